import pg from 'pg';

/** A pool for a test's own look at a database that it will drop, stop or kill: losing a connection is no failure. */
export function openTestPool(connectionString: string, max = 4): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  pool.on('error', (error) => console.info(`a test's connection was lost: ${error.message}`));
  return pool;
}
