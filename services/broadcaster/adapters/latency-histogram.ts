import type { Histogram, Registry } from '@fieldcast/runtime';

interface LatencyHistogramOptions {
  readonly name: string;
  readonly help: string;
  /** Upper bounds of the buckets, seconds, ascending. */
  readonly bucketsS: readonly number[];
  readonly registry: Registry;
}

/** A histogram of latencies for hot paths: the library's `observe` makes a key and a closure each time, this one compares. */
export interface LatencyHistogram {
  observe(latencyMs: number): void;
}

/** Its series are put together when somebody asks for the metrics. @throws Error when the name is taken */
export function createLatencyHistogram(options: LatencyHistogramOptions): LatencyHistogram {
  const { name, help, bucketsS, registry } = options;
  const boundsMs = Float64Array.from(bucketsS, (boundS) => boundS * 1000);
  /** By bucket, not cumulative; the last one is for all that is over the greatest bound. */
  const counts = new Float64Array(bucketsS.length + 1);
  let sumMs = 0;
  const metric = {
    name,
    help,
    type: 'histogram',
    get: async () => ({ name, help, type: 'histogram', aggregator: 'sum', values: seriesOf() }),
    reset() {
      counts.fill(0);
      sumMs = 0;
    },
  };
  // The registry asks a metric for no more than these; its typings name only the library's own classes.
  registry.registerMetric(metric as unknown as Histogram);

  function seriesOf() {
    let count = 0;
    const bounds = [...bucketsS, '+Inf'].map((le, bucket) => {
      count += counts[bucket] ?? 0;
      return { metricName: `${name}_bucket`, labels: { le }, value: count };
    });
    return [
      ...bounds,
      { metricName: `${name}_sum`, labels: {}, value: sumMs / 1000 },
      { metricName: `${name}_count`, labels: {}, value: count },
    ];
  }

  return {
    observe(latencyMs) {
      let bucket = 0;
      while (bucket < boundsMs.length && latencyMs > (boundsMs[bucket] ?? 0)) bucket++;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      sumMs += latencyMs;
    },
  };
}
