import type { Place } from '@fieldcast/core';
import { HISTORY_HOLE_MS_MAX, LATE_UPLOAD_MS_MIN, type TrackColumns } from '@fieldcast/protocol';
import { type GeoBounds, isInside } from './bounds.ts';

/** Pixels of the world's width at zoom 0. */
const WORLD_PX = 512;
const WORLD_M = 40_075_017;
/** How far a point that is left out may lie from where the line puts it at its time, pixels on each axis. */
const TOLERANCE_PX = 1;
/** Nothing finer is kept, m: a receiver at rest wanders further. */
const TOLERANCE_M_MIN = 1;
/** For technicians outside of the view: they only have to be there when it moves. */
const TOLERANCE_FACTOR_OUTSIDE = 16;
/** Web Mercator ends here, degrees. */
const LATITUDE_DEG_MAX = 85.051129;
/** As fast as anybody drives, m/s: a wide view needs no more points than bring such a marker a pixel further. */
const SPEED_MPS_MAX = 40;
const STEP_MS_MIN = 1_000;
const STEP_MS_MAX = 15_000;

export interface Detail {
  readonly zoom: number;
  /** Whether the marker goes by when points were received instead of when they were recorded. */
  readonly isAsKnown: boolean;
  /** Absent: the whole world. */
  readonly bounds?: GeoBounds | undefined;
}

/** How far apart points may be sampled, ms, so that no marker moves by more than about a pixel between two of them. */
export function samplingStepMs(zoom: number): number {
  const pixelM = WORLD_M / (WORLD_PX * 2 ** zoom);
  return Math.round(Math.min(STEP_MS_MAX, Math.max(STEP_MS_MIN, (pixelM / SPEED_MPS_MAX) * 1000)));
}

/**
 * The indexes of the points that a marker needs, ascending; the first and the last are among them. A point can go when
 * the line between the two kept around it passes within a pixel of it at its very time, when that line is no longer than
 * HISTORY_HOLE_MS_MAX, and when those around it are late uploads as it is, or are not. A point that would turn time back
 * goes always: as known, one that was overtaken; else, one of several at one time.
 */
export function simplifyTrack(track: TrackColumns, { zoom, isAsKnown, bounds }: Detail): number[] {
  const candidates = isAsKnown ? withoutOvertaken(track) : withoutRepeated(track);
  const timeMs = isAsKnown ? track.receivedMs : track.recordedMs;
  const line = project(track, candidates, timeMs);
  const factor =
    bounds && !candidates.some((index) => isInside(bounds, placeAt(track, index))) ? TOLERANCE_FACTOR_OUTSIDE : 1;
  const worldPx = WORLD_PX * 2 ** zoom;
  const tolerance = Math.max((TOLERANCE_PX * factor) / worldPx, TOLERANCE_M_MIN / WORLD_M);
  return cornersOf(line, tolerance, (position) => isLate(track, candidates[position] ?? 0)).map(
    (position) => candidates[position] ?? 0,
  );
}

/** Times in ms, places in widths of the world, which may lie beyond its edge rather than jump over it. */
interface Line {
  readonly timeMs: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * From a kept point on, each further point narrows the velocities with which a line from there passes it closely enough.
 * The line may end at any point that is itself reached with such a velocity; at the first that is not, the one before is
 * kept and everything begins anew. One pass, however long the track.
 */
function cornersOf(line: Line, tolerance: number, isLateAt: (position: number) => boolean): number[] {
  const count = line.timeMs.length;
  if (count === 0) return [];
  const corners = [0];
  let cone = createCone(line, 0, tolerance);
  const keep = (position: number) => {
    corners.push(position);
    cone = createCone(line, position, tolerance);
  };
  for (let position = 1; position < count; position++) {
    const isOther = isLateAt(position) !== isLateAt(cone.anchor);
    if (position - 1 > cone.anchor && (isOther || !cone.reaches(position))) keep(position - 1);
    // Between late uploads and others both ends are kept, so that a line is drawn as one or the other.
    if (isOther) keep(position);
    else cone.narrow(position);
  }
  if (cone.anchor !== count - 1) corners.push(count - 1);
  return corners;
}

function createCone({ timeMs, x, y }: Line, anchor: number, tolerance: number) {
  let [vxMin, vxMax, vyMin, vyMax] = [-Infinity, Infinity, -Infinity, Infinity];
  const fromAnchor = (column: Float64Array, position: number) => at(column, position) - at(column, anchor);
  return {
    anchor,
    reaches(position: number): boolean {
      const elapsedMs = fromAnchor(timeMs, position);
      const [vx, vy] = [fromAnchor(x, position) / elapsedMs, fromAnchor(y, position) / elapsedMs];
      return elapsedMs <= HISTORY_HOLE_MS_MAX && vx >= vxMin && vx <= vxMax && vy >= vyMin && vy <= vyMax;
    },
    narrow(position: number): void {
      const elapsedMs = fromAnchor(timeMs, position);
      const [dx, dy] = [fromAnchor(x, position), fromAnchor(y, position)];
      vxMin = Math.max(vxMin, (dx - tolerance) / elapsedMs);
      vxMax = Math.min(vxMax, (dx + tolerance) / elapsedMs);
      vyMin = Math.max(vyMin, (dy - tolerance) / elapsedMs);
      vyMax = Math.min(vyMax, (dy + tolerance) / elapsedMs);
    },
  };
}

/** In the order of reception, those that were the newest when they came; of several that came at once, the last. */
function withoutOvertaken({ recordedMs, receivedMs }: TrackColumns): number[] {
  const kept: number[] = [];
  for (let index = 0; index < recordedMs.length; index++) {
    const before = kept.at(-1);
    if (before !== undefined) {
      if (at(recordedMs, index) <= at(recordedMs, before) || at(receivedMs, index) < at(receivedMs, before)) continue;
      if (at(receivedMs, index) === at(receivedMs, before)) kept.pop();
    }
    kept.push(index);
  }
  return kept;
}

function withoutRepeated({ recordedMs }: TrackColumns): number[] {
  const kept: number[] = [];
  for (let index = 0; index < recordedMs.length; index++) {
    const before = kept.at(-1);
    if (before === undefined || at(recordedMs, index) > at(recordedMs, before)) kept.push(index);
  }
  return kept;
}

function project(track: TrackColumns, indexes: readonly number[], timeMs: Float64Array): Line {
  const line: Line = {
    timeMs: new Float64Array(indexes.length),
    x: new Float64Array(indexes.length),
    y: new Float64Array(indexes.length),
  };
  let before = 0;
  for (const [position, index] of indexes.entries()) {
    const x = at(track.longitudeDeg, index) / 360;
    // The short way round, also over the antimeridian.
    before = position === 0 ? x : x + Math.round(before - x);
    line.timeMs[position] = at(timeMs, index);
    line.x[position] = before;
    line.y[position] = mercatorY(at(track.latitudeDeg, index));
  }
  return line;
}

/** Of the world's width, southwards from the equator. */
function mercatorY(latitudeDeg: number): number {
  const latitude = (Math.max(-LATITUDE_DEG_MAX, Math.min(LATITUDE_DEG_MAX, latitudeDeg)) * Math.PI) / 180;
  return -Math.asinh(Math.tan(latitude)) / (2 * Math.PI);
}

function isLate({ recordedMs, receivedMs }: TrackColumns, index: number): boolean {
  return at(receivedMs, index) - at(recordedMs, index) > LATE_UPLOAD_MS_MIN;
}

function placeAt({ latitudeDeg, longitudeDeg }: TrackColumns, index: number): Place {
  return { latitudeDeg: at(latitudeDeg, index), longitudeDeg: at(longitudeDeg, index) };
}

function at(column: Float64Array, index: number): number {
  return column[index] ?? Number.NaN;
}
