import { v1 } from '@fieldcast/protocol';
import { encodeReportHeader } from '@fieldcast/protocol/bus';
import { describe, expect, test } from 'vitest';
import { type AcceptedReport, type Batch, batchedSize, createBatcher } from './batcher.ts';

const NOON_MS = Date.UTC(2026, 2, 9, 12);

/** A report amid other bytes, as it comes off a socket. */
function accepted(reportId: number, { fixes = 1, connectionId = 1, refusals = [] as v1.Refusal.$Properties[] } = {}) {
  const positions = Array.from({ length: fixes }, () => ({ latitudeE7: 7 }));
  const report = v1.Report.encode({ reportId, baseTimeMs: NOON_MS, positions }).finish();
  const bytes = new Uint8Array(report.length + 5).fill(0xff);
  bytes.set(report, 3);
  return {
    connectionId,
    reportId,
    receivedAtMs: NOON_MS + 1,
    header: encodeReportHeader(connectionId, `tech-${connectionId}`),
    bytes,
    start: 3,
    end: 3 + report.length,
    refusals,
  } satisfies AcceptedReport;
}

const decode = (batch: Batch | undefined) => v1.PositionBatch.decode((batch as Batch).payload);
const LARGE = 1_000_000;

describe('a batch', () => {
  test('of several reports is one PositionBatch with the node and all of them in order', () => {
    const batcher = createBatcher('node-1', LARGE);
    const reports = [accepted(1), accepted(300, { fixes: 200 }), accepted(3, { connectionId: 9, fixes: 100 })];
    for (const report of reports) batcher.add('acme', report);
    const [batch] = batcher.takeAll();
    const { ingestNode, reports: logged } = decode(batch);
    expect(ingestNode).toBe('node-1');
    expect(
      logged.map(({ connectionId, technicianId, receivedAtMs, report }) => [
        connectionId,
        technicianId,
        receivedAtMs,
        report?.reportId,
        report?.positions.length,
      ]),
    ).toEqual([
      [1, 'tech-1', NOON_MS + 1, 1, 1],
      [1, 'tech-1', NOON_MS + 1, 300, 200],
      [9, 'tech-9', NOON_MS + 1, 3, 100],
    ]);
    expect(logged[1]?.report?.positions[199]?.latitudeE7).toBe(7);
    expect(batch).toMatchObject({ connectionIds: [1, 1, 9], reportIds: [1, 300, 3] });
    expect(batch?.reportBytes).toBe(reports.reduce((sum, report) => sum + batchedSize(report), 0));
  });

  test('keeps what it was given, whatever becomes of the memory it came from', () => {
    const batcher = createBatcher('node-1', LARGE);
    const report = accepted(1, { fixes: 100 });
    batcher.add('acme', report);
    report.bytes.fill(0);
    const [batch] = batcher.takeAll();
    batcher.add('acme', accepted(2));
    expect(decode(batch).reports.map(({ report }) => report?.positions.length)).toEqual([100]);
  });

  test('never mixes tenants', () => {
    const batcher = createBatcher('node-1', LARGE);
    batcher.add('acme', accepted(1));
    batcher.add('bolt', accepted(2));
    batcher.add('acme', accepted(3));
    expect(batcher.takeAll().map(({ tenantId, reportIds }) => [tenantId, reportIds])).toEqual([
      ['acme', [1, 3]],
      ['bolt', [2]],
    ]);
  });

  test('that would become too large is handed out before the report that does not fit', () => {
    const bytesMax = 8 + 2 * batchedSize(accepted(1));
    const batcher = createBatcher('node-1', bytesMax);
    expect(batcher.add('acme', accepted(1))).toBeUndefined();
    expect(batcher.add('acme', accepted(2))).toBeUndefined();
    const full = batcher.add('acme', accepted(3));
    expect(full?.reportIds).toEqual([1, 2]);
    expect(full?.payload.length).toBeLessThanOrEqual(bytesMax);
    expect(batcher.takeAll()[0]?.reportIds).toEqual([3]);
  });

  test('remembers refusals with the report they belong to', () => {
    const batcher = createBatcher('node-1', LARGE);
    const refusals = [{ reportId: 2, reason: v1.RefusalReason.TOO_OLD, positionIndexes: [0] }];
    batcher.add('acme', accepted(1));
    batcher.add('acme', accepted(2, { refusals }));
    expect([...(batcher.takeAll()[0]?.refusals ?? [])]).toEqual([[1, refusals]]);
  });

  test('leaves nothing behind', () => {
    const batcher = createBatcher('node-1', LARGE);
    batcher.add('acme', accepted(1));
    batcher.takeAll();
    expect(batcher.takeAll()).toEqual([]);
  });
});
