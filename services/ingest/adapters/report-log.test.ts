import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Batch, createBatcher } from '../core/batcher.ts';
import type { Publisher } from './publisher.ts';
import { createBatchingLog } from './report-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function bench({ pendingBytesMax = 1_000 } = {}) {
  const enqueued: Batch[] = [];
  const publisher = { hasCapacity: true, enqueue: (batch: Batch) => void enqueued.push(batch) };
  const log = createBatchingLog(createBatcher('node', 500), publisher as unknown as Publisher, {
    lingerMs: 5,
    pendingBytesMax,
  });
  const append = (reportId: number, bytes = 10) =>
    log.append('acme', new Uint8Array(bytes), { connectionId: 1, reportId, receivedAtMs: 0, refusals: [] });
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
    expect(enqueued.map(({ reports }) => reports.length)).toEqual([2]);
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
    expect(enqueued.map(({ reports }) => reports.length)).toEqual([2]);
    append(3);
    publisher.hasCapacity = true;
    vi.advanceTimersByTime(5);
    expect(enqueued).toHaveLength(2);
  });

  test('has no room beyond its bound until the log has taken something', () => {
    const { log, enqueued, append } = bench({ pendingBytesMax: 25 });
    append(1);
    append(2);
    expect(log.hasRoomFor(5)).toBe(true);
    expect(log.hasRoomFor(6)).toBe(false);
    vi.advanceTimersByTime(5);
    expect(log.hasRoomFor(6)).toBe(false);
    log.logged(enqueued[0] as Batch);
    expect(log.pendingBytes).toBe(0);
    expect(log.hasRoomFor(25)).toBe(true);
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
