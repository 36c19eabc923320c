import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, createTokenMinter, type Role } from '@fieldcast/runtime';
import { findFreePort, removeDataDir, startPostgres } from '@fieldcast/stack';
import { ensureTenant, migrate } from '@fieldcast/storage';
import type pg from 'pg';
import { createServiceProcess, type ServiceName, type ServiceProcess } from '../harness/service-process.ts';
import { openTestPool } from '../harness/test-pool.ts';
import { type NatsCluster, startNatsCluster } from './nats-cluster.ts';

const COPIES_OF_EACH = 2;
const NATS_NODES = 3;

type Scaled = Exclude<ServiceName, 'dispatch'>;

/** Two of each service and three NATS servers on loopback; the services of a kind share their public port. */
export interface ScaledStack {
  readonly urls: { readonly track: string; readonly map: string };
  readonly nats: NatsCluster;
  readonly services: Readonly<Record<Scaled, readonly ServiceProcess[]>>;
  readonly database: pg.Pool;
  token(options: { role: Role; subject: string; tenantId?: string }): Promise<string>;
  stop(): Promise<void>;
}

export async function startScaledStack(): Promise<ScaledStack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fieldcast-scale-'));
  // Entered also by the account that runs the database when root runs the tests.
  chmodSync(dataDir, 0o755);
  const log = createLog('test', process.env.FIELDCAST_LOG_LEVEL ?? 'warn');
  const [nats, postgres] = await Promise.all([
    startNatsCluster(dataDir, NATS_NODES, NATS_NODES),
    startPostgres({ dataDir, log }),
  ]);
  await migrate({ url: postgres.url, log, timescale: 'off' });
  const database = openTestPool(postgres.url);
  await ensureTenant(database, { tenantId: 'demo', name: 'demo' });

  const tokenSecret = randomBytes(32).toString('hex');
  const [trackPort, mapPort] = [await findFreePort(), await findFreePort()];
  const sharedEnv = {
    NATS_URL: nats.urls,
    DATABASE_URL: postgres.url,
    FIELDCAST_STREAM_REPLICAS: String(NATS_NODES),
    FIELDCAST_TOKEN_SECRET: tokenSecret,
    FIELDCAST_SHARE_PORT: '1',
    FIELDCAST_TRACK_PORT: String(trackPort),
    FIELDCAST_MAP_PORT: String(mapPort),
  };
  const copiesOf = (name: Scaled) =>
    Promise.all(
      Array.from({ length: COPIES_OF_EACH }, async (_, index) => {
        const port = await findFreePort();
        const own = name === 'writer' ? 'FIELDCAST_WRITER_PORT' : 'FIELDCAST_OPERATIONS_PORT';
        const env = { ...sharedEnv, [own]: String(port) };
        return createServiceProcess(name, { port, env, logFile: join(dataDir, `${name}-${index + 1}.log`) });
      }),
    );
  const services = {
    ingest: await copiesOf('ingest'),
    writer: await copiesOf('writer'),
    broadcaster: await copiesOf('broadcaster'),
  };
  const all = Object.values(services).flat();
  await Promise.all(all.map((service) => service.start()));
  const mint = createTokenMinter({ tokenSecret, tokenIssuer: undefined, tokenAudience: 'fieldcast' });

  return {
    urls: { track: `ws://127.0.0.1:${trackPort}/v1/track`, map: `ws://127.0.0.1:${mapPort}/v1/map` },
    nats,
    services,
    database,
    token: async ({ role, subject, tenantId = 'demo' }) =>
      (await mint({ role, subject, tenantId, lifetimeS: 3600 })).token,
    stop: async () => {
      await Promise.all(all.map((service) => service.end('SIGTERM')));
      await database.end();
      await Promise.all([nats.stop(), postgres.kill('SIGKILL')]);
      if (!process.env.FIELDCAST_TEST_KEEP) removeDataDir(dataDir);
    },
  };
}

/** The value of a gauge of one process. @throws Error when the process does not have it. */
export async function gaugeOf({ port }: Pick<ServiceProcess, 'port'>, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const value = new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`no ${name} on port ${port}`);
  return Number(value);
}
