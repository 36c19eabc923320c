/** How many frames a board may send: a steady rate and a burst. */
export interface FrameBudget {
  /** Takes one frame; false when there is none left at `nowMs`. */
  take(nowMs: number): boolean;
}

/** A token bucket held as one number, the time at which it will be full again (GCRA, ITU-T I.371): no timer refills it. */
export function createFrameBudget({ perS, burst }: { perS: number; burst: number }): FrameBudget {
  const costMs = 1000 / perS;
  let fullAtMs = 0;
  return {
    take(nowMs) {
      const nextFullAtMs = Math.max(fullAtMs, nowMs) + costMs;
      if (nextFullAtMs - nowMs > burst * costMs) return false;
      fullAtMs = nextFullAtMs;
      return true;
    },
  };
}
