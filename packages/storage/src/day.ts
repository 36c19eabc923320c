/** Milliseconds of a UTC day; the database's days have no leap seconds and no summer time. */
export const DAY_MS = 86_400_000;

/** The number of the UTC day that a time belongs to; day 0 is 1970-01-01. */
export function dayOf(timeMs: number): number {
  return Math.floor(timeMs / DAY_MS);
}
