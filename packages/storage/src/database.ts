import type { Health, Logger } from '@fieldcast/runtime';
import pg from 'pg';

const PROBE_INTERVAL_MS = 2_000;
/** A statement of the probe, or the wait for a free connection, that takes longer counts as an outage. */
const PROBE_TIMEOUT_MS = 5_000;
const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_DELAY_MS = 10_000;
/** A transaction that takes longer is cut off: a half-open connection gives no other sign. */
const TRANSACTION_TIMEOUT_MS = 120_000;
const ROLLBACK_TIMEOUT_MS = 5_000;

export interface Database {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

interface DatabaseOptions {
  readonly url: string;
  readonly log: Logger;
  /** Its check `postgres` follows a light probe. */
  readonly health: Health;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Connections of the pool. Over it: queries wait for a free one, at most 5 s. */
  readonly connectionsMax: number;
}

/** Opens a pool. It needs no server yet: connections are made when they are needed, and again after an outage. */
export function openDatabase({ url, log, health, applicationName, connectionsMax }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max: connectionsMax,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    // The planner takes the many small probes of history for heavy work; compiling them takes longer than they do.
    onConnect: (client) => client.query('SET jit = off'),
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (err) => log.warn({ err }, 'postgres_connection_lost'));
  // One that breaks while it is in use fails its query; without a listener of its own it would end the process as well.
  pool.on('connect', (client) => client.on('error', (err) => log.debug({ err }, 'postgres_connection_broke_in_use')));
  const stopProbe = startProbe(pool, log, health);
  return {
    pool,
    close: async () => {
      stopProbe();
      await pool.end();
    },
  };
}

function startProbe(pool: pg.Pool, log: Logger, health: Health): () => void {
  let isStopped = false;
  let isReachable: boolean | undefined;
  let timer: NodeJS.Timeout | undefined;
  const probe = async () => {
    const fault = await pool.query({ text: 'SELECT 1', query_timeout: PROBE_TIMEOUT_MS } as pg.QueryConfig).then(
      () => undefined,
      (cause: unknown) => describeError(cause),
    );
    if (isStopped) return;
    if (isReachable !== (fault === undefined)) {
      isReachable = fault === undefined;
      if (isReachable) log.info('postgres_reachable');
      else log.warn({ fault }, 'postgres_unreachable');
    }
    health.set('postgres', isReachable ? { ok: true } : { ok: false, detail: `not reachable: ${fault}; retrying` });
    timer = setTimeout(probe, PROBE_INTERVAL_MS).unref();
  };
  void probe();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** The message of an error, also of the many in an AggregateError (a refused connection on several addresses). */
export function describeError(cause: unknown): string {
  if (cause instanceof AggregateError && cause.message === '') return cause.errors.map(describeError).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}

/**
 * Runs `work` in a transaction in which row level security lets through the rows of one tenant only. Commits what it
 * did when it resolves, undoes it when it rejects.
 * @throws whatever `work` or Postgres throws.
 */
export function withTenant<T>(
  pool: pg.Pool,
  tenantKey: number,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query('SET LOCAL ROLE fieldcast_tenant');
    await client.query("SELECT set_config('fieldcast.tenant_key', $1, true)", [String(tenantKey)]);
    return work(client);
  });
}

/**
 * Runs `work` in a transaction on a connection of its own; commits when it resolves, rolls back when it rejects or takes
 * longer than two minutes.
 */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await within(TRANSACTION_TIMEOUT_MS, transact(client, work));
  } catch (cause) {
    // A connection that is still busy, or cannot even roll back, must not be handed out again.
    broken = await within(ROLLBACK_TIMEOUT_MS, client.query('ROLLBACK')).then(
      () => undefined,
      (error: Error) => error,
    );
    throw cause;
  } finally {
    client.release(broken);
  }
}

async function transact<T>(client: pg.PoolClient, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  const result = await work(client);
  await client.query('COMMIT');
  return result;
}

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the database did not answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
