/** Durations kept; the oldest is overwritten. */
const DURATIONS_MAX = 512;

/** The latest durations of something that happens often. */
export interface FrameTimes {
  add(ms: number): void;
  /** ms; NaN before the first one. */
  percentile(share: number): number;
  count(): number;
}

export function createFrameTimes(): FrameTimes {
  const durations = new Float64Array(DURATIONS_MAX);
  let added = 0;
  return {
    add: (ms) => {
      durations[added++ % DURATIONS_MAX] = ms;
    },
    percentile: (share) => {
      const sorted = durations.slice(0, Math.min(added, DURATIONS_MAX)).sort();
      return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
    },
    count: () => added,
  };
}
