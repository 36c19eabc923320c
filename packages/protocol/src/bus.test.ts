import { describe, expect, test } from 'vitest';
import {
  encodeBatchHeader,
  encodeReportHeader,
  isPresenceList,
  loggedReportSize,
  PositionBatchReader,
  ReportReader,
  writeLoggedReport,
} from './bus.ts';
import { v1 } from './wire.ts';

const NOON_MS = Date.UTC(2026, 2, 9, 12);
const sparse: v1.Position.$Properties = { latitudeE7: -1, longitudeE7: 2_147_483_647 };
const full: v1.Position.$Properties = {
  timeOffsetMs: 4_294_967_295,
  latitudeE7: -2_147_483_648,
  longitudeE7: 900_000_000,
  accuracyDm: 0,
  altitudeDm: -2_147_483_648,
  speedCmps: 4_294_967_295,
  headingDdeg: 3_599,
};

/** What the reader has read, as the generated decoder would give it. */
function contentOf(reader: ReportReader): v1.Report.$Properties {
  const value = (column: Float64Array, row: number) => (Number.isNaN(column[row]) ? undefined : column[row]);
  const positions = Array.from({ length: reader.count }, (_, row) => ({
    timeOffsetMs: reader.timeOffsetMs[row],
    latitudeE7: reader.latitudeE7[row],
    longitudeE7: reader.longitudeE7[row],
    accuracyDm: value(reader.accuracyDm, row),
    altitudeDm: value(reader.altitudeDm, row),
    speedCmps: value(reader.speedCmps, row),
    headingDdeg: value(reader.headingDdeg, row),
  }));
  return { reportId: reader.reportId, baseTimeMs: reader.baseTimeMs, positions } as v1.Report.$Properties;
}

function expected(bytes: Uint8Array): v1.Report.$Properties {
  const { reportId, baseTimeMs, positions } = v1.Report.decode(bytes);
  return {
    reportId,
    baseTimeMs,
    positions: positions.map(
      ({ timeOffsetMs, latitudeE7, longitudeE7, accuracyDm, altitudeDm, speedCmps, headingDdeg }) => ({
        ...{ timeOffsetMs, latitudeE7, longitudeE7 },
        accuracyDm: accuracyDm ?? undefined,
        altitudeDm: altitudeDm ?? undefined,
        speedCmps: speedCmps ?? undefined,
        headingDdeg: headingDdeg ?? undefined,
      }),
    ),
  };
}

/** Deterministic, so that a failure can be looked at again (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function randomReport(random: () => number): v1.Report.$Properties {
  const below = (bits: number) => Math.floor(random() * 2 ** Math.floor(random() * (bits + 1)));
  const maybe = (value: number) => (random() < 0.3 ? undefined : value);
  const positions = Array.from({ length: below(4) }, () => ({
    timeOffsetMs: below(32),
    latitudeE7: below(31) - below(31),
    longitudeE7: below(31) - below(31),
    accuracyDm: maybe(below(32)),
    altitudeDm: maybe(below(31) - below(31)),
    speedCmps: maybe(below(32)),
    headingDdeg: maybe(below(32)),
  }));
  return { reportId: below(32), baseTimeMs: below(53), positions } as v1.Report.$Properties;
}

describe('a report read in place', () => {
  test.each<[string, v1.Report.$Properties]>([
    ['empty', {}],
    ['of a fix that says nothing', { reportId: 1, positions: [{}] }],
    ['of the smallest and the largest values', { reportId: 4_294_967_295, baseTimeMs: 2 ** 53, positions: [full] }],
    ['of several fixes', { reportId: 300, baseTimeMs: NOON_MS, positions: [sparse, full, sparse] }],
    ['of more fixes than a report may have', { reportId: 2, positions: Array.from({ length: 1_201 }, () => sparse) }],
  ])('%s says what the generated decoder says', (_, report) => {
    const bytes = v1.Report.encode(report).finish();
    const reader = new ReportReader();
    expect(reader.read(bytes, 0, bytes.length)).toBe(true);
    expect(contentOf(reader)).toEqual(expected(bytes));
  });

  test('of any content says what the generated decoder says, whatever was read before', () => {
    const random = createRandom(7);
    const reader = new ReportReader();
    for (let round = 0; round < 2_000; round++) {
      const bytes = v1.Report.encode(randomReport(random)).finish();
      expect(reader.read(bytes, 0, bytes.length)).toBe(true);
      expect(contentOf(reader)).toEqual(expected(bytes));
    }
  });

  test('passes over what later versions may add, and takes the last of a repeated value', () => {
    const unknown = [0x21, 1, 2, 3, 4, 5, 6, 7, 8, 0x2d, 1, 2, 3, 4, 0x32, 2, 9, 9, 0xf8, 0x7f, 0xff, 0x01];
    const position = [0x1a, 6, 0x15, 7, 0, 0, 0, 0x4a, 0];
    position[1] = position.length - 2;
    const bytes = new Uint8Array([0x08, 1, ...unknown, ...position, 0x08, 2]);
    const reader = new ReportReader();
    expect(reader.read(bytes, 0, bytes.length)).toBe(true);
    expect(contentOf(reader)).toMatchObject({ reportId: 2, positions: [{ latitudeE7: 7 }] });
  });

  test('that is cut off anywhere, or damaged, is refused and never read beyond its end', () => {
    const whole = v1.Report.encode({ reportId: 300, baseTimeMs: NOON_MS, positions: [full, sparse] }).finish();
    const reader = new ReportReader();
    let wholeFields = 0;
    for (let length = 1; length < whole.length; length++) {
      const isRead = reader.read(whole, 0, length);
      if (isRead) wholeFields++;
      // The same bytes alone, with nothing behind them, must give the same answer.
      expect(reader.read(whole.slice(0, length), 0, length)).toBe(isRead);
    }
    // Only where one of its fields ends: after the id, the time and the first fix.
    expect(wholeFields).toBe(3);
  });

  test.each([
    ['a group', [0x0b, 0x0c]],
    ['a field without a number', [0x00, 0x01]],
    ['a fix longer than the report', [0x1a, 0x05, 0x08, 0x01]],
    ['a varint without an end', [0x10, ...Array.from({ length: 11 }, () => 0xff)]],
    ['a field within a fix that is longer than the fix', [0x1a, 0x02, 0x15, 0x01, 0x00, 0x00, 0x00]],
  ])('with %s is refused', (_, bytes) => {
    expect(new ReportReader().read(new Uint8Array(bytes), 0, bytes.length)).toBe(false);
  });

  test('tells where each fix lies, so that good ones can be kept as they are', () => {
    const bytes = v1.Report.encode({ reportId: 1, positions: [full, sparse, full] }).finish();
    const reader = new ReportReader();
    reader.read(bytes, 0, bytes.length);
    const kept = bytes.subarray(reader.fieldStart[1], reader.fieldEnd[1]);
    expect(v1.Report.decode(kept).positions).toMatchObject([sparse]);
  });
});

describe('a batch read in place', () => {
  const reports = [
    { connectionId: 1, technicianId: 'anna', receivedAtMs: NOON_MS, report: { reportId: 1, positions: [full] } },
    { connectionId: 4_294_967_295, technicianId: '🚐>', receivedAtMs: NOON_MS, report: { reportId: 2, positions: [] } },
    { technicianId: 'bob' },
  ];

  test('gives its reports in order', () => {
    const reader = new PositionBatchReader();
    reader.open(v1.PositionBatch.encode({ ingestNode: 'node-1', reports }).finish());
    expect(reader.ingestNode).toBe('node-1');
    const read: unknown[] = [];
    while (reader.next()) {
      const { connectionId, technicianId, receivedAtMs, report } = reader;
      read.push([connectionId, technicianId, receivedAtMs, report.reportId, report.count]);
    }
    expect(reader.isMalformed).toBe(false);
    expect(read).toEqual([
      [1, 'anna', NOON_MS, 1, 1],
      [4_294_967_295, '🚐>', NOON_MS, 2, 0],
      [0, 'bob', 0, 0, 0],
    ]);
  });

  test('is malformed where it is cut off within a field', () => {
    const whole = v1.PositionBatch.encode({ ingestNode: 'node-1', reports }).finish();
    const ends: number[] = [];
    const reader = new PositionBatchReader();
    for (let length = 0; length <= whole.length; length++) {
      reader.open(whole.subarray(0, length));
      let count = 0;
      while (reader.next()) count++;
      if (!reader.isMalformed) ends.push(count);
    }
    expect(ends).toEqual([0, 0, 1, 2, 3]);
  });

  test('written from pieces is what the generated decoder reads', () => {
    const report = v1.Report.encode({ reportId: 7, baseTimeMs: NOON_MS, positions: [full, sparse] }).finish();
    const batchHeader = encodeBatchHeader('node-1');
    const header = encodeReportHeader(300, 'tech.*> 🚐');
    const size = loggedReportSize(header, NOON_MS, report.length);
    const bytes = new Uint8Array(batchHeader.length + size);
    bytes.set(batchHeader);
    const at = writeLoggedReport(bytes, batchHeader.length, header, NOON_MS, report.length);
    expect(at + report.length).toBe(bytes.length);
    bytes.set(report, at);
    expect(v1.PositionBatch.decode(bytes)).toMatchObject({
      ingestNode: 'node-1',
      reports: [
        {
          connectionId: 300,
          technicianId: 'tech.*> 🚐',
          receivedAtMs: NOON_MS,
          report: { reportId: 7, baseTimeMs: NOON_MS, positions: [full, sparse] },
        },
      ],
    });
  });
});

describe('a PresenceBatch', () => {
  const entries = [
    { technicianId: 'anna', deviceId: 'phone', connectionId: 300, connectedAtMs: NOON_MS },
    { technicianId: 'bob', deviceId: '\u0018\u0001', connectionId: 1 },
  ];
  const encoded = (batch: v1.PresenceBatch.$Properties) => v1.PresenceBatch.encode(batch).finish();

  test.each([
    ['changes', { ingestNode: 'a', entries }, false],
    ['a list', { ingestNode: 'a', entries, isFullList: true, part: 1, parts: 3 }, true],
    ['an empty list', { ingestNode: '', isFullList: true, parts: 1 }, true],
    ['nothing', {}, false],
  ])('of %s says which it is without being decoded', (_, batch, isList) => {
    expect(isPresenceList(encoded(batch))).toBe(isList);
  });

  test('cut off anywhere is no list', () => {
    const bytes = encoded({ ingestNode: 'a', entries, isFullList: true });
    for (let end = 0; end < bytes.length; end++) expect(isPresenceList(bytes.subarray(0, end))).toBe(false);
  });
});
