import type pg from 'pg';

/** More than a run writes, at 16 MiB each. */
const WAL_FILES = 128;

/**
 * Brings a new database's write-ahead log into the state of one that has run for a while: its files exist and are used
 * again. The first gigabytes of a new server are slower, because each file is created and filled with zeros first.
 */
export async function createWalFiles(database: pg.Pool): Promise<void> {
  for (let file = 0; file < WAL_FILES; file++) {
    await database.query("SELECT pg_logical_emit_message(true, 'bench', 'fills a file')");
    await database.query('SELECT pg_switch_wal()');
  }
  await database.query('CHECKPOINT');
}
