import { expect, test } from 'vitest';
import { freshnessOf } from './freshness.ts';

const now = 1_700_000_000_000;

test.each([
  ['just recorded', now, 'fresh'],
  ['a phone clock slightly ahead', now + 2_000, 'fresh'],
  ['almost 30 seconds old', now - 29_999, 'fresh'],
  ['30 seconds old', now - 30_000, 'late'],
  ['almost 5 minutes old', now - 299_999, 'late'],
  ['5 minutes old', now - 300_000, 'silent'],
  ['a month old', now - 30 * 86_400_000, 'silent'],
  ['never received', undefined, 'none'],
] as const)('a position %s is judged', (_, recordedAtMs, expected) => {
  expect(freshnessOf(recordedAtMs, now)).toBe(expected);
});
