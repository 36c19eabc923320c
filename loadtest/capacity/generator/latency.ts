import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** Latencies in ms, as the report prints them. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly count: number;
}

export interface LatencyRecorder {
  record(latencyMs: number): void;
  /** A HDR histogram of whole µs, which another thread may be given. */
  readonly histogram: RecordableHistogram;
}

export function createLatencyRecorder(): LatencyRecorder {
  const histogram = createHistogram();
  // The histogram has no zero, and clocks read to 0.1 ms by one another may differ by less than nothing.
  return { histogram, record: (latencyMs) => histogram.record(Math.max(1, Math.round(latencyMs * 1000))) };
}

/** Several threads' histograms as one. Undefined when nothing was recorded. */
export function summarize(histograms: readonly RecordableHistogram[]): Latency | undefined {
  const all = createHistogram();
  for (const histogram of histograms) all.add(histogram);
  if (all.count === 0) return undefined;
  const toMs = (us: number) => Math.round(us / 10) / 100;
  return { p50: toMs(all.percentile(50)), p99: toMs(all.percentile(99)), max: toMs(all.max), count: all.count };
}
