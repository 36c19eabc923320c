import { simplify } from '@turf/simplify';
import type { Place } from './geo.ts';

/** Where somebody was, and when. */
export interface TimedPlace extends Place {
  /** ms since the Unix epoch. */
  readonly timeMs: number;
}

/** How far a dropped place may lie from the line that is left, m: tried in turn until enough can go. */
const TOLERANCES_M = [1, 2, 4, 8, 16, 25] as const;
/** Places thinned at once: bounds the recursion of the simplification and its quadratic worst case. */
const STRETCH_PLACES_MAX = 500;
/** No hole in time is made longer than this, so that a track still tells when somebody stood and when they left. */
const HOLE_MS_MAX = 5 * 60_000;
/** Length of one degree of latitude on a sphere of the mean Earth radius. */
const METRES_PER_DEGREE = 111_195;

/**
 * Which places of a track can go with the least harm to its shape: those on its straightest stretches.
 * @param places in order of time; a place that is not finite is never chosen, nor the first and the last
 * @param countWanted how many should go; fewer do when the track bends by more than 25 m everywhere
 * @returns their indexes, ascending
 */
export function thinStraightest(places: readonly TimedPlace[], countWanted: number): readonly number[] {
  if (countWanted <= 0) return [];
  let droppable: readonly number[] = [];
  for (const toleranceM of TOLERANCES_M) {
    droppable = droppableWithin(places, toleranceM);
    if (droppable.length >= countWanted) return spread(droppable, countWanted);
  }
  return droppable;
}

function droppableWithin(places: readonly TimedPlace[], toleranceM: number): readonly number[] {
  const kept = new Uint8Array(places.length);
  // Neighbouring stretches share a place, which stays as the end of both.
  for (let from = 0; from < places.length; from += STRETCH_PLACES_MAX - 1)
    for (const index of cornersOf(places, from, Math.min(from + STRETCH_PLACES_MAX, places.length), toleranceM))
      kept[index] = 1;
  return withoutHoles(places, kept);
}

/** Indexes from `from` (inclusive) to `to` (exclusive) that the shape needs. */
function cornersOf(places: readonly TimedPlace[], from: number, to: number, toleranceM: number): readonly number[] {
  const corners: number[] = [];
  const line: number[][] = [];
  const origin = places.slice(from, to).find(isFinitePlace);
  for (let index = from; index < to; index++) {
    const place = places[index];
    if (place && origin && isFinitePlace(place)) line.push([...metresFrom(origin, place), index]);
    else corners.push(index);
  }
  if (line.length < 3) return [...corners, ...line.map(indexOf)];
  const { coordinates } = simplify(
    { type: 'LineString', coordinates: line },
    { tolerance: toleranceM, highQuality: true, mutate: true },
  );
  return [...corners, ...coordinates.map(indexOf)];
}

function withoutHoles(places: readonly TimedPlace[], kept: Uint8Array): readonly number[] {
  const droppable: number[] = [];
  let beforeMs = places[0]?.timeMs ?? 0;
  for (const [index, { timeMs }] of places.entries()) {
    const nextMs = places[index + 1]?.timeMs;
    const stays = kept[index] === 1 || nextMs === undefined || nextMs - beforeMs > HOLE_MS_MAX;
    if (stays) beforeMs = timeMs;
    else droppable.push(index);
  }
  return droppable;
}

/** `count` of the indexes, evenly apart: what is left of a straight stretch stays evenly dense. */
function spread(indexes: readonly number[], count: number): readonly number[] {
  return Array.from({ length: count }, (_, turn) => indexes[Math.floor((turn * indexes.length) / count)] ?? 0);
}

/** On a plane that touches the Earth at `origin`: true to a few parts in a thousand over a day's drive. */
function metresFrom(origin: Place, place: Place): [number, number] {
  // The short way round, also over the antimeridian.
  const eastDeg = ((((place.longitudeDeg - origin.longitudeDeg + 180) % 360) + 360) % 360) - 180;
  const shrink = Math.cos((origin.latitudeDeg * Math.PI) / 180);
  return [eastDeg * shrink * METRES_PER_DEGREE, (place.latitudeDeg - origin.latitudeDeg) * METRES_PER_DEGREE];
}

function indexOf(coordinates: readonly number[]): number {
  return coordinates[2] ?? 0;
}

function isFinitePlace({ latitudeDeg, longitudeDeg }: Place): boolean {
  return Number.isFinite(latitudeDeg) && Number.isFinite(longitudeDeg);
}
