const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Longest window of one request for the fleet. Over it: INVALID_REQUEST; ask for it in chunks. */
export const FLEET_WINDOW_MS_MAX = HOUR_MS;
/** Longest period of one request for the activity. Over it: INVALID_REQUEST. */
export const ACTIVITY_PERIOD_MS_MAX = 8 * DAY_MS;
export const ACTIVITY_BINS_MAX = 288;
/** Longest period of one request for a technician's day: the longest day a clock change makes, and an hour. */
export const DAY_PERIOD_MS_MAX = 26 * HOUR_MS;

export interface Window {
  /** ms since the epoch, included. */
  readonly fromMs: number;
  /** ms since the epoch, not included. */
  readonly toMs: number;
}

/**
 * The window between two RFC 3339 times.
 * @param lengthMsMin 0: a moment will do
 * @throws RangeError saying what is wrong with it.
 */
export function toWindow(from: string, to: string, lengthMsMin: 0 | 1, lengthMsMax: number): Window {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  if (fromMs < 0) throw new RangeError('`from` must not be before 1970');
  if (toMs - fromMs < lengthMsMin)
    throw new RangeError(lengthMsMin === 0 ? '`from` must not be after `to`' : '`from` must be before `to`');
  if (toMs - fromMs > lengthMsMax)
    throw new RangeError(`one request reaches over at most ${lengthMsMax / HOUR_MS} hours; ask for more in parts`);
  return { fromMs, toMs };
}

/** The bins of a period that have begun by now: of equal length, whole ms, the first at the period's beginning. */
export interface Bins {
  readonly fromMs: number;
  readonly binMs: number;
  readonly count: number;
}

export function toBins({ fromMs, toMs }: Window, bins: number, nowMs: number): Bins {
  const binMs = Math.ceil((toMs - fromMs) / bins);
  const inPeriod = Math.ceil((toMs - fromMs) / binMs);
  return { fromMs, binMs, count: Math.max(0, Math.min(inPeriod, Math.ceil((nowMs - fromMs) / binMs))) };
}
