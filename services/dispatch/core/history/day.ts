import { distanceM, type Place } from '@fieldcast/core';
import { type DayFix, withoutFaults } from './day-fix.ts';
import { findStops, STOP_RADIUS_M, type Stop } from './stops.ts';
import { speedMaxMps, travelledM } from './travel.ts';

/** Longer without any fix, ms, and nothing is said about the time between. */
export const GAP_MS_MIN = 5 * 60_000;
/** A drive shorter than this, m, belongs to the stop beside it: to the other side of the car park. */
export const DRIVE_M_MIN = 100;

export interface Segment {
  readonly kind: 'stop' | 'drive' | 'gap';
  readonly fromMs: number;
  readonly toMs: number;
  /** Of a stop its middle, else where it begins. */
  readonly place: Place;
  /** Of a drive; else 0. */
  readonly distanceM: number;
  readonly speedMaxMps: number;
}

/** What one technician did, as far as the fixes tell. */
export interface Day {
  /** In order of time; each begins where the one before ended. */
  readonly segments: readonly Segment[];
  readonly distanceM: number;
  readonly movingMs: number;
  readonly stoppedMs: number;
  readonly gapMs: number;
  readonly speedMaxMps: number;
}

/**
 * Divides a technician's day into stops, the drives between them, and gaps. A gap is more than five minutes without any
 * fix, also a coarse one; movement is read from the others only (see `withoutFaults`). Standing is defined by `findStops`,
 * distance by `travelledM`. Some fixes that lead nowhere between two gaps are a stop, however short.
 * @param fixes in order of time
 */
export function analyseDay(fixes: readonly DayFix[]): Day {
  const segments: Segment[] = [];
  let before: DayFix | undefined;
  for (const run of runsOf(fixes)) {
    const good = withoutFaults(run);
    const [first] = good;
    if (!first) continue;
    if (before) addGap(segments, before, first.timeMs);
    segments.push(...segmentsOf(good));
    before = good.at(-1);
  }
  const sumOf = (kind: Segment['kind']) =>
    segments.reduce((sum, segment) => sum + (segment.kind === kind ? segment.toMs - segment.fromMs : 0), 0);
  return {
    segments,
    distanceM: segments.reduce((sum, segment) => sum + segment.distanceM, 0),
    movingMs: sumOf('drive'),
    stoppedMs: sumOf('stop'),
    gapMs: sumOf('gap'),
    speedMaxMps: segments.reduce((max, segment) => Math.max(max, segment.speedMaxMps), 0),
  };
}

/** Fixes without a gap among them. */
function runsOf(fixes: readonly DayFix[]): DayFix[][] {
  const runs: DayFix[][] = [];
  let beforeMs = Number.NEGATIVE_INFINITY;
  for (const fix of fixes) {
    if (fix.timeMs - beforeMs > GAP_MS_MIN) runs.push([]);
    runs.at(-1)?.push(fix);
    beforeMs = fix.timeMs;
  }
  return runs;
}

/** Gaps around a single fix are one. */
function addGap(segments: Segment[], from: DayFix, toMs: number): void {
  const last = segments.at(-1);
  const isSame = last?.kind === 'gap';
  if (isSame) segments.pop();
  const begin = isSame ? { fromMs: last.fromMs, place: last.place } : { fromMs: from.timeMs, place: placeOf(from) };
  segments.push({ kind: 'gap', ...begin, toMs, distanceM: 0, speedMaxMps: 0 });
}

function segmentsOf(fixes: readonly DayFix[]): Segment[] {
  const segments: Segment[] = [];
  const stops = findStops(fixes);
  for (let order = 0; order <= stops.length; order++) {
    const [from, to] = [stops[order - 1], stops[order]];
    addDrive(segments, driveBetween(fixes, from, to), to);
    if (to) addStop(segments, stopOf(fixes, to));
  }
  return segments;
}

/** From one stop to the next, or from the first fix and to the last; undefined when there is no time between. */
function driveBetween(fixes: readonly DayFix[], from: Stop | undefined, to: Stop | undefined): Segment | undefined {
  const [first, last] = [from ? from.last : 0, to ? to.first : fixes.length - 1];
  const [begin, end] = [fixes[first], fixes[last]];
  if (!begin || !end || end.timeMs <= begin.timeMs) return undefined;
  const between = fixes.slice(from ? first + 1 : first, to ? last : last + 1);
  return {
    kind: 'drive',
    fromMs: begin.timeMs,
    toMs: end.timeMs,
    place: from?.middle ?? placeOf(begin),
    distanceM: travelledM(between, from?.middle, to?.middle),
    speedMaxMps: speedMaxMps(between),
  };
}

function addDrive(segments: Segment[], drive: Segment | undefined, to: Stop | undefined): void {
  if (!drive) return;
  const before = segments.at(-1);
  const isElsewhere = before && to && distanceM(before.place, to.middle) > STOP_RADIUS_M;
  if (drive.distanceM >= DRIVE_M_MIN || isElsewhere) segments.push(drive);
  else addStop(segments, { ...drive, kind: 'stop', place: before?.place ?? to?.middle ?? drive.place });
}

/** Stops with nothing between them are one, where it was longest. */
function addStop(segments: Segment[], stop: Segment): void {
  const before = segments.at(-1);
  const isSame = before?.kind === 'stop';
  if (isSame) segments.pop();
  const fromMs = isSame ? before.fromMs : stop.fromMs;
  const isLonger = isSame && before.toMs - before.fromMs > stop.toMs - stop.fromMs;
  segments.push({ ...stop, fromMs, place: isLonger ? before.place : stop.place, distanceM: 0, speedMaxMps: 0 });
}

function stopOf(fixes: readonly DayFix[], { first, last, middle }: Stop): Segment {
  const [fromMs, toMs] = [fixes[first]?.timeMs ?? 0, fixes[last]?.timeMs ?? 0];
  return { kind: 'stop', fromMs, toMs, place: middle, distanceM: 0, speedMaxMps: 0 };
}

function placeOf({ latitudeDeg, longitudeDeg }: Place): Place {
  return { latitudeDeg, longitudeDeg };
}
