import { expect, test } from 'vitest';
import { slopeOf, spreadOf } from './figures.ts';

test('percentiles are values that were measured', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(spreadOf(values)).toEqual({ p50: 50, p90: 90, p99: 99, max: 100 });
});

test('of a single value everything is that value', () => {
  expect(spreadOf([3])).toEqual({ p50: 3, p90: 3, p99: 3, max: 3 });
});

test('nothing measured is no figure', () => {
  expect(() => spreadOf([])).toThrow(RangeError);
});

test('the slope is that of the line, whatever the noise around it', () => {
  const points = Array.from({ length: 50 }, (_, x) => ({ x, y: 3 * x + 7 + (x % 2 === 0 ? 1 : -1) }));
  expect(slopeOf(points)).toBeCloseTo(3, 1);
});

test('what does not change has no slope', () => {
  expect(slopeOf([0, 1, 2].map((x) => ({ x, y: 5 })))).toBe(0);
});

test('one time has no slope', () => {
  expect(() => slopeOf([{ x: 1, y: 1 }])).toThrow(RangeError);
});
