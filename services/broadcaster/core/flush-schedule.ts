export interface FlushScheduleSettings {
  /** Shortest time between two flushes, ms. */
  readonly intervalMs: number;
  /** Longest, under load, ms. */
  readonly intervalMsMax: number;
}

/**
 * Share of an interval that a flush may take before the interval grows, and below which it shrinks again. What is left
 * is for merging, which goes on meanwhile. The two are just far enough apart that one step never leads over both: a
 * wider gap would leave boards with a long interval after a moment's load.
 */
const BUSY_SHARE = 0.6;
const CALM_SHARE = 0.4;
const GROWTH = 1.4;
const SHRINKAGE = 0.8;

/** When the next flush of a channel is due. */
export interface FlushSchedule {
  readonly intervalMs: number;
  /** Time until a change that arrives at `nowMs` may go out: 0 for the first one after a pause. */
  delayMs(nowMs: number): number;
  /**
   * Tells what a flush cost: `workMs` its own time, `lateMs` how long after its due time it began. Both are load: a late
   * timer means that others keep the event loop busy.
   */
  flushed(startedAtMs: number, workMs: number, lateMs: number): void;
}

export function createFlushSchedule({ intervalMs: shortestMs, intervalMsMax }: FlushScheduleSettings): FlushSchedule {
  let intervalMs = shortestMs;
  let lastFlushAtMs = Number.NEGATIVE_INFINITY;
  return {
    get intervalMs() {
      return intervalMs;
    },
    delayMs: (nowMs) => Math.max(0, lastFlushAtMs + intervalMs - nowMs),
    flushed(startedAtMs, workMs, lateMs) {
      lastFlushAtMs = startedAtMs;
      const share = (workMs + lateMs) / intervalMs;
      if (share > BUSY_SHARE) intervalMs = Math.min(Math.max(shortestMs, intervalMsMax), intervalMs * GROWTH);
      else if (share < CALM_SHARE) intervalMs = Math.max(shortestMs, intervalMs * SHRINKAGE);
    },
  };
}
