import { describe, expect, it } from 'vitest';
import { dayFilePath, dayInstead, dayPeriod, dayRows, pointAt } from './day.ts';
import type { DaySegment, TrackPoint } from './history.ts';
import { createZone } from './zone.ts';

const vienna = createZone('Europe/Vienna');
const HOUR_MS = 3_600_000;

describe('the period of a day', () => {
  it.each([
    ['2026-11-20', 24],
    ['2026-03-29', 23],
    ['2026-10-25', 25],
  ])('%s has %d hours in Vienna', (day, hours) => {
    const period = dayPeriod(day, vienna);
    expect(period && (period.toMs - period.fromMs) / HOUR_MS).toBe(hours);
  });

  it('is unknown of what is no day', () => expect(dayPeriod('2026-02-30', vienna)).toBeUndefined());
});

describe('the file of a day', () => {
  const query = (day: string, zoneName: string) => {
    const period = dayPeriod(day, createZone(zoneName));
    if (!period) throw new Error(`${day} is no day`);
    const { pathname, searchParams } = new URL(dayFilePath('a/b ü', period, 'gpx'), 'http://board.example');
    return {
      pathname,
      ...Object.fromEntries(searchParams),
      isExact: Date.parse(searchParams.get('from') ?? '') === period.fromMs,
    };
  };
  it.each([
    ['2026-11-20', 'Europe/Vienna', '2026-11-20T00:00:00+01:00', '2026-11-20T23:00:00.000Z'],
    ['2026-10-25', 'Europe/Vienna', '2026-10-25T00:00:00+02:00', '2026-10-25T23:00:00.000Z'],
    ['2026-11-20', 'America/St_Johns', '2026-11-20T00:00:00-03:30', '2026-11-21T03:30:00.000Z'],
    ['2026-11-20', 'UTC', '2026-11-20T00:00:00+00:00', '2026-11-21T00:00:00.000Z'],
  ])('of %s in %s begins at %s', (day, zoneName, from, to) =>
    expect(query(day, zoneName)).toEqual({
      pathname: '/v1/technicians/a%2Fb%20%C3%BC/track',
      format: 'gpx',
      from,
      to,
      isExact: true,
    }),
  );
});

it('numbers the stops of a day, and nothing else', () => {
  const segment = (kind: DaySegment['kind']): DaySegment => ({
    kind,
    fromMs: 0,
    toMs: 1,
    latitudeDeg: 0,
    longitudeDeg: 0,
    distanceM: 0,
    speedMaxMps: 0,
  });
  const rows = dayRows([segment('stop'), segment('drive'), segment('gap'), segment('stop')]);
  expect(rows.map(({ stopNumber }) => stopNumber)).toEqual([1, undefined, undefined, 2]);
});

describe('instead of a day without anything', () => {
  it.each([
    ['2026-11-20', Date.UTC(2026, 10, 18, 23, 30), '2026-11-19'],
    ['2026-11-20', Date.UTC(2026, 10, 20, 12), '2026-11-19'],
    ['2026-11-20', undefined, '2026-11-19'],
    ['2026-03-01', undefined, '2026-02-28'],
    ['2026-11-10', Date.UTC(2026, 10, 20, 12), '2026-11-20'],
  ])('%s with the last fix at %d: %s', (day, lastFixMs, instead) =>
    expect(dayInstead(day, lastFixMs, vienna)).toBe(instead),
  );
});

it('finds the newest point at or before a time', () => {
  const point = (recordedAtMs: number): TrackPoint => ({
    recordedAtMs,
    receivedAtMs: recordedAtMs,
    latitudeDeg: 0,
    longitudeDeg: 0,
    speedMps: undefined,
    headingDeg: undefined,
    accuracyM: undefined,
  });
  const points = [point(10), point(20)];
  expect(pointAt(points, 9)).toBeUndefined();
  expect(pointAt(points, 20)?.recordedAtMs).toBe(20);
  expect(pointAt(points, 19)?.recordedAtMs).toBe(10);
});
