import type { v1 } from '@fieldcast/protocol';
import { mapLimits } from './limits.ts';
import type { Roster } from './roster.ts';
import { isInside, type Viewport, withoutMargin } from './viewport.ts';

/**
 * From this zoom on a board sees its technicians closely: a pixel is 9.6 m or less, so that a step of 10 m shows.
 * MapLibre's world is 512 px wide at zoom 0: 40,075,017 m / (512 px · 2^13).
 */
export const WATCH_ZOOM_MIN = 13;

/** A board as far as it makes technicians watched ones. */
export interface Onlooker {
  /** undefined: it named no view, and watches nobody. */
  readonly look: Viewport | undefined;
  /** The dispatcher's name, shown to the technician; empty: unknown. */
  readonly displayName: string;
}

type Watched = Pick<v1.WatchedTechnician, 'technicianId' | 'watcherNames'>;

/**
 * Whom the boards look at closely: those they follow, and those on their screens from `WATCH_ZOOM_MIN` on. Those followed
 * come first, and count first when there are more than the limits allow. Costs a comparison for each close board and
 * technician, at most `mapLimits.watchComparisonsMax`; without close boards nothing.
 */
export function listWatched(roster: Roster, onlookers: Iterable<Onlooker>): Watched[] {
  const namesById = new Map<string, Set<string>>();
  const close: { box: Viewport; displayName: string }[] = [];
  for (const { look, displayName } of onlookers) {
    if (!look) continue;
    if (look.followedTechnicianId !== '') add(namesById, look.followedTechnicianId, displayName);
    if (look.zoom >= WATCH_ZOOM_MIN) close.push({ box: withoutMargin(look), displayName });
  }
  addVisible(namesById, roster, close.slice(0, Math.floor(mapLimits.watchComparisonsMax / Math.max(1, roster.count))));
  return [...namesById].map(([technicianId, names]) => ({
    technicianId,
    watcherNames: [...names].sort().slice(0, mapLimits.watcherNamesMax),
  }));
}

function addVisible(
  namesById: Map<string, Set<string>>,
  roster: Roster,
  close: readonly { box: Viewport; displayName: string }[],
): void {
  if (close.length === 0) return;
  for (let ref = 1; ref <= roster.count; ref++) {
    if (!roster.hasPosition(ref)) continue;
    const latitudeE7 = roster.latitudeE7[ref] ?? 0;
    const longitudeE7 = roster.longitudeE7[ref] ?? 0;
    for (const { box, displayName } of close)
      if (isInside(box, latitudeE7, longitudeE7)) add(namesById, roster.technicianIdOf(ref), displayName);
  }
}

function add(namesById: Map<string, Set<string>>, technicianId: string, displayName: string): void {
  let names = namesById.get(technicianId);
  if (!names) {
    if (namesById.size >= mapLimits.watchedTechniciansMax) return;
    names = new Set();
    namesById.set(technicianId, names);
  }
  if (displayName !== '') names.add(displayName);
}
