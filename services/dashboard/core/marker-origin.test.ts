import { describe, expect, test } from 'vitest';
import { originFor, originOnScreen, relativeX } from './marker-origin.ts';
import { type MarkerView, mercatorX, mercatorY, pxPerMetre, worldPxAt } from './marker-projection.ts';

function viewAt(lonDeg: number, latDeg: number, zoom: number): MarkerView {
  return {
    centerX: mercatorX(lonDeg),
    centerY: mercatorY(latDeg),
    worldPx: worldPxAt(zoom),
    widthPx: 1440,
    heightPx: 900,
  };
}

// As the vertex shader computes it: in 24 bits.
function shaderPx(relative: number, worldPx: number, offsetPx: number): number {
  return Math.fround(Math.fround(Math.fround(relative) * Math.fround(worldPx)) + Math.fround(offsetPx));
}

describe.each([
  ['Quito', -78.5, -0.2],
  ['Hannover', 9.7, 52.4],
  ['Svalbard', 15.6, 78.2],
  ['at the date line', 179.9999, -16.5],
  ['beyond it, on a map dragged around the globe', 540.0003, -16.5],
])('at zoom 19 %s', (_, lonDeg, latDeg) => {
  const view = viewAt(lonDeg, latDeg, 19);

  test.each([
    ['where the map is', 0],
    ['as far as the origin stays behind', (2 ** 18 - 2_000) / view.worldPx],
  ])('a marker is drawn within a tenth of a metre, its origin %s', (_name, behind) => {
    const origin = originFor(undefined, { ...view, centerX: view.centerX - behind }, 0, 0);
    expect(originFor(origin, view, 0, 0)).toBe(origin);
    const x = view.centerX + 700 / view.worldPx;
    const { offsetXPx } = originOnScreen(origin, view);
    const errorM =
      (shaderPx(relativeX(origin, x), view.worldPx, offsetXPx) - 700) / pxPerMetre(view.centerY, view.worldPx);
    expect(Math.abs(errorM)).toBeLessThan(0.1);
  });
});

test('the origin moves when the view has gone far, and when its times are hours old', () => {
  const view = viewAt(9.7, 52.4, 16);
  const origin = originFor(undefined, view, 1_000, 2_000);
  expect(originFor(origin, viewAt(9.8, 52.4, 16), 60_000, 62_000)).toBe(origin);
  expect(originFor(origin, viewAt(29.7, 52.4, 16), 1_000, 2_000).x).toBe(mercatorX(29.7));
  expect(originFor(origin, view, 3 * 3_600_000, 2_000).clockMs).toBe(3 * 3_600_000);
});

test('a map of the whole world shows as many copies as it has room for', () => {
  const view = { ...viewAt(0, 0, 0), widthPx: 1536 };
  const { firstCopy, lastCopy } = originOnScreen(originFor(undefined, view, 0, 0), view);
  expect([firstCopy, lastCopy].map((copy) => copy + 0)).toEqual([-2, 2]);
  const near = viewAt(9, 50, 12);
  const single = originOnScreen(originFor(undefined, near, 0, 0), near);
  expect([single.firstCopy + 0, single.lastCopy + 0]).toEqual([0, 0]);
});
