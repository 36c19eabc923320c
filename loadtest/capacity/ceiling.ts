import { once } from 'node:events';
import { COPY_COLUMNS, encodeRows, PositionBatch } from '@fieldcast/storage';
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
  const stream = client.query(copyFrom(`COPY positions (${COPY_COLUMNS}) FROM STDIN WITH (FORMAT binary)`));
  const finished = once(stream, 'finish');
  for (let start = 0; start < file.length; start += CHUNK_BYTES)
    if (!stream.write(file.subarray(start, start + CHUNK_BYTES))) await once(stream, 'drain');
  stream.end();
  await finished;
}

/** Batches as a writer gets them: one report of each of so many technicians, who take turns. */
function createRowSource({ technicians, fixesPerReport }: CeilingOptions): { nextBatch(): Buffer } {
  const startMs = Date.now();
  const inOrder = Uint32Array.from({ length: BATCH_ROWS }, (_, row) => row);
  let report = 0;
  return {
    nextBatch: () => {
      const batch = new PositionBatch(BATCH_ROWS);
      const reports = Array.from({ length: BATCH_ROWS / fixesPerReport }, () => report++);
      for (const each of reports.sort((a, b) => (a % technicians) - (b % technicians) || a - b)) {
        const baseMs = startMs + Math.floor(each / technicians) * fixesPerReport * FIX_INTERVAL_MS;
        const slot = slotOf(batch, each % technicians);
        for (let fix = 0; fix < fixesPerReport; fix++)
          batch.add(slot, baseMs + fix * FIX_INTERVAL_MS, startMs, fixOf(each % technicians, baseMs + fix));
      }
      return encodeRows(batch, inOrder);
    },
  };
}

function slotOf(batch: PositionBatch, technician: number): number {
  const slot = batch.slotOf('ceiling', String(technician));
  const entered = batch.technicians[slot];
  if (entered) Object.assign(entered, { tenantKey: 1, technicianKey: FIRST_TECHNICIAN_KEY + technician });
  return slot;
}

function fixOf(technician: number, seed: number) {
  return {
    latitudeE7: 480_000_000 + technician * 1_000,
    longitudeE7: 110_000_000 + (seed % 1_000_000),
    ...{ accuracyDm: 150, altitudeDm: 4_125, speedCmps: 1_390, headingDdeg: 270 },
  };
}
