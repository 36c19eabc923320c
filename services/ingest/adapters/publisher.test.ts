import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Batch } from '../core/batcher.ts';
import { createPublisher, type LogMessage } from './publisher.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const batchOf = (tenantId: string): Batch => ({
  tenantId,
  connectionIds: [],
  reportIds: [],
  receivedAtMs: [],
  refusals: new Map(),
  reportBytes: 1,
  payload: new Uint8Array(1),
});

/** A log of which the test decides what each attempt comes to. */
function bench(inFlightMax = 2) {
  const attempts: { id: string; tenantId: string; resolve(): void; reject(cause: Error): void }[] = [];
  const logged: string[] = [];
  const availability: boolean[] = [];
  let capacityCalls = 0;
  const publisher = createPublisher('node', inFlightMax, {
    publish: ({ id, batch }: LogMessage) =>
      new Promise<void>((resolve, reject) => attempts.push({ id, tenantId: batch.tenantId, resolve, reject })),
    onLogged: ({ tenantId }) => void logged.push(tenantId),
    onCapacity: () => void capacityCalls++,
    onRetry: () => undefined,
    onAvailability: ({ isAvailable }) => void availability.push(isAvailable),
    random: () => 0.999,
  });
  const attempt = (index: number) => {
    const found = attempts[index];
    if (!found) throw new Error(`there was no attempt ${index}`);
    return found;
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { publisher, attempts, attempt, logged, availability, settle, capacityCalls: () => capacityCalls };
}

describe('the publisher', () => {
  test('keeps no more in flight than it may, and goes on as confirmations come', async () => {
    const { publisher, attempts, attempt, logged, settle } = bench(2);
    for (const name of ['a', 'b', 'c']) publisher.enqueue(batchOf(name));
    expect(attempts.map(({ tenantId }) => tenantId)).toEqual(['a', 'b']);
    expect(publisher.hasCapacity).toBe(false);
    attempt(1).resolve();
    await settle();
    expect(logged).toEqual(['b']);
    expect(attempts.map(({ tenantId }) => tenantId)).toEqual(['a', 'b', 'c']);
  });

  test('tells nobody that a batch is logged before the log said so', async () => {
    const { publisher, logged, settle } = bench();
    publisher.enqueue(batchOf('a'));
    await settle();
    expect(logged).toEqual([]);
  });

  test('tries again with the same id until the log takes it, one at a time, then all', async () => {
    const { publisher, attempts, attempt, logged, availability, settle } = bench(2);
    publisher.enqueue(batchOf('a'));
    publisher.enqueue(batchOf('b'));
    attempt(0).reject(new Error('maximum bytes exceeded'));
    attempt(1).reject(new Error('maximum bytes exceeded'));
    await settle();
    expect(availability).toEqual([false]);

    await vi.advanceTimersByTimeAsync(100);
    expect(attempts).toHaveLength(3);
    attempt(2).reject(new Error('timeout'));
    await settle();
    await vi.advanceTimersByTimeAsync(200);
    expect(attempts).toHaveLength(4);
    attempt(3).resolve();
    await settle();
    expect(availability).toEqual([false, true]);
    attempt(4).resolve();
    await settle();
    expect([...logged].sort()).toEqual(['a', 'b']);
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(2);
  });

  test('tries nothing while the connection is down, and everything unconfirmed when it is back', async () => {
    const { publisher, attempts, attempt, logged, settle } = bench(2);
    publisher.enqueue(batchOf('a'));
    publisher.setConnected(false);
    publisher.enqueue(batchOf('b'));
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(attempts).toHaveLength(1);

    publisher.setConnected(true);
    expect(attempts.map(({ tenantId }) => tenantId)).toEqual(['a', 'a']);
    attempt(1).resolve();
    await settle();
    attempt(2).resolve();
    await settle();
    expect(logged).toEqual(['a', 'b']);
  });

  test('takes the late confirmation of an abandoned attempt, once, and ignores its late failure', async () => {
    const { publisher, attempt, logged, availability, settle } = bench(2);
    publisher.enqueue(batchOf('a'));
    publisher.enqueue(batchOf('b'));
    publisher.setConnected(false);
    publisher.setConnected(true);
    attempt(1).reject(new Error('timeout of the attempt before the outage'));
    attempt(0).resolve();
    attempt(2).resolve();
    await settle();
    expect(logged).toEqual(['a']);
    expect(availability.at(-1)).toBe(true);
    attempt(3).resolve();
    await settle();
    expect(logged).toEqual(['a', 'b']);
  });

  test('does not take the failure of an abandoned attempt for the failure of the present one', async () => {
    const { publisher, attempts, attempt, logged, availability, settle } = bench(2);
    publisher.enqueue(batchOf('a'));
    publisher.setConnected(false);
    publisher.setConnected(true);
    attempt(0).reject(new Error('timeout of the attempt before the outage'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(attempts).toHaveLength(2);
    attempt(1).resolve();
    await settle();
    expect(logged).toEqual(['a']);
    expect(availability).toEqual([false, true]);
  });

  test('offers its room again after an outage in which nothing was on its way', () => {
    const { publisher, capacityCalls } = bench();
    publisher.setConnected(false);
    expect(publisher.hasCapacity).toBe(false);
    publisher.setConnected(true);
    expect(publisher.hasCapacity).toBe(true);
    expect(capacityCalls()).toBe(1);
  });

  test('does not let one impossible message hold up the others', async () => {
    const { publisher, attempts, logged, settle } = bench(1);
    for (const name of ['bad', 'b', 'c']) publisher.enqueue(batchOf(name));
    for (let index = 0; index < 6; index++) {
      const attempt = attempts[index];
      if (attempt?.tenantId === 'bad') attempt.reject(new Error('never'));
      else attempt?.resolve();
      await settle();
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(logged).toEqual(['b', 'c']);
  });
});
