import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { COPY_COLUMNS, copyBytesMax, encodeRows } from './copy-encoding.ts';
import { inTransaction } from './database.ts';
import type { StorageKind } from './migration-files.ts';
import { ensurePartitions } from './partitions.ts';
import type { PositionBatch } from './position-batch.ts';
import { orderRows } from './row-order.ts';
import { createKeyFinder } from './technician-keys.ts';
import { isUniqueViolation } from './write-errors.ts';

/** Postgres takes a chunk only when it has arrived whole: smaller ones let it work while the next is on its way. */
const COPY_CHUNK_BYTES = 128 * 1024;

/** `direct`: COPY into the keyed table. `staged`: COPY aside, then insert what is new; about half as fast. */
export type WritePath = 'direct' | 'staged';

export interface WriteResult {
  readonly inserted: number;
  /** Fixes that were in the table already, or twice in the batch. */
  readonly duplicates: number;
  readonly path: WritePath;
}

/** A batch that is sorted and encoded: nothing but the database's work is left. */
export interface PreparedBatch {
  readonly batch: PositionBatch;
  readonly files: CopyFiles;
  readonly distinctRows: number;
  /** How often everything had been forgotten when it was prepared: its keys may be wrong when that has changed. */
  readonly generation: number;
}

export interface PositionWriter {
  /**
   * Looks up the keys of a batch, makes sure of its partitions, sorts and encodes it. May run while another batch is
   * being committed, so that the database need not wait for it.
   * @throws UnknownTenantError; the driver's errors, which `writeFaultOf` tells apart.
   */
  prepare(batch: PositionBatch): Promise<PreparedBatch>;
  /**
   * Commits a batch: its new fixes, and the newest of each technician into `technician_state`. Resolves after COMMIT.
   * `onWritten` is called when only the COMMIT is left, which waits for the disk: then another batch may begin. Each
   * prepared batch once; after an error the batch has to be prepared again.
   * @throws what `prepare` throws.
   */
  commit(prepared: PreparedBatch, onWritten?: () => void): Promise<WriteResult>;
  /** Prepares and commits. The same batch may be written again after any error. */
  write(batch: PositionBatch): Promise<WriteResult>;
  /** Forgets the keys and partitions it remembers: the database may have been restored or emptied. */
  forget(): void;
}

/** One batch that waits for its COMMIT, one that is being written, and one ahead of them. */
const SPARE_BUFFERS_MAX = 3;

export function createPositionWriter(pool: pg.Pool, kind: StorageKind): PositionWriter {
  const keys = createKeyFinder(pool);
  const knownDays = new Set<number>();
  // Buffers are used again: the system takes longer to hand out fresh memory than we to fill it.
  const spareBuffers: Buffer[] = [];
  let generation = 0;
  // Copies come in series (a redelivery, a phone's resent queue), and a COPY that fails half-way leaves dead rows behind:
  // the path that was right for the last batch is the best guess for the next.
  let path: WritePath = 'direct';

  async function ensureDays(days: ReadonlySet<number>): Promise<void> {
    const missing = kind === 'plain' ? [...days].filter((day) => !knownDays.has(day)) : [];
    if (missing.length === 0) return;
    await ensurePartitions(pool, missing);
    for (const day of missing) knownDays.add(day);
  }

  async function prepare(batch: PositionBatch): Promise<PreparedBatch> {
    const preparedIn = generation;
    await keys.resolve(batch);
    await ensureDays(batch.days);
    const { distinct, newest } = orderRows(batch);
    const spare = spareBuffers.pop();
    const bytesMax = copyBytesMax(distinct.length);
    const buffer = spare && spare.length >= bytesMax ? spare : Buffer.allocUnsafeSlow(bytesMax);
    const files = { buffer, positions: encodeRows(batch, distinct, buffer), newest: encodeRows(batch, newest) };
    return { batch, files, distinctRows: distinct.length, generation: preparedIn };
  }

  async function commit(given: PreparedBatch, onWritten: () => void = () => undefined): Promise<WriteResult> {
    const prepared = given.generation === generation ? given : await prepare(given.batch);
    const { batch, files, distinctRows } = prepared;
    if (batch.rows === 0) return { inserted: 0, duplicates: 0, path: 'direct' };
    let inserted = path === 'direct' ? await insertDirect(pool, files, distinctRows, onWritten) : undefined;
    const taken: WritePath = inserted === undefined ? 'staged' : 'direct';
    inserted ??= await inTransaction(pool, (client) => insertStaged(client, files, onWritten));
    path = inserted === distinctRows ? 'direct' : 'staged';
    // Only now: after an error the connection may still hold a part of it.
    if (spareBuffers.length < SPARE_BUFFERS_MAX) spareBuffers.push(files.buffer);
    return { inserted, duplicates: batch.rows - inserted, path: taken };
  }

  return {
    prepare,
    commit,
    write: async (batch) => commit(await prepare(batch)),
    forget: () => {
      generation++;
      keys.forget();
      knownDays.clear();
    },
  };
}

/** A batch's rows as binary COPY files: all of them, and the newest of each technician. */
export interface CopyFiles {
  /** The memory that `positions` is in. */
  readonly buffer: Buffer;
  readonly positions: Buffer;
  readonly newest: Buffer;
}

/** Returns the number of rows; undefined when some of them are in the table already (nothing is inserted then). */
async function insertDirect(
  pool: pg.Pool,
  files: CopyFiles,
  rows: number,
  onWritten: () => void,
): Promise<number | undefined> {
  try {
    await inTransaction(pool, async (client) => {
      await copy(client, 'positions', files.positions);
      await moveStates(client, files.newest);
      onWritten();
    });
    return rows;
  } catch (cause) {
    if (isUniqueViolation(cause)) return undefined;
    throw cause;
  }
}

async function insertStaged(client: pg.PoolClient, files: CopyFiles, onWritten: () => void): Promise<number> {
  await createStage(client, 'positions_stage');
  await copy(client, 'pg_temp.positions_stage', files.positions);
  const { rowCount } = await client.query(INSERT_STAGED);
  await moveStates(client, files.newest);
  onWritten();
  return rowCount ?? 0;
}

/** Sorted like the batch itself: all writers insert in one order. */
export const INSERT_STAGED = `
  INSERT INTO positions (${COPY_COLUMNS})
  SELECT ${COPY_COLUMNS} FROM pg_temp.positions_stage
   ORDER BY tenant_key, technician_key, recorded_at, fix_key
      ON CONFLICT DO NOTHING`;

/** Only forward: a late fix, or another fix of the same time, leaves the state as it is. */
export const MOVE_STATES = `
  INSERT INTO technician_state AS state (${COPY_COLUMNS})
  SELECT ${COPY_COLUMNS} FROM pg_temp.positions_newest ORDER BY technician_key
      ON CONFLICT (technician_key) DO UPDATE
     SET recorded_at = excluded.recorded_at, fix_key = excluded.fix_key, received_at = excluded.received_at,
         latitude = excluded.latitude, longitude = excluded.longitude, accuracy_m = excluded.accuracy_m,
         altitude_m = excluded.altitude_m, speed_mps = excluded.speed_mps, heading_deg = excluded.heading_deg
   WHERE excluded.recorded_at > state.recorded_at`;

async function moveStates(client: pg.PoolClient, newest: Buffer): Promise<void> {
  await createStage(client, 'positions_newest');
  await copy(client, 'pg_temp.positions_newest', newest);
  await client.query(MOVE_STATES);
}

/** A temporary table like `positions`, made once for each connection, empty in each transaction. */
async function createStage(client: pg.PoolClient, name: string): Promise<void> {
  await client.query(`CREATE TEMPORARY TABLE IF NOT EXISTS ${name} (LIKE positions) ON COMMIT DELETE ROWS`);
}

async function copy(client: pg.PoolClient, table: string, file: Buffer): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${table} (${COPY_COLUMNS}) FROM STDIN WITH (FORMAT binary)`));
  await pipeline(chunksOf(file), stream);
}

function* chunksOf(file: Buffer): Generator<Buffer> {
  for (let start = 0; start < file.length; start += COPY_CHUNK_BYTES)
    yield file.subarray(start, start + COPY_CHUNK_BYTES);
}
