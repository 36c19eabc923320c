import { destinationOf, type Sampling } from '@fieldcast/core';
import { expect, it } from 'vitest';
import { createFixSieve, type Verdict } from './sieve.ts';
import type { Reading } from './source.ts';

const START_MS = 1_700_000_000_000;
const home = { latitudeDeg: 52, longitudeDeg: 9 };
const moving: Sampling = { intervalMs: 5_000, distanceM: 10, accuracy: 'high', reason: 'moving' };

/** A reading `afterMs` after the start, `eastM` to the east. */
function at(afterMs: number, eastM = 0, rest: Partial<Reading> = {}): Reading {
  return { timeMs: START_MS + afterMs, ...destinationOf(home, eastM, 90), accuracyM: 5, ...rest };
}

function start(sampling = moving) {
  const sieve = createFixSieve();
  const take = (reading: Reading, { nowMs = reading.timeMs, isAsked = false } = {}): string =>
    told(sieve.take(reading, { nowMs, sampling, isAsked }));
  return { sieve, take };
}

const told = (verdict: Verdict) => (verdict.kind === 'fix' ? 'fix' : verdict.reason);

it.each<[string, Partial<Reading>, string]>([
  ['no latitude', { latitudeDeg: Number.NaN }, 'not_finite'],
  ['an endless longitude', { longitudeDeg: Number.POSITIVE_INFINITY }, 'not_finite'],
  ['no time', { timeMs: Number.NaN }, 'not_finite'],
  ['a place beyond the pole', { latitudeDeg: 90.1 }, 'out_of_range'],
  ['a time more than two minutes ahead', { timeMs: START_MS + 120_001 }, 'in_future'],
  ['a circle of more than a kilometre', { accuracyM: 1_001 }, 'too_inaccurate'],
])('a reading with %s is skipped and counted', (_fault, rest, reason) => {
  const { sieve, take } = start();
  expect(take(at(0, 0, rest), { nowMs: START_MS })).toBe(reason);
  expect(take(at(0, 0, rest), { nowMs: START_MS, isAsked: true })).toBe(reason);
  expect(sieve.skipped()).toMatchObject({ [reason]: 2 });
  expect(take(at(0))).toBe('fix');
});

it('moving: keeps the first, then one when both the interval and the distance have passed', () => {
  const { take } = start();
  const drive: [afterMs: number, eastM: number][] = [
    [0, 0],
    [4_400, 60],
    [4_600, 61],
    [9_600, 66],
    [12_000, 72],
    [13_000, 300],
  ];
  expect(drive.map(([afterMs, eastM]) => take(at(afterMs, eastM, { speedMps: 5 })))).toEqual([
    'fix',
    'not_due',
    'fix',
    'not_due',
    'fix',
    'not_due',
  ]);
});

it('still: a heartbeat when the interval has passed, or at once when there is a way after all', () => {
  const { take } = start({ ...moving, intervalMs: 60_000 });
  const stay = (afterMs: number, eastM = 0) => take(at(afterMs, eastM, { speedMps: 0 }));
  expect([stay(0), stay(30_000), stay(60_000), stay(70_000, 12)]).toEqual(['fix', 'not_due', 'fix', 'fix']);
});

it('seems to move and gets nowhere: a fix a minute all the same', () => {
  const { take } = start();
  const crawl = [0, 30_000, 59_000, 60_000].map((afterMs) => take(at(afterMs, 1, { speedMps: 1 })));
  expect(crawl).toEqual(['fix', 'not_due', 'not_due', 'fix']);
});

it('a receiver of ten readings a second makes a fix a second', () => {
  const { take } = start();
  const kept = Array.from({ length: 101 }, (_, index) => take(at(index * 100, index * 20, { speedMps: 200 })));
  expect(kept.filter((word) => word === 'fix').length).toBeLessThanOrEqual(21);
});

it('drift of a receiver that stands still is no distance', () => {
  const { take } = start({ ...moving, intervalMs: 60_000 });
  take(at(0, 0, { speedMps: 0, accuracyM: 30 }));
  expect(take(at(5_000, 25, { speedMps: 0, accuracyM: 30 }))).toBe('not_due');
  expect(take(at(6_000, 31, { speedMps: 0, accuracyM: 30 }))).toBe('fix');
});

it('a turn is due early, also a slow one over several readings and across north', () => {
  const { take } = start({ ...moving, distanceM: 1_000 });
  take(at(0, 0, { speedMps: 8, headingDeg: 350 }));
  expect(take(at(1_000, 8, { speedMps: 8, headingDeg: 10 }))).toBe('not_due');
  expect(take(at(2_000, 16, { speedMps: 8, headingDeg: 21 }))).toBe('fix');
  expect(take(at(3_000, 17, { speedMps: 1, headingDeg: 200 }))).toBe('not_due');
});

it('what was asked for need not be due, but is neither older nor said twice', () => {
  const { take } = start();
  take(at(0));
  expect(take(at(100))).toBe('not_due');
  expect(take(at(100), { isAsked: true })).toBe('fix');
  expect(take(at(100), { isAsked: true })).toBe('duplicate');
  expect(take(at(50), { isAsked: true })).toBe('older');
});

it('a clock set back by hours silences it for two readings only', () => {
  const { take } = start();
  take(at(0));
  const hourMs = 3_600_000;
  expect([1, 2, 3, 4, 9].map((second) => take(at(second * 1_000 - 5 * hourMs, second * 20)))).toEqual([
    'older',
    'older',
    'fix',
    'not_due',
    'fix',
  ]);
});

it('old readings among new ones, or the same one again and again, do not look like a clock set back', () => {
  const { take } = start();
  take(at(60_000));
  const words = [1_000, 2_000, 61_000, 3_000, 4_000, 4_000, 4_000].map((afterMs) => take(at(afterMs)));
  expect(words).toEqual(['older', 'older', 'not_due', 'older', 'older', 'older', 'older']);
});

it('a made-up reading is kept and said to be one', () => {
  const { sieve } = start();
  const verdict = sieve.take(at(0, 0, { isMock: true }), { nowMs: START_MS, sampling: moving });
  expect(verdict).toMatchObject({ kind: 'fix', isMock: true });
  expect(verdict.kind === 'fix' && 'isMock' in verdict.fix).toBe(false);
});

it('what a receiver writes for unknown is absent from the fix, and its time is whole', () => {
  const { sieve } = start();
  const odd = at(0.4, 0, { speedMps: -1, headingDeg: Number.NaN, altitudeM: Number.NaN, accuracyM: -1 });
  const verdict = sieve.take(odd, { nowMs: START_MS, sampling: moving });
  expect(verdict).toEqual({ kind: 'fix', isMock: false, fix: { ...at(0), accuracyM: undefined } });
});

it('an unknown speed and heading are derived from the way', () => {
  const { sieve, take } = start();
  for (const second of [0, 1, 2, 3]) take(at(second * 1_000, second * 10));
  expect(sieve.motion().speedMps).toBeCloseTo(10, 1);
  expect(sieve.motion().turnDeg).toBeCloseTo(0, 1);
});

it('a receiver that tells no speed and drifts within its accuracy is found to stand still', () => {
  const { sieve, take } = start();
  for (const second of [0, 10, 20]) take(at(second * 1_000, second % 4));
  expect(sieve.motion().speedMps).toBeLessThan(0.7);
});
