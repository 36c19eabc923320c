import { v1 } from '@fieldcast/protocol';

/** What is remembered of a report until the log has it. */
export interface BatchedReport {
  readonly connectionId: number;
  readonly reportId: number;
  readonly receivedAtMs: number;
  readonly refusals: readonly v1.Refusal.$Properties[];
}

/** One message for the log: an encoded PositionBatch of one tenant, and whom to tell about it. */
export interface Batch {
  readonly tenantId: string;
  readonly reports: readonly BatchedReport[];
  /** Bytes of the encoded reports alone. */
  readonly reportBytes: number;
  readonly payload: Uint8Array;
}

/**
 * Collects encoded reports by tenant. Encoded protobuf messages may be concatenated: a batch is a PositionBatch that
 * names the node, followed by one with a single report for each report.
 */
export interface Batcher {
  /** Adds a report; returns the tenant's batch before it when both together would be over the limit. */
  add(tenantId: string, encodedReport: Uint8Array, report: BatchedReport): Batch | undefined;
  /** Takes all batches out; no tenant leaves anything behind. */
  takeAll(): Batch[];
}

interface OpenBatch {
  readonly reports: BatchedReport[];
  readonly encodedReports: Uint8Array[];
  reportBytes: number;
}

/** @param bytesMax of a payload; a single report over it makes a batch of its own. */
export function createBatcher(ingestNode: string, bytesMax: number): Batcher {
  const header = v1.PositionBatch.encode({ ingestNode }).finish();
  const openByTenant = new Map<string, OpenBatch>();

  function seal(tenantId: string, { reports, encodedReports, reportBytes }: OpenBatch): Batch {
    return { tenantId, reports, reportBytes, payload: concatenate(header, encodedReports, reportBytes) };
  }

  return {
    add(tenantId, encodedReport, report) {
      const open = openByTenant.get(tenantId);
      if (open && header.length + open.reportBytes + encodedReport.length <= bytesMax) {
        open.reports.push(report);
        open.encodedReports.push(encodedReport);
        open.reportBytes += encodedReport.length;
        return undefined;
      }
      const next = { reports: [report], encodedReports: [encodedReport], reportBytes: encodedReport.length };
      openByTenant.set(tenantId, next);
      return open && seal(tenantId, open);
    },
    takeAll() {
      const batches = [...openByTenant].map(([tenantId, open]) => seal(tenantId, open));
      openByTenant.clear();
      return batches;
    },
  };
}

function concatenate(header: Uint8Array, pieces: readonly Uint8Array[], piecesBytes: number): Uint8Array {
  const whole = new Uint8Array(header.length + piecesBytes);
  whole.set(header);
  let offset = header.length;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

/** A report as a piece of a batch. */
export function encodeReport(report: v1.LoggedReport.$Properties): Uint8Array {
  return v1.PositionBatch.encode({ reports: [report] }).finish();
}
