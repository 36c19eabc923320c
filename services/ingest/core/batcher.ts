import type { v1 } from '@fieldcast/protocol';
import { encodeBatchHeader, loggedReportSize, writeLoggedReport } from '@fieldcast/protocol/bus';

/** A report on its way into the log, refused fixes taken out. */
export interface AcceptedReport {
  readonly connectionId: number;
  readonly reportId: number;
  readonly receivedAtMs: number;
  /** What all reports of its connection have in common, from `encodeReportHeader`. */
  readonly header: Uint8Array;
  /** The encoded Report lies here from `start` to `end`; whoever takes it copies it at once. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** To be told with its LOGGED. */
  readonly refusals: readonly v1.Refusal.$Properties[];
}

/** One message for the log: an encoded PositionBatch of one tenant, and whom to tell about it. */
export interface Batch {
  readonly tenantId: string;
  /** Columns, so that a report costs no object: row n is the n-th report. */
  readonly connectionIds: readonly number[];
  readonly reportIds: readonly number[];
  readonly receivedAtMs: readonly number[];
  /** By row; only of the few reports that have some. */
  readonly refusals: ReadonlyMap<number, readonly v1.Refusal.$Properties[]>;
  /** Bytes of the reports alone, as `batchedSize` counts them. */
  readonly reportBytes: number;
  /** Nobody else writes here: it stays as it is until the log has it, however often it is sent. */
  readonly payload: Uint8Array;
}

/**
 * Collects reports by tenant. A report is copied once, from the memory of the socket to its place in the message:
 *
 *     payload    node | header, time, the phone's own bytes | header, time, the phone's own bytes | free
 *                                                                                                 ^ used
 */
export interface Batcher {
  /** Adds a report; returns the tenant's batch before it when both together would be over the limit. */
  add(tenantId: string, report: AcceptedReport): Batch | undefined;
  /** Takes all batches out; no tenant leaves anything behind. */
  takeAll(): Batch[];
}

/** Bytes of a new batch's memory, and by how much it grows when they do not do: each time costs a copy. */
const CAPACITY_BYTES_MIN = 1_024;
const CAPACITY_GROWTH = 4;
/** Up to here a loop beats the call of `set`, with the view of the source that it needs. */
const LOOP_COPY_BYTES_MAX = 96;
const NO_REFUSALS: Batch['refusals'] = new Map();

interface OpenBatch {
  readonly connectionIds: number[];
  readonly reportIds: number[];
  readonly receivedAtMs: number[];
  refusals: Map<number, readonly v1.Refusal.$Properties[]> | undefined;
  memory: Uint8Array;
  used: number;
}

/** Bytes that a report takes in its batch. */
export function batchedSize({ header, receivedAtMs, start, end }: AcceptedReport): number {
  return loggedReportSize(header, receivedAtMs, end - start);
}

/** @param bytesMax of a payload; a single report over it makes a batch of its own. */
export function createBatcher(ingestNode: string, bytesMax: number): Batcher {
  const header = encodeBatchHeader(ingestNode);
  const openByTenant = new Map<string, OpenBatch>();

  function open(tenantId: string): OpenBatch {
    const memory = new Uint8Array(CAPACITY_BYTES_MIN);
    memory.set(header);
    const batch = {
      connectionIds: [],
      reportIds: [],
      receivedAtMs: [],
      refusals: undefined,
      memory,
      used: header.length,
    };
    openByTenant.set(tenantId, batch);
    return batch;
  }

  function seal(
    tenantId: string,
    { connectionIds, reportIds, receivedAtMs, refusals, memory, used }: OpenBatch,
  ): Batch {
    return {
      tenantId,
      connectionIds,
      reportIds,
      receivedAtMs,
      refusals: refusals ?? NO_REFUSALS,
      reportBytes: used - header.length,
      payload: memory.subarray(0, used),
    };
  }

  return {
    add(tenantId, report) {
      const size = batchedSize(report);
      const present = openByTenant.get(tenantId);
      if (present && present.used + size <= bytesMax) {
        write(present, report, size);
        return undefined;
      }
      write(open(tenantId), report, size);
      return present && seal(tenantId, present);
    },
    takeAll() {
      const batches: Batch[] = [];
      for (const [tenantId, batch] of openByTenant) batches.push(seal(tenantId, batch));
      openByTenant.clear();
      return batches;
    },
  };
}

function write(batch: OpenBatch, report: AcceptedReport, size: number): void {
  const { connectionId, reportId, receivedAtMs, header, bytes, start, end, refusals } = report;
  makeRoom(batch, size);
  const at = writeLoggedReport(batch.memory, batch.used, header, receivedAtMs, end - start);
  copy(bytes, start, end, batch.memory, at);
  batch.used += size;
  if (refusals.length > 0) {
    batch.refusals ??= new Map();
    batch.refusals.set(batch.reportIds.length, refusals);
  }
  batch.connectionIds.push(connectionId);
  batch.reportIds.push(reportId);
  batch.receivedAtMs.push(receivedAtMs);
}

function makeRoom(batch: OpenBatch, size: number): void {
  const needed = batch.used + size;
  if (needed <= batch.memory.length) return;
  const larger = new Uint8Array(Math.max(needed, CAPACITY_GROWTH * batch.memory.length));
  larger.set(batch.memory.subarray(0, batch.used));
  batch.memory = larger;
}

function copy(from: Uint8Array, start: number, end: number, into: Uint8Array, at: number): void {
  if (end - start > LOOP_COPY_BYTES_MAX) into.set(from.subarray(start, end), at);
  else for (let index = start; index < end; index++) into[at + index - start] = from[index] as number;
}
