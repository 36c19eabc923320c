import { bearing } from '@turf/bearing';
import { destination } from '@turf/destination';
import { distance } from '@turf/distance';

/** A place on WGS 84, degrees. */
export interface Place {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** Great-circle distance in metres on a sphere of the mean Earth radius; within 0.6 % of the ellipsoid. */
export function distanceM(from: Place, to: Place): number {
  return distance(toLonLat(from), toLonLat(to), { units: 'meters' });
}

/** Direction at `from` towards `to`: degrees clockwise from true north, 0 (inclusive) to 360 (exclusive). */
export function bearingDeg(from: Place, to: Place): number {
  return (bearing(toLonLat(from), toLonLat(to)) + 360) % 360;
}

/** The place reached from `from` after `distanceM` metres, starting off in direction `bearingDeg`. */
export function destinationOf(from: Place, distanceM: number, bearingDeg: number): Place {
  const [longitudeDeg = 0, latitudeDeg = 0] = destination(toLonLat(from), distanceM, bearingDeg, { units: 'meters' })
    .geometry.coordinates;
  return { latitudeDeg, longitudeDeg: normalLongitudeDeg(longitudeDeg) };
}

/** The place at `fraction` (0: `from`, 1: `to`) of the great circle between two places that are not antipodes. */
export function interpolate(from: Place, to: Place, fraction: number): Place {
  return destinationOf(from, distanceM(from, to) * fraction, bearingDeg(from, to));
}

function toLonLat({ longitudeDeg, latitudeDeg }: Place): [number, number] {
  return [longitudeDeg, latitudeDeg];
}

function normalLongitudeDeg(longitudeDeg: number): number {
  return ((((longitudeDeg + 180) % 360) + 360) % 360) - 180;
}
