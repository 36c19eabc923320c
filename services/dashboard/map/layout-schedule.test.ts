import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LayoutRequest } from '../core/marker-layout.ts';
import { mercatorX, mercatorY, worldPxAt } from '../core/marker-projection.ts';
import { createMarkerStore, putWay } from '../core/marker-store.ts';
import { createLayoutSchedule } from './layout-schedule.ts';
import { createRepainter } from './repainter.ts';

const recordedAtMs = 1_700_000_000_000;
const request: LayoutRequest = {
  view: { centerX: mercatorX(9.7), centerY: mercatorY(52.4), worldPx: worldPxAt(12), widthPx: 800, heightPx: 600 },
  clockMs: 0,
  timeMs: recordedAtMs,
  nowMs: 0,
  selectedSlot: undefined,
  isShown: undefined,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(isRunning: boolean) {
  const store = createMarkerStore();
  const made = vi.fn();
  const schedule = createLayoutSchedule({
    store,
    nowMs: () => performance.now(),
    ask: () => (isRunning ? request : undefined),
    onLayout: made,
  });
  const put = (id: string) =>
    putWay(store, {
      ...{ id, name: id, fromLonDeg: 9.7, fromLatDeg: 52.4, toLonDeg: 9.7, toLatDeg: 52.4, startMs: 0, endMs: 0 },
      ...{ recordedAtMs, headingDeg: undefined, speedMps: undefined, accuracyM: 5, isLateUpload: false },
    });
  put('t-1');
  return { schedule, made, put };
}

test('the first layout is made in a frame, and those that news need are made between frames', () => {
  const { schedule, made, put } = start(true);
  vi.advanceTimersByTime(5_000);
  expect([schedule.current(), schedule.isBusy()]).toEqual([undefined, true]);
  expect(schedule.advance(request)).toBe(true);
  expect(schedule.isBusy()).toBe(false);
  expect(schedule.advance(request)).toBe(false);
  put('t-2');
  schedule.noteNews();
  vi.advanceTimersByTime(500);
  expect(made).toHaveBeenCalledTimes(1);
  expect(schedule.current()?.drawn).toHaveLength(2);
  vi.advanceTimersByTime(500);
  expect(made).toHaveBeenCalledTimes(1);
  // People become late by themselves.
  vi.advanceTimersByTime(1_000);
  expect(made).toHaveBeenCalledTimes(2);
  schedule.stop();
  vi.advanceTimersByTime(10_000);
  expect(made).toHaveBeenCalledTimes(2);
});

test('a past that stands still is laid out anew only in a frame that asks for it', () => {
  const { schedule, made, put } = start(false);
  schedule.advance(request);
  put('t-2');
  schedule.noteNews();
  vi.advanceTimersByTime(10_000);
  expect(made).not.toHaveBeenCalled();
  schedule.renew();
  expect(schedule.isBusy()).toBe(true);
  expect(schedule.advance(request)).toBe(true);
  expect(schedule.current()?.drawn).toHaveLength(2);
});

test('news on the screen are drawn within 66 ms of the frame before, and at once after a calm', () => {
  const repaint = vi.fn();
  const repainter = createRepainter(repaint);
  repainter.plan(false, false, performance.now());
  repainter.news();
  repainter.news();
  expect(repaint).not.toHaveBeenCalled();
  vi.advanceTimersByTime(66);
  expect(repaint).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  repainter.news();
  expect(repaint).toHaveBeenCalledTimes(2);
});
