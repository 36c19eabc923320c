import { expect, test } from 'vitest';
import { glideTo, isMoving, placeAt, standAt } from './glide.ts';

const fix = (lon: number, recordedAtMs: number) => ({ lon, lat: 50, recordedAtMs });

test('a marker reaches the next fix after one reporting period and stays there', () => {
  const glide = glideTo(standAt(8, 50, 1_000), fix(8.001, 3_000), 10_000, false);
  expect(placeAt(glide, 10_000)).toEqual([8, 50]);
  expect(placeAt(glide, 11_000)[0]).toBeCloseTo(8.0005, 6);
  expect(isMoving(glide, 11_999)).toBe(true);
  expect(isMoving(glide, 12_000)).toBe(false);
  expect(placeAt(glide, 60_000)).toEqual([8.001, 50]);
});

test('a fix that arrives on the way turns the marker where it is, without a jump', () => {
  const first = glideTo(standAt(8, 50, 0), fix(8.001, 2_000), 10_000, false);
  const second = glideTo(first, fix(8.002, 4_000), 11_000, false);
  expect(placeAt(second, 11_000)).toEqual(placeAt(first, 11_000));
  expect(placeAt(second, 13_000)).toEqual([8.002, 50]);
});

test.each([
  ['the first fix', undefined, fix(8, 1_000), false],
  ['a gap of more than 15 s', standAt(8, 50, 0), fix(8.001, 15_001), false],
  ['a distance of more than about 1 km', standAt(8, 50, 0), fix(8.02, 1_000), false],
  ['reduced motion', standAt(8, 50, 0), fix(8.001, 1_000), true],
  ['the same fix again', standAt(8, 50, 1_000), fix(8.001, 1_000), false],
] as const)('a marker jumps on %s', (_, previous, next, isMotionReduced) => {
  const glide = glideTo(previous, next, 500, isMotionReduced);
  expect(isMoving(glide, 500)).toBe(false);
  expect(placeAt(glide, 500)).toEqual([next.lon, next.lat]);
});

test('the date line does not stop a marker', () => {
  const west = glideTo(standAt(179.999, 0, 0), { lon: -179.999, lat: 0, recordedAtMs: 2_000 }, 0, false);
  expect(placeAt(west, 1_000)[0]).toBeCloseTo(180, 9);
  const east = glideTo(west, { lon: 179.999, lat: 0, recordedAtMs: 4_000 }, 2_000, false);
  expect(placeAt(east, 3_000)[0]).toBeCloseTo(180, 9);
  expect(placeAt(east, 9_000)[0]).toBeCloseTo(179.999, 9);
});
