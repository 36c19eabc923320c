import type { Histogram, Registry } from 'prom-client';

type Exported = Awaited<ReturnType<Histogram['get']>>;

/**
 * A histogram without labels that counts by itself and speaks to prom-client only when it is scraped: an observation costs
 * some ns instead of half a µs, which counts where each report or fix is one.
 */
export interface FastHistogram {
  observe(value: number): void;
}

interface FastHistogramOptions {
  readonly name: string;
  readonly help: string;
  /** Upper bounds, ascending, in the unit of what is observed. */
  readonly buckets: readonly number[];
}

export function createFastHistogram(
  registry: Registry,
  { name, help, buckets: bounds }: FastHistogramOptions,
): FastHistogram {
  /** Observations by bucket, not cumulative; the last is over all bounds. */
  const counts: number[] = Array.from({ length: bounds.length + 1 }, () => 0);
  let sum = 0;

  // What prom-client asks of a metric at a scrape: cumulative buckets, sum and count, as for every histogram.
  async function get() {
    let count = 0;
    const buckets = counts.map((inBucket, bucket) => {
      count += inBucket;
      return { metricName: `${name}_bucket`, labels: { le: bounds[bucket] ?? '+Inf' }, value: count };
    });
    const total = (suffix: string, value: number) => ({ metricName: `${name}_${suffix}`, labels: {}, value });
    const values = [...buckets, total('sum', sum), total('count', count)];
    return { name, help, type: 'histogram', aggregator: 'sum', values } as unknown as Exported;
  }
  // A registry needs no more of a metric than this; its type asks for prom-client's own classes.
  registry.registerMetric({ name, get } as unknown as Histogram);

  return {
    observe(value) {
      let bucket = 0;
      while (bucket < bounds.length && value > (bounds[bucket] as number)) bucket++;
      counts[bucket] = (counts[bucket] as number) + 1;
      sum += value;
    },
  };
}
