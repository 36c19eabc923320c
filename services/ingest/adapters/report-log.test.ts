import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Batch, batchedSize, createBatcher } from '../core/batcher.ts';
import { createPublisher, type Publisher } from './publisher.ts';
import { createBatchingLog } from './report-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const accepted = (reportId: number) => ({
  connectionId: 1,
  reportId,
  receivedAtMs: 0,
  header: new Uint8Array(),
  bytes: new Uint8Array(20),
  start: 5,
  end: 15,
  refusals: [],
});
const REPORT_BYTES = batchedSize(accepted(1));

function bench({ pendingBytesMax = 100_000, enqueueMs = 0 } = {}) {
  const enqueued: Batch[] = [];
  let elapsedMs = 0;
  const publisher = {
    hasCapacity: true,
    enqueue(batch: Batch) {
      elapsedMs += enqueueMs;
      enqueued.push(batch);
    },
  };
  const log = createBatchingLog(
    createBatcher('node', 500),
    publisher as unknown as Publisher,
    { lingerMs: 5, pendingBytesMax },
    () => elapsedMs,
  );
  const append = (reportId: number, tenantId = 'acme') => log.append(tenantId, accepted(reportId));
  return { log, publisher, enqueued, append };
}

describe('the way to the log', () => {
  test('joins what arrives within the linger time', () => {
    const { enqueued, append } = bench();
    append(1);
    vi.advanceTimersByTime(4);
    append(2);
    expect(enqueued).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(enqueued.map(({ reportIds }) => reportIds)).toEqual([[1, 2]]);
  });

  test('goes on collecting while the log is slow, and hands over when there is room', () => {
    const { log, publisher, enqueued, append } = bench();
    publisher.hasCapacity = false;
    append(1);
    vi.advanceTimersByTime(50);
    append(2);
    vi.advanceTimersByTime(50);
    expect(enqueued).toHaveLength(0);
    log.capacity();
    expect(enqueued.map(({ reportIds }) => reportIds)).toEqual([[1, 2]]);
    append(3);
    publisher.hasCapacity = true;
    vi.advanceTimersByTime(5);
    expect(enqueued).toHaveLength(2);
  });

  test('has no room beyond its bound until the log has taken something', () => {
    const { log, enqueued, append } = bench({ pendingBytesMax: 3 * REPORT_BYTES - 1 });
    expect([append(1), append(2), append(3)]).toEqual([true, true, false]);
    vi.advanceTimersByTime(5);
    expect(append(3)).toBe(false);
    expect(enqueued.map(({ reportIds }) => reportIds)).toEqual([[1, 2]]);
    log.logged(enqueued[0] as Batch);
    expect(log.pendingBytes).toBe(0);
    expect(append(3)).toBe(true);
  });

  test('lingers longer when the messages of many tenants take long, up to a limit, and no longer when they do not', () => {
    const { enqueued, append } = bench({ enqueueMs: 0.01 });
    const lingerOf = (tenants: number) => {
      for (let tenant = 0; tenant < tenants; tenant++) append(1, `tenant-${tenant}`);
      const before = enqueued.length;
      let lingerMs = 0;
      for (; enqueued.length === before && lingerMs < 100; lingerMs++) vi.advanceTimersByTime(1);
      return lingerMs;
    };
    // 200 messages at 10 µs are 2 ms, 1,000 are 10.
    expect(lingerOf(200)).toBe(5);
    expect(lingerOf(1_000)).toBe(20);
    expect(lingerOf(1)).toBe(25);
    expect(lingerOf(1)).toBe(5);
  });

  test('makes larger messages of many tenants while the log is slow, never more of them', async () => {
    const sent: { batch: Batch; confirm(): void }[] = [];
    const publisher = createPublisher('node', 64, {
      publish: ({ batch }) => new Promise<void>((confirm) => sent.push({ batch, confirm })),
      onLogged: (batch) => log.logged(batch),
      onCapacity: () => log.capacity(),
      onRetry: () => undefined,
      onAvailability: () => undefined,
      random: () => 0,
    });
    const log = createBatchingLog(
      createBatcher('node', 100_000),
      publisher,
      { lingerMs: 5, pendingBytesMax: 1e9 },
      () => 0,
    );
    const tenants = Array.from({ length: 200 }, (_, index) => `tenant-${index}`);
    const rounds = 40;
    for (let round = 0; round < rounds; round++) {
      for (const tenant of tenants) log.append(tenant, accepted(round));
      await vi.advanceTimersByTimeAsync(5);
      expect(publisher.inFlight).toBeLessThanOrEqual(64);
    }
    // Nothing was confirmed: the first round is on its way or in the queue, all others are still open batches.
    expect(sent).toHaveLength(64);
    for (let confirmed = 0; confirmed < sent.length; confirmed++) {
      sent[confirmed]?.confirm();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(sent).toHaveLength(2 * tenants.length);
    expect(sent.at(-1)?.batch.reportIds).toHaveLength(rounds - 1);
    expect(log.pendingBytes).toBe(0);
  });

  test('is flushed when the log has everything', async () => {
    const { log, enqueued, append } = bench();
    append(1);
    let isFlushed = false;
    const flushed = log.flush().then(() => {
      isFlushed = true;
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(isFlushed).toBe(false);
    log.logged(enqueued[0] as Batch);
    await flushed;
  });
});
