import type { MarkerWay } from '../core/marker-feed.ts';

/** [[west, south], [east, north]] in degrees. */
export type Bounds = [[number, number], [number, number]];

/** The smallest box around where everybody is heading; undefined when there is nobody. */
export function boundsOfWays(ways: Iterable<MarkerWay>): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { toLonDeg, toLatDeg } of ways) {
    west = Math.min(west, toLonDeg);
    east = Math.max(east, toLonDeg);
    south = Math.min(south, toLatDeg);
    north = Math.max(north, toLatDeg);
  }
  if (west > east) return undefined;
  return [
    [west, south],
    [east, north],
  ];
}
