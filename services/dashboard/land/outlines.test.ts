import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { type Atlas, closeThroughPole, simplify, unroll, worldOutlines } from './outlines.ts';
import { packOutlines, unpackOutlines } from './packed.ts';

test('a line over the antimeridian goes on beyond 180° instead of jumping around the world', () => {
  expect(
    unroll([
      [170, 60],
      [179, 61],
      [-179, 62],
      [-170, 63],
      [178, 64],
    ]),
  ).toEqual([
    [170, 60],
    [179, 61],
    [181, 62],
    [190, 63],
    [178, 64],
  ]);
});

test('a ring around the globe is closed along the south pole, an island is left alone', () => {
  expect(
    closeThroughPole([
      [-180, -80],
      [0, -70],
      [180, -80],
    ]),
  ).toEqual([
    [-180, -80],
    [0, -70],
    [180, -80],
    [180, -90],
    [-180, -90],
    [-180, -80],
  ]);
  const island = [
    [0, 0],
    [1, 0],
    [0, 1],
    [0, 0],
  ];
  expect(closeThroughPole(island)).toEqual(island);
});

test('a simplified line keeps its ends and every corner further out than the tolerance', () => {
  const line = [
    [0, 0],
    [1, 0.01],
    [2, 0],
    [3, 1],
    [4, 0],
  ];
  expect(simplify(line, 0.1)).toEqual([
    [0, 0],
    [2, 0],
    [3, 1],
    [4, 0],
  ]);
});

describe('the outlines of the real world', () => {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  const { land, borders } = worldOutlines(JSON.parse(readFileSync(path, 'utf8')) as Atlas);
  const packed = packOutlines(land, borders);

  test('stay small enough to be loaded with the page', () => {
    expect(gzipSync(packed, { level: 9 }).length).toBeLessThan(56_000);
  });

  test('are the same when packed and unpacked', () => {
    const features = unpackOutlines(packed).features.map(({ properties, geometry }) => ({
      ...properties,
      ...geometry,
    }));
    // As text, for which the zero of the equator has no sign.
    expect(JSON.stringify(features)).toBe(
      JSON.stringify([
        { kind: 'land', type: 'MultiPolygon', coordinates: land },
        { kind: 'border', type: 'MultiLineString', coordinates: borders },
      ]),
    );
  });

  test('that were cut off are refused', () => {
    expect(() => unpackOutlines(packed.subarray(0, -1))).toThrow(RangeError);
  });

  test('have closed rings that never jump around the world', () => {
    for (const ring of land.flat()) {
      expect(ring[0]).toEqual(ring[ring.length - 1]);
      // The way back along the south pole is the one line that may be that long.
      const jumps = ring.filter((point, index) => index > 0 && isJump(ring[index - 1] ?? point, point));
      expect(jumps.filter(([, lat = 0]) => lat > -89)).toEqual([]);
    }
  });

  test.each([
    ['Hannover', 9.73, 52.37, true],
    ['the Chukchi Peninsula, beyond 180°', -175 + 360, 66.5, true],
    ['the South Pole', 10, -89, true],
    ['the middle of the Atlantic', -35, 20, false],
    ['the Bering Sea', -178 + 360, 58, false],
  ])('%s at %d, %d: land is %s', (_, lon, lat, isLand) => {
    expect(land.some(([outer = []]) => isInside(outer, lon, lat))).toBe(isLand);
  });
});

function isJump([fromLon = 0]: Position, [toLon = 0]: Position): boolean {
  return Math.abs(toLon - fromLon) > 180;
}

// Even-odd rule: a ray to the east crosses the ring an odd number of times.
function isInside(ring: Position[], lon: number, lat: number): boolean {
  let isOdd = false;
  ring.forEach(([x = 0, y = 0], index) => {
    const [previousX = 0, previousY = 0] = ring[index === 0 ? ring.length - 1 : index - 1] ?? [];
    const crosses = y > lat !== previousY > lat && lon < ((previousX - x) * (lat - y)) / (previousY - y) + x;
    if (crosses) isOdd = !isOdd;
  });
  return isOdd;
}
