import { createRegistry, Histogram } from '@fieldcast/runtime';
import { describe, expect, test } from 'vitest';
import { createTallyHistogram } from './tally-histogram.ts';

const VALUES = [0, 0.001, 0.0011, 0.25, 0.5, 7, 300, 301];
const options = { name: 'waited_seconds', help: 'How long', buckets: [0.001, 0.25, 300] };

describe('a tally histogram', () => {
  test('is scraped as the histogram it stands for', async () => {
    const [tallied, observed] = [createRegistry('ingest'), createRegistry('ingest')];
    const tally = createTallyHistogram(tallied, options);
    const histogram = new Histogram({ ...options, registers: [observed] });
    for (const value of VALUES) {
      tally.tally(value);
      histogram.observe(value);
    }
    const scraped = await tallied.getSingleMetricAsString(options.name);
    expect(scraped).toBe(await observed.getSingleMetricAsString(options.name));
    expect(scraped).toContain(`waited_seconds_count{service="ingest"} ${VALUES.length}`);
  });

  test('that has seen nothing is all zero', async () => {
    const registry = createRegistry('ingest');
    createTallyHistogram(registry, options);
    expect(await registry.getSingleMetricAsString(options.name)).toContain(
      'waited_seconds_bucket{le="+Inf",service="ingest"} 0',
    );
  });
});
