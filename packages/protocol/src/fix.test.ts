import { describe, expect, test } from 'vitest';
import { type Fix, NOT_FINITE_E7, toFix, toPosition, toReport } from './fix.ts';
import { limits } from './limits.ts';
import { v1 } from './wire.ts';

const fix: Fix = {
  timeMs: 1_795_255_543_000,
  latitudeDeg: 48.1372,
  longitudeDeg: 11.5756,
  accuracyM: 5,
  altitudeM: 519.3,
  speedMps: 13.25,
  headingDeg: 271.4,
};

function overTheWire(report: v1.Report.$Properties): Fix[] {
  const { report: decoded } = v1.ClientFrame.decode(v1.ClientFrame.encode({ report }).finish());
  return (decoded?.positions ?? []).map((position) => toFix(position, decoded?.baseTimeMs ?? 0));
}

describe('a fix on the wire', () => {
  test('comes back as it was, to the precision of the wire', () => {
    expect(overTheWire(toReport(1, [fix]))).toEqual([fix]);
  });

  test('keeps unknown apart from zero', () => {
    const bare = { timeMs: fix.timeMs, latitudeDeg: 0, longitudeDeg: 11 };
    expect(overTheWire(toReport(1, [bare]))[0]).toEqual({
      ...bare,
      accuracyM: undefined,
      altitudeM: undefined,
      speedMps: undefined,
      headingDeg: undefined,
    });
    expect(overTheWire(toReport(1, [{ ...bare, speedMps: 0, headingDeg: 0 }]))[0]).toMatchObject({
      speedMps: 0,
      headingDeg: 0,
    });
  });

  test('keeps the order of the phone, also when time runs backwards', () => {
    const times = [5000, 0, 5000, 12_000].map((offset) => fix.timeMs + offset);
    expect(
      overTheWire(
        toReport(
          1,
          times.map((timeMs) => ({ ...fix, timeMs })),
        ),
      ).map(({ timeMs }) => timeMs),
    ).toEqual(times);
  });

  test.each([
    ['NaN latitude', { latitudeDeg: Number.NaN }, { latitudeE7: NOT_FINITE_E7 }],
    ['infinite longitude', { longitudeDeg: Number.POSITIVE_INFINITY }, { longitudeE7: NOT_FINITE_E7 }],
    ['latitude beyond the wire', { latitudeDeg: 1e9 }, { latitudeE7: 0x7fff_ffff }],
    ['speed -1, as receivers say unknown', { speedMps: -1 }, { speedCmps: undefined }],
    ['NaN heading', { headingDeg: Number.NaN }, { headingDdeg: undefined }],
    ['heading 360', { headingDeg: 359.99 }, { headingDdeg: 0 }],
    ['altitude below the sea', { altitudeM: -75.3 }, { altitudeDm: -753 }],
  ])('%s', (_name, part, expected) => {
    const position = { speedCmps: undefined, headingDdeg: undefined, ...toPosition({ ...fix, ...part }, fix.timeMs) };
    expect(position).toMatchObject(expected);
  });

  test('refuses an empty report, a broken time and a report over 49 days long', () => {
    expect(() => toReport(1, [])).toThrow(RangeError);
    expect(() => toReport(1, [{ ...fix, timeMs: 0.5 }])).toThrow(RangeError);
    expect(() => toReport(1, [fix, { ...fix, timeMs: fix.timeMs + 2 ** 32 }])).toThrow(RangeError);
  });
});

describe('the byte budget', () => {
  // RFC 6455: 2 bytes of header and 4 of mask below 126 bytes of payload, 8 in all up to 64 KiB.
  const frameBytes = (count: number) => {
    const fixes = Array.from({ length: count }, (_, index) => ({ ...fix, timeMs: fix.timeMs + index * 5000 }));
    const bytes = v1.ClientFrame.encode({ report: toReport(1000, fixes) }).finish().length;
    return bytes + (bytes < 126 ? 6 : 8);
  };

  test('one full fix takes at most 42 bytes, ten take at most 30 each, WebSocket framing included', () => {
    expect(frameBytes(1)).toBeLessThanOrEqual(42);
    expect(frameBytes(10) / 10).toBeLessThanOrEqual(30);
  });

  test('the largest report by count fits the largest by bytes', () => {
    expect(frameBytes(limits.reportPositionsMax)).toBeLessThan(limits.reportBytesMax);
  });
});
