import { spawnSync } from 'node:child_process';
import type { Logger } from '@fieldcast/runtime';
import { type ServerProcess, startPostgres } from '@fieldcast/stack';
import pg from 'pg';

/** A PostgreSQL of our own whose caches can be emptied. */
export interface GrowthServer {
  readonly pool: pg.Pool;
  /** Stops and starts the server, with the settings that were altered meanwhile. `pool` is a new one afterwards. */
  restart(): Promise<void>;
  /** The same, and the system forgets the files it has read: the next read of a page comes from the disk. */
  restartCold(): Promise<'emptied' | 'kept'>;
  stop(): Promise<void>;
  /** The same while queries run: they fail. */
  stopNow(): Promise<void>;
}

const CONNECTIONS_MAX = 4;

export async function openServer(dataDir: string, log: Logger): Promise<GrowthServer> {
  let server: ServerProcess;
  let pool: pg.Pool;

  async function start(): Promise<void> {
    server = await startPostgres({ dataDir, log });
    pool = new pg.Pool({ connectionString: server.url, max: CONNECTIONS_MAX });
    // A server that is told to stop may be quicker than the end of an idle connection. One that is lost fails its query.
    pool.on('error', (err) => log.debug({ err }, 'postgres_connection_lost'));
  }

  async function stop(): Promise<void> {
    await pool.end();
    await server.stop();
  }

  await start();
  return {
    get pool() {
      return pool;
    },
    restart: async () => {
      await stop();
      await start();
    },
    restartCold: async () => {
      const { rows } = await pool.query<{ folder: string }>(
        `SELECT current_setting('data_directory') || '/base/' || oid AS folder
           FROM pg_database WHERE datname = current_database()`,
      );
      await stop();
      const systemCache = emptySystemCache(rows[0]?.folder ?? '');
      await start();
      return systemCache;
    },
    stop,
    stopNow: () => server.stop(),
  };
}

/** The bytes of a relation's parts. */
export interface TableSize {
  readonly heap: number;
  readonly index: number;
  readonly total: number;
}

export async function sizeOfPositions(pool: pg.Pool): Promise<TableSize> {
  const { rows } = await pool.query<Record<keyof TableSize, string>>(
    `SELECT sum(pg_table_size(inhrelid)) AS heap, sum(pg_indexes_size(inhrelid)) AS index,
            sum(pg_total_relation_size(inhrelid)) AS total
       FROM pg_inherits WHERE inhparent = 'positions'::regclass`,
  );
  const [size] = rows;
  return { heap: Number(size?.heap), index: Number(size?.index), total: Number(size?.total) };
}

/** What the index of the oldest day would take if it were built anew, bytes; it is put back as it was. */
export async function sizeOfRebuiltIndex(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows: days } = await client.query<{ name: string }>(
      "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'positions'::regclass ORDER BY 1 LIMIT 1",
    );
    const name = days[0]?.name ?? '';
    await client.query('BEGIN');
    await client.query(`REINDEX TABLE ${name}`);
    const { rows } = await client.query<{ bytes: string }>('SELECT pg_indexes_size($1) AS bytes', [name]);
    return Number(rows[0]?.bytes);
  } finally {
    // Ends the transaction as well.
    client.release(true);
  }
}

/** GNU dd tells the system that a file's cached pages are not needed; nothing is read or written. */
export function emptySystemCache(folder: string): 'emptied' | 'kept' {
  const { status } = spawnSync('find', [
    ...[folder, '-type', 'f', '-exec'],
    ...['dd', 'if={}', 'iflag=nocache', 'count=0', 'status=none', ';'],
  ]);
  return status === 0 ? 'emptied' : 'kept';
}
