import { isExternalId, subjects, tenantOfSubject } from '@fieldcast/protocol';
import { PositionBatchReader, type ReportReader } from '@fieldcast/protocol/bus';

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
  /** When ingest received them, ms since the epoch. */
  readonly receivedAtMs: readonly number[];
}

/** Where fixes go, a report at a time (storage's PositionBatch). */
export interface FixSink<Mark = unknown> {
  tenantNumber(tenantId: string): number;
  /** Negative when the id is no UTF-8 or not allowed. */
  slotOfBytes(
    tenantNumber: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    isAllowed: (technicianId: string) => boolean,
  ): number;
  addReport(slot: number, receivedAtMs: number, report: ReportReader): void;
  mark(): Mark;
  /** Takes out what was added after `mark`. */
  takeBack(mark: Mark): void;
}

const LATITUDE_E7_MAX = 90e7;
const LONGITUDE_E7_MAX = 180e7;
/** A time behind this was never a fix, and its microseconds since 2000 would soon not fit a double. */
const TIME_MS_MAX = Date.UTC(2200, 0, 1);

/** Reads one message after the other into the same memory; nothing of it is kept between two calls. */
const reader = new PositionBatchReader();

/**
 * Reads a message and adds its fixes to `sink`: all of them, or none when the message is poison. Ingest has refused bad
 * fixes long before; this is the guard against whatever else publishes to the log.
 */
export function readMessage<M extends LogMessage, Mark>(message: M, sink: FixSink<Mark>): Entry<M> | PoisonReason {
  const tenantId = tenantOfSubject(message.subject);
  if (tenantId === undefined) return 'UNKNOWN_TENANT';
  const mark = sink.mark();
  const told: Told = { connectionIds: [], reportIds: [], receivedAtMs: [] };
  const fault = readReports(message.data, sink, sink.tenantNumber(tenantId), told);
  // Whom to tell may also be said behind the reports, so it is known only now.
  const storedSubject = subjectOfNode(reader.ingestNode);
  if (!fault && storedSubject !== 'INVALID_INGEST_NODE') return { message, tenantId, storedSubject, ...told };
  sink.takeBack(mark);
  return fault ?? 'INVALID_INGEST_NODE';
}

interface Told {
  readonly connectionIds: number[];
  readonly reportIds: number[];
  readonly receivedAtMs: number[];
}

/** Adds all reports to `sink`, and to `told` whom to tell; stops at the first fault. */
function readReports(data: Uint8Array, sink: FixSink, tenantNumber: number, told: Told): PoisonReason | undefined {
  const { report } = reader;
  reader.open(data);
  while (reader.next()) {
    const { bytes, technicianIdStart, technicianIdEnd, receivedAtMs } = reader;
    const slot = sink.slotOfBytes(tenantNumber, bytes, technicianIdStart, technicianIdEnd, isExternalId);
    if (slot < 0) return 'INVALID_TECHNICIAN_ID';
    const fault = faultOf(receivedAtMs, report);
    if (fault) return fault;
    if (report.count > 0) sink.addReport(slot, receivedAtMs, report);
    told.connectionIds.push(reader.connectionId);
    told.reportIds.push(report.reportId);
    told.receivedAtMs.push(receivedAtMs);
  }
  return reader.isMalformed ? 'UNDECODABLE' : undefined;
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

function faultOf(receivedAtMs: number, report: ReportReader): PoisonReason | undefined {
  if (!(receivedAtMs < TIME_MS_MAX)) return 'TIME_OUT_OF_RANGE';
  const { baseTimeMs, timeOffsetMs, latitudeE7, longitudeE7 } = report;
  for (let index = 0; index < report.count; index++) {
    if (!(baseTimeMs + (timeOffsetMs[index] ?? 0) < TIME_MS_MAX)) return 'TIME_OUT_OF_RANGE';
    if (Math.abs(latitudeE7[index] ?? 0) > LATITUDE_E7_MAX || Math.abs(longitudeE7[index] ?? 0) > LONGITUDE_E7_MAX)
      return 'POSITION_OUT_OF_RANGE';
  }
  return undefined;
}
