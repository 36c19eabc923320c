/** An age as people say it: a whole number of the largest unit that fits. */
export type Age = { readonly unit: 'now' } | { readonly unit: 's' | 'min' | 'h' | 'd'; readonly count: number };

/** Under this nobody wants to read a number, ms. */
const NOW_MS_MAX = 2_000;
const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** The age in words' terms. Negative ages (a clock that was set back) are `now`. */
export function ageOf(ageMs: number): Age {
  if (ageMs < NOW_MS_MAX) return { unit: 'now' };
  for (const [unit, unitMs] of UNITS) if (ageMs >= unitMs) return { unit, count: Math.floor(ageMs / unitMs) };
  return { unit: 'now' };
}
