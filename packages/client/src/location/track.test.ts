import { expect, it } from 'vitest';
import { createVirtualClock } from '../testing.ts';
import { createTrackLocation } from './track.ts';

const wanted = { intervalMs: 5_000, distanceM: 10, accuracy: 'high', reason: 'moving' } as const;
const fixes = [0, 10, 5, 30].map((second, index) => ({ timeMs: second * 1_000, latitudeDeg: index, longitudeDeg: 9 }));

it('tells a track as it was recorded, twice as fast, with the times of now; stopped it waits', async () => {
  const clock = createVirtualClock();
  const startMs = clock.now();
  const told: [latitudeDeg: number, afterMs: number][] = [];
  const source = createTrackLocation(fixes, { clock, speedup: 2 });
  const listener = {
    reading: ({ latitudeDeg, timeMs }: { latitudeDeg: number; timeMs: number }) =>
      void told.push([latitudeDeg, timeMs - startMs]),
    blockers: () => undefined,
  };
  source.start(wanted, listener);
  await clock.advance(6_000);
  expect(told).toEqual([
    [0, 0],
    [1, 5_000],
    [2, 5_000],
  ]);
  expect(await source.locate()).toMatchObject({ latitudeDeg: 2, timeMs: startMs + 6_000 });
  source.stop();
  await clock.advance(60_000);
  source.start(wanted, listener);
  await clock.advance(60_000);
  expect(told.slice(3)).toEqual([[3, 66_000]]);
});

it('an empty track has no position', async () => {
  await expect(createTrackLocation([]).locate()).rejects.toThrow('empty');
});
