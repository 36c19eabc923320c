import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, isAfter } from './cursor.ts';
import { dayOf, toPeriod } from './period.ts';

const period = { fromMs: 5, toMs: 2e12 };

describe('a cursor', () => {
  it('survives the journey to the client and back', () => {
    const cursor = { timeMs: 1_777_636_800_250, fixKey: '-9223372036854775808' };
    expect(decodeCursor(encodeCursor(cursor), period)).toEqual(cursor);
  });

  it.each(['', 'x', '1', '1_', '_1', '1_2_3', '1e3_1', '-1_1', '1_1;', '4_1', '9999999999999_1'])(
    'is refused when it is %j',
    (text) => {
      expect(() => decodeCursor(text, period)).toThrow(RangeError);
    },
  );

  it.each([
    [10, '5', false],
    [10, '-5', false],
    [10, '10', true],
    [9, '10', false],
    [11, '-99', true],
  ])('10_5 is before %d_%s: %s (keys compare as numbers, not as text)', (timeMs, fixKey, expected) => {
    const position = { timeMs, fixKey, receivedAtMs: 0, latitudeDeg: 0, longitudeDeg: 0 };
    expect(isAfter({ timeMs: 10, fixKey: '5' }, position)).toBe(expected);
  });
});

describe('the period of a track', () => {
  const nowMs = Date.UTC(2026, 4, 2);
  it('is the last day when nothing is asked for', () => {
    expect(toPeriod(undefined, undefined, nowMs)).toEqual({ fromMs: Date.UTC(2026, 4, 1), toMs: nowMs });
  });

  it('is what the request says, in any time zone', () => {
    expect(toPeriod('2026-05-01T02:00:00+02:00', '2026-05-01T01:00:00Z', nowMs)).toEqual({
      fromMs: Date.UTC(2026, 4, 1),
      toMs: Date.UTC(2026, 4, 1, 1),
    });
  });

  it('may not be empty, backwards or over 31 days', () => {
    expect(() => toPeriod('2026-05-01T00:00:00Z', '2026-05-01T00:00:00Z', nowMs)).toThrow('before');
    expect(() => toPeriod('2026-05-03T00:00:00Z', undefined, nowMs)).toThrow('before');
    expect(() => toPeriod('0000-01-01T00:00:00Z', '0000-01-02T00:00:00Z', nowMs)).toThrow('1970');
    expect(() => toPeriod('2026-03-01T00:00:00Z', '2026-04-01T00:00:00.001Z', nowMs)).toThrow('31 days');
    expect(toPeriod('2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', nowMs)).toBeDefined();
  });
});

describe('the day of a track', () => {
  const fromMs = Date.UTC(2026, 3, 30, 22);
  const period = { fromMs, toMs: fromMs + 1 };
  it.each([
    ['2026-05-01T00:00:00+02:00', '2026-05-01'],
    ['2026-04-30T22:00:00Z', '2026-04-30'],
    [undefined, '2026-04-30'],
  ])('that begins at %s is %s', (from, day) => expect(dayOf(from, period)).toBe(day));
});
