import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Which tables hold the positions: a TimescaleDB hypertable, or daily partitions of plain Postgres. */
export type StorageKind = 'timescale' | 'plain';

export interface Migration {
  /** The file's name without `.sql`: `0001_tenants`, or `0002_positions.plain` for one kind of database only. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string;
}

const FILE_NAME = /^(\d{4}_[a-z_]+(?:\.(plain|timescale))?)\.sql$/;

/** The migrations for one kind of database, in the order in which they apply. */
export function readMigrations(kind: StorageKind): Migration[] {
  const folder = findMigrationsFolder();
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const [, name, onlyFor] = FILE_NAME.exec(file) ?? [];
      if (name === undefined) throw new Error(`${join(folder, file)} is not named like a migration`);
      if (onlyFor !== undefined && onlyFor !== kind) return [];
      const sql = readFileSync(join(folder, file), 'utf8');
      return [{ name, sql, checksum: createHash('sha256').update(sql).digest('hex') }];
    });
}

// The code runs from packages/storage/src or bundled from dist/: in both cases the project's folder is above it.
function findMigrationsFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    const migrations = join(folder, 'packages/storage/migrations');
    if (existsSync(migrations)) return migrations;
    if (folder === dirname(folder)) throw new Error(`no packages/storage/migrations in any folder above ${start}`);
  }
}
