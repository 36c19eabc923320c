import { statfs } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Logger } from '@fieldcast/runtime';
import { StackError } from '@fieldcast/stack';
import { COPY_COLUMNS, ensureTenant, maintainPositions, migrate } from '@fieldcast/storage';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { dayAsCopy } from './copy-rows.ts';
import type { GrowthServer } from './server.ts';

export const TENANT_ID = 'growth';
export const DAY_MS = 86_400_000;
/** 15 January 2026, the first day that is filled. */
export const FIRST_DAY = 20_468;
/** As many copies at once as keep two cores busy beside the generator. */
const COPIES_AT_ONCE = 2;
/** Measured 151 with the primary key; some room for a table that turns out larger. */
const BYTES_PER_FIX_EXPECTED = 180;
const SPARE_BYTES = 4e9;

export interface LoadPlan {
  readonly technicians: number;
  readonly days: number;
  readonly fixesPerTechnician: number;
  /** No further day is begun after this time. */
  readonly secondsMax: number;
}

export interface LoadResult {
  readonly rows: number;
  readonly days: number;
  readonly seconds: number;
}

/** @throws StackError saying how much room there is and how much is needed. */
export async function requireRoom(folder: string, { technicians, days, fixesPerTechnician }: LoadPlan): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const wantedBytes = technicians * days * fixesPerTechnician * BYTES_PER_FIX_EXPECTED + SPARE_BYTES;
  if (bavail * bsize >= wantedBytes) return;
  throw new StackError(
    `${toGigabytes(wantedBytes)} are needed for this many fixes, ${folder} has ${toGigabytes(bavail * bsize)} free: choose fewer --rows, or another folder with --keep.`,
  );
}

/**
 * Fills `positions`, a day (partition) a transaction, through its primary key as the writer does. The write-ahead log is
 * left out: a partition emptied and filled in one transaction is synced to disk at its commit instead.
 */
export async function load(
  server: GrowthServer,
  plan: LoadPlan,
  log: Logger,
  say: (progress: string) => void,
): Promise<LoadResult> {
  await server.pool.query("ALTER SYSTEM SET wal_level = 'minimal'");
  await server.pool.query('ALTER SYSTEM SET max_wal_senders = 0');
  await server.restart();
  const { pool } = server;
  await migrate({ url: pool.options.connectionString ?? '', log, timescale: 'off' });
  const { tenantKey, technicianKeys } = await createFleet(pool, plan.technicians);
  await maintainPositions(pool, 'plain', {
    nowMs: FIRST_DAY * DAY_MS,
    partitionsAheadDays: plan.days - 1,
    retentionDays: 0,
  });
  const startMs = performance.now();
  const secondsSince = () => (performance.now() - startMs) / 1000;
  let begun = 0;
  let done = 0;
  const rowsPerDay = plan.fixesPerTechnician * plan.technicians;

  async function copyDays(): Promise<void> {
    while (begun < plan.days && secondsSince() < plan.secondsMax) {
      const index = begun++;
      const rows = dayAsCopy({
        tenantKey,
        technicianKeys,
        day: FIRST_DAY + index,
        fixesPerTechnician: plan.fixesPerTechnician,
      });
      await copyDay(pool, index, rows);
      done += 1;
      const fixes = done * rowsPerDay;
      say(`${done} of ${plan.days} days, ${fixes} fixes, ${Math.round(fixes / secondsSince())} a second`);
    }
  }

  await Promise.all(Array.from({ length: COPIES_AT_ONCE }, copyDays));
  const seconds = secondsSince();
  await pool.query('ALTER SYSTEM RESET wal_level');
  await pool.query('ALTER SYSTEM RESET max_wal_senders');
  return { rows: done * rowsPerDay, days: done, seconds };
}

async function copyDay(pool: pg.Pool, index: number, rows: Generator<Buffer>): Promise<void> {
  const table = (await partitions(pool))[index];
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('BEGIN');
    await client.query(`TRUNCATE ${table}`);
    // Frozen at once, as the server's own vacuum leaves a day that is over.
    const copy = client.query(copyFrom(`COPY ${table} (${COPY_COLUMNS}) FROM STDIN WITH (FORMAT binary, FREEZE)`));
    await pipeline(Readable.from(rows, { objectMode: false }), copy);
    await client.query('COMMIT');
    // The day only, as autovacuum does: it never looks at the whole table's statistics.
    await client.query(`ANALYZE ${table}`);
    broken = false;
  } finally {
    client.release(broken);
  }
}

/** The names of the daily tables, oldest first. */
async function partitions(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'positions'::regclass ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

async function createFleet(
  pool: pg.Pool,
  technicians: number,
): Promise<{ tenantKey: number; technicianKeys: number[] }> {
  const tenantKey = await ensureTenant(pool, { tenantId: TENANT_ID, name: 'Growth' });
  const { rows } = await pool.query<{ technician_key: number }>(
    `INSERT INTO technicians (tenant_key, technician_id)
     SELECT $1, 'technician-' || number FROM generate_series(0, $2 - 1) AS number RETURNING technician_key`,
    [tenantKey, technicians],
  );
  await pool.query('ANALYZE technicians');
  return { tenantKey, technicianKeys: rows.map((row) => row.technician_key) };
}

function toGigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
