import type { PositionBatch } from './position-batch.ts';

// The binary COPY format: https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format". Rows come directly
// from the columns of the batch; nothing is made per row.

/** The columns in the order in which `encodeRows` writes them. */
export const COPY_COLUMNS =
  'tenant_key, technician_key, recorded_at, fix_key, received_at, latitude, longitude, accuracy_m, altitude_m, speed_mps, heading_deg';

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const FIELDS = 11;
const FLAGS_AND_EXTENSION_BYTES = 8;
const TRAILER_BYTES = 2;
/** Field count; two integers of 4, five values and one key of 8, four reals of 4, each behind its 4-byte length. */
const ROW_BYTES_MAX = 2 + 2 * (4 + 4) + 5 * (4 + 8) + 4 * (4 + 4);
const NULL_LENGTH = -1;
const END_OF_ROWS = -1;
/** Postgres counts microseconds from 2000-01-01. */
const POSTGRES_EPOCH_MS = 946_684_800_000;
const WORD = 2 ** 32;

/** The given rows of a batch as a whole binary COPY file. Keys must be filled in. */
export function encodeRows(batch: PositionBatch, rows: Uint32Array): Buffer {
  const buffer = Buffer.allocUnsafe(
    SIGNATURE.length + FLAGS_AND_EXTENSION_BYTES + rows.length * ROW_BYTES_MAX + TRAILER_BYTES,
  );
  SIGNATURE.copy(buffer);
  buffer.fill(0, SIGNATURE.length, SIGNATURE.length + FLAGS_AND_EXTENSION_BYTES);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  let offset = SIGNATURE.length + FLAGS_AND_EXTENSION_BYTES;
  for (const row of rows) offset = writeRow(view, offset, batch, row);
  view.setInt16(offset, END_OF_ROWS);
  return buffer.subarray(0, offset + TRAILER_BYTES);
}

function writeRow(view: DataView, start: number, batch: PositionBatch, row: number): number {
  const technician = batch.technicians[batch.slot[row] ?? 0];
  if (!technician) throw new RangeError(`row ${row} has no technician`);
  view.setInt16(start, FIELDS);
  let offset = writeInt(view, start + 2, technician.tenantKey);
  offset = writeInt(view, offset, technician.technicianKey);
  offset = writeTime(view, offset, batch.recordedAtMs[row] ?? 0);
  offset = writeWords(view, offset, batch.fixKeyWords[row * 2] ?? 0, batch.fixKeyWords[row * 2 + 1] ?? 0);
  offset = writeTime(view, offset, batch.receivedAtMs[row] ?? 0);
  offset = writeDouble(view, offset, (batch.latitudeE7[row] ?? 0) / 1e7);
  offset = writeDouble(view, offset, (batch.longitudeE7[row] ?? 0) / 1e7);
  offset = writeReal(view, offset, (batch.accuracyDm[row] ?? Number.NaN) / 10);
  offset = writeReal(view, offset, (batch.altitudeDm[row] ?? Number.NaN) / 10);
  offset = writeReal(view, offset, (batch.speedCmps[row] ?? Number.NaN) / 100);
  return writeReal(view, offset, (batch.headingDdeg[row] ?? Number.NaN) / 10);
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
