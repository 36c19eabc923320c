const DAY_MS = 24 * 3600 * 1000;
/** Longest period of one request for a track. Over it: INVALID_REQUEST; ask for it in parts. */
export const TRACK_PERIOD_DAYS_MAX = 31;
/** Period when a request names none: the last day. */
const PERIOD_DEFAULT_MS = DAY_MS;

export interface Period {
  /** ms since the epoch, included. */
  readonly fromMs: number;
  /** ms since the epoch, not included. */
  readonly toMs: number;
}

/**
 * The period of a request: `to` is now when absent, `from` a day before `to`.
 * @throws RangeError saying what is wrong with it.
 */
export function toPeriod(from: string | undefined, to: string | undefined, nowMs: number): Period {
  const toMs = to === undefined ? nowMs : Date.parse(to);
  const fromMs = from === undefined ? toMs - PERIOD_DEFAULT_MS : Date.parse(from);
  if (fromMs < 0) throw new RangeError('`from` must not be before 1970');
  if (fromMs >= toMs) throw new RangeError('`from` must be before `to`');
  if (toMs - fromMs > TRACK_PERIOD_DAYS_MAX * DAY_MS)
    throw new RangeError(`one request gives at most ${TRACK_PERIOD_DAYS_MAX} days; ask for a longer period in parts`);
  return { fromMs, toMs };
}

/**
 * The calendar day on which a period begins, `2026-11-20`: where the request says so, by the clock of its `from`, which
 * is that of the tenant when a day is asked for; else in UTC.
 */
export function dayOf(from: string | undefined, { fromMs }: Period): string {
  return (from ?? new Date(fromMs).toISOString()).slice(0, 10);
}
