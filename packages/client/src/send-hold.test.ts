import { expect, it, vi } from 'vitest';
import { createSendHold } from './send-hold.ts';
import { createVirtualClock } from './testing.ts';

function start() {
  const clock = createVirtualClock();
  const onReleased = vi.fn();
  const hold = createSendHold(onReleased, { ...clock, random: () => 0.5 });
  return { clock, hold, onReleased };
}

it('free → told to wait → held → free again when the delay has passed', async () => {
  const { clock, hold, onReleased } = start();
  hold.retryAfter(3_000);
  await clock.advance(2_999);
  expect([hold.isHeld(), onReleased.mock.calls.length]).toEqual([true, 0]);
  await clock.advance(1);
  expect([hold.isHeld(), onReleased.mock.calls.length]).toEqual([false, 1]);
});

it('a longer delay replaces a shorter one, a shorter one changes nothing', async () => {
  const { clock, hold, onReleased } = start();
  for (const delayMs of [1_000, 3_000, 2_000, 0]) hold.retryAfter(delayMs);
  await clock.advance(2_999);
  expect(hold.isHeld()).toBe(true);
  await clock.advance(1);
  expect(onReleased).toHaveBeenCalledTimes(1);
});

it('without a given delay waits longer each time, until the server takes a report', async () => {
  const { clock, hold } = start();
  const waitedMs = async () => {
    hold.retryAfter(0);
    const sinceMs = clock.now();
    while (hold.isHeld()) await clock.advance(1);
    return clock.now() - sinceMs;
  };
  expect([await waitedMs(), await waitedMs(), await waitedMs()]).toEqual([250, 500, 1_000]);
  hold.succeeded();
  expect(await waitedMs()).toBe(250);
});

it('is free when its timer fires, even if the clock is a moment behind', () => {
  const handlers: (() => void)[] = [];
  const onReleased = vi.fn();
  const timers = { setTimeout: (handler: () => void) => handlers.push(handler), clearTimeout: vi.fn() };
  const hold = createSendHold(onReleased, { now: () => 1_000, random: () => 0.5, timers });
  hold.retryAfter(500);
  handlers[0]?.();
  expect([hold.isHeld(), onReleased.mock.calls.length]).toEqual([false, 1]);
});

it('released with its connection, does not call', async () => {
  const { clock, hold, onReleased } = start();
  hold.retryAfter(500);
  hold.release();
  await clock.advance(1_000);
  expect([hold.isHeld(), onReleased.mock.calls.length]).toEqual([false, 0]);
});
