/** Bounds of a backoff: the ceiling doubles from `baseMs` with each attempt until `capMs`. */
export interface BackoffBounds {
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * A delay with full jitter: drawn uniformly from 0 to min(cap, base · 2^attempt). The cap comes before the draw; capping
 * afterwards would let nearly all clients of a long outage return at the same moment.
 *
 * Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 * @param attempt failures so far, 0 or more
 * @param random a source of numbers from 0 (inclusive) to 1 (exclusive)
 */
export function fullJitterDelayMs(attempt: number, { baseMs, capMs }: BackoffBounds, random: () => number): number {
  const ceilingMs = Math.min(capMs, baseMs * 2 ** attempt);
  return Math.round(random() * ceilingMs);
}

/** The delay the other side asked for, or our own full jitter: a given delay wins, even over the cap. */
export function retryDelayMs(
  attempt: number,
  bounds: BackoffBounds,
  random: () => number,
  givenDelayMs: number | undefined,
): number {
  return givenDelayMs ?? fullJitterDelayMs(attempt, bounds, random);
}
