import type { BoardTechnician } from '@fieldcast/client';
import type { FleetChange } from './fleet.ts';
import type { FleetHistory, Truth } from './history.ts';
import type { MarkerChange, MarkerWay } from './marker-feed.ts';
import {
  advanceTrack,
  appendPoints,
  createPlayTrack,
  dropPassed,
  isGliding,
  nextMoveMs,
  nextPointMs,
  type PlayTrack,
  technicianOf,
  wayOf,
} from './play-track.ts';

/** The fleet of a replay: everybody's points around the replayed time. */
export interface PlayFleet {
  /** Forgets everything and takes `history` as it is at `atMs`. */
  replace(history: FleetHistory, truth: Truth, atMs: number): MarkerChange;
  /** Adds what comes behind, and forgets what has been passed. */
  append(history: FleetHistory, truth: Truth): MarkerChange;
  /** Goes on to a time that is not before the one it is at. Undefined: every marker stays on its way. */
  advanceTo(atMs: number): MarkerChange | undefined;
  /** When the next of them is known to be somewhere else; undefined: not within what is loaded. */
  nextMoveMs(): number | undefined;
  atMs(): number;
  count(): number;
  ways(): Iterable<MarkerWay>;
  technicians(): Iterable<BoardTechnician>;
  find(technicianId: string): BoardTechnician | undefined;
  /** Everybody counts as changed. */
  markAll(): void;
  /** Who changed since the last call. */
  takeChange(): FleetChange;
  clear(): void;
  /** Points held. For tests. */
  pointCount(): number;
}

/**
 * @param nameOf undefined: the id stands for the name.
 * @param isMotionReduced markers jump instead of gliding.
 */
export function createPlayFleet(
  nameOf: (technicianId: string) => string | undefined,
  isMotionReduced: () => boolean,
): PlayFleet {
  const tracks = new Map<string, PlayTrack>();
  const leftIds = new Set<string>();
  let clockMs = 0;
  let shownCount = 0;
  let refCount = 0;
  /** Before this time no marker changes its way, so a frame has nothing to look for. */
  let quietUntilMs = 0;

  const nameFor = (id: string) => nameOf(id) ?? id;
  const wayFor = (track: PlayTrack) => wayOf(track, nameFor(track.id), isMotionReduced());
  const technicianFor = (track: PlayTrack) => technicianOf(track, clockMs, nameFor(track.id), isMotionReduced());

  const show = (track: PlayTrack, isShown: boolean) => {
    if (track.isShown === isShown) return;
    track.isShown = isShown;
    shownCount += isShown ? 1 : -1;
    if (isShown) leftIds.delete(track.id);
    else leftIds.add(track.id);
  };
  const collect = (changed: readonly PlayTrack[], left: readonly PlayTrack[]): MarkerChange => ({
    changed: changed.flatMap((track) => wayFor(track) ?? []),
    leftIds: left.map(({ id }) => id),
  });
  const trackFor = (id: string) => {
    const known = tracks.get(id);
    if (known) return known;
    const track = createPlayTrack(id, ++refCount);
    tracks.set(id, track);
    return track;
  };
  /** @param isAnew tell of everybody, whether they changed or not. */
  const advance = (atMs: number, isAnew: boolean): MarkerChange | undefined => {
    clockMs = atMs;
    if (!isAnew && atMs < quietUntilMs) return undefined;
    const changed: PlayTrack[] = [];
    const left: PlayTrack[] = [];
    quietUntilMs = Number.POSITIVE_INFINITY;
    for (const track of tracks.values()) {
      const isOnward = advanceTrack(track, atMs);
      const isHere = track.index >= 0 && atMs < track.goneFromMs;
      if (track.isShown && !isHere) left.push(track);
      show(track, isHere);
      if (isHere && (isOnward || isAnew)) {
        track.isDirty = true;
        changed.push(track);
      }
      const nextMs = isHere ? Math.min(nextPointMs(track), track.goneFromMs) : nextPointMs(track);
      quietUntilMs = Math.min(quietUntilMs, nextMs);
    }
    return changed.length + left.length > 0 || isAnew ? collect(changed, left) : undefined;
  };

  return {
    replace: (history, truth, atMs) => {
      const before = new Map(tracks);
      tracks.clear();
      shownCount = 0;
      for (const { technicianId, points } of history.tracks) appendPoints(trackFor(technicianId), points, truth);
      const { changed } = advance(atMs, true) ?? { changed: [] };
      const left = [...before.values()].filter(({ id, isShown }) => isShown && !tracks.get(id)?.isShown);
      for (const { id } of left) leftIds.add(id);
      return { changed, leftIds: left.map(({ id }) => id) };
    },
    append: (history, truth) => {
      const present = new Set<string>();
      for (const { technicianId, points } of history.tracks) {
        present.add(technicianId);
        const track = trackFor(technicianId);
        dropPassed(track);
        appendPoints(track, points, truth);
        track.goneFromMs = Number.POSITIVE_INFINITY;
      }
      for (const [id, track] of tracks) {
        if (present.has(id)) continue;
        if (track.isShown) track.goneFromMs = Math.min(track.goneFromMs, history.fromMs);
        else tracks.delete(id);
      }
      return advance(clockMs, true) ?? { changed: [], leftIds: [] };
    },
    advanceTo: (atMs) => advance(atMs, false),
    nextMoveMs: () => {
      let earliestMs = Number.POSITIVE_INFINITY;
      for (const track of tracks.values()) earliestMs = Math.min(earliestMs, nextMoveMs(track));
      return Number.isFinite(earliestMs) ? earliestMs : undefined;
    },
    atMs: () => clockMs,
    count: () => shownCount,
    *ways() {
      for (const track of tracks.values()) {
        const way = track.isShown ? wayFor(track) : undefined;
        if (way) yield way;
      }
    },
    *technicians() {
      for (const track of tracks.values()) {
        const technician = track.isShown ? technicianFor(track) : undefined;
        if (technician) yield technician;
      }
    },
    find: (technicianId) => {
      const track = tracks.get(technicianId);
      return track?.isShown ? technicianFor(track) : undefined;
    },
    markAll: () => {
      for (const track of tracks.values()) track.isDirty = true;
    },
    takeChange: () => {
      const changed: BoardTechnician[] = [];
      for (const track of tracks.values()) {
        if (!track.isShown || !(track.isDirty || isGliding(track, isMotionReduced()))) continue;
        track.isDirty = false;
        const technician = technicianFor(track);
        if (technician) changed.push(technician);
      }
      const change = { changed, leftIds: [...leftIds] };
      leftIds.clear();
      return change;
    },
    clear: () => {
      tracks.clear();
      leftIds.clear();
      shownCount = 0;
    },
    pointCount: () => {
      let count = 0;
      for (const { points } of tracks.values()) count += points.length;
      return count;
    },
  };
}
