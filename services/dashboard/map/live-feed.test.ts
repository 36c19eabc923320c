import type { BoardTechnician } from '@fieldcast/client';
import { expect, test } from 'vitest';
import type { FleetChange } from '../core/fleet.ts';
import type { MarkerChange } from '../core/marker-feed.ts';
import { createLiveFeed } from './live-feed.ts';

const recorded = 1_700_000_000_000;

function at(technicianId: string, longitudeDeg: number, timeMs: number, displayName = technicianId): BoardTechnician {
  return { ref: 1, technicianId, displayName, position: { timeMs, latitudeDeg: 50, longitudeDeg, headingDeg: 90 } };
}

function start(first: BoardTechnician[], isMotionReduced = false) {
  const handlers = new Set<(change: FleetChange) => void>();
  const clock = { nowMs: 0 };
  const feed = createLiveFeed({
    fleet: {
      technicians: () => first,
      timeMs: () => recorded,
      onChange: (handler) => {
        handlers.add(handler);
        return () => void handlers.delete(handler);
      },
    },
    nowMs: () => clock.nowMs,
    isMotionReduced: () => isMotionReduced,
  });
  const told: MarkerChange[] = [];
  feed.onChange((change) => told.push(change));
  const tell = (nowMs: number, changed: BoardTechnician[], leftIds: string[] = []) => {
    clock.nowMs = nowMs;
    for (const handler of handlers) handler({ changed, leftIds });
  };
  return { feed, tell, told, handlers, way: () => [...feed.ways()][0] };
}

test('a marker sets out from where it is drawn and takes as long as the fixes are apart', () => {
  const { tell, way } = start([at('t-1', 8, recorded)]);
  expect(way()).toMatchObject({ toLonDeg: 8, startMs: 0, endMs: 0 });
  tell(100, [at('t-1', 8.002, recorded + 2_000)]);
  expect(way()).toMatchObject({ fromLonDeg: 8, toLonDeg: 8.002, startMs: 100, endMs: 2_100 });
  tell(1_100, [at('t-1', 8.004, recorded + 4_000)]);
  expect(way()?.fromLonDeg).toBeCloseTo(8.001, 9);
  expect(way()).toMatchObject({ startMs: 1_100, endMs: 3_100, recordedAtMs: recorded + 4_000 });
});

test.each([
  ['after a long silence', at('t-1', 8.002, recorded + 16_000), false],
  ['far away', at('t-1', 8.2, recorded + 2_000), false],
  ['for people who want no motion', at('t-1', 8.002, recorded + 2_000), true],
])('a marker jumps %s', (_, next, isMotionReduced) => {
  const { tell, way } = start([at('t-1', 8, recorded)], isMotionReduced);
  tell(100, [next]);
  expect(way()?.toLonDeg).toBe(next.position?.longitudeDeg);
  expect(way()?.endMs).toBe(way()?.startMs);
});

test('a new name does not stop a marker on its way, and no news is no change', () => {
  const { tell, way, told } = start([at('t-1', 8, recorded)]);
  tell(0, [at('t-1', 8.002, recorded + 2_000)]);
  tell(500, [at('t-1', 8.002, recorded + 2_000, 'Ada')]);
  expect(way()).toMatchObject({ name: 'Ada', fromLonDeg: 8, startMs: 0, endMs: 2_000 });
  tell(600, [at('t-1', 8.002, recorded + 2_000, 'Ada')]);
  expect(told).toHaveLength(2);
});

test('who has no position has no way, who left has none any more, and a feed that is stopped hears nothing', () => {
  const { feed, tell, told, handlers } = start([
    at('t-1', 8, recorded),
    { ref: 2, technicianId: 't-2', displayName: 't-2' },
  ]);
  expect([...feed.ways()]).toHaveLength(1);
  tell(0, [], ['t-1']);
  expect([...feed.ways()]).toHaveLength(0);
  expect(told).toEqual([{ changed: [], leftIds: ['t-1'] }]);
  feed.stop();
  expect(handlers.size).toBe(0);
  expect(feed.isRunning()).toBe(false);
});
