import type { MarkerLayout } from '../core/marker-layout.ts';
import { type MarkerOrigin, relativeX } from '../core/marker-origin.ts';
import type { MarkerStore } from '../core/marker-store.ts';
import { FAINT_MARK, LATE_UPLOAD_MARK, MARKER_FLOATS, NO_HEADING, SELECTED_MARK } from './marker-shaders.ts';

/** Who drives slower than this is not drawn with a reach: a standing phone's readings wander, m/s. */
const SPEED_MPS_MIN = 0.5;
const NOT_DRAWN = -1;
/** More worlds away than any screen is wide. */
const FAR_AWAY = 99;

/** The instances of the markers that are drawn, and where in them each slot is. */
export interface EncodedMarkers {
  readonly floats: () => Float32Array;
  readonly count: () => number;
  /** Where a slot is; undefined: it is not drawn singly. */
  indexOf(slot: number): number | undefined;
  /** Writes all of a layout. */
  encodeAll(store: MarkerStore, layout: MarkerLayout, origin: MarkerOrigin, selectedSlot: number | undefined): void;
  /** Writes one that has changed, and widens the range that has to be uploaded. */
  encodeOne(store: MarkerStore, slot: number, origin: MarkerOrigin, selectedSlot: number | undefined): void;
  /** Nobody stands there any more: the instance is drawn nowhere until the next layout. */
  drop(slot: number): void;
  /** The instances changed since the last call: [first, end). */
  takeChanged(): readonly [first: number, end: number] | undefined;
}

export function createEncodedMarkers(): EncodedMarkers {
  let floats = new Float32Array(0);
  let indexBySlot = new Int32Array(0);
  let count = 0;
  let faintCount = 0;
  let firstChanged = Number.POSITIVE_INFINITY;
  let endChanged = 0;
  const indexOf = (slot: number): number | undefined => {
    const index = indexBySlot[slot] ?? NOT_DRAWN;
    return index === NOT_DRAWN ? undefined : index;
  };
  const touch = (index: number) => {
    firstChanged = Math.min(firstChanged, index);
    endChanged = Math.max(endChanged, index + 1);
  };

  return {
    floats: () => floats,
    count: () => count,
    indexOf,
    encodeAll: (store, { drawn, faintCount: faint }, origin, selectedSlot) => {
      const slots = store.columns.fromX.length;
      if (indexBySlot.length < slots) indexBySlot = new Int32Array(slots);
      if (floats.length < drawn.length * MARKER_FLOATS) floats = new Float32Array(drawn.length * 2 * MARKER_FLOATS);
      indexBySlot.fill(NOT_DRAWN);
      faintCount = faint;
      count = drawn.length;
      for (let index = 0; index < count; index++) {
        const slot = drawn[index] ?? 0;
        indexBySlot[slot] = index;
        write(floats, index, store, slot, origin, marksOf(store, slot, index < faintCount, slot === selectedSlot));
      }
      firstChanged = 0;
      endChanged = count;
    },
    encodeOne: (store, slot, origin, selectedSlot) => {
      const index = indexOf(slot);
      if (index === undefined) return;
      write(floats, index, store, slot, origin, marksOf(store, slot, index < faintCount, slot === selectedSlot));
      touch(index);
    },
    drop: (slot) => {
      const index = indexOf(slot);
      if (index === undefined) return;
      indexBySlot[slot] = NOT_DRAWN;
      floats.fill(FAR_AWAY, index * MARKER_FLOATS, index * MARKER_FLOATS + 4);
      touch(index);
    },
    takeChanged: () => {
      if (firstChanged >= endChanged) return undefined;
      const changed = [firstChanged, endChanged] as const;
      firstChanged = Number.POSITIVE_INFINITY;
      endChanged = 0;
      return changed;
    },
  };
}

function marksOf({ columns }: MarkerStore, slot: number, isFaint: boolean, isSelected: boolean): number {
  return (
    (isSelected ? SELECTED_MARK : 0) +
    (isFaint ? FAINT_MARK : 0) +
    (columns.isLateUpload[slot] === 1 ? LATE_UPLOAD_MARK : 0)
  );
}

function write(
  floats: Float32Array,
  index: number,
  { columns }: MarkerStore,
  slot: number,
  origin: MarkerOrigin,
  marks: number,
): void {
  let at = index * MARKER_FLOATS;
  const fromX = columns.fromX[slot] ?? 0;
  const fromRelative = relativeX(origin, fromX);
  const heading = columns.headingDeg[slot] ?? Number.NaN;
  const speed = columns.speedMps[slot] ?? Number.NaN;
  const accuracy = columns.accuracyM[slot] ?? Number.NaN;
  floats[at++] = fromRelative;
  floats[at++] = (columns.fromY[slot] ?? 0) - origin.y;
  floats[at++] = fromRelative + ((columns.toX[slot] ?? 0) - fromX);
  floats[at++] = (columns.toY[slot] ?? 0) - origin.y;
  floats[at++] = ((columns.startMs[slot] ?? 0) - origin.clockMs) / 1000;
  floats[at++] = ((columns.endMs[slot] ?? 0) - origin.clockMs) / 1000;
  floats[at++] = ((columns.recordedAtMs[slot] ?? 0) - origin.timeMs) / 1000;
  floats[at++] = Number.isNaN(heading) ? NO_HEADING : (heading * Math.PI) / 180;
  floats[at++] = marks;
  floats[at++] = speed >= SPEED_MPS_MIN ? speed : 0;
  floats[at++] = accuracy >= 0 ? accuracy : 0;
}
