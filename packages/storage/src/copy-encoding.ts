import type { PositionBatch } from './position-batch.ts';

// The binary COPY format: https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format". Rows come directly
// from the columns of the batch; nothing is made per row.

/** The columns in the order in which `encodeRows` writes them. */
export const COPY_COLUMNS =
  'tenant_key, technician_key, recorded_at, fix_key, received_at, latitude, longitude, accuracy_m, altitude_m, speed_mps, heading_deg';

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const FIELDS = 11;
const FLAGS_AND_EXTENSION_BYTES = 8;
const HEADER_BYTES = SIGNATURE.length + FLAGS_AND_EXTENSION_BYTES;
const TRAILER_BYTES = 2;
/** Field count; two integers of 4, five values and one key of 8, four reals of 4, each behind its 4-byte length. */
const ROW_BYTES_MAX = 2 + 2 * (4 + 4) + 5 * (4 + 8) + 4 * (4 + 4);
const NULL_LENGTH = -1;
const END_OF_ROWS = -1;
/** Postgres counts microseconds from 2000-01-01. */
const POSTGRES_EPOCH_MS = 946_684_800_000;
const WORD = 2 ** 32;

/** Bytes that `encodeRows` needs for so many rows, at most. */
export function copyBytesMax(rows: number): number {
  return HEADER_BYTES + rows * ROW_BYTES_MAX + TRAILER_BYTES;
}

/**
 * The given rows of a batch as a whole binary COPY file. Keys must be filled in.
 * @param into where it is written, from its start; at least `copyBytesMax` long.
 */
export function encodeRows(
  batch: PositionBatch,
  rows: Uint32Array,
  into: Buffer = Buffer.allocUnsafe(copyBytesMax(rows.length)),
): Buffer {
  if (into.length < copyBytesMax(rows.length)) throw new RangeError(`${rows.length} rows need a larger buffer`);
  SIGNATURE.copy(into);
  into.fill(0, SIGNATURE.length, HEADER_BYTES);
  const view = new DataView(into.buffer, into.byteOffset, into.byteLength);
  const end = writeRows(view, HEADER_BYTES, batch, rows);
  view.setInt16(end, END_OF_ROWS);
  return into.subarray(0, end + TRAILER_BYTES);
}

function writeRows(view: DataView, start: number, batch: PositionBatch, rows: Uint32Array): number {
  const { technicians, slot, recordedAtMs, receivedAtMs, fixKeyWords, latitudeE7, longitudeE7 } = batch;
  const { accuracyDm, altitudeDm, speedCmps, headingDdeg } = batch;
  const tenantKeys = Int32Array.from(technicians, ({ tenantKey }) => tenantKey);
  const technicianKeys = Int32Array.from(technicians, ({ technicianKey }) => technicianKey);
  let offset = start;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    const rowSlot = slot[row] ?? 0;
    view.setInt16(offset, FIELDS);
    offset = writeInt(view, offset + 2, tenantKeys[rowSlot] ?? 0);
    offset = writeInt(view, offset, technicianKeys[rowSlot] ?? 0);
    offset = writeTime(view, offset, recordedAtMs[row] ?? 0);
    offset = writeWords(view, offset, fixKeyWords[row * 2] ?? 0, fixKeyWords[row * 2 + 1] ?? 0);
    offset = writeTime(view, offset, receivedAtMs[row] ?? 0);
    offset = writeDouble(view, offset, (latitudeE7[row] ?? 0) / 1e7);
    offset = writeDouble(view, offset, (longitudeE7[row] ?? 0) / 1e7);
    offset = writeReal(view, offset, (accuracyDm[row] ?? Number.NaN) / 10);
    offset = writeReal(view, offset, (altitudeDm[row] ?? Number.NaN) / 10);
    offset = writeReal(view, offset, (speedCmps[row] ?? Number.NaN) / 100);
    offset = writeReal(view, offset, (headingDdeg[row] ?? Number.NaN) / 10);
  }
  return offset;
}

function writeInt(view: DataView, offset: number, value: number): number {
  view.setInt32(offset, 4);
  view.setInt32(offset + 4, value);
  return offset + 8;
}

function writeTime(view: DataView, offset: number, timeMs: number): number {
  const microseconds = (timeMs - POSTGRES_EPOCH_MS) * 1000;
  return writeWords(view, offset, Math.floor(microseconds / WORD), microseconds);
}

/** A 64-bit integer from its high and low words; each is taken modulo 2^32. */
function writeWords(view: DataView, offset: number, high: number, low: number): number {
  view.setInt32(offset, 8);
  view.setInt32(offset + 4, high);
  view.setInt32(offset + 8, low);
  return offset + 12;
}

function writeDouble(view: DataView, offset: number, value: number): number {
  view.setInt32(offset, 8);
  view.setFloat64(offset + 4, value);
  return offset + 12;
}

/** NaN stands for NULL. */
function writeReal(view: DataView, offset: number, value: number): number {
  if (Number.isNaN(value)) {
    view.setInt32(offset, NULL_LENGTH);
    return offset + 4;
  }
  view.setInt32(offset, 4);
  view.setFloat32(offset + 4, value);
  return offset + 8;
}
