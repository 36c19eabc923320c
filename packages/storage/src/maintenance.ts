import type pg from 'pg';
import { inTransaction } from './database.ts';
import { dayOf } from './day.ts';
import type { StorageKind } from './migration-files.ts';
import { dropPartitionsBefore, ensurePartitions } from './partitions.ts';

/** Held while the policy is compared and replaced. */
const POLICY_LOCK = 0x66_69_65_72;

interface MaintenancePlan {
  readonly nowMs: number;
  /** Partitions that exist before they are needed; plain Postgres only. */
  readonly partitionsAheadDays: number;
  /** Fixes older than this are dropped, a whole day at a time. 0 keeps them for ever. */
  readonly retentionDays: number;
}

/**
 * Creates the partitions of the coming days and drops those past retention; on TimescaleDB, which creates chunks by
 * itself, sets the retention policy. To be repeated; safe from several processes at once.
 * @returns names of the partitions dropped now.
 */
export async function maintainPositions(
  pool: pg.Pool,
  kind: StorageKind,
  { nowMs, partitionsAheadDays, retentionDays }: MaintenancePlan,
): Promise<string[]> {
  if (kind === 'timescale') {
    await setRetentionPolicy(pool, retentionDays);
    return [];
  }
  const today = dayOf(nowMs);
  await ensurePartitions(
    pool,
    Array.from({ length: partitionsAheadDays + 1 }, (_, ahead) => today + ahead),
  );
  return retentionDays === 0 ? [] : dropPartitionsBefore(pool, today - retentionDays);
}

async function setRetentionPolicy(pool: pg.Pool, retentionDays: number): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [POLICY_LOCK]);
    const { rows } = await client.query<{ is_wanted: boolean }>(
      `SELECT (config ->> 'drop_after')::interval = make_interval(days => $1) AS is_wanted
         FROM timescaledb_information.jobs WHERE proc_name = 'policy_retention' AND hypertable_name = 'positions'`,
      [retentionDays],
    );
    if (rows.length === 0 ? retentionDays === 0 : rows[0]?.is_wanted) return;
    await client.query("SELECT remove_retention_policy('positions', if_exists => true)");
    if (retentionDays > 0)
      await client.query("SELECT add_retention_policy('positions', drop_after => make_interval(days => $1))", [
        retentionDays,
      ]);
  });
}
