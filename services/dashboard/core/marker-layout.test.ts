import { describe, expect, test } from 'vitest';
import { bubblePlace } from './marker-clusters.ts';
import type { MarkerWay } from './marker-feed.ts';
import { beginLayout, createScratch, isLayoutFor, type LayoutRequest, type MarkerLayout } from './marker-layout.ts';
import { pick } from './marker-picking.ts';
import { lonOf, type MarkerView, mercatorX, mercatorY, screenX, screenY, worldPxAt } from './marker-projection.ts';
import { createMarkerStore, type MarkerStore, putWay } from './marker-store.ts';

const nowMs = 1_700_000_000_000;

function viewAt(lonDeg: number, latDeg: number, zoom: number): MarkerView {
  return {
    centerX: mercatorX(lonDeg),
    centerY: mercatorY(latDeg),
    worldPx: worldPxAt(zoom),
    widthPx: 800,
    heightPx: 600,
  };
}

function at(id: string, lonDeg: number, latDeg: number, ageMs = 0): MarkerWay {
  return {
    id,
    name: id,
    fromLonDeg: lonDeg,
    fromLatDeg: latDeg,
    toLonDeg: lonDeg,
    toLatDeg: latDeg,
    startMs: 0,
    endMs: 0,
    recordedAtMs: nowMs - ageMs,
    headingDeg: undefined,
    speedMps: undefined,
    accuracyM: undefined,
    isLateUpload: false,
  };
}

function storeOf(ways: readonly MarkerWay[]): MarkerStore {
  const store = createMarkerStore();
  for (const way of ways) putWay(store, way);
  return store;
}

function layOut(store: MarkerStore, changes: Partial<LayoutRequest> = {}, before?: MarkerLayout): MarkerLayout {
  const request = {
    view: viewAt(9.7, 52.4, 8),
    clockMs: 0,
    timeMs: nowMs,
    nowMs: 0,
    selectedSlot: undefined,
    isShown: undefined,
    ...changes,
  };
  const work = beginLayout(store, request, before, createScratch(store.slotCount));
  const layout = work.step(Number.POSITIVE_INFINITY) ?? work.step(Number.POSITIVE_INFINITY);
  if (!layout) throw new Error('the layout is not ready');
  return layout;
}

const idsOf = (store: MarkerStore, { drawn }: MarkerLayout) => Array.from(drawn, (slot) => store.ids[slot]);
const crowd = (count: number, stepDeg = 1 / 500) =>
  Array.from({ length: count }, (_, index) => at(`c-${index}`, 9.7 + index * stepDeg, 52.4));

describe('bubbles', () => {
  test('a crowd is one bubble that counts it and its worst, and somebody apart stays a marker', () => {
    const store = storeOf([
      ...crowd(20),
      at('late', 9.71, 52.4, 60_000),
      at('silent', 9.72, 52.4, 600_000),
      at('apart', 10.6, 52.4),
    ]);
    const layout = layOut(store);
    expect(layout.clusters.bubbles).toMatchObject([{ count: 22, late: 1, silent: 1 }]);
    expect(idsOf(store, layout)).toEqual(['apart']);
  });

  test('everybody is drawn once, singly or in a bubble, wherever the map looks', () => {
    const ways = Array.from({ length: 500 }, (_, index) =>
      at(`t-${index}`, 9 + (index % 25) / 20, 52 + Math.floor(index / 25) / 40),
    );
    const store = storeOf(ways);
    for (const zoom of [5, 6.3, 7.9, 8.4]) {
      const layout = layOut(store, { view: viewAt(9.6, 52.25, zoom) });
      const inBubbles = layout.clusters.bubbles.reduce((sum, { count }) => sum + count, 0);
      expect(inBubbles + layout.drawn.length, `zoom ${zoom}`).toBe(500);
    }
  });

  test('a bubble does not flicker when one of its members goes and comes', () => {
    const view = viewAt(9.7, 52.4, 8);
    const first = layOut(storeOf(crowd(5, 1 / 50)), { view });
    expect(first.clusters.bubbles).toHaveLength(1);
    const fewer = storeOf(crowd(4, 1 / 50));
    expect(layOut(fewer, { view }, first).clusters.bubbles).toHaveLength(1);
    expect(layOut(fewer, { view }).clusters.bubbles).toHaveLength(0);
    expect(layOut(storeOf(crowd(2, 1 / 50)), { view }, first).clusters.bubbles).toHaveLength(0);
  });

  test('a bubble stays while its middle trembles, and glides when that has really moved', () => {
    const ways = crowd(20);
    const first = layOut(storeOf(ways));
    const move = (deg: number) => storeOf(ways.map((way) => at(way.id, way.toLonDeg + deg, way.toLatDeg)));
    const [still] = layOut(move(0.005), { nowMs: 500 }, first).clusters.bubbles;
    expect(still?.toX).toBe(first.clusters.bubbles[0]?.toX);
    const [moved] = layOut(move(0.04), { nowMs: 500 }, first).clusters.bubbles;
    if (!moved) throw new Error('the bubble is gone');
    expect(bubblePlace(moved, 500)[0]).toBe(first.clusters.bubbles[0]?.toX);
    expect(lonOf(bubblePlace(moved, 9_999)[0])).toBeCloseTo(9.719 + 0.04, 5);
  });

  test('around the date line there is one bubble, not one on each side of the world', () => {
    const ways = Array.from({ length: 20 }, (_, index) => at(`d-${index}`, index % 2 ? 179.98 : -179.98, 10));
    const { bubbles } = layOut(storeOf(ways), { view: viewAt(180, 10, 7) }).clusters;
    expect(bubbles.reduce((sum, { count }) => sum + count, 0)).toBe(20);
    for (const bubble of bubbles) expect(bubble.east - bubble.west).toBeLessThan(0.01);
  });

  test('near the ground people are shown singly', () => {
    const store = storeOf(Array.from({ length: 12 }, (_, index) => at(`n-${index}`, 9.7 + index / 1e5, 52.4)));
    expect(layOut(store, { view: viewAt(9.7, 52.4, 17) }).drawn).toHaveLength(12);
  });

  test('the bubble that holds the selected technician says so', () => {
    const layout = layOut(storeOf(crowd(20)), { selectedSlot: 3 });
    expect(layout.clusters.bubbles).toMatchObject([{ count: 20, hasSelected: true }]);
  });
});

describe('what is drawn', () => {
  test('the selected one lies on top of fresh ones, they on late ones, those on silent ones', () => {
    const store = storeOf([
      at('fresh', 9.2, 52.4),
      at('silent', 9.7, 52.4, 900_000),
      at('chosen', 10.1, 52.4, 900_000),
      at('late', 10.5, 52.4, 60_000),
    ]);
    expect(idsOf(store, layOut(store, { selectedSlot: 2 }))).toEqual(['silent', 'late', 'fresh', 'chosen']);
  });

  test('who does not pass the filter is faint, and counts in no bubble', () => {
    const store = storeOf([...crowd(20), at('wanted', 9.9, 52.4)]);
    const layout = layOut(store, { isShown: (id) => id === 'wanted' });
    expect(layout.clusters.bubbles).toEqual([]);
    expect(idsOf(store, layout).at(-1)).toBe('wanted');
    expect(layout.faintCount).toBe(layout.drawn.length - 1);
    expect(layout.faintCount).toBeLessThan(20);
  });

  test('a layout in steps is the same as one at once, and holds while the map is dragged a little', () => {
    const store = storeOf(crowd(300));
    const view = viewAt(9.7, 52.4, 8);
    const request = { view, clockMs: 0, timeMs: nowMs, nowMs: 0, selectedSlot: undefined, isShown: undefined };
    const work = beginLayout(store, request, undefined, createScratch(300));
    expect([work.step(200), work.step(200)]).toEqual([undefined, undefined]);
    const layout = work.step(200);
    expect(layout?.drawn).toEqual(layOut(store).drawn);
    if (!layout) throw new Error('the layout is not ready');
    expect(isLayoutFor(layout, { ...view, centerX: view.centerX + 100 / view.worldPx })).toBe(true);
    expect(isLayoutFor(layout, { ...view, centerX: view.centerX + 700 / view.worldPx })).toBe(false);
    expect(isLayoutFor(layout, { ...view, worldPx: worldPxAt(9.2) })).toBe(false);
  });
});

describe('picking', () => {
  const view = viewAt(9.7, 52.4, 15);
  const moment = { clockMs: 0, nowMs: 0 };
  const pointOf = (lonDeg: number, latDeg: number, dx = 0) => ({
    x: screenX(view, mercatorX(lonDeg)) + dx,
    y: screenY(view, mercatorY(latDeg)),
  });

  test('a click takes the nearest marker in reach, the topmost of equals, and nobody beyond', () => {
    const store = storeOf([
      at('left', 9.7, 52.4),
      at('right', 9.7005, 52.4),
      at('under', 9.71, 52.4, 60_000),
      at('over', 9.71, 52.4),
    ]);
    const layout = layOut(store, { view });
    expect(pick(store, layout, view, moment, pointOf(9.7001, 52.4))).toEqual({ kind: 'technician', id: 'left' });
    expect(pick(store, layout, view, moment, pointOf(9.7004, 52.4))).toEqual({ kind: 'technician', id: 'right' });
    expect(pick(store, layout, view, moment, pointOf(9.71, 52.4, 16))).toEqual({ kind: 'technician', id: 'over' });
    expect(pick(store, layout, view, moment, pointOf(9.71, 52.4, 18))).toBeUndefined();
  });

  test('a marker is picked where it is drawn on its way', () => {
    const store = storeOf([{ ...at('t-1', 9.7, 52.4), toLonDeg: 9.71, startMs: 0, endMs: 1_000 }]);
    const layout = layOut(store, { view });
    expect(pick(store, layout, view, { clockMs: 500, nowMs: 0 }, pointOf(9.705, 52.4))).toMatchObject({ id: 't-1' });
    expect(pick(store, layout, view, { clockMs: 500, nowMs: 0 }, pointOf(9.7, 52.4))).toBeUndefined();
  });

  test('a faint one takes no clicks, a bubble does', () => {
    const store = storeOf([at('faint', 9.7, 52.4)]);
    const layout = layOut(store, { view, isShown: () => false });
    expect(pick(store, layout, view, moment, pointOf(9.7, 52.4))).toBeUndefined();
    const crowded = storeOf(crowd(20));
    const far = viewAt(9.719, 52.4, 8);
    const picked = pick(crowded, layOut(crowded, { view: far }), far, moment, { x: 400, y: 300 });
    expect(picked).toMatchObject({ kind: 'bubble', bubble: { count: 20 } });
  });
});
