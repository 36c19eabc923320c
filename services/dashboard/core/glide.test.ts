import { expect, test } from 'vitest';
import { type Glide, glideTo, progressOf, standAt } from './glide.ts';

function standing(lonDeg: number, latDeg: number, recordedAtMs: number): Glide {
  const glide = { fromLonDeg: 0, fromLatDeg: 0, toLonDeg: 0, toLatDeg: 0, startMs: 0, endMs: 0, recordedAtMs: 0 };
  standAt(glide, lonDeg, latDeg, recordedAtMs);
  return glide;
}

function placeAt(glide: Glide, nowMs: number): [number, number] {
  const progress = progressOf(glide, nowMs);
  const { fromLonDeg, fromLatDeg, toLonDeg, toLatDeg } = glide;
  return [fromLonDeg + (toLonDeg - fromLonDeg) * progress, fromLatDeg + (toLatDeg - fromLatDeg) * progress];
}

test('a marker reaches the next fix after one reporting period and stays there', () => {
  const glide = standing(8, 50, 1_000);
  glideTo(glide, 8.001, 50, 3_000, 10_000, false);
  expect(placeAt(glide, 9_000)).toEqual([8, 50]);
  expect(placeAt(glide, 10_000)).toEqual([8, 50]);
  expect(placeAt(glide, 11_000)[0]).toBeCloseTo(8.0005, 6);
  expect(progressOf(glide, 11_999)).toBeLessThan(1);
  expect(progressOf(glide, 12_000)).toBe(1);
  expect(placeAt(glide, 60_000)).toEqual([8.001, 50]);
});

test('a fix that arrives on the way turns the marker where it is, without a jump', () => {
  const glide = standing(8, 50, 0);
  glideTo(glide, 8.001, 50, 2_000, 10_000, false);
  const before = placeAt(glide, 11_000);
  glideTo(glide, 8.002, 50, 4_000, 11_000, false);
  expect(placeAt(glide, 11_000)).toEqual(before);
  expect(placeAt(glide, 13_000)).toEqual([8.002, 50]);
});

test.each([
  ['a gap of more than 15 s', 0, 8.001, 15_001, false],
  ['a distance of more than about 1 km', 0, 8.02, 1_000, false],
  ['reduced motion', 0, 8.001, 1_000, true],
  ['the same fix again', 1_000, 8.001, 1_000, false],
] as const)('a marker jumps on %s', (_, firstAtMs, lonDeg, recordedAtMs, isMotionReduced) => {
  const glide = standing(8, 50, firstAtMs);
  glideTo(glide, lonDeg, 50, recordedAtMs, 500, isMotionReduced);
  expect(progressOf(glide, 500)).toBe(1);
  expect(placeAt(glide, 500)).toEqual([lonDeg, 50]);
});

test('the date line does not stop a marker', () => {
  const glide = standing(179.999, 0, 0);
  glideTo(glide, -179.999, 0, 2_000, 0, false);
  expect(placeAt(glide, 1_000)[0]).toBeCloseTo(180, 9);
  glideTo(glide, 179.999, 0, 4_000, 2_000, false);
  expect(placeAt(glide, 3_000)[0]).toBeCloseTo(180, 9);
  expect(placeAt(glide, 9_000)[0]).toBeCloseTo(179.999, 9);
});
