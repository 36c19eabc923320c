/** A source of numbers from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** Mulberry32: small, fast, and the same numbers for the same seed everywhere. Not for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Uniform from `min` (inclusive) to `max` (exclusive). */
export function between(random: Random, min: number, max: number): number {
  return min + random() * (max - min);
}

/** Any one of the items. @throws RangeError when there is none. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** Normal distribution around 0 with the deviation 1 (Box–Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
