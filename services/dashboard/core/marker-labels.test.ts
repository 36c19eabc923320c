import { expect, test } from 'vitest';
import type { MarkerWay } from './marker-feed.ts';
import { type Label, placeLabels } from './marker-labels.ts';
import { beginLayout, createScratch } from './marker-layout.ts';
import { type MarkerView, mercatorX, mercatorY, screenX, screenY, worldPxAt } from './marker-projection.ts';
import { createMarkerStore, type MarkerStore, putWay } from './marker-store.ts';

const nowMs = 1_700_000_000_000;
const SIZE = [80, 16] as const;
const view: MarkerView = {
  centerX: mercatorX(9.7),
  centerY: mercatorY(52.4),
  worldPx: worldPxAt(15),
  widthPx: 800,
  heightPx: 600,
};

function storeOf(
  places: readonly { lonDeg: number; latDeg?: number; ageMs?: number; headingDeg?: number }[],
): MarkerStore {
  const store = createMarkerStore();
  for (const [index, { lonDeg, latDeg = 52.4, ageMs = 0, headingDeg }] of places.entries()) {
    const way: MarkerWay = {
      id: `t-${index}`,
      name: `t-${index}`,
      fromLonDeg: lonDeg,
      fromLatDeg: latDeg,
      toLonDeg: lonDeg,
      toLatDeg: latDeg,
      startMs: 0,
      endMs: 0,
      recordedAtMs: nowMs - ageMs,
      headingDeg,
      speedMps: 10,
      accuracyM: undefined,
      isLateUpload: false,
    };
    putWay(store, way);
  }
  return store;
}

function place(
  store: MarkerStore,
  before: ReadonlyMap<number, Label> = new Map(),
  changes: { selectedSlot?: number; view?: MarkerView } = {},
): Map<number, Label> {
  const request = {
    view,
    clockMs: 0,
    timeMs: nowMs,
    nowMs: 0,
    selectedSlot: undefined,
    isShown: undefined,
    ...changes,
  };
  const work = beginLayout(store, request, undefined, createScratch(store.slotCount));
  const layout = work.step(1_000) ?? work.step(1_000);
  if (!layout) throw new Error('the layout is not ready');
  return placeLabels(store, layout, request, () => SIZE, before);
}

function boxesOf(store: MarkerStore, labels: ReadonlyMap<number, Label>) {
  return Array.from(labels.values(), ({ slot, dxPx, dyPx }) => ({
    x: screenX(view, store.columns.toX[slot] ?? 0) + dxPx,
    y: screenY(view, store.columns.toY[slot] ?? 0) + dyPx,
  }));
}

test('names of a crowded street cover neither each other nor a marker', () => {
  const store = storeOf(
    Array.from({ length: 25 }, (_, index) => ({ lonDeg: 9.695 + index * 0.0005, latDeg: 52.4 + (index % 4) * 0.0003 })),
  );
  const labels = place(store);
  expect(labels.size).toBeGreaterThan(5);
  const boxes = boxesOf(store, labels);
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1))
      expect(Math.abs(a.x - b.x) >= SIZE[0] || Math.abs(a.y - b.y) >= SIZE[1]).toBe(true);
    for (let slot = 0; slot < store.slotCount; slot++) {
      const dx = Math.abs(a.x - screenX(view, store.columns.toX[slot] ?? 0));
      const dy = Math.abs(a.y - screenY(view, store.columns.toY[slot] ?? 0));
      expect(dx >= SIZE[0] / 2 + 9 || dy >= SIZE[1] / 2 + 9).toBe(true);
    }
  }
});

test('a name that is shown stays on its side while it fits there', () => {
  const store = storeOf([{ lonDeg: 9.7 }]);
  expect(place(store).get(0)?.side).toBe('right');
  const before = new Map([[0, { slot: 0, side: 'above', dxPx: 0, dyPx: -20 } as const]]);
  expect(place(store, before).get(0)?.side).toBe('above');
});

test('a name does not lie on the beak of its own marker', () => {
  expect(place(storeOf([{ lonDeg: 9.7, headingDeg: 90 }])).get(0)?.side).toBe('left');
});

test('where there is room for one name only, the fresh one is named, and whoever is selected always', () => {
  const crowd = Array.from({ length: 9 }, (_, index) => ({
    lonDeg: 9.7 + ((index % 3) - 1) * 0.0006,
    latDeg: 52.4 + (Math.floor(index / 3) - 1) * 0.00035,
    ageMs: index === 4 ? 60_000 : 0,
  }));
  const store = storeOf(crowd);
  expect(place(store).has(4)).toBe(false);
  expect(place(store, new Map(), { selectedSlot: 4 }).has(4)).toBe(true);
});

test('on a map of the country only the selected one is named', () => {
  const store = storeOf([{ lonDeg: 9.7 }, { lonDeg: 14 }]);
  const far = { ...view, worldPx: worldPxAt(6) };
  expect(place(store, new Map(), { view: far }).size).toBe(0);
  expect([...place(store, new Map(), { view: far, selectedSlot: 1 }).keys()]).toEqual([1]);
});
