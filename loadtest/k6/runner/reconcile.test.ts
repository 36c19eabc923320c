import { describe, expect, it } from 'vitest';
import { TRENDS } from '../suite.ts';
import type { Measured } from './measured.ts';
import { reconcile } from './reconcile.ts';

describe('reconciling what was sent with what is in the table', () => {
  it('finds nothing when every fix is there once', () => {
    const { faults, lost, duplicated } = reconcile(measured({}), { rows: 100, keys: 100 });
    expect({ faults, lost, duplicated }).toEqual({ faults: [], lost: 0, duplicated: 0 });
  });

  it.each([
    ['a lost fix', {}, { rows: 99, keys: 99 }, 'LOST: 1 of 100 fixes that were sent are not in the table'],
    ['a row twice', {}, { rows: 101, keys: 100 }, 'DUPLICATED: 1 rows say the same as another'],
    [
      'a loss behind a duplicate',
      {},
      { rows: 100, keys: 99 },
      'LOST: 1 of 100 fixes that were sent are not in the table',
    ],
    ['a duplicate behind a loss', {}, { rows: 100, keys: 99 }, 'DUPLICATED: 1 rows say the same as another'],
    ['a row of nobody', {}, { rows: 102, keys: 102 }, '2 fixes are in the table that nobody counted as sent'],
    ['a fix never sent', { fixes_made: 103 }, { rows: 100, keys: 100 }, '3 of 103 fixes were never sent'],
    [
      'a fix without an answer',
      { fixes_stored: 96 },
      { rows: 100, keys: 100 },
      '4 fixes were not acknowledged STORED in time',
    ],
    [
      'a promise that was not kept',
      {},
      { rows: 90, keys: 90 },
      '100 fixes were acknowledged STORED, but only 90 are in the table',
    ],
    [
      'no load at all',
      { fixes_sent: 0, fixes_made: 0, fixes_stored: 0 },
      { rows: 0, keys: 0 },
      'no fix was sent at all',
    ],
  ])('names %s', (_, counts, rows, fault) => {
    expect(reconcile(measured(counts), rows).faults).toContain(fault);
  });

  it('does not look for fixes that were refused', () => {
    const counts = { fixes_refused: 10, fixes_stored: 90 };
    expect(reconcile(measured(counts), { rows: 90, keys: 90 }).faults).toEqual([]);
  });

  it('does not take a trend without a value for a good one', () => {
    const { metrics, ...rest } = measured({});
    const { fix_to_board_ms: _, ...others } = metrics;
    expect(reconcile({ ...rest, metrics: others }, { rows: 100, keys: 100 }).faults).toEqual([
      'fix_to_board_ms has no value: nothing was measured',
    ]);
  });
});

function measured(counts: Readonly<Record<string, number>>): Measured {
  const counters = { fixes_made: 100, fixes_sent: 100, fixes_stored: 100, fixes_refused: 0, ...counts };
  return {
    state: { testRunDurationMs: 1_000 },
    metrics: {
      ...Object.fromEntries(TRENDS.map((name) => [name, { type: 'trend', values: { count: 5 } }])),
      ...Object.fromEntries(
        Object.entries(counters).map(([name, count]) => [name, { type: 'counter', values: { count } }]),
      ),
    },
  };
}
