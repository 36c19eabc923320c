import { subjects, v1 } from '@fieldcast/protocol';
import { PositionBatch } from '@fieldcast/storage';
import { describe, expect, it } from 'vitest';
import { type LogMessage, readMessage } from './entry.ts';

const NOON_MS = Date.UTC(2026, 2, 9, 12);
/** A report as a test writes it: the phone's part and ingest's part side by side. */
interface TestReport {
  connectionId?: number;
  reportId?: number;
  technicianId?: string;
  receivedAtMs?: number;
  baseTimeMs?: number;
  positions?: v1.Position.$Properties[];
}

const good: TestReport = {
  connectionId: 3,
  reportId: 8,
  technicianId: 'anna',
  receivedAtMs: NOON_MS,
  baseTimeMs: NOON_MS - 1_000,
  positions: [{ timeOffsetMs: 0, latitudeE7: 1 }, { timeOffsetMs: 500 }],
};

function messageOf(reports: TestReport[], ingestNode = 'node-1', subject = subjects.positions('acme')): LogMessage {
  const logged = reports.map(({ reportId, baseTimeMs, positions, ...rest }) => ({
    ...rest,
    report: { reportId, baseTimeMs, positions },
  }));
  return { subject, data: v1.PositionBatch.encode({ ingestNode, reports: logged }).finish() };
}

function withTechnicianIdBytes(bytes: number[]): LogMessage {
  const { subject, data } = messageOf([{ ...good, technicianId: 'XYZ' }]);
  data.set(bytes, Buffer.from(data).indexOf('XYZ'));
  return { subject, data };
}

/** What is in a batch, as `tenant/technician@time`. */
function shown(batch: PositionBatch): string[] {
  return Array.from({ length: batch.rows }, (_, row) => {
    const technician = batch.technicians[batch.slot[row] ?? 0];
    return `${technician?.tenantId}/${technician?.technicianId}@${(batch.recordedAtMs[row] ?? 0) - NOON_MS}`;
  });
}

describe('a message of the log', () => {
  it('gives its fixes to the sink and keeps whom to tell', () => {
    const sink = new PositionBatch(0);
    const late = { ...good, connectionId: 4, reportId: 1, technicianId: 'bob', receivedAtMs: NOON_MS - 9 };
    const entry = readMessage(messageOf([good, late]), sink);
    expect(shown(sink)).toEqual(['acme/anna@-1000', 'acme/anna@-500', 'acme/bob@-1000', 'acme/bob@-500']);
    expect(entry).toMatchObject({
      tenantId: 'acme',
      storedSubject: subjects.stored('node-1'),
      connectionIds: [3, 4],
      reportIds: [8, 1],
      receivedAtMs: [NOON_MS, NOON_MS - 9],
    });
  });

  it('without a node to tell is stored in silence', () => {
    expect(readMessage(messageOf([good], ''), new PositionBatch(0))).toMatchObject({ storedSubject: undefined });
  });

  it('without reports is an entry with nothing to write', () => {
    expect(readMessage(messageOf([]), new PositionBatch(0))).toMatchObject({ receivedAtMs: [] });
  });

  it.each<[string, LogMessage]>([
    ['UNKNOWN_TENANT', messageOf([good], 'node-1', 'fieldcast.v1.pos.No Tenant')],
    ['UNDECODABLE', { subject: subjects.positions('acme'), data: new Uint8Array([0x12, 0x7f, 1]) }],
    ['INVALID_INGEST_NODE', messageOf([good], 'node.*')],
    ['INVALID_TECHNICIAN_ID', messageOf([good, { ...good, technicianId: 'a\u0000b' }])],
    ['INVALID_TECHNICIAN_ID', messageOf([{ ...good, technicianId: '' }])],
    ['INVALID_TECHNICIAN_ID', withTechnicianIdBytes([0x41, 0xff, 0x42])],
    ['TIME_OUT_OF_RANGE', messageOf([good, { ...good, baseTimeMs: Date.UTC(2200, 0, 1) }])],
    ['TIME_OUT_OF_RANGE', messageOf([{ ...good, receivedAtMs: 2 ** 60 }])],
    ['POSITION_OUT_OF_RANGE', messageOf([good, { ...good, positions: [{ latitudeE7: 900_000_001 }] }])],
    ['POSITION_OUT_OF_RANGE', messageOf([{ ...good, positions: [{ longitudeE7: -1_800_000_001 }] }])],
  ])('that is %s adds nothing', (reason, message) => {
    const sink = new PositionBatch(0);
    readMessage(messageOf([{ ...good, technicianId: 'bob' }]), sink);
    const before = shown(sink);
    expect(readMessage(message, sink)).toBe(reason);
    expect(shown(sink)).toEqual(before);
    expect(sink.technicians.map(({ technicianId }) => technicianId)).toEqual(['bob']);
    // What was entered and taken out again can be entered again.
    readMessage(messageOf([good]), sink);
    expect(shown(sink)).toEqual([...before, 'acme/anna@-1000', 'acme/anna@-500']);
  });

  it('that ends in the middle of a report adds nothing, wherever it ends', () => {
    const { subject, data } = messageOf([good, { ...good, technicianId: 'bob' }], '');
    const oneReport = messageOf([good], '').data.length;
    for (let length = 1; length < data.length; length++) {
      if (length === oneReport) continue;
      const sink = new PositionBatch(0);
      expect(readMessage({ subject, data: data.subarray(0, length) }, sink), `${length} bytes`).toBe('UNDECODABLE');
      expect([sink.rows, sink.technicians.length]).toEqual([0, 0]);
    }
  });

  it('keeps technicians apart whose ids differ by what a careless decoder drops', () => {
    const sink = new PositionBatch(0);
    readMessage(messageOf([good, { ...good, technicianId: '\ufeffanna' }]), sink);
    expect(sink.technicians.map(({ technicianId }) => technicianId)).toEqual(['anna', '\ufeffanna']);
  });
});
