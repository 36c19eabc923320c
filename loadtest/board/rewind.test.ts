import { expect, test } from 'vitest';
import { randomHours } from './rewind.ts';

const HOUR_MS = 3_600_000;
const past = { fromMs: 1_700_000_000_000, toMs: 1_700_000_000_000 + 48 * HOUR_MS };

test('hours are whole ones of the past, none twice, and the same each time', () => {
  const hours = randomHours(past, 20);
  expect(new Set(hours).size).toBe(20);
  expect(hours.every((ms) => ms % HOUR_MS === 0 && ms >= past.fromMs && ms <= past.toMs)).toBe(true);
  expect(randomHours(past, 20)).toEqual(hours);
});

test('a short past has only the hours it has', () => {
  expect(randomHours({ ...past, toMs: past.fromMs + 3 * HOUR_MS }, 20)).toHaveLength(3);
});

test('a past of minutes is none', () => {
  expect(() => randomHours({ ...past, toMs: past.fromMs + 60_000 }, 1)).toThrow(RangeError);
});
