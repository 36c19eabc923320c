import { expect, test } from 'vitest';
import { boundsOfDay, stopFeatures, trailFeatures } from './day-features.ts';
import type { DaySegment, TechnicianDay, TrackPoint } from './history.ts';

const startMs = Date.parse('2026-11-20T08:00:00Z');

function point(minutes: number, longitudeDeg: number, speedMps: number | undefined, uploadedLaterMs = 0): TrackPoint {
  const recordedAtMs = startMs + minutes * 60_000;
  return {
    recordedAtMs,
    receivedAtMs: recordedAtMs + uploadedLaterMs,
    latitudeDeg: 52.4,
    longitudeDeg,
    speedMps,
    headingDeg: undefined,
    accuracyM: undefined,
  };
}

function segment(kind: DaySegment['kind'], fromMinutes: number, toMinutes: number): DaySegment {
  return {
    kind,
    fromMs: startMs + fromMinutes * 60_000,
    toMs: startMs + toMinutes * 60_000,
    latitudeDeg: 52.4,
    longitudeDeg: 9.7,
    distanceM: 0,
    speedMaxMps: 0,
  };
}

function dayOf(points: TrackPoint[], segments: DaySegment[] = []): TechnicianDay {
  return {
    fromMs: startMs,
    toMs: startMs + 86_400_000,
    track: { technicianId: 't-1', points },
    segments,
    distanceM: 0,
    movingS: 0,
    stoppedS: 0,
    gapS: 0,
    fixes: points.length,
    lateFixes: 0,
    speedMaxMps: 0,
  };
}

test('the trail changes its colour with the speed and its line with late uploads, and has no holes between', () => {
  const { features } = trailFeatures(
    dayOf([point(0, 9.7, 5), point(1, 9.71, 5), point(2, 9.72, 25), point(3, 9.73, 25, 3_600_000)]),
    undefined,
  );
  expect(features.map(({ properties }) => [properties.speedClass, properties.isLate])).toEqual([
    [1, false],
    [4, false],
    [4, true],
  ]);
  expect(features.map(({ geometry }) => geometry.coordinates.map(([lon]) => lon))).toEqual([
    [9.7, 9.71],
    [9.71, 9.72],
    [9.72, 9.73],
  ]);
});

test('where nothing is known of the way there is no line', () => {
  const points = [point(0, 9.7, 5), point(1, 9.71, 5), point(40, 9.8, 5), point(41, 9.81, 5)];
  const { features } = trailFeatures(dayOf(points, [segment('gap', 1, 40)]), undefined);
  expect(features.map(({ geometry }) => geometry.coordinates.at(-1)?.[0])).toEqual([9.71, 9.81]);
});

test('a phone that measures no speed is coloured by how far it came', () => {
  const { features } = trailFeatures(dayOf([point(0, 9.7, undefined), point(1, 9.72, undefined)]), undefined);
  expect(features[0]?.properties.speedClass, '1.36 km in a minute').toBe(4);
});

test('what is pointed out stands out: a drive in the trail, a stop on top of the others', () => {
  const drive = segment('drive', 1, 2);
  const stops = [segment('stop', 0, 1), segment('stop', 2, 3)];
  const day = dayOf([point(0, 9.7, 5), point(1, 9.71, 5), point(2, 9.72, 5), point(3, 9.73, 5)], [...stops, drive]);
  expect(trailFeatures(day, drive).features.map(({ properties }) => properties.isPointedOut)).toEqual([
    false,
    true,
    false,
  ]);
  expect(stopFeatures(day, stops[0]).features.map(({ properties }) => properties.number)).toEqual([2, 1]);
  expect(boundsOfDay(day, drive)).toEqual([
    [9.71, 52.4],
    [9.72, 52.4],
  ]);
  expect(boundsOfDay(dayOf([]), undefined)).toBeUndefined();
});
