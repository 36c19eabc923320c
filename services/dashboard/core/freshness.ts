/** How much a position can be trusted to be where the technician is now. `none`: no position was ever received. */
export type Freshness = 'fresh' | 'late' | 'silent' | 'none';

/** A position younger than this is fresh, ms. */
export const FRESH_AGE_MS_MAX = 30_000;
/** A position younger than this is late, ms; an older one is silent. */
export const LATE_AGE_MS_MAX = 5 * 60_000;

/** The freshness of a position recorded at `recordedAtMs`; both times by the server's clock. */
export function freshnessOf(recordedAtMs: number | undefined, serverNowMs: number): Freshness {
  if (recordedAtMs === undefined) return 'none';
  const ageMs = serverNowMs - recordedAtMs;
  if (ageMs < FRESH_AGE_MS_MAX) return 'fresh';
  return ageMs < LATE_AGE_MS_MAX ? 'late' : 'silent';
}
