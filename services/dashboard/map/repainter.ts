import type { LayoutRequest, MarkerLayout } from '../core/marker-layout.ts';
import { type MarkerStore, progressAt } from '../core/marker-store.ts';

/** A frame is worth drawing when the fastest marker has moved this far on the screen, px. */
const STEP_PX = 0.2;
/** Under this a wait is a frame anyway. */
const FRAME_MS = 20;
/** News of somebody on the screen are drawn so soon after the frame before them, also when the marker hardly moves. */
const NEWS_WAIT_MS_MAX = 66;
/** While a bubble glides, a frame is drawn this often. */
const BUBBLE_FRAME_MS = 33;
/** So often nothing but ages change. */
const AGE_INTERVAL_MS = 1_000;

/**
 * Decides when the map is drawn again. Between one frame of the display and the next most markers move by a fraction of
 * a px; so a map that shows a town is drawn often and one that shows a country rarely, and one that stands still once a
 * second for the sake of its ages.
 */
export interface Repainter {
  now(): void;
  /** Soon, but in another frame than what is being done now. */
  afterwards(): void;
  /** There are news of somebody on the screen. */
  news(): void;
  /** A marker is this fast on the screen. */
  noteSpeed(pxPerS: number): void;
  /** Looks at everybody drawn anew. */
  judge(store: MarkerStore, layout: MarkerLayout | undefined, request: LayoutRequest): void;
  /** Ends a frame: the next one is asked for in time. */
  plan(isBusy: boolean, isRunning: boolean, nowMs: number): void;
  stop(): void;
}

export function createRepainter(repaint: () => void): Repainter {
  let speed = 0;
  let glideUntilMs = 0;
  let frameAtMs = Number.NEGATIVE_INFINITY;
  let dueAtMs = Number.POSITIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fire = () => {
    timer = undefined;
    dueAtMs = Number.POSITIVE_INFINITY;
    repaint();
  };
  const within = (ms: number) => {
    const atMs = performance.now() + ms;
    if (timer !== undefined && dueAtMs <= atMs) return;
    clearTimeout(timer);
    dueAtMs = atMs;
    timer = setTimeout(fire, ms);
  };

  return {
    now: repaint,
    afterwards: () => within(FRAME_MS),
    news: () => {
      const waitMs = frameAtMs + NEWS_WAIT_MS_MAX - performance.now();
      if (waitMs > 0) within(waitMs);
      else repaint();
    },
    noteSpeed: (pxPerS) => {
      speed = Math.max(speed, pxPerS);
    },
    judge: (store, layout, { view, clockMs }) => {
      speed = 0;
      for (const slot of layout?.drawn ?? []) speed = Math.max(speed, speedPxPerS(store, slot, clockMs, view.worldPx));
      for (const { endMs } of layout?.clusters.bubbles ?? []) glideUntilMs = Math.max(glideUntilMs, endMs);
    },
    plan: (isBusy, isRunning, nowMs) => {
      frameAtMs = nowMs;
      const waitMs = speed > 0 ? Math.min(AGE_INTERVAL_MS, (1000 * STEP_PX) / speed) : AGE_INTERVAL_MS;
      if (isBusy || (isRunning && waitMs < FRAME_MS)) repaint();
      else if (nowMs < glideUntilMs) within(Math.min(waitMs, BUBBLE_FRAME_MS));
      else if (isRunning) within(waitMs);
    },
    stop: () => clearTimeout(timer),
  };
}

/** How fast a marker is drawn going, px a second of the feed's clock; 0 when it has arrived. */
export function speedPxPerS(store: MarkerStore, slot: number, clockMs: number, worldPx: number): number {
  if (progressAt(store, slot, clockMs) >= 1) return 0;
  const { fromX, fromY, toX, toY, startMs, endMs } = store.columns;
  const dx = (toX[slot] ?? 0) - (fromX[slot] ?? 0);
  const dy = (toY[slot] ?? 0) - (fromY[slot] ?? 0);
  return (Math.sqrt(dx * dx + dy * dy) * worldPx * 1000) / ((endMs[slot] ?? 0) - (startMs[slot] ?? 0));
}
