import { expect, test } from 'vitest';
import { createFrameBudget } from './frame-budget.ts';

test('a burst is taken, then one frame per interval, and a rest fills it again', () => {
  const budget = createFrameBudget({ perS: 10, burst: 3 });
  expect([0, 0, 0, 0].map((nowMs) => budget.take(nowMs))).toEqual([true, true, true, false]);
  expect([99, 100, 100, 200].map((nowMs) => budget.take(nowMs))).toEqual([false, true, false, true]);
  expect([5_000, 5_000, 5_000, 5_000].map((nowMs) => budget.take(nowMs))).toEqual([true, true, true, false]);
});
