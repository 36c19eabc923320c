import type { BoardTechnician } from '@fieldcast/client';

export interface RosterPlace {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** The orders of the roster. Who has no position comes last in all but the first. */
export type RosterSort =
  | { readonly by: 'name' }
  | { readonly by: 'newest' | 'oldest' }
  /** `of`: whose place or which one it is; it stays the same while that moves. */
  | { readonly by: 'distance'; readonly of: string; readonly from: RosterPlace };

const EARTH_RADIUS_M = 6_371_008.8;
const RAD = Math.PI / 180;

/**
 * A sort key is one number, value × 2²¹ + place by name, which a Float64Array sorts without calling back: 50,000 in a few
 * milliseconds. Equal values keep the order of names. Exact up to 2⁵³: values stay below 2³², technicians below 2²¹.
 */
const PLACES = 2 ** 21;
const VALUE_MAX = 2 ** 32 - 1;

/** More technicians than this have no sort key of their own; they stay by name. */
export const SORTABLE_TECHNICIANS_MAX = PLACES;

/** The technicians' slots in another order than by name. @param byName their slots by name. */
export function sortSlots(
  byName: Uint32Array,
  technicians: readonly (BoardTechnician | undefined)[],
  sort: Exclude<RosterSort, { by: 'name' }>,
): Uint32Array {
  if (byName.length > SORTABLE_TECHNICIANS_MAX) return byName;
  const keys = new Float64Array(byName.length);
  for (let place = 0; place < byName.length; place++) {
    const value = sortValue(technicians[byName[place] as number], sort);
    keys[place] = Math.min(Math.max(Math.floor(value), 0), VALUE_MAX) * PLACES + place;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => byName[key % PLACES] as number);
}

// Whole seconds and metres: finer steps would only make neighbours swap places all the time.
function sortValue(technician: BoardTechnician | undefined, sort: Exclude<RosterSort, { by: 'name' }>): number {
  const position = technician?.position;
  if (!position) return VALUE_MAX;
  if (sort.by === 'distance') return distanceM(sort.from, position);
  const recordedAtS = position.timeMs / 1000;
  return sort.by === 'oldest' ? recordedAtS : VALUE_MAX - 1 - recordedAtS;
}

/**
 * Great-circle distance in metres by the haversine formula. The one of the core package checks its input for all of
 * GeoJSON, which is too slow to ask for each of 50,000 technicians.
 */
export function distanceM(from: RosterPlace, to: RosterPlace): number {
  const sinLat = Math.sin(((to.latitudeDeg - from.latitudeDeg) * RAD) / 2);
  const sinLon = Math.sin(((to.longitudeDeg - from.longitudeDeg) * RAD) / 2);
  const h = sinLat ** 2 + Math.cos(from.latitudeDeg * RAD) * Math.cos(to.latitudeDeg * RAD) * sinLon ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
