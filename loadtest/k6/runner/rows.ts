import { setTimeout as sleep } from 'node:timers/promises';
import { ensureTenant } from '@fieldcast/storage';
import pg from 'pg';
import { LoadtestError } from './failure.ts';
import type { Rows } from './reconcile.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** What was sent and not acknowledged in time may still be on its way into the table. */
const SETTLE_MS_MAX = 15_000;
const POLL_INTERVAL_MS = 500;

/** The database of the stack under load, as the runner needs it. */
export interface RowCounter {
  /** The rows of the run's tenant, once there are `expected` of them or no more come. */
  count(expected: number): Promise<Rows>;
  close(): Promise<void>;
}

/**
 * Makes the tenant of the run.
 * @throws LoadtestError when the database cannot be used.
 */
export async function openRowCounter(databaseUrl: string, tenantId: string): Promise<RowCounter> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  pool.on('error', (error) => console.error(`loadtest: a database connection was lost: ${error.message}`));
  let tenantKey: number;
  try {
    tenantKey = await ensureTenant(pool, { tenantId, name: 'Load test' });
  } catch (cause) {
    await pool.end();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LoadtestError(
      `the database cannot be used (${reason}): is DATABASE_URL the one of this stack?`,
      undefined,
      {
        cause,
      },
    );
  }
  const countOnce = async (): Promise<Rows> => {
    const { rows } = await pool.query<{ rows: string; keys: string }>(
      `SELECT count(*) AS rows, count(DISTINCT (technician_key, recorded_at)) AS keys
       FROM positions WHERE tenant_key = $1`,
      [tenantKey],
    );
    const [first] = rows;
    return { rows: Number(first?.rows), keys: Number(first?.keys) };
  };
  return {
    count: async (expected) => {
      const deadlineMs = Date.now() + SETTLE_MS_MAX;
      let counted = await countOnce();
      while (counted.rows < expected && Date.now() < deadlineMs) {
        await sleep(POLL_INTERVAL_MS);
        counted = await countOnce();
      }
      return counted;
    },
    close: () => pool.end(),
  };
}
