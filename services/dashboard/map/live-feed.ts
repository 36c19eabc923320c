import type { BoardTechnician } from '@fieldcast/client';
import type { FleetPicture } from '../core/fleet.ts';
import { glideTo, standAt } from '../core/glide.ts';
import type { MarkerChange, MarkerFeed, MarkerWay } from '../core/marker-feed.ts';

export interface LiveFeed extends MarkerFeed {
  stop(): void;
}

interface LiveFeedParts {
  readonly fleet: Pick<FleetPicture, 'technicians' | 'timeMs' | 'onChange'>;
  /** The page's clock, ms, such as `performance.now`. */
  readonly nowMs: () => number;
  /** Asked whenever there are fixes: then markers jump. */
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

  // Undefined: nothing has changed that is drawn.
  const takeOne = (technician: BoardTechnician, atMs: number, isReduced: boolean): MarkerWay | undefined => {
    const { technicianId, displayName, position } = technician;
    if (!position) return undefined;
    const { timeMs, longitudeDeg, latitudeDeg } = position;
    const known = ways.get(technicianId);
    if (known?.recordedAtMs === timeMs) {
      if (known.name === displayName) return undefined;
      known.name = displayName;
      return known;
    }
    const way = known ?? newWay(technicianId);
    if (known) glideTo(way, longitudeDeg, latitudeDeg, timeMs, atMs, isReduced);
    else {
      standAt(way, longitudeDeg, latitudeDeg, timeMs);
      ways.set(technicianId, way);
    }
    way.name = displayName;
    way.headingDeg = position.headingDeg;
    way.speedMps = position.speedMps;
    way.accuracyM = position.accuracyM;
    return way;
  };
  const take = (technicians: Iterable<BoardTechnician>): MarkerWay[] => {
    const atMs = nowMs();
    const isReduced = isMotionReduced();
    const taken: MarkerWay[] = [];
    for (const technician of technicians) {
      const way = takeOne(technician, atMs, isReduced);
      if (way) taken.push(way);
    }
    return taken;
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

function newWay(id: string): Writable<MarkerWay> {
  return {
    id,
    name: id,
    fromLonDeg: 0,
    fromLatDeg: 0,
    toLonDeg: 0,
    toLatDeg: 0,
    startMs: 0,
    endMs: 0,
    recordedAtMs: 0,
    headingDeg: undefined,
    speedMps: undefined,
    accuracyM: undefined,
    // The live position is never moved by a late fix.
    isLateUpload: false,
  };
}
