import pg from 'pg';
import { inTransaction } from './database.ts';
import { DAY_MS, dayOf } from './day.ts';

// Daily partitions of `positions` on plain Postgres. Whoever creates or drops one holds PARTITION_LOCK. Neither
// operation locks out those who read or write other days: a new table is attached, an old one detached concurrently.

const PARTITION_LOCK = 0x66_69_65_70;
const PARTITION_NAME = /^positions_y(\d{4})_m(\d{2})_d(\d{2})$/;
/** Detaching waits for open transactions on `positions`. Longer: left for the next run. */
const DETACH_WAIT_MAX_MS = 5_000;
const LOCK_NOT_AVAILABLE = '55P03';
/** Partitions created in one transaction: each holds locks until its end, and the server has room for thousands only. */
const CREATED_AT_ONCE_MAX = 50;

/** `positions_y2026_m03_d09` for the day of 9 March 2026. */
export function partitionName(day: number): string {
  const [year, month, date] = isoDate(day).split('-');
  return `positions_y${year}_m${month}_d${date}`;
}

/** The day of a partition's name; undefined for any other name. */
export function dayOfPartition(name: string): number | undefined {
  const [, year, month, date] = PARTITION_NAME.exec(name) ?? [];
  return year === undefined ? undefined : dayOf(Date.parse(`${year}-${month}-${date}T00:00:00Z`));
}

/** Creates the partitions of the given days that are not there yet. Safe from several processes at once. */
export async function ensurePartitions(pool: pg.Pool, days: readonly number[]): Promise<void> {
  for (let start = 0; start < days.length; start += CREATED_AT_ONCE_MAX)
    await ensureFewPartitions(pool, days.slice(start, start + CREATED_AT_ONCE_MAX));
}

async function ensureFewPartitions(pool: pg.Pool, days: readonly number[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PARTITION_LOCK]);
    const existing = new Map((await listPartitions(client)).map((partition) => [partition.day, partition]));
    for (const day of days) {
      const partition = existing.get(day);
      if (partition?.state === 'attached') continue;
      // A removal was cut short behind its point of no return: finish it, the day starts anew.
      if (partition) await finishRemoval(client, partition);
      await createPartition(client, day);
    }
  });
}

/**
 * Drops the partitions of all days before `firstKeptDay` and returns their names. One that is busy for too long is left
 * for the next run.
 */
export async function dropPartitionsBefore(pool: pg.Pool, firstKeptDay: number): Promise<string[]> {
  const client = await pool.connect();
  const dropped: string[] = [];
  let broken: Error | undefined;
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PARTITION_LOCK]);
    await client.query(`SET lock_timeout = ${DETACH_WAIT_MAX_MS}`);
    for (const partition of await listPartitions(client)) {
      // Whatever began to leave has to go first: Postgres lets one partition leave at a time.
      if (partition.state === 'attached' && partition.day >= firstKeptDay) continue;
      if (!(await removePartition(client, partition))) break;
      dropped.push(partition.name);
    }
    await client.query('RESET lock_timeout');
    await client.query('SELECT pg_advisory_unlock($1)', [PARTITION_LOCK]);
    return dropped;
  } catch (cause) {
    // The lock and the setting belong to the session: end it.
    broken = cause instanceof Error ? cause : new Error(String(cause));
    throw cause;
  } finally {
    client.release(broken);
  }
}

interface Partition {
  readonly name: string;
  readonly day: number;
  /** `leaving`: detaching began; `detached`: a table of its own that waits to be dropped. */
  readonly state: 'attached' | 'leaving' | 'detached';
}

async function listPartitions(client: pg.PoolClient): Promise<Partition[]> {
  const { rows } = await client.query<{ name: string; state: Partition['state'] }>(
    `SELECT relname AS name,
            CASE WHEN inhrelid IS NULL THEN 'detached' WHEN inhdetachpending THEN 'leaving' ELSE 'attached' END AS state
       FROM pg_class
       LEFT JOIN pg_inherits ON inhrelid = pg_class.oid
      WHERE relkind = 'r' AND relname LIKE 'positions\\_y%'
        AND relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'positions'::regclass)
      ORDER BY inhdetachpending DESC NULLS LAST, relname`,
  );
  return rows.flatMap(({ name, state }) => {
    const day = dayOfPartition(name);
    return day === undefined ? [] : [{ name, day, state }];
  });
}

async function createPartition(client: pg.PoolClient, day: number): Promise<void> {
  const name = partitionName(day);
  // CREATE TABLE … PARTITION OF would wait for every transaction on `positions`, and everybody for it; ATTACH does not.
  await client.query(`CREATE TABLE ${name} (LIKE positions INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
  await client.query(
    `ALTER TABLE positions ATTACH PARTITION ${name}
       FOR VALUES FROM ('${isoDate(day)} 00:00:00+00') TO ('${isoDate(day + 1)} 00:00:00+00')`,
  );
}

/** False when it is in use for too long. */
async function removePartition(client: pg.PoolClient, partition: Partition): Promise<boolean> {
  try {
    if (partition.state === 'attached')
      await client.query(`ALTER TABLE positions DETACH PARTITION ${partition.name} CONCURRENTLY`);
    await finishRemoval(client, partition);
    return true;
  } catch (cause) {
    if (cause instanceof pg.DatabaseError && cause.code === LOCK_NOT_AVAILABLE) return false;
    throw cause;
  }
}

async function finishRemoval(client: pg.PoolClient, { name, state }: Partition): Promise<void> {
  if (state === 'leaving') await client.query(`ALTER TABLE positions DETACH PARTITION ${name} FINALIZE`);
  await client.query(`DROP TABLE ${name}`);
}

function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
