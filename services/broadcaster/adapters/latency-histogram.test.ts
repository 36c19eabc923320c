import { createRegistry, Histogram } from '@fieldcast/runtime';
import { expect, test } from 'vitest';
import { createLatencyHistogram } from './latency-histogram.ts';

test('a latency histogram reads like one of the library that saw the same', async () => {
  const latenciesMs = [0, 0.5, 1, 1.5, 10, 49, 51, 100, 2_000];
  const options = { name: 'latency_seconds', help: 'How long it took.' };
  const bucketsS = [0.001, 0.01, 0.05, 0.1];
  const [ours, theirs] = [createRegistry('test'), createRegistry('test')];
  const histogram = createLatencyHistogram({ ...options, bucketsS, registry: ours });
  const reference = new Histogram({ ...options, buckets: bucketsS, registers: [theirs] });
  for (const latencyMs of latenciesMs) {
    histogram.observe(latencyMs);
    reference.observe(latencyMs / 1000);
  }
  const read = async (registry: typeof ours) =>
    (await registry.getSingleMetricAsString(options.name)).split('\n').sort();
  expect(await read(ours)).toEqual(await read(theirs));
  expect(await ours.metrics()).toContain('latency_seconds_bucket{le="+Inf",service="test"} 9');
});
