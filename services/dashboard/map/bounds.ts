import type { BoardTechnician } from '@fieldcast/client';

/** [[west, south], [east, north]] in degrees. */
export type Bounds = [[number, number], [number, number]];

/** The smallest box around everybody who has a position; undefined when nobody has. */
export function boundsOf(technicians: Iterable<BoardTechnician>): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position } of technicians) {
    if (!position) continue;
    west = Math.min(west, position.longitudeDeg);
    east = Math.max(east, position.longitudeDeg);
    south = Math.min(south, position.latitudeDeg);
    north = Math.max(north, position.latitudeDeg);
  }
  if (west > east) return undefined;
  return [
    [west, south],
    [east, north],
  ];
}
