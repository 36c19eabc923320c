import { Histogram } from 'prom-client';
import { describe, expect, test } from 'vitest';
import { createFastHistogram } from './fast-histogram.ts';
import { createRegistry } from './metrics.ts';

const VALUES = [0, 0.001, 0.0011, 0.25, 0.5, 7, 300, 301];
const options = { name: 'waited_seconds', help: 'How long', buckets: [0.001, 0.25, 300] };

describe('a fast histogram', () => {
  test('is scraped as the histogram it stands for', async () => {
    const [fast, slow] = [createRegistry('ingest'), createRegistry('ingest')];
    const ours = createFastHistogram(fast, options);
    const theirs = new Histogram({ ...options, registers: [slow] });
    for (const value of VALUES) {
      ours.observe(value);
      theirs.observe(value);
    }
    const scraped = await fast.getSingleMetricAsString(options.name);
    expect(scraped).toBe(await slow.getSingleMetricAsString(options.name));
    expect(scraped).toContain(`waited_seconds_count{service="ingest"} ${VALUES.length}`);
  });

  test('that has seen nothing is all zero', async () => {
    const registry = createRegistry('ingest');
    createFastHistogram(registry, options);
    expect(await registry.getSingleMetricAsString(options.name)).toContain(
      'waited_seconds_bucket{le="+Inf",service="ingest"} 0',
    );
  });
});
