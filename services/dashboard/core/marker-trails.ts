import type { MarkerLayout } from './marker-layout.ts';
import { type MarkerView, screenX, screenY, zoomOf } from './marker-projection.ts';
import { type MarkerStore, TRAIL_PLACES_MAX } from './marker-store.ts';

/** With more markers than this in view trails would be a tangle. */
const TRAIL_MARKERS_MAX = 400;
/** Further out a trail is shorter than its marker. */
const TRAIL_ZOOM_MIN = 12;
const OUTSIDE_PX = 200;

/** Whose trails are drawn: those in view, when they are few enough and the map near enough. */
export function slotsWithTrail(
  store: MarkerStore,
  { drawn, faintCount }: MarkerLayout,
  view: MarkerView,
): readonly number[] {
  if (zoomOf(view.worldPx) < TRAIL_ZOOM_MIN) return [];
  const slots: number[] = [];
  for (let index = faintCount; index < drawn.length; index++) {
    const slot = drawn[index] ?? 0;
    const x = screenX(view, store.columns.toX[slot] ?? 0);
    const y = screenY(view, store.columns.toY[slot] ?? 0);
    const isInView =
      x > -OUTSIDE_PX && x < view.widthPx + OUTSIDE_PX && y > -OUTSIDE_PX && y < view.heightPx + OUTSIDE_PX;
    if (isInView) slots.push(slot);
    if (slots.length > TRAIL_MARKERS_MAX) return [];
  }
  return slots;
}

/** Goes through a trail from its oldest place; the last one is where the marker set out. `age` is 1 at the oldest, 0 there. */
export function forEachTrailPlace(
  { columns }: MarkerStore,
  slot: number,
  visit: (x: number, y: number, age: number) => void,
): void {
  const length = columns.trailLength[slot] ?? 0;
  const next = columns.trailNext[slot] ?? 0;
  const base = slot * TRAIL_PLACES_MAX;
  for (let index = 0; index < length; index++) {
    const at = base + ((next + TRAIL_PLACES_MAX - length + index) % TRAIL_PLACES_MAX);
    visit(columns.trailX[at] ?? 0, columns.trailY[at] ?? 0, (length - index) / (TRAIL_PLACES_MAX + 1));
  }
  visit(columns.fromX[slot] ?? 0, columns.fromY[slot] ?? 0, 0);
}
