import {
  beginLayout,
  createScratch,
  isLayoutFor,
  type LayoutRequest,
  type LayoutWork,
  type MarkerLayout,
} from '../core/marker-layout.ts';
import type { MarkerStore } from '../core/marker-store.ts';

/** While markers move, who is drawn and how is decided anew this often, ms; a large fleet is given more time. */
const LAYOUT_INTERVAL_MS = 250;
const LARGE_LAYOUT_INTERVAL_MS = 500;
const LARGE_FLEET = 5_000;
/** A layout may take this much of a frame, ms; the rest of it is done in the next ones. */
const LAYOUT_MS_PER_FRAME = 1.5;
/** Technicians looked at between two looks at the clock. */
const SLOTS_PER_STEP = 2_048;

/** Keeps the layout up to date without ever taking much of a frame. */
export interface LayoutSchedule {
  current(): MarkerLayout | undefined;
  /** Something that a layout depends on is different: the next one begins with the next frame. */
  renew(): void;
  /** Everything is different: there is no layout until the next one. */
  reset(): void;
  /** Goes on with it; true when there is a new one. */
  advance(store: MarkerStore, request: LayoutRequest): boolean;
  /** True while one is in the making. */
  isBusy(): boolean;
}

/** @param nowMs the page's clock. */
export function createLayoutSchedule(nowMs: () => number): LayoutSchedule {
  let current: MarkerLayout | undefined;
  let work: LayoutWork | undefined;
  let scratch = createScratch(0);
  let begunAtMs = Number.NEGATIVE_INFINITY;
  let isDue = true;

  return {
    current: () => current,
    renew: () => {
      isDue = true;
    },
    reset: () => {
      current = undefined;
      work = undefined;
      isDue = true;
    },
    advance: (store, request) => {
      const startMs = nowMs();
      const intervalMs = store.size > LARGE_FLEET ? LARGE_LAYOUT_INTERVAL_MS : LAYOUT_INTERVAL_MS;
      const isOutdated = current === undefined || !isLayoutFor(current, request.view);
      if (!work && (isDue || isOutdated || startMs - begunAtMs >= intervalMs)) {
        isDue = false;
        begunAtMs = startMs;
        if (scratch.kinds.length < store.slotCount) scratch = createScratch(store.slotCount * 2);
        work = beginLayout(store, request, current, scratch);
      }
      let next: MarkerLayout | undefined;
      while (work && !next) {
        next = work.step(SLOTS_PER_STEP);
        if (nowMs() - startMs >= LAYOUT_MS_PER_FRAME) break;
      }
      if (!next) return false;
      current = next;
      work = undefined;
      return true;
    },
    isBusy: () => work !== undefined,
  };
}
