import { expect, test } from 'vitest';
import type { MarkerWay } from './marker-feed.ts';
import { latOf, lonOf } from './marker-projection.ts';
import {
  clearMarkers,
  createMarkerStore,
  FRESH,
  LATE,
  markerStatus,
  placeX,
  placeY,
  progressAt,
  putWay,
  removeMarker,
  SILENT,
} from './marker-store.ts';
import { forEachTrailPlace } from './marker-trails.ts';

const recordedAtMs = 1_700_000_000_000;
const way: MarkerWay = {
  id: 't-1',
  name: 'Ada',
  fromLonDeg: 9,
  fromLatDeg: 50,
  toLonDeg: 9.002,
  toLatDeg: 50.001,
  startMs: 1_000,
  endMs: 3_000,
  recordedAtMs,
  headingDeg: 90,
  speedMps: undefined,
  accuracyM: 8,
  isLateUpload: false,
};

function placeAt(store: ReturnType<typeof createMarkerStore>, slot: number, clockMs: number): [number, number] {
  const progress = progressAt(store, slot, clockMs);
  return [lonOf(placeX(store, slot, progress)), latOf(placeY(store, slot, progress))];
}

function trailOf(store: ReturnType<typeof createMarkerStore>, slot: number): number {
  let places = 0;
  forEachTrailPlace(store, slot, () => places++);
  return places;
}

test('a marker waits at the start of its way, goes along it, and never beyond its end', () => {
  const store = createMarkerStore();
  const slot = putWay(store, way);
  expect(placeAt(store, slot, 0)[0]).toBeCloseTo(9, 9);
  expect(placeAt(store, slot, 2_000)[0]).toBeCloseTo(9.001, 9);
  expect(placeAt(store, slot, 99_000)[0]).toBeCloseTo(9.002, 9);
  expect(placeAt(store, slot, 99_000)[1]).toBeCloseTo(50.001, 9);
});

test('a way without a duration stands at its end', () => {
  const store = createMarkerStore();
  const slot = putWay(store, { ...way, startMs: 0, endMs: 0 });
  expect(placeAt(store, slot, -5)[0]).toBeCloseTo(9.002, 9);
});

test('the way across the date line is the short one', () => {
  const store = createMarkerStore();
  const slot = putWay(store, { ...way, fromLonDeg: 179.999, toLonDeg: -179.999 });
  expect(placeAt(store, slot, 2_000)[0]).toBeCloseTo(-180, 6);
  expect(placeAt(store, slot, 1_500)[0]).toBeCloseTo(179.9995, 6);
});

test('who leaves gives the slot to the next one, who begins without a trail', () => {
  const store = createMarkerStore();
  const slot = putWay(store, way);
  for (let step = 1; step < 5; step++)
    putWay(store, { ...way, fromLonDeg: 9 + step / 1000, recordedAtMs: recordedAtMs + step * 2_000 });
  expect(trailOf(store, slot)).toBe(5);
  expect(removeMarker(store, 't-1')).toBe(slot);
  expect(removeMarker(store, 't-1')).toBeUndefined();
  expect(putWay(store, { ...way, id: 't-2' })).toBe(slot);
  expect(trailOf(store, slot)).toBe(1);
  expect(store.size).toBe(1);
});

test('a trail grows by the places a marker set out from, and begins anew after a gap or a step back in time', () => {
  const store = createMarkerStore();
  const slot = putWay(store, way);
  const go = (afterMs: number, lonDeg: number) =>
    putWay(store, { ...way, fromLonDeg: lonDeg, recordedAtMs: recordedAtMs + afterMs });
  go(2_000, 9.0005);
  go(4_000, 9.001);
  expect(trailOf(store, slot)).toBe(3);
  go(6_000, 9.00101);
  expect(trailOf(store, slot), 'a metre on is no new place').toBe(3);
  go(600_000, 9.001);
  expect(trailOf(store, slot)).toBe(1);
  go(602_000, 9.0015);
  expect(trailOf(store, slot)).toBe(2);
  go(10_000, 9.001);
  expect(trailOf(store, slot)).toBe(1);
});

test('a fleet that outgrows the room keeps what it had', () => {
  const store = createMarkerStore();
  for (let index = 0; index < 1_000; index++) putWay(store, { ...way, id: `t-${index}`, fromLonDeg: index / 100 });
  expect(store.size).toBe(1_000);
  expect(placeAt(store, store.slotOf.get('t-7') ?? -1, 0)[0]).toBeCloseTo(0.07, 9);
  clearMarkers(store);
  expect([store.size, store.slotCount, store.slotOf.size]).toEqual([0, 0, 0]);
});

test.each([
  [29_999, FRESH],
  [30_000, LATE],
  [299_999, LATE],
  [300_000, SILENT],
])('after %i ms without a fix a marker has status %i', (ageMs, status) => {
  const store = createMarkerStore();
  expect(markerStatus(store, putWay(store, way), recordedAtMs + ageMs)).toBe(status);
});
