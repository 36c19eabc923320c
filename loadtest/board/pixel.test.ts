import { expect, test } from 'vitest';
import { pixelFiguresOf } from './pixel.ts';
import { fixName } from './trackers.ts';

const trace = (id: string, recordedAtMs: number) => ({
  id,
  recordedAtMs,
  receivedAtMs: recordedAtMs + 30,
  firstDrawnAtMs: recordedAtMs + 40,
  arrivedAtMs: recordedAtMs + 5_040,
});

test('the way of a fix is told in stretches, and the interpolation is one of its own', () => {
  expect(pixelFiguresOf([trace('ada', 1_000)], new Map([[fixName('ada', 1_000), 1_002]]))).toMatchObject({
    fixes: 1,
    fix_to_sent_ms: { p50: 2 },
    sent_to_received_ms: { p50: 28 },
    received_to_first_frame_ms: { p50: 10 },
    sent_to_first_frame_ms: { p50: 38 },
    interpolation_ms: { p50: 5_000 },
    sent_to_arrived_ms: { p50: 5_038 },
  });
});

test('a fix that nobody of ours has sent is no measurement', () => {
  const sent = new Map([[fixName('ada', 1_000), 1_000]]);
  expect(pixelFiguresOf([trace('ada', 1_000), trace('ada', 999), trace('ben', 1_000)], sent).fixes).toBe(1);
});

test('a marker that was sent on before it arrived counts for its first frame only', () => {
  const sent = new Map([
    [fixName('ada', 1_000), 1_000],
    [fixName('ada', 6_000), 6_000],
  ]);
  const { arrivedAtMs: _, ...sentOn } = trace('ada', 6_000);
  expect(pixelFiguresOf([trace('ada', 1_000), sentOn], sent)).toMatchObject({ fixes: 2, arrived: 1 });
});
