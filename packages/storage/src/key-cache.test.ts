import { expect, it } from 'vitest';
import { createKeyCache } from './key-cache.ts';

it('keeps what is asked for and forgets what is not', () => {
  const cache = createKeyCache(10);
  cache.set('used', 1);
  cache.set('unused', 2);
  for (let index = 0; index < 50; index++) {
    cache.set(`new-${index}`, index);
    expect(cache.get('used')).toBe(1);
  }
  expect(cache.get('unused')).toBeUndefined();
  expect(cache.get('new-0')).toBeUndefined();
  expect(cache.get('new-49')).toBe(49);
});

it('never holds more than its limit', () => {
  const cache = createKeyCache(10);
  for (let index = 0; index < 100; index++) cache.set(String(index), index);
  const kept = Array.from({ length: 100 }, (_, index) => cache.get(String(index))).filter((key) => key !== undefined);
  expect(kept.length).toBeGreaterThanOrEqual(5);
  expect(kept.length).toBeLessThanOrEqual(10);
  cache.clear();
  expect(cache.get('99')).toBeUndefined();
});
