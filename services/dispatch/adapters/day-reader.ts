import { emptyTrackColumns, LATE_UPLOAD_MS_MIN, type TrackColumns, toTechnicianTrack, v1 } from '@fieldcast/protocol';
import { readTrack, type StoredPosition } from '@fieldcast/storage';
import type pg from 'pg';
import { analyseDay, type Segment } from '../core/history/day.ts';
import { simplifyTrack } from '../core/history/simplify.ts';
import type { Window } from '../core/history/window.ts';

/** Fixes of a day in memory, one a second and more. Over it: every second one is left out, then every second of those … */
const FIXES_MAX = 100_000;
const DEGREES_E6 = 1e6;

const SEGMENT_KIND = {
  stop: v1.DaySegmentKind.STOP,
  drive: v1.DaySegmentKind.DRIVE,
  gap: v1.DaySegmentKind.GAP,
} as const;

interface DayRequest extends Window {
  readonly technicianId: string;
  readonly zoom: number;
}

/** What a technician did in a period, as a `TechnicianDay` on the wire; nothing at all for an unknown technician. */
export async function readDay(
  pool: pg.Pool,
  tenantKey: number,
  { technicianId, fromMs, toMs, zoom }: DayRequest,
): Promise<Uint8Array> {
  const { kept, fixes, lateFixes } = await readFixes(pool, tenantKey, technicianId, { fromMs, toMs });
  const day = analyseDay(kept);
  const columns = toColumns(kept);
  const points = simplifyTrack(columns, { zoom, isAsKnown: false });
  return v1.TechnicianDay.encode({
    fromMs,
    toMs,
    track: toTechnicianTrack(technicianId, columns, points, fromMs),
    segments: day.segments.map(toWire),
    distanceM: Math.round(day.distanceM),
    movingS: Math.round(day.movingMs / 1000),
    stoppedS: Math.round(day.stoppedMs / 1000),
    gapS: Math.round(day.gapMs / 1000),
    fixes,
    lateFixes,
    speedMaxCmps: Math.round(day.speedMaxMps * 100),
  }).finish();
}

interface Fixes {
  /** In order of time. */
  readonly kept: StoredPosition[];
  /** How many there are, those that were not kept included. */
  readonly fixes: number;
  readonly lateFixes: number;
}

async function readFixes(pool: pg.Pool, tenantKey: number, technicianId: string, window: Window): Promise<Fixes> {
  let kept: StoredPosition[] = [];
  let every = 1;
  let fixes = 0;
  let lateFixes = 0;
  for await (const page of readTrack(pool, tenantKey, technicianId, window)) {
    for (const fix of page) {
      if (fixes % every === 0) kept.push(fix);
      fixes += 1;
      if (fix.receivedAtMs - fix.timeMs > LATE_UPLOAD_MS_MIN) lateFixes += 1;
    }
    if (kept.length <= FIXES_MAX) continue;
    kept = kept.filter((_, index) => index % 2 === 0);
    every *= 2;
  }
  return { kept, fixes, lateFixes };
}

function toColumns(fixes: readonly StoredPosition[]): TrackColumns {
  const columns = emptyTrackColumns(fixes.length);
  for (const [index, fix] of fixes.entries()) {
    columns.recordedMs[index] = fix.timeMs;
    columns.receivedMs[index] = fix.receivedAtMs;
    columns.latitudeDeg[index] = fix.latitudeDeg;
    columns.longitudeDeg[index] = fix.longitudeDeg;
    columns.speedMps[index] = fix.speedMps ?? Number.NaN;
    columns.headingDeg[index] = fix.headingDeg ?? Number.NaN;
    columns.accuracyM[index] = fix.accuracyM ?? Number.NaN;
  }
  return columns;
}

function toWire({ kind, fromMs, toMs, place, distanceM, speedMaxMps }: Segment): v1.DaySegment.$Properties {
  return {
    kind: SEGMENT_KIND[kind],
    fromMs,
    toMs,
    latitudeE6: Math.round(place.latitudeDeg * DEGREES_E6),
    longitudeE6: Math.round(place.longitudeDeg * DEGREES_E6),
    distanceM: Math.round(distanceM),
    speedMaxCmps: Math.round(speedMaxMps * 100),
  };
}
