import { tzOffset } from '@date-fns/tz';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The tenant's clock: everything the page says about times and days is by it, wherever the dispatcher sits. */
export interface Zone {
  /** IANA name. */
  readonly name: string;
  /** `14:05:09`. Times are ms since the epoch throughout. */
  clock(atMs: number): string;
  /** `14:05`. */
  minutes(atMs: number): string;
  /** `21 Nov`, with the year when it is not that of `nowMs`. */
  date(atMs: number, nowMs: number): string;
  /** `14:05:09` on the day of `nowMs`, else `21 Nov, 14:05:09`. */
  moment(atMs: number, nowMs: number): string;
  /** The calendar day of a time, `2026-11-21`. */
  dayOf(atMs: number): string;
  /** When a calendar day begins; undefined when `day` is none. Days have 23 to 25 hours where clocks are changed. */
  dayStartMs(day: string): number | undefined;
  /** The calendar day `count` days later (or earlier). */
  dayAfter(day: string, count: number): string;
}

/** @param name IANA name of the zone; one the browser does not know falls back to UTC, and says so in `name`. */
export function createZone(name: string): Zone {
  const timeZone = isZone(name) ? name : 'UTC';
  const formatter = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  const clock = formatter({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const minutes = formatter({ hour: '2-digit', minute: '2-digit' });
  const date = formatter({ day: 'numeric', month: 'short' });
  const dateWithYear = formatter({ day: 'numeric', month: 'short', year: 'numeric' });
  const year = formatter({ year: 'numeric' });
  const dayOf = (atMs: number) => new Date(atMs + offsetMs(atMs, timeZone)).toISOString().slice(0, 10);
  const dateOf = (atMs: number, nowMs: number) =>
    (year.format(atMs) === year.format(nowMs) ? date : dateWithYear).format(atMs);
  return {
    name: timeZone,
    clock: (atMs) => clock.format(atMs),
    minutes: (atMs) => minutes.format(atMs),
    date: dateOf,
    moment: (atMs, nowMs) =>
      dayOf(atMs) === dayOf(nowMs) ? clock.format(atMs) : `${dateOf(atMs, nowMs)}, ${clock.format(atMs)}`,
    dayOf,
    dayStartMs: (day) => dayStartMs(day, timeZone),
    dayAfter: (day, count) => new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10),
  };
}

// The offset of midnight is only known once midnight is: twice is enough, as offsets change at most once around it.
function dayStartMs(day: string, timeZone: string): number | undefined {
  const asUtcMs = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  // Date.parse takes 2026-02-30 for the second of March in some browsers.
  if (Number.isNaN(asUtcMs) || new Date(asUtcMs).toISOString().slice(0, 10) !== day) return undefined;
  const guessMs = asUtcMs - offsetMs(asUtcMs, timeZone);
  return asUtcMs - offsetMs(guessMs, timeZone);
}

function offsetMs(atMs: number, timeZone: string): number {
  return tzOffset(timeZone, new Date(atMs)) * MINUTE_MS;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}
