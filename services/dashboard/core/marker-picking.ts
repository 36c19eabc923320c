import { type Bubble, bubblePlace } from './marker-clusters.ts';
import type { MarkerLayout } from './marker-layout.ts';
import { type MarkerView, screenX, screenY } from './marker-projection.ts';
import { type MarkerStore, placeX, placeY, progressAt } from './marker-store.ts';

/** Markers and bubbles take clicks so far beyond their rim, px: fingers are wide. */
const REACH_PX = 8;
const MARKER_RADIUS_PX = 9;

export type Picked =
  | { readonly kind: 'technician'; readonly id: string }
  | { readonly kind: 'bubble'; readonly bubble: Bubble };

export interface PickMoment {
  readonly clockMs: number;
  readonly nowMs: number;
}

/**
 * What lies under a point of the screen (px from its upper left): the nearest marker in reach, of equally near ones the
 * topmost, else a bubble. Faint ones are not there for clicks. What is drawn singly fits on a screen, so looking at each
 * of them takes less time than keeping an index of moving markers.
 */
export function pick(
  store: MarkerStore,
  { drawn, faintCount, clusters }: MarkerLayout,
  view: MarkerView,
  { clockMs, nowMs }: PickMoment,
  point: { readonly x: number; readonly y: number },
): Picked | undefined {
  let nearestPx = MARKER_RADIUS_PX + REACH_PX;
  let id: string | undefined;
  for (let index = faintCount; index < drawn.length; index++) {
    const slot = drawn[index] ?? 0;
    const progress = progressAt(store, slot, clockMs);
    const distancePx = Math.hypot(
      screenX(view, placeX(store, slot, progress)) - point.x,
      screenY(view, placeY(store, slot, progress)) - point.y,
    );
    if (distancePx > nearestPx || store.ids[slot] === undefined) continue;
    nearestPx = distancePx;
    id = store.ids[slot];
  }
  if (id !== undefined) return { kind: 'technician', id };
  const bubble = clusters.bubbles.find((candidate) => {
    const [x, y] = bubblePlace(candidate, nowMs);
    const distancePx = Math.hypot(screenX(view, x) - point.x, screenY(view, y) - point.y);
    return distancePx <= candidate.radiusPx + REACH_PX;
  });
  return bubble && { kind: 'bubble', bubble };
}
