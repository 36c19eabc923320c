import type { DaySegment, TrackPoint } from './history.ts';
import type { Zone } from './zone.ts';

/** A day as a period. */
export interface DayPeriod {
  /** The calendar day, `2026-11-20`. */
  readonly day: string;
  /** ms since the epoch, included. */
  readonly fromMs: number;
  /** ms since the epoch, not included: 23 to 25 hours later. */
  readonly toMs: number;
}

/** A line of a day's table. */
export interface DayRow {
  readonly segment: DaySegment;
  /** Counts the stops of the day from 1, as the map does; undefined of what is none. */
  readonly stopNumber: number | undefined;
}

export type DayFileFormat = 'gpx' | 'geojson' | 'csv';
/** The formats in which dispatch gives out a day. */
export const DAY_FILE_FORMATS: readonly DayFileFormat[] = ['gpx', 'geojson', 'csv'];

const MINUTE_MS = 60_000;

/** The period of a calendar day by the tenant's clock; undefined when `day` is none. */
export function dayPeriod(day: string, zone: Zone): DayPeriod | undefined {
  const fromMs = zone.dayStartMs(day);
  const toMs = fromMs === undefined ? undefined : zone.dayStartMs(zone.dayAfter(day, 1));
  return fromMs === undefined || toMs === undefined ? undefined : { day, fromMs, toMs };
}

/** A day's segments with their stops numbered. */
export function dayRows(segments: readonly DaySegment[]): readonly DayRow[] {
  let stops = 0;
  return segments.map((segment) => ({ segment, stopNumber: segment.kind === 'stop' ? ++stops : undefined }));
}

/** The day to offer instead of an empty one: that of the last fix when it is another, else the day before. */
export function dayInstead(day: string, lastFixMs: number | undefined, zone: Zone): string {
  const lastDay = lastFixMs === undefined ? day : zone.dayOf(lastFixMs);
  return lastDay === day ? zone.dayAfter(day, -1) : lastDay;
}

/** The newest point at or before a time: of a day's track, the one by which the upload's delay is known. */
export function pointAt(points: readonly TrackPoint[], atMs: number): TrackPoint | undefined {
  return points.findLast(({ recordedAtMs }) => recordedAtMs <= atMs);
}

/**
 * The address of a day as a file. Its `from` is written by the tenant's clock, because dispatch names the file by the
 * day that `from` says.
 */
export function dayFilePath(technicianId: string, { day, fromMs, toMs }: DayPeriod, format: DayFileFormat): string {
  const midnight = `${day}T00:00:00`;
  const from = `${midnight}${offsetWords(Date.parse(`${midnight}Z`) - fromMs)}`;
  const query = new URLSearchParams({ format, from, to: new Date(toMs).toISOString() });
  return `/v1/technicians/${encodeURIComponent(technicianId)}/track?${query}`;
}

function offsetWords(offsetMs: number): string {
  const minutes = Math.abs(Math.round(offsetMs / MINUTE_MS));
  const twoDigits = (count: number) => String(count).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
