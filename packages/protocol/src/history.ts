import type { v1 } from './wire.ts';

/**
 * How a reader of a `TechnicianTrack` tells a straight line from a gap. Two points at most this far apart, ms, belong
 * together: the marker glides from one to the other, and the technician was heard of in between, since points are left
 * out where the line through the others, in place and time, is good enough. Points further apart are all there was: a
 * real gap, which a marker jumps over. Of the truth `known` the time of a point is when it was received.
 *
 * Simplification never makes a longer hole. Only the sampling of long windows and wide views can: by less than its step,
 * which is 15 s at most.
 */
export const HISTORY_HOLE_MS_MAX = 60_000;
/** A fix received longer than this after it was taken is a late upload, ms. */
export const LATE_UPLOAD_MS_MIN = 60_000;

const DEGREES_E6 = 1e6;
const UINT32_MAX = 2 ** 32 - 1;

/** Fixes of a technician in columns of equal length, in the order in which a marker goes through them. */
export interface TrackColumns {
  /** ms since the Unix epoch. */
  readonly recordedMs: Float64Array;
  readonly receivedMs: Float64Array;
  readonly latitudeDeg: Float64Array;
  readonly longitudeDeg: Float64Array;
  /** Of these three: not a number where it is unknown. */
  readonly speedMps: Float32Array;
  readonly headingDeg: Float32Array;
  readonly accuracyM: Float32Array;
}

/** Columns of this many fixes, to be filled. */
export function emptyTrackColumns(length: number): TrackColumns {
  return {
    recordedMs: new Float64Array(length),
    receivedMs: new Float64Array(length),
    latitudeDeg: new Float64Array(length),
    longitudeDeg: new Float64Array(length),
    speedMps: new Float32Array(length),
    headingDeg: new Float32Array(length),
    accuracyM: new Float32Array(length),
  };
}

/**
 * A track as it goes over the wire; see history.proto.
 * @param kept indexes of the points that are sent, ascending
 * @param windowFromMs when the window begins that the times are counted from, ms since the Unix epoch
 */
export function toTechnicianTrack(
  technicianId: string,
  columns: TrackColumns,
  kept: readonly number[],
  windowFromMs: number,
): v1.TechnicianTrack.$Properties {
  const { recordedMs, receivedMs, latitudeDeg, longitudeDeg, speedMps, headingDeg, accuracyM } = columns;
  const degreesE6 = (column: Float64Array) =>
    differencesOf(kept, (index) => Math.round(at(column, index) * DEGREES_E6));
  const plusOne = (column: Float32Array, toUnit: (value: number) => number) =>
    kept.map((index) => {
      const value = at(column, index);
      return Number.isNaN(value) ? 0 : toUint32(toUnit(value) + 1);
    });
  return {
    technicianId,
    recordedMs: differencesOf(kept, (index) => at(recordedMs, index) - windowFromMs),
    latitudeE6: degreesE6(latitudeDeg),
    longitudeE6: degreesE6(longitudeDeg),
    delayMs: kept.map((index) => toUint32(at(receivedMs, index) - at(recordedMs, index))),
    speedCmps: plusOne(speedMps, (mps) => mps * 100),
    headingDeg: plusOne(headingDeg, (deg) => Math.round(deg) % 360),
    accuracyDm: plusOne(accuracyM, (metres) => metres * 10),
  };
}

/** The first value, and of each other one the difference to the one before. */
function differencesOf(kept: readonly number[], toValue: (index: number) => number): number[] {
  let before = 0;
  return kept.map((index) => {
    const value = toValue(index);
    const difference = value - before;
    before = value;
    return difference;
  });
}

function toUint32(value: number): number {
  return Math.min(UINT32_MAX, Math.max(0, Math.round(value)));
}

function at(column: Float64Array | Float32Array, index: number): number {
  return column[index] ?? Number.NaN;
}
