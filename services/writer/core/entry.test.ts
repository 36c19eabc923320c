import { subjects, v1 } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import { type LogMessage, readMessage } from './entry.ts';

const NOON_MS = Date.UTC(2026, 2, 9, 12);
const good: v1.LoggedReport.$Properties = {
  connectionId: 3,
  reportId: 8,
  technicianId: 'anna',
  receivedAtMs: NOON_MS,
  baseTimeMs: NOON_MS - 1_000,
  positions: [{ timeOffsetMs: 0, latitudeE7: 1 }, { timeOffsetMs: 500 }],
};

function messageOf(
  reports: v1.LoggedReport.$Properties[],
  ingestNode = 'node-1',
  subject = subjects.positions('acme'),
) {
  return { subject, data: v1.PositionBatch.encode({ ingestNode, reports }).finish() };
}

/** Remembers what was added, as `technician@time`. */
function recordingSink() {
  const added: string[] = [];
  const technicians: string[] = [];
  return {
    added,
    slotOf: (tenantId: string, technicianId: string) => technicians.push(`${tenantId}/${technicianId}`) - 1,
    add: (slot: number, recordedAtMs: number) => void added.push(`${technicians[slot]}@${recordedAtMs - NOON_MS}`),
  };
}

describe('a message of the log', () => {
  it('gives its fixes to the sink and keeps whom to tell', () => {
    const sink = recordingSink();
    const late = { ...good, connectionId: 4, reportId: 1, technicianId: 'bob', receivedAtMs: NOON_MS - 9 };
    const entry = readMessage(messageOf([good, late]), sink);
    expect(sink.added).toEqual(['acme/anna@-1000', 'acme/anna@-500', 'acme/bob@-1000', 'acme/bob@-500']);
    expect(entry).toMatchObject({
      tenantId: 'acme',
      storedSubject: subjects.stored('node-1'),
      connectionIds: [3, 4],
      reportIds: [8, 1],
      oldestReceivedAtMs: NOON_MS - 9,
    });
  });

  it('without a node to tell is stored in silence', () => {
    expect(readMessage(messageOf([good], ''), recordingSink())).toMatchObject({ storedSubject: undefined });
  });

  it('without reports is an entry with nothing to write', () => {
    expect(readMessage(messageOf([]), recordingSink())).toMatchObject({ oldestReceivedAtMs: undefined });
  });

  it.each<[string, LogMessage]>([
    ['UNKNOWN_TENANT', messageOf([good], 'node-1', 'fieldcast.v1.pos.No Tenant')],
    ['UNDECODABLE', { subject: subjects.positions('acme'), data: new Uint8Array([0x12, 0x7f, 1]) }],
    ['INVALID_INGEST_NODE', messageOf([good], 'node.*')],
    ['INVALID_TECHNICIAN_ID', messageOf([good, { ...good, technicianId: 'a\u0000b' }])],
    ['INVALID_TECHNICIAN_ID', messageOf([{ ...good, technicianId: '' }])],
    ['TIME_OUT_OF_RANGE', messageOf([good, { ...good, baseTimeMs: Date.UTC(2200, 0, 1) }])],
    ['TIME_OUT_OF_RANGE', messageOf([{ ...good, receivedAtMs: 2 ** 60 }])],
    ['POSITION_OUT_OF_RANGE', messageOf([good, { ...good, positions: [{ latitudeE7: 900_000_001 }] }])],
    ['POSITION_OUT_OF_RANGE', messageOf([{ ...good, positions: [{ longitudeE7: -1_800_000_001 }] }])],
  ])('that is %s adds nothing', (reason, message) => {
    const sink = recordingSink();
    expect(readMessage(message, sink)).toBe(reason);
    expect(sink.added).toEqual([]);
  });
});
