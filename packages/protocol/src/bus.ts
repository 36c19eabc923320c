import { ReportReader } from './report-reader.ts';
import { v1 } from './wire.ts';
import { MALFORMED, readUint32, readUint64, skipField, valueEnd, varintSize, writeVarint } from './wire-bytes.ts';

export { ReportReader } from './report-reader.ts';
export { readUint32, valueEnd, writeVarint } from './wire-bytes.ts';

// Field numbers and wire types of bus.proto; the tests hold them against the generated code.
const TAG = {
  batch: { ingestNode: 0x0a, report: 0x12 },
  report: { connectionId: 0x08, technicianId: 0x12, receivedAt: 0x18, report: 0x22 },
  presence: { isFullList: 0x18 },
} as const;

const decoder = new TextDecoder();

/**
 * Reads an encoded PositionBatch, one LoggedReport after the other, into the same memory:
 *
 *     const batch = new PositionBatchReader();
 *     batch.open(bytes);
 *     while (batch.next()) use(batch.technicianId, batch.report);
 *     if (batch.isMalformed) …
 */
export class PositionBatchReader {
  /** Empty: nobody wants to be told. Known from `open` on. */
  ingestNode = '';
  /** Of the LoggedReport that `next` has read. */
  connectionId = 0;
  receivedAtMs = 0;
  readonly report = new ReportReader();
  /** The bytes end in the middle of something, or are no PositionBatch at all. */
  isMalformed = false;
  /** Where `technicianId` lies in `bytes`. */
  technicianIdStart = 0;
  technicianIdEnd = 0;
  bytes: Uint8Array = new Uint8Array(0);
  #at = 0;

  open(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.#at = 0;
    this.isMalformed = false;
    this.ingestNode = '';
    // Ingest names itself first; whoever does it later is read in the course of `next`.
    if (bytes[0] === TAG.batch.ingestNode) this.#readIngestNode();
  }

  /** The string is made at each call: ask once a report. */
  get technicianId(): string {
    return decoder.decode(this.bytes.subarray(this.technicianIdStart, this.technicianIdEnd));
  }

  /** Reads the next report; false when there is none, or what follows is malformed. */
  next(): boolean {
    const { bytes } = this;
    while (this.#at < bytes.length && !this.isMalformed) {
      const tag = bytes[this.#at];
      if (tag === TAG.batch.report) {
        const length = readUint32(bytes, this.#at + 1);
        const start = valueEnd();
        this.#at = start + length;
        if (this.#at <= bytes.length && this.#readLoggedReport(start, this.#at)) return true;
        this.isMalformed = true;
      } else if (tag === TAG.batch.ingestNode) this.#readIngestNode();
      else {
        const end = skipField(bytes, this.#at, bytes.length);
        this.isMalformed = end === MALFORMED;
        this.#at = end;
      }
    }
    return false;
  }

  #readIngestNode(): void {
    const end = skipField(this.bytes, this.#at, this.bytes.length);
    if (end === MALFORMED) this.isMalformed = true;
    else {
      const length = readUint32(this.bytes, this.#at + 1);
      this.ingestNode = decoder.decode(this.bytes.subarray(end - length, end));
      this.#at = end;
    }
  }

  #readLoggedReport(start: number, end: number): boolean {
    const { bytes } = this;
    this.connectionId = 0;
    this.receivedAtMs = 0;
    this.technicianIdStart = 0;
    this.technicianIdEnd = 0;
    let reportStart = 0;
    let reportEnd = 0;
    let at = start;
    while (at < end) {
      const tag = bytes[at];
      if (tag === TAG.report.connectionId) {
        this.connectionId = readUint32(bytes, at + 1);
        at = valueEnd();
      } else if (tag === TAG.report.receivedAt) {
        this.receivedAtMs = readUint64(bytes, at + 1);
        at = valueEnd();
      } else {
        const fieldEnd = skipField(bytes, at, end);
        if (fieldEnd === MALFORMED) return false;
        if (tag === TAG.report.technicianId) {
          this.technicianIdStart = fieldEnd - readUint32(bytes, at + 1);
          this.technicianIdEnd = fieldEnd;
        } else if (tag === TAG.report.report) {
          // Protobuf would merge two of them; nobody writes that, and half of each is nobody's report.
          if (reportEnd !== 0) return false;
          reportStart = fieldEnd - readUint32(bytes, at + 1);
          reportEnd = fieldEnd;
        }
        at = fieldEnd;
      }
    }
    return at === end && this.report.read(bytes, reportStart, reportEnd);
  }
}

/** The first field of a PositionBatch. Encoded messages may be concatenated: LoggedReports follow. */
export function encodeBatchHeader(ingestNode: string): Uint8Array {
  return v1.PositionBatch.encode({ ingestNode }).finish();
}

/** What all reports of a connection have in common, for `writeLoggedReport`. */
export function encodeReportHeader(connectionId: number, technicianId: string): Uint8Array {
  return v1.LoggedReport.encode({ connectionId, technicianId }).finish();
}

/** Bytes that `writeLoggedReport` writes for a Report of `reportBytes`. */
export function loggedReportSize(header: Uint8Array, receivedAtMs: number, reportBytes: number): number {
  const size = contentSize(header, receivedAtMs, reportBytes);
  return 1 + varintSize(size) + size;
}

function contentSize(header: Uint8Array, receivedAtMs: number, reportBytes: number): number {
  return header.length + 1 + varintSize(receivedAtMs) + 1 + varintSize(reportBytes) + reportBytes;
}

/**
 * Writes a LoggedReport as a field of a PositionBatch, up to where its Report of `reportBytes` has to follow.
 * @returns where the Report's bytes go.
 */
export function writeLoggedReport(
  into: Uint8Array,
  at: number,
  header: Uint8Array,
  receivedAtMs: number,
  reportBytes: number,
): number {
  into[at] = TAG.batch.report;
  let next = writeVarint(into, at + 1, contentSize(header, receivedAtMs, reportBytes));
  into.set(header, next);
  next += header.length;
  into[next] = TAG.report.receivedAt;
  next = writeVarint(into, next + 1, receivedAtMs);
  into[next] = TAG.report.report;
  return writeVarint(into, next + 1, reportBytes);
}

/**
 * Whether an encoded PresenceBatch is part of a node's whole list, found without decoding its entries. False for bytes
 * that are no PresenceBatch: decode them to know.
 */
export function isPresenceList(bytes: Uint8Array): boolean {
  let at = 0;
  while (at !== MALFORMED && at < bytes.length) {
    if (bytes[at] === TAG.presence.isFullList) return bytes[at + 1] === 1;
    at = skipField(bytes, at, bytes.length);
  }
  return false;
}
