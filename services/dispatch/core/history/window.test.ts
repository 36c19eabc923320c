import { describe, expect, it } from 'vitest';
import { toBins, toWindow } from './window.ts';

const HOUR_MS = 3_600_000;
const NOON = '2026-03-09T12:00:00Z';
const NOON_MS = Date.parse(NOON);

describe('a window of the past', () => {
  it('may be a moment where that will do', () => {
    expect(toWindow(NOON, NOON, 0, HOUR_MS)).toEqual({ fromMs: NOON_MS, toMs: NOON_MS });
    expect(() => toWindow(NOON, NOON, 1, HOUR_MS)).toThrow('`from` must be before `to`');
  });

  it('is as long as allowed, and no longer', () => {
    expect(toWindow('2026-03-09T13:00:00+02:00', NOON, 0, HOUR_MS).fromMs).toBe(NOON_MS - HOUR_MS);
    expect(() => toWindow('2026-03-09T10:59:59.999Z', NOON, 0, HOUR_MS)).toThrow('over at most 1 hours');
  });

  it('neither runs backwards nor begins before 1970', () => {
    expect(() => toWindow(NOON, '2026-03-09T11:59:59Z', 0, HOUR_MS)).toThrow('`from` must not be after `to`');
    expect(() => toWindow('1969-12-31T23:59:59Z', '1970-01-01T00:00:00Z', 0, HOUR_MS)).toThrow('before 1970');
  });
});

describe('the bins of a period', () => {
  it('are equal and fill it', () => {
    expect(toBins({ fromMs: 0, toMs: 24 * HOUR_MS }, 96, 90 * HOUR_MS)).toEqual({
      fromMs: 0,
      binMs: 900_000,
      count: 96,
    });
  });

  it('are left out when they have not begun', () => {
    const day = { fromMs: 0, toMs: 24 * HOUR_MS };
    expect(toBins(day, 24, 2 * HOUR_MS).count).toBe(2);
    expect(toBins(day, 24, 2 * HOUR_MS + 1).count).toBe(3);
    expect(toBins(day, 24, -1).count).toBe(0);
  });

  it('of a period that does not divide evenly are whole milliseconds long, and no more than asked for', () => {
    expect(toBins({ fromMs: 0, toMs: 100 }, 7, 1_000)).toEqual({ fromMs: 0, binMs: 15, count: 7 });
    expect(toBins({ fromMs: 0, toMs: 3 }, 288, 1_000)).toEqual({ fromMs: 0, binMs: 1, count: 3 });
  });
});
