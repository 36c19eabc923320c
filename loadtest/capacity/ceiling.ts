import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { FIX_INTERVAL_MS } from './generator/report-template.ts';

// What the database takes at best: binary COPY of rows like the run's own into the same table, over one connection, the
// rows made beforehand. Nothing of our pipeline is in it.

/** As many as the writer puts into a transaction, in the same order: by technician, then by time. */
const BATCH_ROWS = 20_000;
/** Batches made at a time, between the measurements. */
const PREPARED_BATCHES = 20;
/** Technicians nobody is: the rows of the run stay as they are. */
const FIRST_TECHNICIAN_KEY = 10_000_000;
const CHUNK_BYTES = 128 * 1024;
const COLUMNS =
  'tenant_key, technician_key, recorded_at, fix_key, received_at, latitude, longitude, accuracy_m, altitude_m, speed_mps, heading_deg';
const FIELDS = 11;
const ROW_BYTES = 2 + 2 * 8 + 5 * 12 + 4 * 8;
/** https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format": signature, flags, no extension. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TRAILER_BYTES = 2;
const POSTGRES_EPOCH_MS = 946_684_800_000;

export interface CeilingOptions {
  readonly databaseUrl: string;
  readonly technicians: number;
  readonly fixesPerReport: number;
  /** Spent copying, not counting what it takes to make the rows. */
  readonly seconds: number;
}

/** Rows a second. */
export async function measureCeiling(options: CeilingOptions): Promise<number> {
  const { databaseUrl, seconds } = options;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const rows = createRowSource(options);
    let copiedRows = 0;
    let copyingMs = 0;
    while (copyingMs < seconds * 1000) {
      const batches = Array.from({ length: PREPARED_BATCHES }, () => rows.nextBatch());
      for (const batch of batches) {
        const startMs = performance.now();
        await client.query('BEGIN');
        await copy(client, batch);
        await client.query('COMMIT');
        copyingMs += performance.now() - startMs;
        copiedRows += BATCH_ROWS;
        if (copyingMs >= seconds * 1000) break;
      }
    }
    return Math.round((copiedRows / copyingMs) * 1000);
  } finally {
    await client.end();
  }
}

async function copy(client: pg.Client, file: Buffer): Promise<void> {
  const stream = client.query(copyFrom(`COPY positions (${COLUMNS}) FROM STDIN WITH (FORMAT binary)`));
  const finished = once(stream, 'finish');
  for (let start = 0; start < file.length; start += CHUNK_BYTES)
    if (!stream.write(file.subarray(start, start + CHUNK_BYTES))) await once(stream, 'drain');
  stream.end();
  await finished;
}

/** Batches as a writer gets them: one report of each of so many technicians, who take turns. */
function createRowSource({ technicians, fixesPerReport }: CeilingOptions): { nextBatch(): Buffer } {
  const startMs = Date.now();
  let report = 0;
  return {
    nextBatch: () => {
      const reports = Array.from({ length: BATCH_ROWS / fixesPerReport }, () => report++);
      const file = Buffer.alloc(HEADER.length + BATCH_ROWS * ROW_BYTES + TRAILER_BYTES);
      HEADER.copy(file);
      let at = HEADER.length;
      for (const each of reports.sort((a, b) => (a % technicians) - (b % technicians) || a - b)) {
        const baseMs = startMs + Math.floor(each / technicians) * fixesPerReport * FIX_INTERVAL_MS;
        for (let fix = 0; fix < fixesPerReport; fix++)
          at = writeRow(file, at, each % technicians, baseMs + fix * FIX_INTERVAL_MS, startMs);
      }
      file.writeInt16BE(-1, at);
      return file;
    },
  };
}

function writeRow(file: Buffer, start: number, technician: number, timeMs: number, receivedMs: number): number {
  file.writeInt16BE(FIELDS, start);
  let at = writeInteger(file, start + 2, 1);
  at = writeInteger(file, at, FIRST_TECHNICIAN_KEY + technician);
  at = writeTime(file, at, timeMs);
  file.writeInt32BE(8, at);
  // A hash, as far as the index is concerned.
  file.writeInt32BE((Math.random() * 0x1_0000_0000) | 0, at + 4);
  file.writeInt32BE((Math.random() * 0x1_0000_0000) | 0, at + 8);
  at = writeTime(file, at + 12, receivedMs);
  at = writeDouble(file, at, 48 + technician * 1e-4);
  at = writeDouble(file, at, 11 + (timeMs % 1_000_000) * 1e-7);
  at = writeReal(file, at, 15);
  at = writeReal(file, at, 412.5);
  at = writeReal(file, at, 13.9);
  return writeReal(file, at, 27);
}

function writeInteger(file: Buffer, at: number, value: number): number {
  file.writeInt32BE(4, at);
  return file.writeInt32BE(value, at + 4);
}

/** µs from 2000-01-01. */
function writeTime(file: Buffer, at: number, timeMs: number): number {
  file.writeInt32BE(8, at);
  return file.writeBigInt64BE(BigInt(timeMs - POSTGRES_EPOCH_MS) * 1000n, at + 4);
}

function writeDouble(file: Buffer, at: number, value: number): number {
  file.writeInt32BE(8, at);
  return file.writeDoubleBE(value, at + 4);
}

function writeReal(file: Buffer, at: number, value: number): number {
  file.writeInt32BE(4, at);
  return file.writeFloatBE(value, at + 4);
}
