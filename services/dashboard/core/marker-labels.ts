import { type Bubble, bubblePlace } from './marker-clusters.ts';
import type { MarkerLayout } from './marker-layout.ts';
import { type MarkerView, screenX, screenY, zoomOf } from './marker-projection.ts';
import { FRESH, LATE, type MarkerStore, markerStatus, placeX, placeY, progressAt, SILENT } from './marker-store.ts';

/** Names at once; whoever comes later in the order goes without. */
export const LABELS_MAX = 250;
/** Markers that are looked at for a name, and of them those that are tried: further ones go without. */
const CANDIDATES_MAX = 600;
const TRIES_MAX = 250;
/** Further out a map is about where people are, not who: only the selected one is named. */
const NAMES_ZOOM_MIN = 9;
/** px between a marker's middle and its name, and around a name. */
const GAP_PX = 13;
const PADDING_PX = 2;
const MARKER_RADIUS_PX = 9;
/** From a marker's middle to that of its beak. */
const BEAK_PX = 13;
const OUTSIDE_PX = 24;
const BUCKET_PX = 64;

/** On which side of its marker a name stands, in the order in which they are tried. */
const SIDES = ['right', 'left', 'below', 'above'] as const;
type Side = (typeof SIDES)[number];
/** Where a name stands that is shown in any case. */
const FORCED_SIDE: Side = 'below';

export interface Label {
  readonly slot: number;
  readonly side: Side;
  /** From the marker's place to the middle of the name, px. */
  readonly dxPx: number;
  readonly dyPx: number;
}

export interface LabelRequest {
  readonly view: MarkerView;
  readonly clockMs: number;
  readonly timeMs: number;
  readonly nowMs: number;
  readonly selectedSlot: number | undefined;
}

/** Width and height of a slot's name, px; undefined: it is not ready to be drawn. */
export type MeasureLabel = (slot: number, isSelected: boolean) => readonly [number, number] | undefined;

/**
 * Which names are shown, and where, so that none covers another or a marker. The selected one comes first, then those
 * shown so far (on the side on which they are), then the others, fresh before late before silent.
 */
export function placeLabels(
  store: MarkerStore,
  layout: MarkerLayout,
  request: LabelRequest,
  measure: MeasureLabel,
  before: ReadonlyMap<number, Label>,
): Map<number, Label> {
  const { view, selectedSlot } = request;
  const taken = createBoxes(view);
  const spots = spotsOf(store, layout, request);
  for (const [slot, { x, y, status }] of spots) {
    taken.add(x, y, MARKER_RADIUS_PX, MARKER_RADIUS_PX);
    const headingRad = ((store.columns.headingDeg[slot] ?? Number.NaN) * Math.PI) / 180;
    const hasBeak = status === FRESH && !Number.isNaN(headingRad);
    if (hasBeak) taken.add(x + BEAK_PX * Math.sin(headingRad), y - BEAK_PX * Math.cos(headingRad), 4, 4);
  }
  for (const bubble of layout.clusters.bubbles) addBubble(taken, bubble, request);
  const labels = new Map<number, Label>();
  const isNear = zoomOf(view.worldPx) >= NAMES_ZOOM_MIN;
  let tries = 0;
  const tryOne = (slot: number) => {
    const spot = spots.get(slot);
    if (!spot || labels.has(slot) || labels.size >= LABELS_MAX || tries++ >= TRIES_MAX) return;
    const size = measure(slot, slot === selectedSlot);
    if (!size) return;
    // Whoever is selected is named in any case, if need be across others.
    const label = fit(slot, spot, size, before.get(slot)?.side, taken, slot === selectedSlot);
    if (label) labels.set(slot, label);
  };

  if (selectedSlot !== undefined) tryOne(selectedSlot);
  if (!isNear) return labels;
  for (const slot of before.keys()) tryOne(slot);
  for (const wanted of [FRESH, LATE, SILENT])
    for (const [slot, { status }] of spots) if (status === wanted) tryOne(slot);
  return labels;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly status: number;
}

function spotsOf(
  store: MarkerStore,
  { drawn, faintCount }: MarkerLayout,
  { view, clockMs, timeMs }: LabelRequest,
): Map<number, Spot> {
  const spots = new Map<number, Spot>();
  // From the topmost down.
  for (let index = drawn.length - 1; index >= faintCount && spots.size < CANDIDATES_MAX; index--) {
    const slot = drawn[index] ?? 0;
    const progress = progressAt(store, slot, clockMs);
    const x = screenX(view, placeX(store, slot, progress));
    const y = screenY(view, placeY(store, slot, progress));
    const isInside =
      x > -OUTSIDE_PX && x < view.widthPx + OUTSIDE_PX && y > -OUTSIDE_PX && y < view.heightPx + OUTSIDE_PX;
    if (isInside) spots.set(slot, { x, y, status: markerStatus(store, slot, timeMs) });
  }
  return spots;
}

function addBubble(taken: Boxes, bubble: Bubble, { view, nowMs }: LabelRequest): void {
  const [x, y] = bubblePlace(bubble, nowMs);
  taken.add(screenX(view, x), screenY(view, y), bubble.radiusPx, bubble.radiusPx);
}

function fit(
  slot: number,
  { x, y }: Spot,
  [widthPx, heightPx]: readonly [number, number],
  sideBefore: Side | undefined,
  taken: Boxes,
  isForced: boolean,
): Label | undefined {
  const halfWidth = widthPx / 2;
  const halfHeight = heightPx / 2;
  const first = sideBefore === undefined ? 0 : -1;
  for (let index = first; index < SIDES.length; index++) {
    const side = SIDES[index] ?? sideBefore ?? FORCED_SIDE;
    const [dxPx, dyPx] = offsetOf(side, halfWidth, halfHeight);
    if (!taken.isFree(x + dxPx, y + dyPx, halfWidth, halfHeight)) continue;
    taken.add(x + dxPx, y + dyPx, halfWidth + PADDING_PX, halfHeight + PADDING_PX);
    return { slot, side, dxPx, dyPx };
  }
  if (!isForced) return undefined;
  const [dxPx, dyPx] = offsetOf(FORCED_SIDE, halfWidth, halfHeight);
  taken.add(x + dxPx, y + dyPx, halfWidth + PADDING_PX, halfHeight + PADDING_PX);
  return { slot, side: FORCED_SIDE, dxPx, dyPx };
}

function offsetOf(side: Side, halfWidth: number, halfHeight: number): [number, number] {
  switch (side) {
    case 'right':
      return [GAP_PX + halfWidth, 0];
    case 'left':
      return [-GAP_PX - halfWidth, 0];
    case 'below':
      return [0, GAP_PX + halfHeight];
    case 'above':
      return [0, -GAP_PX - halfHeight];
  }
}

interface Boxes {
  isFree(x: number, y: number, halfWidth: number, halfHeight: number): boolean;
  add(x: number, y: number, halfWidth: number, halfHeight: number): void;
}

// Boxes by the buckets of the screen that they touch, so that few have to be looked at.
function createBoxes({ widthPx, heightPx }: MarkerView): Boxes {
  const columns = Math.ceil((widthPx + 2 * OUTSIDE_PX) / BUCKET_PX) + 1;
  const rows = Math.ceil((heightPx + 2 * OUTSIDE_PX) / BUCKET_PX) + 1;
  const buckets: (number[] | undefined)[] = new Array(columns * rows);
  const column = (x: number) => Math.max(0, Math.min(columns - 1, Math.floor((x + OUTSIDE_PX) / BUCKET_PX)));
  const row = (y: number) => Math.max(0, Math.min(rows - 1, Math.floor((y + OUTSIDE_PX) / BUCKET_PX)));
  const isHit = (bucket: number[] | undefined, west: number, north: number, east: number, south: number) => {
    if (!bucket) return false;
    for (let at = 0; at < bucket.length; at += 4)
      if (
        west < (bucket[at + 2] ?? 0) &&
        east > (bucket[at] ?? 0) &&
        north < (bucket[at + 3] ?? 0) &&
        south > (bucket[at + 1] ?? 0)
      )
        return true;
    return false;
  };

  return {
    isFree: (x, y, halfWidth, halfHeight) => {
      const [west, north, east, south] = [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
      for (let r = row(north); r <= row(south); r++)
        for (let c = column(west); c <= column(east); c++)
          if (isHit(buckets[r * columns + c], west, north, east, south)) return false;
      return true;
    },
    add: (x, y, halfWidth, halfHeight) => {
      const [west, north, east, south] = [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
      for (let r = row(north); r <= row(south); r++)
        for (let c = column(west); c <= column(east); c++) {
          const at = r * columns + c;
          const bucket = buckets[at] ?? [];
          bucket.push(west, north, east, south);
          buckets[at] = bucket;
        }
    },
  };
}
