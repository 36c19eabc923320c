import { NOT_FINITE_E7, v1 } from '@fieldcast/protocol';
import { type ReportReader, writeVarint } from '@fieldcast/protocol/bus';
import { fixLimits } from './limits.ts';

const { RefusalReason } = v1;
/** The reason of a fix that is kept. */
export const KEEP = RefusalReason.REFUSAL_REASON_UNSPECIFIED;

/** Times, in ms since the epoch, between which a fix is accepted, both included. */
export interface TimeBounds {
  readonly oldestMs: number;
  readonly newestMs: number;
}

/** A report that cannot be taken as it is. */
export interface Sieved {
  /** The rows of the good fixes, in order. */
  readonly keptRows: readonly number[];
  /** Fixes that were refused; one entry a reason. */
  readonly refusals: readonly v1.Refusal.$Properties[];
}

/** Parts the good fixes of a report from the refused ones; undefined when all are good. */
export function sieve(report: ReportReader, bounds: TimeBounds): Sieved | undefined {
  let row = 0;
  while (row < report.count && reasonToRefuse(report, row, bounds) === KEEP) row++;
  if (row === report.count) return undefined;
  const keptRows = Array.from({ length: row }, (_, good) => good);
  const rowsByReason = new Map<v1.RefusalReason, number[]>();
  for (; row < report.count; row++) {
    const reason = reasonToRefuse(report, row, bounds);
    const rows = reason === KEEP ? keptRows : rowsByReason.get(reason);
    if (rows) rows.push(row);
    else rowsByReason.set(reason, [row]);
  }
  const { reportId } = report;
  const refusals = [...rowsByReason].map(([reason, positionIndexes]) => ({ reportId, reason, positionIndexes }));
  return { keptRows, refusals };
}

/** Why a fix is refused; `KEEP` when it is not. The first reason in the order of this function counts. */
export function reasonToRefuse(report: ReportReader, row: number, bounds: TimeBounds): v1.RefusalReason {
  const latitudeE7 = report.latitudeE7[row] as number;
  const longitudeE7 = report.longitudeE7[row] as number;
  if (latitudeE7 === NOT_FINITE_E7 || longitudeE7 === NOT_FINITE_E7) return RefusalReason.NOT_FINITE;
  if (!isInRange(report, row)) return RefusalReason.OUT_OF_RANGE;
  // What receivers without a fix report; open sea, so no technician is ever there.
  if (latitudeE7 === 0 && longitudeE7 === 0) return RefusalReason.NULL_ISLAND;
  const recordedAtMs = report.baseTimeMs + (report.timeOffsetMs[row] as number);
  if (recordedAtMs < bounds.oldestMs) return RefusalReason.TOO_OLD;
  if (recordedAtMs > bounds.newestMs) return RefusalReason.IN_FUTURE;
  return KEEP;
}

// Absent values are NaN, which is on neither side of any limit: so it asks what is outside, not what is inside.
function isInRange(report: ReportReader, row: number): boolean {
  return !(
    Math.abs(report.latitudeE7[row] as number) > fixLimits.latitudeE7Max ||
    Math.abs(report.longitudeE7[row] as number) > fixLimits.longitudeE7Max ||
    (report.headingDdeg[row] as number) > fixLimits.headingDdegMax ||
    (report.accuracyDm[row] as number) > fixLimits.accuracyDmMax ||
    (report.speedCmps[row] as number) > fixLimits.speedCmpsMax ||
    Math.abs(report.altitudeDm[row] as number) > fixLimits.altitudeDmMax
  );
}

// Field numbers and wire types of Report in track.proto.
const REPORT_ID_TAG = 0x08;
const BASE_TIME_TAG = 0x10;
/** Both fields with their tags: a varint of 32 bits, and one of what a number holds exactly. */
const HEAD_BYTES_MAX = 6 + 9;

/** The Report again with the fixes of `keptRows` alone, each as the phone has encoded it. */
export function encodeKept(bytes: Uint8Array, report: ReportReader, keptRows: readonly number[]): Uint8Array {
  const { fieldStart, fieldEnd } = report;
  let size = HEAD_BYTES_MAX;
  for (const row of keptRows) size += (fieldEnd[row] as number) - (fieldStart[row] as number);
  const kept = new Uint8Array(size);
  kept[0] = REPORT_ID_TAG;
  let at = writeVarint(kept, 1, report.reportId);
  kept[at] = BASE_TIME_TAG;
  at = writeVarint(kept, at + 1, report.baseTimeMs);
  for (const row of keptRows) {
    const field = bytes.subarray(fieldStart[row], fieldEnd[row]);
    kept.set(field, at);
    at += field.length;
  }
  return kept.subarray(0, at);
}
