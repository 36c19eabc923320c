import { expect, test } from 'vitest';
import { text } from '../text.ts';
import { ageOf } from './age.ts';

test.each([
  [-60_000, 'just now'],
  [0, 'just now'],
  [1_999, 'just now'],
  [2_000, '2 s ago'],
  [59_999, '59 s ago'],
  [60_000, '1 min ago'],
  [3_599_999, '59 min ago'],
  [3_600_000, '1 h ago'],
  [86_399_999, '23 h ago'],
  [86_400_000, '1 d ago'],
  [40 * 86_400_000, '40 d ago'],
])('a position of %d ms reads "%s"', (ageMs, words) => {
  expect(text.age(ageOf(ageMs))).toBe(words);
});
