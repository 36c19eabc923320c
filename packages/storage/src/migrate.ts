import type { Logger } from '@fieldcast/runtime';
import pg from 'pg';
import { type Migration, readMigrations, type StorageKind } from './migration-files.ts';

/** Held by whoever migrates. Any number will do, as long as nobody else on the server uses it for another purpose. */
const MIGRATION_LOCK = 0x66_69_65_6c;

/** `auto`: TimescaleDB when the server has it ready. The choice is made once, by the first migration of a database. */
export type TimescaleChoice = 'auto' | 'off' | 'required';

export interface MigrationResult {
  /** Names of the migrations applied now, in order; empty when the schema was current. */
  readonly applied: string[];
  readonly kind: StorageKind;
}

/** What migrating needs of a connection: PGlite has it, `pg.Client` almost. */
export interface MigrationClient {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
  /** Runs several statements in one text. */
  exec(text: string): Promise<unknown>;
}

interface MigrateOptions {
  readonly log: Logger;
  readonly timescale: TimescaleChoice;
}

/** The schema of the database and this program do not belong together. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
}

interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
}

/**
 * Brings the database to the newest schema. Safe to run from several processes at once: one works, the others wait and
 * find nothing left to do. A migration is applied whole or not at all.
 * @throws SchemaError when an applied migration was changed afterwards, or TimescaleDB is required and not there.
 */
export async function migrate({
  url,
  log,
  timescale,
}: MigrateOptions & { readonly url: string }): Promise<MigrationResult> {
  const client = new pg.Client({ connectionString: url, application_name: 'fieldcast migrate' });
  client.on('error', (err) => log.warn({ err }, 'postgres_connection_lost'));
  await client.connect();
  try {
    const connection: MigrationClient = {
      query: (text, values) => client.query(text, values),
      exec: (text) => client.query(text),
    };
    return await migrateClient(connection, { log, timescale });
  } finally {
    await client.end();
  }
}

/** The same on an open connection, which must not be in a transaction. */
export async function migrateClient(
  client: MigrationClient,
  { log, timescale }: MigrateOptions,
): Promise<MigrationResult> {
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    await client.exec(
      `CREATE TABLE IF NOT EXISTS schema_migrations (
         name       text PRIMARY KEY,
         checksum   text NOT NULL,
         applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const applied = await readApplied(client);
    const kind = kindOf(applied) ?? (await chooseKind(client, timescale, log));
    if (timescale === 'required' && kind === 'plain')
      throw new SchemaError('TimescaleDB is required, but this database was set up without it.');
    const missing = missingMigrations(applied, kind);
    for (const migration of missing) {
      await apply(client, migration);
      log.info({ migration: migration.name }, 'migration_applied');
    }
    return { applied: missing.map(({ name }) => name), kind };
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}

/**
 * The kind of a database whose schema is current.
 * @throws SchemaError when it is not, saying what to do.
 */
export async function requireCurrentSchema(pool: pg.Pool): Promise<StorageKind> {
  const { rows } = await pool.query<{ exists: boolean }>(
    "SELECT to_regclass('schema_migrations') IS NOT NULL AS exists",
  );
  const applied = rows[0]?.exists ? await readApplied(pool) : [];
  const kind = kindOf(applied);
  if (!kind) throw new SchemaError('The database has no Fieldcast tables yet: run `fieldcast migrate`.');
  const missing = missingMigrations(applied, kind).map(({ name }) => name);
  if (missing.length === 0) return kind;
  throw new SchemaError(`The database lacks ${missing.join(', ')}: run \`fieldcast migrate\`.`);
}

async function readApplied(client: Pick<MigrationClient, 'query'>): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>('SELECT name, checksum FROM schema_migrations ORDER BY name');
  return rows;
}

function kindOf(applied: readonly AppliedMigration[]): StorageKind | undefined {
  if (applied.some(({ name }) => name.endsWith('.timescale'))) return 'timescale';
  return applied.some(({ name }) => name.endsWith('.plain')) ? 'plain' : undefined;
}

function missingMigrations(applied: readonly AppliedMigration[], kind: StorageKind): Migration[] {
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  const wanted = readMigrations(kind);
  const changed = wanted.filter(({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum);
  if (changed.length > 0)
    throw new SchemaError(
      `Already applied, but changed since: ${changed.map(({ name }) => name).join(', ')}. Restore these files and put the change into a new migration.`,
    );
  return wanted.filter(({ name }) => !checksums.has(name));
}

async function apply(client: MigrationClient, { name, checksum, sql }: Migration): Promise<void> {
  await client.exec('BEGIN');
  try {
    await client.exec(sql);
    await client.query('INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)', [name, checksum]);
    await client.exec('COMMIT');
  } catch (cause) {
    await client.exec('ROLLBACK');
    throw new Error(`migration ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

async function chooseKind(client: MigrationClient, timescale: TimescaleChoice, log: Logger): Promise<StorageKind> {
  if (timescale === 'off') return 'plain';
  const obstacle = await enableTimescale(client);
  if (obstacle === undefined) return 'timescale';
  if (timescale === 'required') throw new SchemaError(`TimescaleDB is required, but ${obstacle}.`);
  log.info({ reason: obstacle }, 'timescale_not_used');
  return 'plain';
}

/** Creates the extension; returns what stands in the way of using it, if anything. */
async function enableTimescale(client: MigrationClient): Promise<string | undefined> {
  const { rows } = await client.query<{ installed_version: string | null; is_loaded: boolean }>(
    // The library's loader defines this setting. Where it is not preloaded, CREATE EXTENSION ends the connection.
    `SELECT installed_version, current_setting('timescaledb.disable_load', true) IS NOT NULL AS is_loaded
       FROM pg_available_extensions WHERE name = 'timescaledb'`,
  );
  const [extension] = rows;
  if (!extension) return 'the server does not have the extension';
  if (extension.installed_version === null) {
    if (!extension.is_loaded) return 'timescaledb is not in shared_preload_libraries';
    await client.exec('CREATE EXTENSION IF NOT EXISTS timescaledb');
  }
  const license = await client.query<{ license: string }>("SELECT current_setting('timescaledb.license') AS license");
  return license.rows[0]?.license === 'apache' ? 'its Apache edition has neither columnstore nor policies' : undefined;
}
