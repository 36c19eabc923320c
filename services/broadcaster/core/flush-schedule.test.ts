import { expect, test } from 'vitest';
import { createFlushSchedule } from './flush-schedule.ts';

const settings = { intervalMs: 50, intervalMsMax: 1_000 };

test('the first change goes out at once, the next one an interval later, and after a pause at once again', () => {
  const schedule = createFlushSchedule(settings);
  expect(schedule.delayMs(1_000)).toBe(0);
  schedule.flushed(1_000, 1, 0);
  expect(schedule.delayMs(1_010)).toBe(40);
  expect(schedule.delayMs(2_000)).toBe(0);
});

test.each([
  ['its own work', 35, 0],
  ['a late timer', 0, 35],
  ['both together', 17, 18],
])('under load by %s the interval grows to its maximum, and shrinks again when it is calm', (_, workMs, lateMs) => {
  const schedule = createFlushSchedule(settings);
  const load = (intervals: number) => {
    for (let n = 0; n < 50; n++)
      schedule.flushed(
        n,
        (workMs * intervals * schedule.intervalMs) / 50,
        (lateMs * intervals * schedule.intervalMs) / 50,
      );
  };
  load(1);
  expect(schedule.intervalMs).toBe(1_000);
  load(0);
  expect(schedule.intervalMs).toBe(50);
});

test('under a moderate load the interval stays as it is', () => {
  const schedule = createFlushSchedule(settings);
  for (let n = 0; n < 10; n++) schedule.flushed(n, 60, 0);
  const grownMs = schedule.intervalMs;
  expect(grownMs).toBeGreaterThan(50);
  for (let n = 0; n < 10; n++) schedule.flushed(n, grownMs * 0.5, 0);
  expect(schedule.intervalMs).toBe(grownMs);
});

test.each([5, 20, 29, 31, 55, 200, 500])(
  'a flush of steady %i ms soon has the shortest interval of which it takes no more than its share, and keeps it',
  (workMs) => {
    const schedule = createFlushSchedule(settings);
    for (let n = 0; n < 5; n++) schedule.flushed(n, 900, 0);
    for (let n = 0; n < 20; n++) schedule.flushed(n, workMs, 0);
    const settledMs = schedule.intervalMs;
    expect(settledMs).toBeLessThanOrEqual(Math.max(50, workMs / 0.4));
    expect(settledMs).toBeGreaterThanOrEqual(Math.max(50, workMs / 0.6));
    schedule.flushed(30, workMs, 0);
    expect(schedule.intervalMs).toBe(settledMs);
  },
);
