import type { BoardTechnician } from '@fieldcast/client';
import type { FleetPicture } from '../core/fleet.ts';
import { type Glide, glideTo } from '../core/glide.ts';
import type { MarkerChange, MarkerFeed, MarkerWay } from '../core/marker-feed.ts';

export interface LiveFeed extends MarkerFeed {
  stop(): void;
}

interface LiveFeedParts {
  readonly fleet: Pick<FleetPicture, 'technicians' | 'timeMs' | 'onChange'>;
  /** The page's clock, ms, such as `performance.now`. */
  readonly nowMs: () => number;
  /** Asked at each fix: then markers jump. */
  readonly isMotionReduced: () => boolean;
}

type Writable<T> = { -readonly [key in keyof T]: T[key] };

/**
 * The ways of the live fleet: from where a marker is drawn to its newest fix, for as long as the two fixes are apart.
 * The feed keeps its ways and changes them in place: whoever hears of a change reads it at once.
 */
export function createLiveFeed({ fleet, nowMs, isMotionReduced }: LiveFeedParts): LiveFeed {
  const ways = new Map<string, Writable<MarkerWay>>();
  const handlers = new Set<(change: MarkerChange) => void>();
  let isRunning = true;

  const take = (technicians: Iterable<BoardTechnician>): MarkerWay[] => {
    const atMs = nowMs();
    const taken: MarkerWay[] = [];
    for (const technician of technicians) {
      const { technicianId: id, displayName, position } = technician;
      if (!position) continue;
      const way = ways.get(id);
      if (way?.recordedAtMs === position.timeMs) {
        if (way.name === displayName) continue;
        way.name = displayName;
        taken.push(way);
        continue;
      }
      const glide = glideTo(
        way && toGlide(way),
        { lon: position.longitudeDeg, lat: position.latitudeDeg, recordedAtMs: position.timeMs },
        atMs,
        isMotionReduced(),
      );
      taken.push(keep(way, technician, glide, position));
    }
    return taken;
  };

  const keep = (
    way: Writable<MarkerWay> | undefined,
    { technicianId: id, displayName: name }: BoardTechnician,
    glide: Glide,
    { headingDeg, speedMps, accuracyM }: NonNullable<BoardTechnician['position']>,
  ): MarkerWay => {
    const next = {
      id,
      name,
      fromLonDeg: glide.fromLon,
      fromLatDeg: glide.fromLat,
      toLonDeg: glide.toLon,
      toLatDeg: glide.toLat,
      startMs: glide.startMs,
      endMs: glide.startMs + glide.durationMs,
      recordedAtMs: glide.recordedAtMs,
      headingDeg,
      speedMps,
      accuracyM,
      // The live position is never moved by a late fix.
      isLateUpload: false,
    };
    if (way) return Object.assign(way, next);
    ways.set(id, next);
    return next;
  };

  take(fleet.technicians());
  const unsubscribe = fleet.onChange(({ changed, leftIds }) => {
    for (const id of leftIds) ways.delete(id);
    const change = { changed: take(changed), leftIds };
    if (change.changed.length > 0 || leftIds.length > 0) for (const handler of handlers) handler(change);
  });

  return {
    clockMs: nowMs,
    timeMs: fleet.timeMs,
    isRunning: () => isRunning,
    ways: () => ways.values(),
    onChange: (handler) => {
      handlers.add(handler);
      return () => void handlers.delete(handler);
    },
    stop: () => {
      isRunning = false;
      unsubscribe();
      handlers.clear();
    },
  };
}

function toGlide(way: MarkerWay): Glide {
  return {
    fromLon: way.fromLonDeg,
    fromLat: way.fromLatDeg,
    toLon: way.toLonDeg,
    toLat: way.toLatDeg,
    startMs: way.startMs,
    durationMs: Math.max(0, way.endMs - way.startMs),
    recordedAtMs: way.recordedAtMs,
  };
}
