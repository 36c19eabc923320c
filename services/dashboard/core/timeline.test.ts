import { describe, expect, test } from 'vitest';
import {
  activityColumns,
  activityHours,
  hourMarks,
  partOf,
  sameTimeOn,
  timeAtPart,
  timelineDayOf,
  timelineKey,
} from './timeline.ts';
import { createZone } from './zone.ts';

const berlin = createZone('Europe/Berlin');
const day = timelineDayOf(Date.parse('2026-11-20T12:00:00Z'), berlin);

describe.each([
  ['24 hours', '2026-11-20T12:00:00Z', 24, 144],
  ['23 hours, clocks put forward', '2026-03-29T12:00:00Z', 23, 138],
  ['25 hours, clocks put back', '2026-10-25T12:00:00Z', 25, 150],
])('a day of %s', (_, noon, hours, bins) => {
  const one = timelineDayOf(Date.parse(noon), berlin);

  test('fills the bar from midnight to midnight', () => {
    expect(one.toMs - one.fromMs).toBe(hours * 3_600_000);
    expect(one.bins).toBe(bins);
    expect([berlin.minutes(one.fromMs), berlin.minutes(one.toMs)]).toEqual(['00:00', '00:00']);
    expect(hourMarks(one, berlin)).toHaveLength(hours - 1);
  });

  test('has each minute where the pointer finds it again', () => {
    for (let atMs = one.fromMs; atMs < one.toMs; atMs += 37 * 60_000)
      expect(timeAtPart(one, partOf(one, atMs))).toBe(atMs);
  });
});

test('the hour that is left out has no mark, the one that comes twice has two', () => {
  const hoursOf = (noon: string) =>
    hourMarks(timelineDayOf(Date.parse(noon), berlin), berlin)
      .map(({ hour }) => hour)
      .slice(0, 4);
  expect(hoursOf('2026-03-29T12:00:00Z')).toEqual([1, 3, 4, 5]);
  expect(hoursOf('2026-10-25T12:00:00Z')).toEqual([1, 2, 2, 3]);
});

test('the right edge still belongs to the day', () => {
  expect(timeAtPart(day, 1)).toBe(day.toMs - 60_000);
  expect(timeAtPart(day, 7)).toBe(day.toMs - 60_000);
  expect(timeAtPart(day, -1)).toBe(day.fromMs);
});

test('another day is entered at the same time by the clock, and not left where it is shorter', () => {
  const atMs = Date.parse('2026-11-20T13:05:00Z');
  expect(sameTimeOn('2026-11-19', atMs, berlin)).toBe(Date.parse('2026-11-19T13:05:00Z'));
  const late = Date.parse('2026-10-25T22:30:00Z');
  expect(berlin.dayOf(sameTimeOn('2026-10-26', late, berlin) ?? 0)).toBe('2026-10-26');
  expect(sameTimeOn('never', atMs, berlin)).toBeUndefined();
});

test.each([
  ['ArrowLeft', false, '12:59:00'],
  ['ArrowRight', false, '13:01:00'],
  ['ArrowLeft', true, '12:45:00'],
  ['PageDown', false, '12:45:00'],
  ['PageUp', false, '13:15:00'],
  ['Home', false, '23:00:00'],
  ['ArrowUp', true, '13:15:00'],
] as const)('%s (shift %s) goes to %s', (key, shiftKey, clock) => {
  const atMs = Date.parse('2026-11-20T13:00:00Z');
  const liveMs = Date.parse('2026-11-20T18:00:00Z');
  const found = timelineKey({ key, shiftKey }, atMs, day, liveMs);
  const expected = Date.parse(`2026-11-${clock === '23:00:00' ? '19' : '20'}T${clock}Z`);
  expect(found).toEqual({ kind: 'time', atMs: expected });
});

test('keys that lead to the present or beyond return to live, others do nothing', () => {
  const liveMs = Date.parse('2026-11-20T18:00:00Z');
  expect(timelineKey({ key: 'End', shiftKey: false }, liveMs - 600_000, day, liveMs)).toEqual({ kind: 'live' });
  expect(timelineKey({ key: 'ArrowRight', shiftKey: false }, liveMs - 30_000, day, liveMs)).toEqual({ kind: 'live' });
  expect(timelineKey({ key: 'x', shiftKey: false }, liveMs, day, liveMs)).toBeUndefined();
});

test('columns are as high as the busiest one allows, late uploads on top, and nobody is too few to be seen', () => {
  const bins = [
    { fromMs: day.fromMs, technicians: 100, late: 25 },
    { fromMs: day.fromMs + 600_000, technicians: 0, late: 0 },
    { fromMs: day.fromMs + 1_200_000, technicians: 1, late: 1 },
  ];
  const columns = activityColumns(bins, 600_000, day);
  expect(columns).toMatchObject([
    { from: 0, prompt: 0.75, late: 0.25 },
    { prompt: 0, late: 0.06 },
  ]);
  expect(columns[0]?.to).toBeCloseTo(1 / 144, 9);
});

test('the table tells the most of each hour', () => {
  const bins = [
    { fromMs: day.fromMs, technicians: 3, late: 0 },
    { fromMs: day.fromMs + 600_000, technicians: 5, late: 2 },
    { fromMs: day.fromMs + 3_600_000, technicians: 0, late: 0 },
    { fromMs: day.fromMs + 7_200_000, technicians: 1, late: 1 },
  ];
  expect(activityHours(bins, day)).toEqual([
    { fromMs: day.fromMs, technicians: 5, late: 2 },
    { fromMs: day.fromMs + 7_200_000, technicians: 1, late: 1 },
  ]);
});
