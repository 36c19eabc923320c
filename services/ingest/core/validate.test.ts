import { NOT_FINITE_E7, v1 } from '@fieldcast/protocol';
import { ReportReader } from '@fieldcast/protocol/bus';
import { describe, expect, test } from 'vitest';
import { encodeKept, KEEP, reasonToRefuse, sieve } from './validate.ts';

const { RefusalReason } = v1;
const NOW_MS = 1_700_000_000_000;
const bounds = { oldestMs: NOW_MS - 1_000, newestMs: NOW_MS + 500 };
/** Reads a report that was encoded as a phone does it. */
function read(baseTimeMs: number, ...positions: v1.Position.$Properties[]) {
  const bytes = v1.Report.encode({ reportId: 7, baseTimeMs, positions }).finish();
  const reader = new ReportReader();
  reader.read(bytes, 0, bytes.length);
  return { bytes, reader };
}
const reasonOf = (position: v1.Position.$Properties, baseTimeMs = NOW_MS) =>
  reasonToRefuse(read(baseTimeMs, position).reader, 0, bounds);

const good = { timeOffsetMs: 0, latitudeE7: 525_000_000, longitudeE7: 134_000_000 };

describe('a fix', () => {
  test.each<[string, v1.Position.$Properties, v1.RefusalReason]>([
    ['with only a place and a time', {}, KEEP],
    ['at the poles and the date line', { latitudeE7: -90e7, longitudeE7: 180e7 }, KEEP],
    ['north of the pole', { latitudeE7: 90e7 + 1 }, RefusalReason.OUT_OF_RANGE],
    ['west of the date line', { longitudeE7: -180e7 - 1 }, RefusalReason.OUT_OF_RANGE],
    ['with a latitude that was not a number', { latitudeE7: NOT_FINITE_E7 }, RefusalReason.NOT_FINITE],
    ['with a longitude that was not a number', { longitudeE7: NOT_FINITE_E7 }, RefusalReason.NOT_FINITE],
    ['on null island', { latitudeE7: 0, longitudeE7: 0 }, RefusalReason.NULL_ISLAND],
    ['on the equator', { latitudeE7: 0 }, KEEP],
    ['on the prime meridian', { longitudeE7: 0 }, KEEP],
    ['heading just short of north', { headingDdeg: 3_599 }, KEEP],
    ['heading beyond a full turn', { headingDdeg: 3_600 }, RefusalReason.OUT_OF_RANGE],
    ['as fast as is allowed', { speedCmps: 100_000 }, KEEP],
    ['faster than that', { speedCmps: 100_001 }, RefusalReason.OUT_OF_RANGE],
    ['as uncertain as is allowed', { accuracyDm: 10_000_000 }, KEEP],
    ['less certain than that', { accuracyDm: 10_000_001 }, RefusalReason.OUT_OF_RANGE],
    ['deep below the ellipsoid', { altitudeDm: -1_000_001 }, RefusalReason.OUT_OF_RANGE],
    ['as new as is allowed', { timeOffsetMs: 500 }, KEEP],
    ['from the future', { timeOffsetMs: 501 }, RefusalReason.IN_FUTURE],
  ])('%s', (_, change, reason) => {
    expect(reasonOf({ ...good, ...change })).toBe(reason);
  });

  test('as old as is allowed is kept, and older is not', () => {
    expect(reasonOf(good, NOW_MS - 1_000)).toBe(KEEP);
    expect(reasonOf(good, NOW_MS - 1_001)).toBe(RefusalReason.TOO_OLD);
  });
});

describe('a report', () => {
  test('of good fixes passes untouched', () => {
    expect(sieve(read(NOW_MS, good, good).reader, bounds)).toBeUndefined();
  });

  test('with bad fixes keeps the good ones in order and names the others by reason', () => {
    const island = { ...good, latitudeE7: 0, longitudeE7: 0 };
    const late = { ...good, timeOffsetMs: 1_000 };
    const { bytes, reader } = read(NOW_MS, island, good, late, { ...good, timeOffsetMs: 3 }, island);
    const sieved = sieve(reader, bounds);
    expect(sieved?.keptRows).toEqual([1, 3]);
    expect(sieved?.refusals).toEqual([
      { reportId: 7, reason: RefusalReason.NULL_ISLAND, positionIndexes: [0, 4] },
      { reportId: 7, reason: RefusalReason.IN_FUTURE, positionIndexes: [2] },
    ]);
    const kept = encodeKept(bytes, reader, sieved?.keptRows ?? []);
    expect(v1.Report.decode(kept)).toMatchObject({
      reportId: 7,
      baseTimeMs: NOW_MS,
      positions: [good, { ...good, timeOffsetMs: 3 }],
    });
  });
});
