import {
  beginLayout,
  createScratch,
  isLayoutFor,
  type LayoutRequest,
  type LayoutWork,
  type MarkerLayout,
} from '../core/marker-layout.ts';
import type { MarkerStore } from '../core/marker-store.ts';

/** While there are news, who is drawn and how is decided anew this often, ms; a large fleet is given more time. */
const LAYOUT_INTERVAL_MS = 250;
const LARGE_LAYOUT_INTERVAL_MS = 1_000;
const LARGE_FLEET = 5_000;
/** Without news as well: people become late and silent by themselves. */
const QUIET_LAYOUT_INTERVAL_MS = 1_000;
/** A layout takes this much of the main thread at a time, ms, and then leaves it to others. */
const SLICE_MS = 1;
const SLICE_WAIT_MS = 16;
/** Technicians looked at between two looks at the clock. */
const SLOTS_PER_STEP = 1_024;

/**
 * Keeps the layout up to date without ever taking much of a frame. What the screen waits for (another view, a selection)
 * is done in the frames themselves; what time and news change is done between them.
 */
export interface LayoutSchedule {
  current(): MarkerLayout | undefined;
  /** Something that a layout depends on is different: the next one begins with the next frame. */
  renew(): void;
  /** Everything is different: there is no layout until the next one. */
  reset(): void;
  /** Markers have moved: a layout is worth it before long. */
  noteNews(): void;
  /** Goes on with a layout that this frame waits for, if there is one; true when it is ready. */
  advance(request: LayoutRequest): boolean;
  /** True while frames wait for one. */
  isBusy(): boolean;
  stop(): void;
}

interface LayoutScheduleParts {
  readonly store: MarkerStore;
  /** The page's clock. */
  readonly nowMs: () => number;
  /** What to lay out between frames; undefined: nothing changes by itself now. */
  readonly ask: () => LayoutRequest | undefined;
  /** A layout was made between frames: the next frame is to draw it. */
  readonly onLayout: (request: LayoutRequest) => void;
}

export function createLayoutSchedule({ store, nowMs, ask, onLayout }: LayoutScheduleParts): LayoutSchedule {
  let current: MarkerLayout | undefined;
  let work: LayoutWork | undefined;
  let scratch = createScratch(0);
  let begunAtMs = Number.NEGATIVE_INFINITY;
  let isDue = true;
  let isAwaited = false;
  let hasNews = false;

  const begin = (request: LayoutRequest): LayoutWork => {
    begunAtMs = nowMs();
    isDue = false;
    hasNews = false;
    if (scratch.kinds.length < store.slotCount) scratch = createScratch(store.slotCount * 2);
    return beginLayout(store, request, current, scratch);
  };
  const goOn = (request: LayoutRequest): boolean => {
    const startMs = nowMs();
    work ??= begin(request);
    let next: MarkerLayout | undefined;
    while (!next && nowMs() - startMs < SLICE_MS) next = work.step(SLOTS_PER_STEP);
    if (!next) return false;
    current = next;
    work = undefined;
    isAwaited = false;
    return true;
  };
  const isTime = () => {
    const ageMs = nowMs() - begunAtMs;
    const intervalMs = store.size > LARGE_FLEET ? LARGE_LAYOUT_INTERVAL_MS : LAYOUT_INTERVAL_MS;
    return ageMs >= (hasNews ? intervalMs : QUIET_LAYOUT_INTERVAL_MS);
  };
  // What is awaited is left to the frames, so that a view never mixes two of them.
  const betweenFrames = () => {
    const request = current && !isDue && !isAwaited && (work || isTime()) ? ask() : undefined;
    if (request && goOn(request)) onLayout(request);
    timer = setTimeout(betweenFrames, work ? SLICE_WAIT_MS : LAYOUT_INTERVAL_MS / 2);
  };
  let timer = setTimeout(betweenFrames, LAYOUT_INTERVAL_MS);

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
    noteNews: () => {
      hasNews = true;
    },
    advance: (request) => {
      isAwaited ||= isDue || current === undefined || !isLayoutFor(current, request.view);
      return isAwaited && goOn(request);
    },
    isBusy: () => isAwaited || isDue,
    stop: () => clearTimeout(timer),
  };
}
