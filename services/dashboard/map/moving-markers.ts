import type { BoardTechnician } from '@fieldcast/client';
import type { Fix } from '@fieldcast/protocol';
import { freshnessOf } from '../core/freshness.ts';
import { type Glide, glideTo, isMoving, placeAt } from '../core/glide.ts';
import type { Marker } from './technician-layers.ts';

/** Where every technician is drawn, between the last fix and the newest. One entry a technician with a position. */
export interface MovingMarkers {
  /** Takes over the newest positions. */
  update(technicians: Iterable<BoardTechnician>, nowMs: number): void;
  /** Forgets somebody who is no longer in the picture. */
  remove(id: string): void;
  /** Everybody as drawn at `nowMs`, the freshness judged by the server's clock. */
  markersAt(nowMs: number, serverNowMs: number, selectedId: string | undefined): Marker[];
  /** [lon, lat] as drawn. */
  placeOf(id: string, nowMs: number): [number, number] | undefined;
  isAnyMoving(nowMs: number): boolean;
}

export function createMovingMarkers(isMotionReduced: () => boolean): MovingMarkers {
  const entries = new Map<string, { technician: BoardTechnician; glide: Glide }>();

  return {
    update: (technicians, nowMs) => {
      for (const technician of technicians) {
        const { technicianId: id, position } = technician;
        if (!position) continue;
        const previous = entries.get(id)?.glide;
        const isSameFix = previous?.recordedAtMs === position.timeMs;
        const glide = previous && isSameFix ? previous : glideTo(previous, toPlace(position), nowMs, isMotionReduced());
        entries.set(id, { technician, glide });
      }
    },
    remove: (id) => {
      entries.delete(id);
    },
    markersAt: (nowMs, serverNowMs, selectedId) =>
      Array.from(entries.values(), ({ technician, glide }) =>
        toMarker(technician, glide, nowMs, serverNowMs, selectedId),
      ),
    placeOf: (id, nowMs) => {
      const entry = entries.get(id);
      return entry && placeAt(entry.glide, nowMs);
    },
    isAnyMoving: (nowMs) => {
      for (const { glide } of entries.values()) if (isMoving(glide, nowMs)) return true;
      return false;
    },
  };
}

function toMarker(
  { technicianId, displayName, position }: BoardTechnician,
  glide: Glide,
  nowMs: number,
  serverNowMs: number,
  selectedId: string | undefined,
): Marker {
  const [lon, lat] = placeAt(glide, nowMs);
  const freshness = freshnessOf(glide.recordedAtMs, serverNowMs);
  return {
    id: technicianId,
    name: displayName,
    lon,
    lat,
    freshness: freshness === 'none' ? 'silent' : freshness,
    headingDeg: position?.headingDeg,
    isSelected: technicianId === selectedId,
  };
}

function toPlace({ longitudeDeg, latitudeDeg, timeMs }: Fix): { lon: number; lat: number; recordedAtMs: number } {
  return { lon: longitudeDeg, lat: latitudeDeg, recordedAtMs: timeMs };
}
