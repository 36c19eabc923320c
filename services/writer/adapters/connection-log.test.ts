import { subjects, v1 } from '@fieldcast/protocol';
import { createLog } from '@fieldcast/runtime';
import type { Msg, NatsConnection, Subscription, SubscriptionOptions } from '@nats-io/transport-node';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConnectionEvent } from '../core/connection-event.ts';
import { startConnectionLog } from './connection-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Write = (events: readonly ConnectionEvent[]) => Promise<{ written: number; unknown: number }>;

/** A log whose bus and database are the test's. */
function start(write: Write) {
  let deliver: SubscriptionOptions['callback'];
  const subscription = { drain: async () => undefined } as Partial<Subscription> as Subscription;
  const connection: Pick<NatsConnection, 'subscribe'> = {
    subscribe: (_, options) => {
      deliver = options?.callback;
      return subscription;
    },
  };
  const counts: Record<string, number> = {};
  const log = startConnectionLog({
    ...{ connection, write, log: createLog('test', 'silent'), random: () => 1 },
    count: (outcome, events) => {
      counts[outcome] = (counts[outcome] ?? 0) + events;
    },
  });
  const tell = (batch: v1.PresenceBatch.$Properties) => tellBytes(v1.PresenceBatch.encode(batch).finish());
  const tellBytes = (data: Uint8Array) =>
    deliver?.(null, { subject: subjects.presence('acme'), data } as Partial<Msg> as Msg);
  return { log, counts, tell, tellBytes };
}

const entries = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({
    technicianId: 'anna',
    deviceId: 'phone',
    presence: { link: v1.Link.DISCONNECTED, changedAtMs: from + index + 1 },
  }));
const takeAll: Write = async (events) => ({ written: events.length, unknown: 0 });

describe('the connection log', () => {
  test('writes what it was told within a second, whole lists and rubbish left out', async () => {
    const write = vi.fn(takeAll);
    const { log, tell, tellBytes, counts } = start(write);
    tell({ entries: entries(0, 3) });
    tell({ entries: entries(10, 20), isFullList: true, parts: 1 });
    tellBytes(new Uint8Array([0x12, 0xff]));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(write.mock.calls.map(([events]) => events.map(({ atMs }) => atMs))).toEqual([[1, 2, 3]]);
    expect(counts).toEqual({ written: 3, unknown_technician: 0 });
    await log.stop(100);
  });

  test('keeps all through an outage up to its bound, drops the oldest over it, and counts them', async () => {
    let isAway = true;
    const seen: number[] = [];
    const { log, tell, counts } = start(async (events) => {
      if (isAway) throw new Error('connect ECONNREFUSED');
      seen.push(...events.map(({ atMs }) => atMs));
      return takeAll(events);
    });
    tell({ entries: entries(0, 99_990) });
    await vi.advanceTimersByTimeAsync(30_000);
    tell({ entries: entries(99_990, 100_007) });
    isAway = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(counts).toMatchObject({ dropped: 7, written: 100_000 });
    expect([seen[0], seen.at(-1), seen.length]).toEqual([8, 100_007, 100_000]);
    await log.stop(100);
  });

  test('puts away what the database refuses and goes on', async () => {
    const refusal = Object.assign(new pg.DatabaseError('invalid byte sequence', 1, 'error'), { code: '22021' });
    const write = vi.fn<Write>().mockRejectedValueOnce(refusal).mockImplementation(takeAll);
    const { log, tell, counts } = start(write);
    tell({ entries: entries(0, 2) });
    await vi.advanceTimersByTimeAsync(1_000);
    tell({ entries: entries(5, 6) });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(counts).toMatchObject({ refused: 2, written: 1 });
    await log.stop(100);
  });

  test('writes the rest when it is stopped, without waiting for its second', async () => {
    const { log, tell, counts } = start(takeAll);
    tell({ entries: entries(0, 5_000) });
    await log.stop(100);
    expect(counts).toMatchObject({ written: 5_000 });
  });

  test('gives up at the deadline when the database stays away', async () => {
    const write = vi.fn<Write>().mockRejectedValue(new Error('connect ECONNREFUSED'));
    const { log, tell } = start(write);
    tell({ entries: entries(0, 1) });
    let hasStopped = false;
    const stopped = log.stop(3_000).then(() => {
      hasStopped = true;
    });
    await vi.advanceTimersByTimeAsync(2_900);
    expect(hasStopped).toBe(false);
    expect(write.mock.calls.length).toBeGreaterThan(1);
    await vi.advanceTimersByTimeAsync(200);
    await stopped;
  });
});
