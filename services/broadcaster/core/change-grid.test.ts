import { describe, expect, test } from 'vitest';
import { ChangeGrid } from './change-grid.ts';
import { Roster } from './roster.ts';
import { isInside, toViewport, type Viewport } from './viewport.ts';

const DEGREE_E7 = 10_000_000;

/** Deterministic, so that a failure can be looked at again (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

function boxAt(westDeg: number, eastDeg: number, southDeg: number, northDeg: number): Viewport {
  const [westE7, eastE7, southE7, northE7] = [westDeg, eastDeg, southDeg, northDeg].map((deg) =>
    Math.round(deg * DEGREE_E7),
  );
  const viewport = toViewport({ westE7, eastE7, southE7, northE7 });
  if (!viewport) throw new Error('no box on Earth');
  return viewport;
}

const wrapDeg = (deg: number) => (deg > 180 ? deg - 360 : deg < -180 ? deg + 360 : deg);

/** By looking at everybody, as the grid must not need to. */
function seen(roster: Roster, refs: Uint32Array, viewport: Viewport, followedRef: number): number[] {
  return [...refs].filter(
    (ref) =>
      ref === followedRef ||
      isInside(viewport, roster.latitudeE7[ref] ?? 0, roster.longitudeE7[ref] ?? 0) ||
      isInside(viewport, roster.settledLatitudeE7[ref] ?? 0, roster.settledLongitudeE7[ref] ?? 0),
  );
}

const ascending = (refs: readonly number[]) => [...refs].sort((a, b) => a - b);

describe.each([
  ['one city', 13.4, 52.5, 0.3],
  ['one street', 13.4, 52.5, 0.0001],
  ['both sides of the antimeridian', 180, -17, 2],
  ['all of the Earth', 0, 0, 90],
])('a fleet in %s', (_, middleLonDeg, middleLatDeg, spreadDeg) => {
  test('with strays, movers and some never seen: each board gets whom looking at everybody would find, once', () => {
    const random = createRandom(7);
    const around = (middle: number, spread: number) => middle + (random() * 2 - 1) * spread;
    const roster = new Roster(10_000);
    const move = (ref: number, atMs: number, spread: number) =>
      roster.mergePosition(
        ref,
        atMs,
        {
          latitudeE7: Math.round(Math.max(-90, Math.min(90, around(middleLatDeg, spread))) * DEGREE_E7),
          longitudeE7: Math.round(wrapDeg(around(middleLonDeg, spread)) * DEGREE_E7),
        },
        1,
      );
    for (let n = 1; n <= 1_500; n++) {
      const ref = roster.admit(`tech-${n}`);
      if (n % 50 !== 0) move(ref, n, n % 100 === 1 ? 90 : spreadDeg);
    }
    roster.seal(1);
    roster.settle();
    for (let ref = 1; ref <= 1_500; ref++) if (ref % 3 !== 0) move(ref, 10_000 + ref, ref % 7 ? spreadDeg : 90);
    const changed = roster.seal(2);
    const grid = new ChangeGrid(roster, changed);
    expect(ascending([...grid.refs])).toEqual([...changed]);

    let found = 0;
    for (let n = 0; n < 60; n++) {
      const widthDeg = random() * (n % 10 === 0 ? 4 : 0.7) * spreadDeg;
      const [lonDeg, latDeg] = [around(middleLonDeg, spreadDeg), around(middleLatDeg, spreadDeg)];
      const viewport = boxAt(
        wrapDeg(lonDeg - widthDeg / 2),
        wrapDeg(lonDeg + widthDeg / 2),
        Math.max(-90, latDeg - widthDeg / 2),
        Math.min(90, latDeg + widthDeg / 2),
      );
      const followedRef = n % 2 ? 0 : 1 + Math.floor(random() * 1_500);
      const visible = [...grid.visible(viewport, followedRef)].map((index) => grid.refs[index] ?? 0);
      expect(ascending(visible)).toEqual(seen(roster, changed, viewport, followedRef));
      found += visible.length;
    }
    expect(found).toBeGreaterThan(1_000);
  });
});

test('a grid of nobody shows nobody', () => {
  const roster = new Roster(10);
  const grid = new ChangeGrid(roster, roster.seal(1));
  expect([...grid.visible(boxAt(-180, 180, -90, 90), 3)]).toEqual([]);
});
