import type { BoardTechnician } from '@fieldcast/client';
import { HISTORY_HOLE_MS_MAX, LATE_UPLOAD_MS_MIN } from '@fieldcast/protocol';
import type { TrackPoint, Truth } from './history.ts';
import type { MarkerWay } from './marker-feed.ts';

/** Less than this between two points is the noise of a phone that lies still, degrees: about 20 m. */
const MOVE_DEG_MIN = 0.0002;

/**
 * A technician's points and how far the replay has come in them. Times ascend.
 *
 *     points   p0   p1   p2   p3
 *     timesMs  t0   t1   t2   t3
 *                   ^ index: the last one reached, t1 <= now < t2; -1 before the first
 */
export interface PlayTrack {
  readonly id: string;
  readonly ref: number;
  points: TrackPoint[];
  /** When each point counts: when it was recorded, or received where the past is shown as it was known. */
  timesMs: number[];
  index: number;
  /** From then on the technician is no longer in the picture, ms since the epoch. */
  goneFromMs: number;
  /** Whether the marker is on the page. */
  isShown: boolean;
  /** Changed since the picture last told of it. */
  isDirty: boolean;
  /** The first point behind `index` that is somewhere else; `points.length`: none is known yet. */
  moveIndex: number;
  technician: BoardTechnician | undefined;
  technicianAtMs: number;
}

export function createPlayTrack(id: string, ref: number): PlayTrack {
  return {
    id,
    ref,
    points: [],
    timesMs: [],
    index: -1,
    goneFromMs: Number.POSITIVE_INFINITY,
    isShown: false,
    isDirty: true,
    moveIndex: 0,
    technician: undefined,
    technicianAtMs: Number.NaN,
  };
}

/** Adds points behind those it has; what is not behind is known already. */
export function appendPoints(track: PlayTrack, points: readonly TrackPoint[], truth: Truth): void {
  const lastMs = track.timesMs.at(-1) ?? Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const timeMs = truth === 'known' ? point.receivedAtMs : point.recordedAtMs;
    if (timeMs <= lastMs) continue;
    track.points.push(point);
    track.timesMs.push(timeMs);
  }
  track.technician = undefined;
  findMove(track);
}

/** Forgets what the replay has passed. */
export function dropPassed(track: PlayTrack): void {
  if (track.index <= 0) return;
  track.points = track.points.slice(track.index);
  track.timesMs = track.timesMs.slice(track.index);
  track.moveIndex -= track.index;
  track.index = 0;
}

/** Goes on to `atMs`, which is never before where it was. True when another point was reached. */
export function advanceTrack(track: PlayTrack, atMs: number): boolean {
  const before = track.index;
  const { timesMs } = track;
  while (track.index + 1 < timesMs.length && (timesMs[track.index + 1] ?? 0) <= atMs) track.index++;
  if (track.index === before) return false;
  track.technician = undefined;
  if (track.index >= track.moveIndex) findMove(track);
  return true;
}

/** When the next point is reached; infinite while none is known. */
export function nextPointMs(track: PlayTrack): number {
  return track.timesMs[track.index + 1] ?? Number.POSITIVE_INFINITY;
}

/** When the technician is next known to be somewhere else; infinite while that is not known. */
export function nextMoveMs(track: PlayTrack): number {
  return track.timesMs[track.moveIndex] ?? Number.POSITIVE_INFINITY;
}

function findMove(track: PlayTrack): void {
  const here = track.points[track.index];
  let at = track.index + 1;
  if (here) {
    for (let next = track.points[at]; next && isSamePlace(here, next); next = track.points[at]) at++;
  }
  track.moveIndex = at;
}

function isSamePlace(one: TrackPoint, other: TrackPoint): boolean {
  return (
    Math.abs(one.latitudeDeg - other.latitudeDeg) < MOVE_DEG_MIN &&
    Math.abs(one.longitudeDeg - other.longitudeDeg) < MOVE_DEG_MIN
  );
}

/** The point the marker is gliding to; undefined while it stands. */
function headingFor(track: PlayTrack, isMotionReduced: boolean): TrackPoint | undefined {
  const { points, timesMs, index } = track;
  const here = points[index];
  const next = points[index + 1];
  if (isMotionReduced || !here || !next) return undefined;
  if ((timesMs[index + 1] ?? 0) - (timesMs[index] ?? 0) > HISTORY_HOLE_MS_MAX) return undefined;
  return next.recordedAtMs - here.recordedAtMs > HISTORY_HOLE_MS_MAX ? undefined : next;
}

export function isGliding(track: PlayTrack, isMotionReduced: boolean): boolean {
  return headingFor(track, isMotionReduced) !== undefined;
}

/** The way the marker is on; undefined before the first point. */
export function wayOf(track: PlayTrack, name: string, isMotionReduced: boolean): MarkerWay | undefined {
  const { points, timesMs, index, id } = track;
  const here = points[index];
  if (!here) return undefined;
  const next = headingFor(track, isMotionReduced);
  const end = next ?? here;
  const startMs = timesMs[index] ?? 0;
  return {
    id,
    name,
    fromLonDeg: here.longitudeDeg,
    fromLatDeg: here.latitudeDeg,
    toLonDeg: end.longitudeDeg,
    toLatDeg: end.latitudeDeg,
    startMs,
    endMs: next ? (timesMs[index + 1] ?? startMs) : startMs,
    recordedAtMs: end.recordedAtMs,
    headingDeg: end.headingDeg,
    speedMps: end.speedMps,
    accuracyM: end.accuracyM,
    isLateUpload: end.receivedAtMs - end.recordedAtMs > LATE_UPLOAD_MS_MIN,
  };
}

/**
 * The technician as the picture of `atMs` has them: on the way where the marker is, and as old as the marker, so that
 * list and map agree. The same object while nothing has changed. Undefined before the first point.
 */
export function technicianOf(
  track: PlayTrack,
  atMs: number,
  name: string,
  isMotionReduced: boolean,
): BoardTechnician | undefined {
  const isUnchanged = track.technicianAtMs === atMs || !isGliding(track, isMotionReduced);
  // Names may become known after the past does.
  if (track.technician?.displayName === name && isUnchanged) return track.technician;
  const way = wayOf(track, name, isMotionReduced);
  if (!way) return undefined;
  const { startMs, endMs, fromLonDeg, fromLatDeg, toLonDeg, toLatDeg, recordedAtMs } = way;
  const part = endMs > startMs ? Math.min(Math.max((atMs - startMs) / (endMs - startMs), 0), 1) : 1;
  track.technicianAtMs = atMs;
  track.technician = {
    ref: track.ref,
    technicianId: track.id,
    displayName: name,
    position: {
      timeMs: Math.min(Math.round(atMs), recordedAtMs),
      latitudeDeg: fromLatDeg + (toLatDeg - fromLatDeg) * part,
      longitudeDeg: fromLonDeg + (toLonDeg - fromLonDeg) * part,
      accuracyM: way.accuracyM,
      speedMps: way.speedMps,
      headingDeg: way.headingDeg,
    },
  };
  return track.technician;
}
