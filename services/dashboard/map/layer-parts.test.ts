import { describe, expect, test } from 'vitest';
import { ringShares } from './bubble-encoding.ts';
import { createDrawTrace } from './draw-trace.ts';
import { createFrameTimes } from './frame-times.ts';
import { shortened } from './label-atlas.ts';
import { countText } from './label-drawing.ts';

describe('names', () => {
  const fits = (part: string) => [...part].length <= 8;

  test.each([
    ['Ada', 'Ada'],
    ['Bartholomew', 'Barthol…'],
    ['Ann Maria Lopez', 'Ann Mar…'],
    ['Ann Ma Lopez', 'Ann Ma…'],
  ])('%s is written %s', (name, written) => expect(shortened(name, fits)).toBe(written));

  test('an emoji of several signs is never cut in two', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(shortened(`Ada ${family} Lovelace`, (part) => [...part].length <= 9)).toBe('Ada…');
  });
});

test.each([
  [7, '7'],
  [999, '999'],
  [1_000, '1.0k'],
  [9_949, '9.9k'],
  [9_951, '10k'],
  [50_000, '50k'],
])('a bubble of %i says %s', (count, text) => expect(countText(count)).toBe(text));

describe('the ring of a bubble', () => {
  test('shows the shares of fresh and late, the rest is silent', () => {
    expect(ringShares({ count: 4, late: 1, silent: 1 })).toEqual([0.5, 0.75]);
    expect(ringShares({ count: 4, late: 0, silent: 0 })).toEqual([1, 1]);
  });

  test('shows one silent technician among thousands', () => {
    const [, lateEnd] = ringShares({ count: 5_000, late: 0, silent: 1 });
    expect(1 - lateEnd).toBeGreaterThan(0.05);
  });
});

describe('the trace of fixes', () => {
  const everybody = () => true;

  test('tells when a fix was first drawn and when the marker had reached it', () => {
    const trace = createDrawTrace();
    trace.set(true);
    trace.received(3, 't-1', 500, 2_000, 1_000);
    trace.drawn(1_026, 1_026, everybody);
    trace.drawn(1_042, 1_042, everybody);
    expect(trace.take()).toEqual([]);
    trace.drawn(2_001, 2_001, everybody);
    expect(trace.take()).toEqual([
      { id: 't-1', recordedAtMs: 500, receivedAtMs: 1_000, firstDrawnAtMs: 1_026, arrivedAtMs: 2_001 },
    ]);
    expect(trace.take()).toEqual([]);
  });

  test('tells nothing of somebody who has gone into a bubble meanwhile', () => {
    const trace = createDrawTrace();
    trace.set(true);
    trace.received(3, 't-1', 500, 2_000, 1_000);
    trace.drawn(1_010, 1_010, () => false);
    trace.drawn(2_001, 2_001, everybody);
    expect(trace.take()).toEqual([]);
  });

  test('says so when the next fix came before the marker had reached this one, and leaves out what was never drawn', () => {
    const trace = createDrawTrace();
    trace.set(true);
    trace.received(3, 't-1', 500, 2_000, 1_000);
    trace.drawn(1_026, 1_026, everybody);
    trace.received(3, 't-1', 1_500, 3_000, 1_990);
    trace.received(3, 't-1', 2_500, 4_000, 1_995);
    expect(trace.take()).toMatchObject([{ recordedAtMs: 500, arrivedAtMs: undefined }]);
  });
});

test('percentiles are of the latest durations', () => {
  const times = createFrameTimes();
  expect(times.percentile(0.5)).toBeNaN();
  for (let ms = 1; ms <= 1_000; ms++) times.add(ms);
  expect(times.percentile(0)).toBe(489);
  expect(times.percentile(0.5)).toBe(745);
  expect(times.count()).toBe(1_000);
});
