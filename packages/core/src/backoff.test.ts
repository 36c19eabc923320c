import { describe, expect, it } from 'vitest';
import { fullJitterDelayMs, retryDelayMs } from './backoff.ts';

const bounds = { baseMs: 500, capMs: 30_000 };
const almostOne = () => 1 - Number.EPSILON;

describe('backoff', () => {
  it.each([
    [0, 500],
    [1, 1_000],
    [5, 16_000],
    [6, 30_000],
    [5_000, 30_000],
  ])('attempt %i waits at most %i ms', (attempt, ceilingMs) => {
    expect(fullJitterDelayMs(attempt, bounds, almostOne)).toBe(ceilingMs);
    expect(fullJitterDelayMs(attempt, bounds, () => 0)).toBe(0);
  });

  it('spreads the clients of a long outage evenly from zero to the cap', () => {
    const draws = Array.from({ length: 1_000 }, (_, index) => fullJitterDelayMs(50, bounds, () => index / 1_000));
    const inFirstHalf = draws.filter((delayMs) => delayMs < bounds.capMs / 2).length;
    expect(inFirstHalf).toBe(500);
  });

  it('lets the delay the server gave win', () => {
    expect(retryDelayMs(3, bounds, almostOne, 45_000)).toBe(45_000);
    expect(retryDelayMs(3, bounds, almostOne, 0)).toBe(0);
    expect(retryDelayMs(3, bounds, almostOne, undefined)).toBe(4_000);
  });
});
