import { describe, expect, test } from 'vitest';
import { findRoute } from './route.ts';
import { toGeoJson } from './streets.ts';
import { buildTown, riverY, type Segment, toPlace } from './town.ts';

const town = buildTown(1);

describe('the town', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(buildTown(1)).toEqual(town);
    expect(buildTown(2)).not.toEqual(town);
  });

  test.each([1, 2, 3, 4, 5])('of seed %i lets one drive from anywhere to anywhere', (seed) => {
    const some = buildTown(seed);
    for (let to = 1; to < some.crossings.length; to += 7) expect(findRoute(some, 0, to).crossings.at(-1)).toBe(to);
  });

  test.each([1, 2, 3, 4, 5])('of seed %i has two bridges and land on both sides of the river', (seed) => {
    const { crossings, segments } = buildTown(seed);
    const isNorth = (index: number) => (crossings[index]?.yM ?? 0) > riverY(crossings[index]?.xM ?? 0);
    expect(segments.filter(({ from, to }) => isNorth(from) !== isNorth(to))).toHaveLength(2);
    const north = crossings.filter((_, index) => isNorth(index)).length;
    expect(Math.min(north, crossings.length - north)).toBeGreaterThan(40);
  });

  test('has streets of every kind, all with names', () => {
    expect(new Set(town.segments.map(({ kind }) => kind))).toEqual(new Set(['main', 'street', 'lane']));
    expect(town.segments.every(({ name }) => name.length > 0)).toBe(true);
  });
});

describe('a route', () => {
  test('goes from crossing to crossing along segments that join them', () => {
    const { crossings, segments } = findRoute(town, 0, town.crossings.length - 1);
    expect(segments).toHaveLength(crossings.length - 1);
    for (const [index, { from, to }] of segments.entries())
      expect([from, to].sort()).toEqual([crossings[index], crossings[index + 1]].sort());
  });

  test('takes the quick detour instead of the slow direct way', () => {
    const lane = { from: 0, to: 1, name: 'direct', kind: 'lane', lengthM: 100 } as const;
    const around: Segment[] = [
      { from: 0, to: 2, name: 'first half', kind: 'main', lengthM: 70 },
      { from: 2, to: 1, name: 'second half', kind: 'main', lengthM: 70 },
    ];
    const crossings = [0, 1, 2].map((xM) => ({ xM, yM: 0 }));
    const small = {
      crossings,
      segments: [lane, ...around],
      segmentsAt: [
        [0, 1],
        [0, 2],
        [1, 2],
      ],
      deadZones: [],
    };
    expect(findRoute(small, 0, 1).segments.map(({ name }) => name)).toEqual(['first half', 'second half']);
  });
});

test('the streets as GeoJSON contain every segment once', () => {
  const { features } = toGeoJson(town);
  const pieces = features.reduce((count, { geometry }) => count + geometry.coordinates.length - 1, 0);
  expect(pieces).toBe(town.segments.length);
  expect(features.length).toBeLessThan(town.segments.length / 2);
  const { longitudeDeg, latitudeDeg } = toPlace({ xM: 0, yM: 0 });
  for (const [longitude, latitude] of features.flatMap(({ geometry }) => geometry.coordinates)) {
    expect(Math.abs(longitude - longitudeDeg)).toBeLessThan(0.05);
    expect(Math.abs(latitude - latitudeDeg)).toBeLessThan(0.03);
  }
});
