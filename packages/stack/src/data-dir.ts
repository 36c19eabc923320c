import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the data folder. It may be entered by other accounts, as root's database runs under one; what is in it may not
 * be read by them.
 */
export function makeDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
}

/** The file that says where the database is when it could not be kept in the data folder. */
export function databasePointerFile(dataDir: string): string {
  return join(dataDir, 'postgres.location');
}

/** The database's folder outside of the data folder; undefined when it is inside. */
export function readDatabasePointer(dataDir: string): string | undefined {
  try {
    return readFileSync(databasePointerFile(dataDir), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Deletes a data folder with its database, wherever that is. For throw-away stacks that are stopped. */
export function removeDataDir(dataDir: string): void {
  const elsewhere = readDatabasePointer(dataDir);
  if (elsewhere) rmSync(elsewhere, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
