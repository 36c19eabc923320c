import { chmodSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, createTokenMinter, loadConfig, type Role } from '@fieldcast/runtime';
import { openSecrets, removeDataDir, serviceOf, stackSettings, startStack } from '@fieldcast/stack';
import { ensureTenant } from '@fieldcast/storage';
import pg from 'pg';
import { tenantIdOf } from './names.ts';

/** The parts of a stack that are not programs of ours. */
const SERVERS = ['postgres', 'nats-server'];
const POOL_CONNECTIONS_MAX = 2;
/** Long enough for the longest run, and what services accept by default. */
const TOKEN_LIFETIME_S = 3_600;

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** A whole stack with empty data, each part a process, as `npm start` runs it. */
export interface BenchStack {
  readonly track: ServerAddress;
  readonly map: ServerAddress;
  readonly nats: ServerAddress;
  /** With its password. */
  readonly natsUrl: string;
  /** Where the board's page is, and a link to it that signs the demo company's dispatcher in. */
  readonly pageUrl: string;
  readonly signInUrl: string;
  readonly database: pg.Pool;
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** The processes as they are now: one that was restarted has another id. */
  pids(): Readonly<Record<string, number>>;
  /** The processes of one service: several when the environment asks for them. */
  pidsOf(service: string): number[];
  token(role: Role, tenant: number, subject: string): Promise<string>;
  /** Messages of the log that the writer has not stored. */
  lagMessages(): Promise<number>;
  /** Tells each service that is profiled to begin, or to end. Resolves at once. */
  toggleProfiles(): void;
  stop(): Promise<void>;
}

export interface BenchStackOptions {
  readonly bundlesDir: string;
  readonly tenants: number;
  readonly profileDir: string | undefined;
  readonly say: (line: string) => void;
  /** Data of an earlier stack, which stays when this one ends. Absent: empty data. */
  readonly useDir?: string | undefined;
}

/** Starts a stack on free ports with its data in a temporary folder, which `stop` removes, or in the folder given. */
export async function startBenchStack(options: BenchStackOptions): Promise<BenchStack> {
  const { bundlesDir, tenants, profileDir, say, useDir } = options;
  const dataDir = useDir ?? mkdtempSync(join(tmpdir(), 'fieldcast-bench-'));
  // Entered also by the account that runs the database when root runs the benchmark.
  chmodSync(dataDir, 0o755);
  const env = stackEnvironment(dataDir, bundlesDir, profileDir);
  const config = loadConfig(stackSettings, env);
  const log = createLog('bench', 'warn', { write: (line) => void process.stderr.write(line) });
  const stack = startStack({ config, log, bundlesDir, env, say });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stack.stop().then(() => (useDir ? undefined : removeDataDir(dataDir)));
    return stopped;
  };
  try {
    const addresses = await Promise.race([stack.started, stack.failed]);
    const run = () => JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as RunFile;
    const secrets = openSecrets(dataDir);
    const databaseUrl = withPassword(run().urls.database ?? '', secrets.databasePassword);
    const database = new pg.Pool({ connectionString: databaseUrl, max: POOL_CONNECTIONS_MAX });
    database.on('error', (error) => say(`a database connection was lost: ${error.message}`));
    for (let tenant = 1; tenant < tenants; tenant++)
      await ensureTenant(database, { tenantId: tenantIdOf(tenant), name: `Company ${tenant}` });
    const mint = createTokenMinter({ ...config, tokenSecret: config.tokenSecret ?? secrets.tokenSecret });
    return {
      track: toAddress(addresses.track),
      map: toAddress(addresses.map),
      nats: toAddress(run().urls.nats ?? ''),
      natsUrl: withPassword(run().urls.nats ?? '', secrets.natsPassword),
      pageUrl: addresses.http,
      signInUrl: addresses.board,
      database,
      databaseUrl,
      dataDir,
      pids: () => run().pids,
      pidsOf: (service) => pidsOf(run(), (name) => serviceOf(name) === service),
      token: async (role, tenant, subject) =>
        (await mint({ tenantId: tenantIdOf(tenant), subject, role, lifetimeS: TOKEN_LIFETIME_S })).token,
      lagMessages: () => readMetric(`${addresses.writer}/metrics`, 'fieldcast_writer_lag_messages'),
      toggleProfiles: () => {
        if (!profileDir) return;
        for (const pid of pidsOf(run(), (name) => !SERVERS.includes(name))) process.kill(pid, 'SIGUSR2');
      },
      stop: async () => {
        if (!database.ended) await database.end();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface RunFile {
  readonly urls: Readonly<Record<string, string>>;
  readonly pids: Readonly<Record<string, number>>;
}

function pidsOf({ pids }: RunFile, isWanted: (name: string) => boolean): number[] {
  return Object.entries(pids).flatMap(([name, pid]) => (isWanted(name) ? [pid] : []));
}

/** Our own environment, so that settings may be tried out; but servers, ports and data are the benchmark's own. */
function stackEnvironment(dataDir: string, bundlesDir: string, profileDir: string | undefined): NodeJS.ProcessEnv {
  const { NATS_URL: _nats, DATABASE_URL: _database, ...env } = process.env;
  if (profileDir) mkdirSync(profileDir, { recursive: true });
  const preload = join(bundlesDir, 'loadtest', 'profile-service.mjs');
  return {
    ...env,
    FIELDCAST_DATA_DIR: dataDir,
    FIELDCAST_DEMO: '0',
    ...Object.fromEntries(
      ['HTTP', 'TRACK', 'MAP', 'WRITER', 'NATS', 'POSTGRES'].map((name) => [`FIELDCAST_${name}_PORT`, '0']),
    ),
    ...(profileDir ? { NODE_OPTIONS: `--import ${preload}`, FIELDCAST_BENCH_PROFILE_DIR: profileDir } : {}),
  };
}

function toAddress(url: string): ServerAddress {
  // By number: a look-up of "localhost" for each connection would be work that phones do not give this machine.
  return { host: '127.0.0.1', port: Number(new URL(url).port) };
}

function withPassword(address: string, password: string): string {
  const url = new URL(address);
  url.password = encodeURIComponent(password);
  return url.href;
}

/** The sum over all labels of a metric. @throws Error when the page does not have it. */
async function readMetric(url: string, name: string): Promise<number> {
  const page = await (await fetch(url)).text();
  const lines = page.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  if (lines.length === 0) throw new Error(`${url} has no metric ${name}`);
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
