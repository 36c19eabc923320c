import type { ActivityBin } from './history.ts';
import type { Zone } from './zone.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** A column of the day's activity, ms; on days with 23 or 25 hours there are fewer or more of them. */
const BIN_MS = 10 * MINUTE_MS;
/** Nearer to the present than this the bar means the present, ms. */
const LIVE_MS = 30_000;

/** A calendar day of the tenant's zone on the bar: 23, 24 or 25 hours from its left edge to its right one. */
export interface TimelineDay {
  /** `2026-11-20`. */
  readonly day: string;
  readonly fromMs: number;
  /** First ms of the next day. */
  readonly toMs: number;
  readonly bins: number;
}

export interface HourMark {
  readonly atMs: number;
  /** Hours by the zone's clock; where clocks are put back an hour comes twice. */
  readonly hour: number;
}

/** The day a time belongs to. */
export function timelineDayOf(atMs: number, zone: Zone): TimelineDay {
  const day = zone.dayOf(atMs);
  const fromMs = zone.dayStartMs(day) ?? atMs;
  const toMs = zone.dayStartMs(zone.dayAfter(day, 1)) ?? fromMs + 24 * HOUR_MS;
  return { day, fromMs, toMs, bins: Math.round((toMs - fromMs) / BIN_MS) };
}

/** Where a time is on the bar: 0 its left edge, 1 its right one. */
export function partOf({ fromMs, toMs }: TimelineDay, atMs: number): number {
  return Math.min(Math.max((atMs - fromMs) / (toMs - fromMs), 0), 1);
}

/** The time at a part of the bar, to the minute: a pixel is more than that anyway. */
export function timeAtPart({ fromMs, toMs }: TimelineDay, part: number): number {
  const atMs = fromMs + Math.min(Math.max(part, 0), 1) * (toMs - fromMs);
  return Math.min(Math.round(atMs / MINUTE_MS) * MINUTE_MS, toMs - MINUTE_MS);
}

/** Every full hour of the day but its beginning. */
export function hourMarks({ fromMs, toMs }: TimelineDay, zone: Zone): HourMark[] {
  const marks: HourMark[] = [];
  for (let atMs = fromMs + HOUR_MS; atMs < toMs; atMs += HOUR_MS)
    marks.push({ atMs, hour: Number(zone.minutes(atMs).slice(0, 2)) });
  return marks;
}

/** What a place on the bar means: the present and what is behind it cannot be rewound to. */
export function isLiveTime(atMs: number, liveMs: number): boolean {
  return atMs > liveMs - LIVE_MS;
}

/** The same time by the clock on another day, or undefined when `day` is none. */
export function sameTimeOn(day: string, atMs: number, zone: Zone): number | undefined {
  const startMs = zone.dayStartMs(day);
  const fromMs = zone.dayStartMs(zone.dayOf(atMs));
  if (startMs === undefined || fromMs === undefined) return undefined;
  const nextMs = zone.dayStartMs(zone.dayAfter(day, 1)) ?? Number.POSITIVE_INFINITY;
  return Math.min(startMs + (atMs - fromMs), nextMs - MINUTE_MS);
}

export type TimelineKey = { readonly kind: 'time'; readonly atMs: number } | { readonly kind: 'live' };

/** What a key of the slider means at `atMs`; undefined: nothing. */
export function timelineKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  atMs: number,
  { fromMs, toMs }: TimelineDay,
  liveMs: number,
): TimelineKey | undefined {
  const to = (wantedMs: number): TimelineKey =>
    isLiveTime(wantedMs, liveMs) ? { kind: 'live' } : { kind: 'time', atMs: wantedMs };
  const stepMs = (shiftKey ? 15 : 1) * MINUTE_MS;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return to(atMs - stepMs);
    case 'ArrowRight':
    case 'ArrowUp':
      return to(atMs + stepMs);
    case 'PageDown':
      return to(atMs - 15 * MINUTE_MS);
    case 'PageUp':
      return to(atMs + 15 * MINUTE_MS);
    case 'Home':
      return to(fromMs);
    case 'End':
      return to(toMs - MINUTE_MS);
    default:
      return undefined;
  }
}

/** A column of the bar: parts of its height. */
export interface ActivityColumn {
  /** Parts of the bar's width. */
  readonly from: number;
  readonly to: number;
  /** Technicians who sent at the time. */
  readonly prompt: number;
  /** Technicians of whom only late uploads are known, on top of them. */
  readonly late: number;
}

/** The least part of the height that can be seen: one technician of a thousand is not nobody. */
const HEIGHT_MIN = 0.06;

/** Columns of a day's activity, the highest as high as the bar. */
export function activityColumns(bins: readonly ActivityBin[], binMs: number, day: TimelineDay): ActivityColumn[] {
  const most = bins.reduce((max, { technicians }) => Math.max(max, technicians), 0);
  return bins.flatMap(({ fromMs, technicians, late }) => {
    if (technicians === 0) return [];
    const height = Math.max(technicians / most, HEIGHT_MIN);
    const lateHeight = late === 0 ? 0 : Math.min(Math.max((late / technicians) * height, HEIGHT_MIN), height);
    return [
      {
        from: partOf(day, fromMs),
        to: partOf(day, fromMs + binMs),
        prompt: height - lateHeight,
        late: lateHeight,
      },
    ];
  });
}

/** The column around a time. */
export function binAt(bins: readonly ActivityBin[], binMs: number, atMs: number): ActivityBin | undefined {
  return bins.find(({ fromMs }) => fromMs <= atMs && atMs < fromMs + binMs);
}

export interface ActivityHour {
  readonly fromMs: number;
  /** The most at any time of the hour. */
  readonly technicians: number;
  readonly late: number;
}

/** The day's activity by the hour, for a table. Hours in which nothing was sent are left out. */
export function activityHours(bins: readonly ActivityBin[], day: TimelineDay): ActivityHour[] {
  const hours = new Map<number, ActivityHour>();
  for (const { fromMs, technicians, late } of bins) {
    if (technicians === 0) continue;
    const hourMs = day.fromMs + Math.floor((fromMs - day.fromMs) / HOUR_MS) * HOUR_MS;
    const known = hours.get(hourMs);
    hours.set(hourMs, {
      fromMs: hourMs,
      technicians: Math.max(known?.technicians ?? 0, technicians),
      late: Math.max(known?.late ?? 0, late),
    });
  }
  return [...hours.values()];
}
