import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, createTokenMinter, type MintToken, type Role } from '@fieldcast/runtime';
import { removeDataDir, startNats, startPostgres } from '@fieldcast/stack';
import { ensureTenant, migrate } from '@fieldcast/storage';
import type pg from 'pg';
import { freePorts } from './ports.ts';
import { createServiceProcess, type ServiceName, type ServiceProcess } from './service-process.ts';
import { openTestPool } from './test-pool.ts';

/** A whole production-like stack on loopback, each part a process that a test may kill. */
export interface TestStack {
  readonly urls: {
    readonly track: string;
    readonly map: string;
    readonly http: string;
    readonly nats: string;
    readonly database: string;
  };
  readonly services: Readonly<Record<ServiceName, ServiceProcess>>;
  readonly nats: Server;
  readonly postgres: Server;
  readonly database: pg.Pool;
  readonly tokenSecret: string;
  token(options: { role: Role; subject: string; tenantId?: string; lifetimeS?: number }): Promise<string>;
  stop(): Promise<void>;
}

/** NATS or Postgres of a test stack: the same data and port after each start. */
export interface Server {
  start(): Promise<void>;
  /** SIGKILL, and gone. */
  kill(): Promise<void>;
}

/** The tenants every test stack has. */
export const TENANTS = ['demo', 'acme'] as const;

interface StackOptions {
  /** Settings on top of the defaults, for every service. */
  readonly env?: Record<string, string>;
}

export async function startTestStack({ env = {} }: StackOptions = {}): Promise<TestStack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fieldcast-test-'));
  // Entered also by the account that runs the database when root runs the tests.
  chmodSync(dataDir, 0o755);
  const [natsPort = 0, postgresPort = 0, trackPort = 0, mapPort = 0, httpPort = 0, writerPort = 0] = await freePorts(6);
  const log = createLog('test', process.env.FIELDCAST_LOG_LEVEL ?? 'warn');
  const nats = createServer((options) => startNats({ dataDir, port: natsPort, ...options }), log);
  const postgres = createServer((options) => startPostgres({ dataDir, port: postgresPort, ...options }), log);
  const [natsUrl, databaseUrl] = await Promise.all([nats.start(), postgres.start()]);

  await migrate({ url: databaseUrl, log, timescale: 'off' });
  const database = openTestPool(databaseUrl);
  for (const tenantId of TENANTS) await ensureTenant(database, { tenantId, name: tenantId });

  const tokenSecret = randomBytes(32).toString('hex');
  const serviceEnv = {
    NATS_URL: natsUrl,
    DATABASE_URL: databaseUrl,
    FIELDCAST_TOKEN_SECRET: tokenSecret,
    FIELDCAST_TRACK_PORT: String(trackPort),
    FIELDCAST_MAP_PORT: String(mapPort),
    FIELDCAST_HTTP_PORT: String(httpPort),
    FIELDCAST_WRITER_PORT: String(writerPort),
    ...env,
  };
  const service = (name: ServiceName, port: number) =>
    createServiceProcess(name, { port, env: serviceEnv, logFile: join(dataDir, `${name}.log`) });
  const services = {
    ingest: service('ingest', trackPort),
    writer: service('writer', writerPort),
    broadcaster: service('broadcaster', mapPort),
    dispatch: service('dispatch', httpPort),
  };
  await Promise.all(Object.values(services).map((one) => one.start()));
  const mint = createTokenMinter({ tokenSecret, tokenIssuer: undefined, tokenAudience: 'fieldcast' });

  return {
    urls: {
      track: `ws://127.0.0.1:${trackPort}/v1/track`,
      map: `ws://127.0.0.1:${mapPort}/v1/map`,
      http: `http://127.0.0.1:${httpPort}`,
      nats: natsUrl,
      database: databaseUrl,
    },
    services,
    nats: { start: async () => void (await nats.start()), kill: nats.kill },
    postgres: { start: async () => void (await postgres.start()), kill: postgres.kill },
    database,
    tokenSecret,
    token: ({ role, subject, tenantId = 'demo', lifetimeS = 3600 }) =>
      mintToken(mint, { role, subject, tenantId, lifetimeS }),
    stop: async () => {
      await Promise.all(Object.values(services).map((one) => one.end('SIGTERM')));
      await database.end();
      await Promise.all([nats.kill(), postgres.kill()]);
      if (!process.env.FIELDCAST_TEST_KEEP) removeDataDir(dataDir);
    },
  };
}

async function mintToken(
  mint: MintToken,
  request: { role: Role; subject: string; tenantId: string; lifetimeS: number },
): Promise<string> {
  return (await mint(request)).token;
}

type Log = ReturnType<typeof createLog>;
interface RunningServer {
  readonly url: string;
  kill(signal: 'SIGKILL'): Promise<void>;
}

function createServer(start: (options: { log: Log }) => Promise<RunningServer>, log: Log) {
  let running: RunningServer | undefined;
  return {
    start: async () => {
      running = await start({ log });
      return running.url;
    },
    kill: async () => {
      await running?.kill('SIGKILL');
      running = undefined;
    },
  };
}
