import type { Bubble } from '../core/marker-clusters.ts';
import { type MarkerOrigin, relativeX } from '../core/marker-origin.ts';
import { BUBBLE_FLOATS } from './bubble-shaders.ts';

/** A part of the ring is never smaller than this, so that one silent technician among thousands is seen. */
const RING_SHARE_MIN = 0.07;
/** Added to the worst status of the bubble that holds the selected technician. */
const SELECTED_BUBBLE = 10;
const WORST_FRESH = 0;
const WORST_LATE = 1;
const WORST_SILENT = 2;

/** Writes bubbles as instances. @param clockOriginMs what their times are relative to, by the page's clock. */
export function encodeBubbles(bubbles: readonly Bubble[], origin: MarkerOrigin, clockOriginMs: number): Float32Array {
  const floats = new Float32Array(bubbles.length * BUBBLE_FLOATS);
  let at = 0;
  for (const bubble of bubbles) {
    const fromX = relativeX(origin, bubble.fromX);
    const [freshEnd, lateEnd] = ringShares(bubble);
    floats[at++] = fromX;
    floats[at++] = bubble.fromY - origin.y;
    floats[at++] = fromX + (bubble.toX - bubble.fromX);
    floats[at++] = bubble.toY - origin.y;
    floats[at++] = (bubble.startMs - clockOriginMs) / 1000;
    floats[at++] = (bubble.endMs - clockOriginMs) / 1000;
    floats[at++] = freshEnd;
    floats[at++] = lateEnd;
    floats[at++] = bubble.radiusPx;
    floats[at++] = worstOf(bubble) + (bubble.hasSelected ? SELECTED_BUBBLE : 0);
  }
  return floats;
}

/** Where in the ring the fresh part and the late part end, 0..1; the rest is silent. */
export function ringShares({ count, late, silent }: Pick<Bubble, 'count' | 'late' | 'silent'>): [number, number] {
  const parts = [count - late - silent, late, silent].map((part) =>
    part === 0 ? 0 : Math.max(RING_SHARE_MIN, part / count),
  );
  const [fresh = 0, lateShare = 0, silentShare = 0] = parts;
  const sum = fresh + lateShare + silentShare;
  return [fresh / sum, (fresh + lateShare) / sum];
}

function worstOf({ late, silent }: Bubble): number {
  if (silent > 0) return WORST_SILENT;
  return late > 0 ? WORST_LATE : WORST_FRESH;
}
