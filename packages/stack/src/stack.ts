import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Logger } from '@fieldcast/runtime';
import { prepareDatabase } from './demo-tenant.ts';
import { StackError } from './failure.ts';
import { type KeeperContext, type Kept, keepRunning, type Part, type Running } from './keeper.ts';
import { limitLogs } from './log-limit.ts';
import { startNats } from './nats-server.ts';
import { assertPortFree, findFreePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { claimDataDir } from './run-file.ts';
import { openSecrets } from './secrets.ts';
import { servicePart } from './service-process.ts';
import type { StackConfig } from './settings.ts';

/** What the log may reserve on disk besides the positions: revocations, dead letters, later streams. */
const OTHER_STREAMS_BYTES_MAX = 2 * 1024 ** 3;

export interface Stack {
  /** Resolves when everything serves. Rejects when something cannot start, or `stop` was called. */
  readonly started: Promise<StackAddresses>;
  /** Rejects when a part cannot be kept running. Never resolves. */
  readonly failed: Promise<never>;
  /** Demo fleet, then ingest, then the other services, then NATS, then PostgreSQL. Resolves when every process is gone. */
  stop(): Promise<void>;
  /** Makes a stop that is under way hard for the services; the servers still end in order. */
  hurry(): void;
}

export interface StackAddresses {
  /** With the code that signs the demo's dispatcher in. */
  readonly board: string;
  readonly track: string;
  readonly map: string;
  readonly http: string;
  readonly writer: string;
  readonly nats: string;
  readonly database: string;
}

interface StackOptions {
  readonly config: StackConfig;
  readonly log: Logger;
  /** The folder of the services' bundles. */
  readonly bundlesDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** Tells the operator, one line. */
  readonly say: (line: string) => void;
}

interface Ports {
  readonly http: number;
  readonly track: number;
  readonly map: number;
  readonly writer: number;
}

/**
 * Runs the whole pipeline on this machine: NATS and PostgreSQL (unless others are named), each service as a process of
 * its own, and the demo fleet. Parts that end by themselves are started again.
 * @throws StackError when another stack runs in the data folder.
 */
export function startStack(options: StackOptions): Stack {
  const { config, log, say } = options;
  const dataDir = resolve(config.dataDir);
  const run = claimDataDir(dataDir, new Date());
  const parts: Kept<Running>[] = [];
  let isStopping = false;
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever never looks at it must not die of an unhandled rejection.
  failed.catch((err: unknown) => log.error({ err }, 'stack_failed'));
  const context: KeeperContext = { log, say, onHopeless: (error) => fail(error), random: Math.random };

  function launch<R extends Running>(part: Part<R>): Promise<R> {
    if (isStopping) throw new StackError('stopped while starting');
    const kept = keepRunning(part, context);
    parts.push(kept);
    return kept.started;
  }

  async function start(): Promise<StackAddresses> {
    const ports = await choosePorts(config);
    const [nats, database] = await Promise.all([launchNats(), launchPostgres()]);
    say('database and log are up; preparing the tables');
    const { secrets, signInCode } = await prepareDatabase({
      url: database,
      dataDir,
      timescale: config.timescale,
      log,
    });
    const env = {
      ...serviceEnvironment(options, dataDir, ports),
      NATS_URL: nats,
      DATABASE_URL: database,
      FIELDCAST_TOKEN_SECRET: config.tokenSecret ?? secrets.tokenSecret,
    };
    const logsDir = join(dataDir, 'logs');
    const service = (name: string, extra: Record<string, string> = {}) =>
      servicePart(name, {
        bundlesDir: options.bundlesDir,
        logsDir,
        env: { ...env, ...extra },
        drainTimeoutMs: config.drainTimeoutMs,
      });
    await Promise.all(['writer', 'ingest', 'broadcaster', 'dispatch'].map((name) => launch(service(name))));
    if (config.demoTechnicians > 0) await launch(service('demo', { FIELDCAST_DEMO_API_KEY: secrets.demoApiKey ?? '' }));
    const addresses = addressesOf(config, ports, { nats, database, signInCode });
    // The addresses without their secrets: run.json is for finding things, secrets.json for getting in.
    const urls = {
      ...{ board: addresses.http, track: addresses.track, map: addresses.map, writer: addresses.writer },
      ...{ nats: withoutPassword(nats), database: withoutPassword(database) },
    };
    const pids = Object.fromEntries(parts.map((part) => [part.name, part.pid() ?? 0]));
    run.update({ urls, pids });
    return addresses;
  }

  async function launchNats(): Promise<string> {
    if (config.natsUrl) return config.natsUrl;
    const { natsPassword } = openSecrets(dataDir);
    let port = config.natsPort;
    if (port !== 0) await assertPortFree('127.0.0.1', port, 'FIELDCAST_NATS_PORT');
    const storeBytesMax = config.logBytesMax + OTHER_STREAMS_BYTES_MAX;
    const server = await launch({
      name: 'nats-server',
      start: async () => {
        const started = await startNats({ dataDir, port, log, password: natsPassword, storeBytesMax });
        port = started.port;
        return started;
      },
    });
    return server.url;
  }

  async function launchPostgres(): Promise<string> {
    if (config.databaseUrl) return config.databaseUrl;
    let port = config.postgresPort;
    if (port !== 0) await assertPortFree('127.0.0.1', port, 'FIELDCAST_POSTGRES_PORT');
    const server = await launch({
      name: 'postgres',
      start: async () => {
        const started = await startPostgres({ dataDir, port, log });
        port = started.port;
        return started;
      },
    });
    return server.url;
  }

  mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  const stopLimiting = limitLogs(join(dataDir, 'logs'));
  let stopped: Promise<void> | undefined;
  return {
    started: start(),
    failed,
    stop: () => {
      isStopping = true;
      stopped ??= stopInOrder(parts).finally(() => {
        stopLimiting();
        run.remove();
      });
      return stopped;
    },
    hurry: () => {
      for (const part of parts) if (!isServer(part.name)) part.kill();
    },
  };
}

const STOP_ORDER = [['demo'], ['ingest'], ['writer', 'broadcaster', 'dispatch'], ['nats-server'], ['postgres']];

async function stopInOrder(parts: readonly Kept<Running>[]): Promise<void> {
  for (const names of STOP_ORDER)
    await Promise.all(parts.filter(({ name }) => names.includes(name)).map((part) => part.stop()));
}

function isServer(name: string): boolean {
  return name === 'nats-server' || name === 'postgres';
}

/** @throws StackError naming the port that is taken and its setting. */
async function choosePorts({ bindHost, httpPort, trackPort, mapPort, writerPort }: StackConfig): Promise<Ports> {
  const choose = async (port: number, setting: string) => {
    if (port === 0) return findFreePort(bindHost);
    await assertPortFree(bindHost, port, setting);
    return port;
  };
  return {
    http: await choose(httpPort, 'FIELDCAST_HTTP_PORT'),
    track: await choose(trackPort, 'FIELDCAST_TRACK_PORT'),
    map: await choose(mapPort, 'FIELDCAST_MAP_PORT'),
    writer: await choose(writerPort, 'FIELDCAST_WRITER_PORT'),
  };
}

function serviceEnvironment({ config, env, bundlesDir }: StackOptions, dataDir: string, ports: Ports) {
  const pageDir = join(bundlesDir, 'dashboard');
  return {
    ...env,
    FIELDCAST_HTTP_PORT: String(ports.http),
    FIELDCAST_TRACK_PORT: String(ports.track),
    FIELDCAST_MAP_PORT: String(ports.map),
    FIELDCAST_WRITER_PORT: String(ports.writer),
    FIELDCAST_DEMO: String(config.demoTechnicians),
    ...(config.demoTechnicians > 0 ? { FIELDCAST_DEMO_STREETS_FILE: join(dataDir, 'demo-streets.geojson') } : {}),
    FIELDCAST_DEMO_DISPATCH_URL: `http://${reachable(config.bindHost)}:${ports.http}`,
    FIELDCAST_DEMO_TRACK_URL: `ws://${reachable(config.bindHost)}:${ports.track}/v1/track`,
    ...(existsSync(pageDir) ? { FIELDCAST_PAGE_DIR: env.FIELDCAST_PAGE_DIR ?? pageDir } : {}),
  };
}

function addressesOf(
  { bindHost }: StackConfig,
  ports: Ports,
  { nats, database, signInCode }: { nats: string; database: string; signInCode: string },
): StackAddresses {
  const host = isLoopbackOrAny(bindHost) ? 'localhost' : bindHost;
  const http = `http://${host}:${ports.http}`;
  return {
    board: `${http}/#signin=${signInCode}`,
    http,
    track: `ws://${host}:${ports.track}/v1/track`,
    map: `ws://${host}:${ports.map}/v1/map`,
    writer: `http://${host}:${ports.writer}`,
    nats,
    database,
  };
}

/** The address under which a process on this machine reaches what listens on `bindHost`. */
function reachable(bindHost: string): string {
  return isLoopbackOrAny(bindHost) ? '127.0.0.1' : bindHost;
}

function isLoopbackOrAny(host: string): boolean {
  return ['127.0.0.1', 'localhost', '0.0.0.0', '::'].includes(host);
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = '';
  return url.href;
}
