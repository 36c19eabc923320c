/** A token bucket as one number: the time at which it will be full again. Zero: full. */
export interface Bucket {
  fullAtMs: number;
}

export interface Rate {
  readonly perS: number;
  /** Tokens of a full bucket. A cost above it can never be taken. */
  readonly burst: number;
}

/**
 * Takes `cost` tokens and returns 0, or takes none and returns after how many ms they will be there.
 * The generic cell rate algorithm (ITU-T I.371): no timer refills anything.
 */
export function takeTokens(bucket: Bucket, rate: Rate, cost: number, nowMs: number): number {
  const fullAtMs = Math.max(bucket.fullAtMs, nowMs) + (cost * 1000) / rate.perS;
  const waitMs = fullAtMs - nowMs - (rate.burst * 1000) / rate.perS;
  if (waitMs > 0) return Math.ceil(waitMs);
  bucket.fullAtMs = fullAtMs;
  return 0;
}
