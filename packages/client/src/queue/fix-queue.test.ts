import type { Fix } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../testing.ts';
import { createFaultyStore } from './faulty-store.ts';
import { createFixQueue } from './fix-queue.ts';
import { createMemoryStore } from './memory-store.ts';
import type { FixStore } from './store.ts';

const T0_MS = 1_700_000_000_000;
const DAY_MS = 86_400_000;

/** Places that no line joins, so that nothing is thinned. */
const scattered = (second: number): Fix => ({
  timeMs: T0_MS + second * 1_000,
  latitudeDeg: 52 + ((second * 7) % 5) / 10,
  longitudeDeg: 9 + ((second * 3) % 7) / 10,
});
const onRoad = (second: number): Fix => ({ ...scattered(second), latitudeDeg: 52, longitudeDeg: 9 + second / 1_000 });
const secondsOf = (fixes: readonly Fix[] = []) => fixes.map(({ timeMs }) => (timeMs - T0_MS) / 1_000);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function scene({ fixesMax = 10_000, ageMaxMs = DAY_MS, inner = createMemoryStore() as FixStore } = {}) {
  const clock = createVirtualClock(T0_MS);
  const store = createFaultyStore(inner);
  const told = { sendable: 0, dropped: [] as [number[], string][], thinned: 0, faults: [] as string[] };
  const queue = createFixQueue(
    store,
    { fixesMax, ageMaxMs },
    { now: clock.now, timers: clock.timers, random: () => 0.5 },
    {
      onSendable: () => told.sendable++,
      onDropped: (fixes, bound) => told.dropped.push([secondsOf(fixes), bound]),
      onThinned: (count) => {
        told.thinned += count;
      },
      onFault: ({ code }) => told.faults.push(code),
    },
  );
  const push = (seconds: number[], fixAt = scattered) => {
    for (const second of seconds) queue.push(fixAt(second));
  };
  const take = (end: 'oldest' | 'newest' = 'oldest', fixesMax = 100) => {
    const taken = queue.take(end, fixesMax, clock.now());
    return { reportId: taken?.reportId ?? 0, seconds: secondsOf(taken?.fixes) };
  };
  const inStore = async () => secondsOf((await inner.open()).fixes.map(({ fix }) => fix));
  return { clock, store, inner, told, queue, push, take, inStore };
}

describe('a queue on a store', () => {
  it('lets a fix be sent only when it is written', async () => {
    const { queue, store, push, take, told, clock } = scene();
    await queue.open();
    store.fail('hangs');
    push([1, 2]);
    await clock.settle();
    expect(take().seconds).toEqual([]);
    expect(queue.counts()).toEqual({ queued: 2, inFlight: 0, logged: 0 });
    store.heal();
    await queue.saved();
    expect(told.sendable).toBeGreaterThan(0);
    expect(take().seconds).toEqual([1, 2]);
  });

  it('writes all that came during a write in the next one', async () => {
    const { queue, store, push } = scene();
    await queue.open();
    push(range(1, 100));
    await queue.saved();
    expect(store.calls.append).toBeLessThanOrEqual(2);
    expect(queue.sendableCount).toBe(100);
  });

  it('keeps a LOGGED report in the store and removes it when it is STORED', async () => {
    const { queue, push, take, inStore, clock } = scene();
    await queue.open();
    push([1, 2, 3]);
    await queue.saved();
    const { reportId } = take('oldest', 2);
    expect(secondsOf(queue.markLogged(reportId, clock.now()))).toEqual([1, 2]);
    expect(queue.unloggedReports).toBe(0);
    await queue.saved();
    expect(await inStore()).toEqual([1, 2, 3]);
    expect(secondsOf(queue.markStored(reportId))).toEqual([1, 2]);
    await queue.saved();
    expect(await inStore()).toEqual([3]);
    expect(queue.depth).toBe(1);
  });

  it('forgets a refused fix, here and in the store', async () => {
    const { queue, push, take, inStore } = scene();
    await queue.open();
    push([1, 2, 3]);
    await queue.saved();
    const { reportId } = take();
    expect(secondsOf(queue.refuse(reportId, [1, 1, 99]))).toEqual([2]);
    expect(secondsOf(queue.markStored(reportId))).toEqual([1, 3]);
    await queue.saved();
    expect(await inStore()).toEqual([]);
    expect(queue.depth).toBe(0);
  });

  it('takes the newest first when asked, then the rest in order, also after a put back', async () => {
    const { queue, push, take } = scene();
    await queue.open();
    push(range(1, 6));
    await queue.saved();
    const newest = take('newest', 2);
    expect(newest.seconds).toEqual([5, 6]);
    const oldest = take('oldest', 2);
    queue.putBack(newest.reportId);
    queue.putBack(oldest.reportId);
    expect(take().seconds).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('sends again after a lost connection what was not LOGGED, and the LOGGED only when it stays unanswered', async () => {
    const { queue, push, take, clock } = scene();
    await queue.open();
    push([1, 2]);
    await queue.saved();
    queue.markLogged(take('oldest', 1).reportId, clock.now());
    take();
    queue.connectionLost();
    expect(queue.counts()).toEqual({ queued: 1, inFlight: 0, logged: 1 });
    const again = take();
    expect(again).toEqual({ reportId: 1, seconds: [2] });
    // Its id belongs to the new connection now, so the LOGGED fix of the old one is not what is stored.
    expect(secondsOf(queue.markStored(1))).toEqual([2]);
    expect(queue.putBackUnanswered(clock.now())).toBe(0);
    await clock.advance(1);
    expect(queue.putBackUnanswered(clock.now())).toBe(1);
    expect(take().seconds).toEqual([1]);
  });

  it('has everything again after the app was killed, and its device id', async () => {
    const before = scene();
    await before.queue.open();
    before.push(range(1, 9_999));
    before.queue.setDeviceId('phone-1');
    await before.queue.saved();
    before.take('oldest', 500);
    const after = scene({ inner: before.inner });
    after.push([10_000]);
    expect(await after.queue.open()).toEqual({ deviceId: 'phone-1' });
    expect(after.queue.depth).toBe(10_000);
    expect(after.told).toMatchObject({ dropped: [], thinned: 0 });
    expect(after.queue.oldestTimeMs).toBe(T0_MS + 1_000);
    expect(after.take('newest', 2).seconds).toEqual([9_999, 10_000]);
    expect(after.take('oldest', 2).seconds).toEqual([1, 2]);
  });
});

describe('the bounds of a queue', () => {
  it('thins the straight road before it drops anything', async () => {
    const { queue, push, told, take, inStore } = scene({ fixesMax: 100 });
    await queue.open();
    push(range(1, 100), onRoad);
    await queue.saved();
    push([101], onRoad);
    await queue.saved();
    expect(told).toMatchObject({ thinned: 21, dropped: [] });
    expect(queue.thinnedCount).toBe(21);
    expect(queue.depth).toBe(80);
    expect(await inStore()).toHaveLength(80);
    const { seconds } = take();
    expect([seconds[0], seconds.at(-1)]).toEqual([1, 101]);
  });

  it('drops the oldest, counted, when no stretch is straight', async () => {
    const { queue, push, told, inStore } = scene({ fixesMax: 5 });
    await queue.open();
    push(range(1, 5));
    await queue.saved();
    push([6, 7]);
    await queue.saved();
    expect(told.dropped).toEqual([
      [[1], 'count'],
      [[2], 'count'],
    ]);
    expect(queue.droppedCount).toBe(2);
    expect(await inStore()).toEqual([3, 4, 5, 6, 7]);
  });

  it('drops a fix of a report only when nothing waits', async () => {
    const { queue, push, told, take } = scene({ fixesMax: 2 });
    await queue.open();
    push([1, 2]);
    await queue.saved();
    const { reportId } = take('oldest', 1);
    push([3]);
    expect(told.dropped).toEqual([[[2], 'count']]);
    expect(secondsOf(queue.markStored(reportId))).toEqual([1]);
  });

  it('drops what waits longer than the age, and leaves a report to its answer', async () => {
    const { queue, push, told, take, inStore } = scene({ ageMaxMs: 10_000 });
    await queue.open();
    push([1, 2, 3, 15]);
    await queue.saved();
    take('oldest', 1);
    queue.expire(T0_MS + 13_000);
    await queue.saved();
    expect(told.dropped).toEqual([[[2], 'age']]);
    expect(await inStore()).toEqual([1, 3, 15]);
  });
});

describe('a queue whose store fails', () => {
  it.each(['throws', 'full', 'hangs'] as const)(
    'goes on in memory when it %s, says so once, and recovers',
    async (fault) => {
      const { queue, store, push, told, take, inStore, clock } = scene();
      await queue.open();
      store.fail(fault);
      push([1]);
      await clock.advance(10_000);
      push([2, 3]);
      await clock.settle();
      expect(queue.isStoreFailing).toBe(true);
      expect(told.faults).toEqual(['STORE_FAILED']);
      const { reportId, seconds } = take('oldest', 2);
      expect(seconds).toEqual([1, 2]);
      queue.markStored(reportId);
      store.heal();
      await clock.advance(60_000);
      expect(queue.isStoreFailing).toBe(false);
      expect(await inStore()).toEqual([3]);
      push([4]);
      await queue.saved();
      expect(await inStore()).toEqual([3, 4]);
      expect(told.faults).toEqual(['STORE_FAILED']);
    },
  );

  it.each(['throws', 'hangs'] as const)(
    'opens all the same when it %s, and brings the old fixes when it is back',
    async (fault) => {
      const before = scene();
      await before.queue.open();
      before.push([1, 2]);
      before.queue.setDeviceId('phone-1');
      await before.queue.saved();
      const { queue, store, push, told, take, inStore, clock } = scene({ inner: before.inner });
      store.fail(fault);
      const opening = queue.open();
      push([3]);
      await clock.advance(10_000);
      expect(await opening).toEqual({ deviceId: undefined });
      queue.setDeviceId('phone-2');
      expect(take().seconds).toEqual([3]);
      store.heal();
      await clock.advance(60_000);
      expect(told.faults).toEqual(['STORE_FAILED']);
      expect(take().seconds).toEqual([1, 2]);
      expect(await inStore()).toEqual([1, 2, 3]);
      expect((await before.inner.open()).deviceId).toBe('phone-1');
    },
  );

  it('tells that something was cut off', async () => {
    const inner: FixStore = {
      ...createMemoryStore(),
      open: async () => ({ fixes: [{ id: 7, fix: scattered(1) }], deviceId: undefined, corruptRecords: 1 }),
    };
    const { queue, told, take } = scene({ inner });
    await queue.open();
    expect(told.faults).toEqual(['STORE_CORRUPT']);
    expect(take().seconds).toEqual([1]);
  });

  it('closes a store that does not answer, and opens again', async () => {
    const { queue, store, push, told, take, clock } = scene();
    await queue.open();
    push([1]);
    await queue.saved();
    store.fail('throws');
    await queue.close();
    expect(told.faults).toEqual(['STORE_FAILED']);
    store.heal();
    push([2]);
    await queue.open();
    await clock.settle();
    expect(take().seconds).toEqual([1, 2]);
  });
});
