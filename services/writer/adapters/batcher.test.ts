import { subjects, v1 } from '@fieldcast/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogMessage } from '../core/entry.ts';
import { createBatcher } from './batcher.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function message(fixes: number): LogMessage {
  const positions = Array.from({ length: fixes }, (_, timeOffsetMs) => ({ timeOffsetMs }));
  const reports = [{ technicianId: 'anna', receivedAtMs: 1, report: { baseTimeMs: 1, positions } }];
  return { subject: subjects.positions('acme'), data: v1.PositionBatch.encode({ ingestNode: '', reports }).finish() };
}

function batcherOf({ rowsMax = 10, lingerMs = 20 } = {}) {
  const poison: string[] = [];
  const batcher = createBatcher<LogMessage>({ rowsMax, lingerMs, onPoison: (_, reason) => void poison.push(reason) });
  return { batcher, poison };
}

describe('a batch', () => {
  it('is taken when its first message has lingered', async () => {
    const { batcher } = batcherOf();
    const taken = batcher.take();
    let isTaken = false;
    void taken.then(() => {
      isTaken = true;
    });
    batcher.add(message(1));
    await vi.advanceTimersByTimeAsync(15);
    batcher.add(message(2));
    expect(isTaken).toBe(false);
    await vi.advanceTimersByTimeAsync(5);
    expect((await taken)?.fixes.rows).toBe(3);
  });

  it('is taken at once when it is full; what came behind it waits for the next', async () => {
    const { batcher } = batcherOf();
    for (const fixes of [6, 6, 6, 6, 1]) batcher.add(message(fixes));
    expect((await batcher.take())?.fixes.rows).toBe(12);
    expect((await batcher.take())?.fixes.rows).toBe(12);
    const last = batcher.take();
    await vi.advanceTimersByTimeAsync(20);
    expect((await last)?.fixes.rows).toBe(1);
  });

  it('that has lingered grows while the writer is busy, and is taken when it is free or the batch full', async () => {
    const { batcher } = batcherOf({ rowsMax: 10 });
    let free: () => void = () => undefined;
    const isFree = new Promise<void>((resolve) => (free = resolve));
    let rows = 0;
    const taken = batcher.take(isFree).then((batch) => (rows = batch?.fixes.rows ?? 0));
    batcher.add(message(1));
    await vi.advanceTimersByTimeAsync(100);
    batcher.add(message(2));
    await vi.advanceTimersByTimeAsync(100);
    expect(rows).toBe(0);
    free();
    await taken;
    expect(rows).toBe(3);
    const full = batcher.take(new Promise(() => undefined));
    batcher.add(message(10));
    expect((await full)?.fixes.rows).toBe(10);
  });

  it('lets the reader wait while messages are kept back', async () => {
    const { batcher } = batcherOf();
    await batcher.hasRoom();
    batcher.add(message(10));
    await batcher.hasRoom();
    batcher.add(message(10));
    let hasRoom = false;
    void batcher.hasRoom().then(() => {
      hasRoom = true;
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(hasRoom).toBe(false);
    await batcher.take();
    await vi.advanceTimersByTimeAsync(0);
    expect(hasRoom).toBe(true);
  });

  it('goes without a poison message, which is reported', async () => {
    const { batcher, poison } = batcherOf();
    batcher.add({ subject: 'fieldcast.v1.pos.acme', data: new Uint8Array([0xff]) });
    batcher.add(message(1));
    batcher.close();
    expect((await batcher.take())?.entries).toHaveLength(1);
    expect(poison).toEqual(['UNDECODABLE']);
  });

  it('is due at once when the batcher closes, until all is taken', async () => {
    const { batcher } = batcherOf();
    for (const fixes of [10, 10, 1]) batcher.add(message(fixes));
    batcher.close();
    await batcher.hasRoom();
    const rows = [];
    for (let batch = await batcher.take(); batch; batch = await batcher.take()) rows.push(batch.fixes.rows);
    expect(rows).toEqual([10, 10, 1]);
  });
});
