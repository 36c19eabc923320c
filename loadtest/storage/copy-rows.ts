import { createWorkday, type Fix } from './workday.ts';

// A day's fixes as a binary COPY file: https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format". Written
// apart from the product's own encoder, which works on the batches of a writer; the table checks both.

const CHUNK_BYTES = 256 * 1024;
const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const FIELDS = 11;
const ROW_BYTES_MAX = 2 + 2 * 8 + 5 * 12 + 4 * 8;
/** Postgres counts microseconds from 2000-01-01. */
const POSTGRES_EPOCH_MS = 946_684_800_000;
const WORD = 2 ** 32;
const NULL_LENGTH = -1;

export interface FleetDay {
  readonly tenantKey: number;
  readonly technicianKeys: readonly number[];
  /** Number of the UTC day since the epoch. */
  readonly day: number;
  readonly fixesPerTechnician: number;
}

/**
 * The rows of one day in the order in which they would have arrived: a fix of each technician, then the next of each. A
 * technician's day so lies scattered over the whole day's pages, as it does when phones send while they move; rows
 * sorted by technician would make every track look faster to read than it is.
 */
export function* dayAsCopy({ tenantKey, technicianKeys, day, fixesPerTechnician }: FleetDay): Generator<Buffer> {
  const workdays = technicianKeys.map((technicianKey) =>
    createWorkday({ technicianKey, day, fixes: fixesPerTechnician }),
  );
  let chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let view = viewOf(chunk);
  let offset = HEADER.copy(chunk);
  for (let index = 0; index < fixesPerTechnician; index++) {
    for (const workday of workdays) {
      if (offset + ROW_BYTES_MAX > CHUNK_BYTES) {
        yield chunk.subarray(0, offset);
        // The last one may still be on its way into the socket.
        chunk = Buffer.allocUnsafe(CHUNK_BYTES);
        view = viewOf(chunk);
        offset = 0;
      }
      const fix = workday.next(index);
      offset = writeRow(view, offset, tenantKey, workday.technicianKey, fix, workday.fixKeyWords);
    }
  }
  yield chunk.subarray(0, offset);
  yield Buffer.from([0xff, 0xff]);
}

function viewOf(buffer: Buffer): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function writeRow(
  view: DataView,
  start: number,
  tenantKey: number,
  technicianKey: number,
  fix: Fix,
  key: Uint32Array,
): number {
  view.setInt16(start, FIELDS);
  let offset = writeInt(view, start + 2, tenantKey);
  offset = writeInt(view, offset, technicianKey);
  offset = writeTime(view, offset, fix.recordedAtMs);
  offset = writeWords(view, offset, key[0] ?? 0, key[1] ?? 0);
  offset = writeTime(view, offset, fix.receivedAtMs);
  offset = writeDouble(view, offset, fix.latitudeE7 / 1e7);
  offset = writeDouble(view, offset, fix.longitudeE7 / 1e7);
  offset = writeReal(view, offset, fix.accuracyDm, 10);
  offset = writeReal(view, offset, fix.altitudeDm, 10);
  offset = writeReal(view, offset, fix.speedCmps, 100);
  return writeReal(view, offset, fix.headingDdeg, 10);
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

function writeReal(view: DataView, offset: number, value: number | undefined, scale: number): number {
  if (value === undefined) {
    view.setInt32(offset, NULL_LENGTH);
    return offset + 4;
  }
  view.setInt32(offset, 4);
  view.setFloat32(offset + 4, value / scale);
  return offset + 8;
}
