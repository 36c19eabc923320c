import { isExternalId, subjects, tenantOfSubject, v1 } from '@fieldcast/protocol';

/** One message of the log, as far as the core needs it. */
export interface LogMessage {
  readonly subject: string;
  readonly data: Uint8Array;
}

/** Why a message can never be written. It goes to the dead letters with this name. */
export type PoisonReason =
  | 'UNKNOWN_TENANT'
  | 'UNDECODABLE'
  | 'INVALID_INGEST_NODE'
  | 'INVALID_TECHNICIAN_ID'
  | 'TIME_OUT_OF_RANGE'
  | 'POSITION_OUT_OF_RANGE'
  | 'REFUSED_BY_DATABASE';

/** What is kept of a message while its fixes are written: whom to tell afterwards, and nothing of the fixes. */
export interface Entry<M extends LogMessage> {
  readonly message: M;
  readonly tenantId: string;
  /** Where to publish that the reports are stored; undefined when nobody asked to be told. */
  readonly storedSubject: string | undefined;
  /** Of the reports, side by side. */
  readonly connectionIds: readonly number[];
  readonly reportIds: readonly number[];
  /** When ingest received the report that waited longest, ms since the epoch; undefined without reports. */
  readonly oldestReceivedAtMs: number | undefined;
}

/** Where fixes go, one by one (storage's PositionBatch). */
export interface FixSink {
  slotOf(tenantId: string, technicianId: string): number;
  add(slot: number, recordedAtMs: number, receivedAtMs: number, fix: v1.Position.$Properties): void;
}

const LATITUDE_E7_MAX = 90e7;
const LONGITUDE_E7_MAX = 180e7;
/** A time behind this was never a fix, and its microseconds since 2000 would soon not fit a double. */
const TIME_MS_MAX = Date.UTC(2200, 0, 1);

/**
 * Reads a message and adds its fixes to `sink`: all of them, or none when the message is poison. Ingest has refused bad
 * fixes long before; this is the guard against whatever else publishes to the log.
 */
export function readMessage<M extends LogMessage>(message: M, sink: FixSink): Entry<M> | PoisonReason {
  const tenantId = tenantOfSubject(message.subject);
  if (tenantId === undefined) return 'UNKNOWN_TENANT';
  const batch = decode(message.data);
  if (!batch) return 'UNDECODABLE';
  const storedSubject = subjectOfNode(batch.ingestNode);
  if (storedSubject === 'INVALID_INGEST_NODE') return storedSubject;
  for (const report of batch.reports) {
    const fault = faultOf(report);
    if (fault) return fault;
  }
  for (const { technicianId, receivedAtMs, report } of batch.reports) {
    if (!report || report.positions.length === 0) continue;
    const slot = sink.slotOf(tenantId, technicianId);
    for (const position of report.positions)
      sink.add(slot, report.baseTimeMs + position.timeOffsetMs, receivedAtMs, position);
  }
  return {
    message,
    tenantId,
    storedSubject,
    connectionIds: batch.reports.map(({ connectionId }) => connectionId),
    reportIds: batch.reports.map(({ report }) => report?.reportId ?? 0),
    oldestReceivedAtMs: oldestOf(batch.reports),
  };
}

function decode(data: Uint8Array): v1.PositionBatch | undefined {
  try {
    return v1.PositionBatch.decode(data);
  } catch {
    // The reason is always the same, bytes that are no PositionBatch; the dead letter keeps them.
    return undefined;
  }
}

function subjectOfNode(ingestNode: string): string | undefined | 'INVALID_INGEST_NODE' {
  if (ingestNode === '') return undefined;
  try {
    return subjects.stored(ingestNode);
  } catch (cause) {
    if (cause instanceof TypeError) return 'INVALID_INGEST_NODE';
    throw cause;
  }
}

function faultOf({ technicianId, receivedAtMs, report }: v1.LoggedReport): PoisonReason | undefined {
  if (!isExternalId(technicianId)) return 'INVALID_TECHNICIAN_ID';
  if (!(receivedAtMs < TIME_MS_MAX)) return 'TIME_OUT_OF_RANGE';
  for (const { timeOffsetMs, latitudeE7, longitudeE7 } of report?.positions ?? []) {
    if (!((report?.baseTimeMs ?? 0) + timeOffsetMs < TIME_MS_MAX)) return 'TIME_OUT_OF_RANGE';
    if (Math.abs(latitudeE7) > LATITUDE_E7_MAX || Math.abs(longitudeE7) > LONGITUDE_E7_MAX)
      return 'POSITION_OUT_OF_RANGE';
  }
  return undefined;
}

function oldestOf(reports: readonly v1.LoggedReport[]): number | undefined {
  const oldest = reports.reduce((least, { receivedAtMs }) => Math.min(least, receivedAtMs), Number.POSITIVE_INFINITY);
  return Number.isFinite(oldest) ? oldest : undefined;
}
