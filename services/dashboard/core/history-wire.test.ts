import { v1 } from '@fieldcast/protocol';
import { expect, test } from 'vitest';
import type { TrackPoint } from './history.ts';
import { readFleetHistory, readTechnicianDay } from './history-wire.ts';

const WINDOW_MS = Date.parse('2026-11-20T14:00:00Z');

const points: TrackPoint[] = [
  {
    // The last fix before the window.
    recordedAtMs: WINDOW_MS - 90_000,
    receivedAtMs: WINDOW_MS - 89_500,
    latitudeDeg: -33.123456,
    longitudeDeg: 151.000001,
    speedMps: 0,
    headingDeg: 0,
    accuracyM: 0.5,
  },
  {
    recordedAtMs: WINDOW_MS + 5_000,
    receivedAtMs: WINDOW_MS + 7_205_000,
    latitudeDeg: -33.2,
    longitudeDeg: 150.9,
    speedMps: 13.88,
    headingDeg: 359,
    accuracyM: undefined,
  },
  {
    recordedAtMs: WINDOW_MS + 10_000,
    receivedAtMs: WINDOW_MS + 10_000,
    latitudeDeg: 0,
    longitudeDeg: 0,
    speedMps: undefined,
    headingDeg: undefined,
    accuracyM: 12,
  },
];

test('points survive the columns of the wire: before the window, south, unknown values, and zeros that are known', () => {
  const bytes = v1.FleetHistory.encode({
    fromMs: WINDOW_MS,
    toMs: WINDOW_MS + 600_000,
    tracks: [{ technicianId: 'anna-7', ...toColumns(points) }],
  }).finish();
  expect(readFleetHistory(bytes)).toEqual({
    fromMs: WINDOW_MS,
    toMs: WINDOW_MS + 600_000,
    tracks: [{ technicianId: 'anna-7', points }],
  });
});

test('a fleet that nothing is known of has no tracks, and a track may be empty', () => {
  const moment = { fromMs: WINDOW_MS, toMs: WINDOW_MS };
  expect(readFleetHistory(v1.FleetHistory.encode(moment).finish())).toEqual({ ...moment, tracks: [] });
  const nobody = v1.FleetHistory.encode({ ...moment, tracks: [{ technicianId: 'anna-7' }] }).finish();
  expect(readFleetHistory(nobody).tracks).toEqual([{ technicianId: 'anna-7', points: [] }]);
});

test('columns of unequal length are refused instead of putting somebody in the wrong place', () => {
  const columns = { ...toColumns(points), latitudeE6: [1, 2] };
  const bytes = v1.FleetHistory.encode({ fromMs: 1, toMs: 2, tracks: [{ technicianId: 'a', ...columns }] }).finish();
  expect(() => readFleetHistory(bytes)).toThrow(/unequal/);
});

test('a day has its sums, its track and its segments; a kind of segment nobody knows yet is left out', () => {
  const segment = {
    fromMs: WINDOW_MS,
    toMs: WINDOW_MS + 60_000,
    latitudeE6: -33_100_000,
    longitudeE6: 151_200_000,
    distanceM: 12,
    speedMaxCmps: 250,
  };
  const bytes = v1.TechnicianDay.encode({
    fromMs: WINDOW_MS,
    toMs: WINDOW_MS + 86_400_000,
    track: { technicianId: 'anna-7', ...toColumns(points) },
    segments: [
      { ...segment, kind: v1.DaySegmentKind.STOP },
      { ...segment, kind: 99 as v1.DaySegmentKind },
      { ...segment, kind: v1.DaySegmentKind.GAP },
    ],
    distanceM: 42_000,
    movingS: 3_600,
    stoppedS: 60,
    gapS: 5,
    fixes: 3,
    lateFixes: 1,
    speedMaxCmps: 2_500,
  }).finish();
  const read = {
    fromMs: WINDOW_MS,
    toMs: WINDOW_MS + 60_000,
    latitudeDeg: -33.1,
    longitudeDeg: 151.2,
    distanceM: 12,
    speedMaxMps: 2.5,
  };
  expect(readTechnicianDay(bytes)).toEqual({
    fromMs: WINDOW_MS,
    toMs: WINDOW_MS + 86_400_000,
    track: { technicianId: 'anna-7', points },
    segments: [
      { kind: 'stop', ...read },
      { kind: 'gap', ...read },
    ],
    distanceM: 42_000,
    movingS: 3_600,
    stoppedS: 60,
    gapS: 5,
    fixes: 3,
    lateFixes: 1,
    speedMaxMps: 25,
  });
});

/** As dispatch writes them. */
function toColumns(track: readonly TrackPoint[]): Omit<v1.TechnicianTrack.$Properties, 'technicianId'> {
  const differences = (values: number[]) => values.map((value, at) => value - (at === 0 ? 0 : (values[at - 1] ?? 0)));
  const plusOne = (value: number | undefined, unitsPerOne: number) =>
    value === undefined ? 0 : Math.round(value * unitsPerOne) + 1;
  return {
    recordedMs: differences(track.map(({ recordedAtMs }) => recordedAtMs - WINDOW_MS)),
    latitudeE6: differences(track.map(({ latitudeDeg }) => Math.round(latitudeDeg * 1e6))),
    longitudeE6: differences(track.map(({ longitudeDeg }) => Math.round(longitudeDeg * 1e6))),
    delayMs: track.map(({ recordedAtMs, receivedAtMs }) => receivedAtMs - recordedAtMs),
    speedCmps: track.map(({ speedMps }) => plusOne(speedMps, 100)),
    headingDeg: track.map(({ headingDeg }) => plusOne(headingDeg, 1)),
    accuracyDm: track.map(({ accuracyM }) => plusOne(accuracyM, 10)),
  };
}
