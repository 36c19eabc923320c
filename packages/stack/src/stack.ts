import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Logger, splitUrlList } from '@fieldcast/runtime';
import { canSharePorts } from '@fieldcast/runtime/uws';
import {
  addressesOf,
  choosePorts,
  type Ports,
  processCounts,
  reachableHost,
  type StackAddresses,
  withoutPassword,
} from './addresses.ts';
import { prepareDatabase } from './demo-tenant.ts';
import { StackError } from './failure.ts';
import { type Kept, keepRunning, type Part, type Running } from './keeper.ts';
import { limitLogs } from './log-limit.ts';
import { startNats } from './nats-server.ts';
import { assertPortFree } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { type ServerProcess, stopOrphan } from './processes.ts';
import { claimDataDir, type RunFile } from './run-file.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { planServices, serviceOf } from './service-plan.ts';
import { servicePart } from './service-process.ts';
import type { StackConfig } from './settings.ts';

/** What the log may reserve on disk besides the positions: revocations, dead letters, later streams. */
const OTHER_STREAMS_BYTES_MAX = 2 * 1024 ** 3;
/** What may be ended hard: the servers always end in order. */
const HURRIED = ['demo', 'writer', 'ingest', 'broadcaster', 'dispatch'];
const STOP_ORDER = [['demo'], ['ingest'], ['writer', 'broadcaster', 'dispatch'], ['nats-server'], ['postgres']];

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

interface StackOptions {
  readonly config: StackConfig;
  readonly log: Logger;
  /** The folder of the services' bundles. */
  readonly bundlesDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** Tells the operator, one line. */
  readonly say: (line: string) => void;
}

/** Starts a part and sees to it that it runs until the stack stops. */
type Launch = <R extends Running>(part: Part<R>) => Promise<R>;

/**
 * Runs the whole pipeline on this machine: NATS and PostgreSQL (unless others are named), each service as a process of
 * its own, and the demo fleet. Parts that end by themselves are started again.
 * @throws StackError when another stack runs in the data folder.
 */
export function startStack(options: StackOptions): Stack {
  const { config, log, say } = options;
  const dataDir = resolve(config.dataDir);
  const logsDir = join(dataDir, 'logs');
  const run = claimDataDir(dataDir, new Date());
  mkdirSync(logsDir, { recursive: true, mode: 0o700 });
  const stopLimiting = limitLogs(logsDir);
  const parts: Kept<Running>[] = [];
  let stopped: Promise<void> | undefined;
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever never looks at it must not die of an unhandled rejection.
  failed.catch((err: unknown) => log.error({ err }, 'stack_failed'));

  const launch: Launch = (part) => {
    if (stopped) throw new StackError('stopped while starting');
    const kept = keepRunning(part, {
      log,
      say,
      onStarted: () => run.update({ pids: Object.fromEntries(parts.map(({ name, pid }) => [name, pid() ?? 0])) }),
      onHopeless: (error) => fail(error),
      random: Math.random,
    });
    parts.push(kept);
    return kept.started;
  };
  const stopAll = async () => {
    for (const names of STOP_ORDER)
      await Promise.all(parts.filter(({ name }) => names.includes(serviceOf(name))).map((part) => part.stop()));
    stopLimiting();
    run.remove();
  };
  return {
    started: startParts(options, dataDir, run, launch),
    failed,
    stop: () => {
      stopped ??= stopAll();
      return stopped;
    },
    hurry: () => {
      for (const part of parts) if (HURRIED.includes(serviceOf(part.name))) part.kill();
    },
  };
}

async function startParts(
  options: StackOptions,
  dataDir: string,
  run: RunFile,
  launch: Launch,
): Promise<StackAddresses> {
  const { config, log, say, bundlesDir } = options;
  const counts = processCounts(config, canSharePorts());
  await stopLeftBehind(run.leftBehind, options);
  const ports = await choosePorts(config, counts);
  const plan = planServices(counts, ports);
  const [natsUrl, databaseUrl] = await Promise.all([
    launchNats(config, dataDir, log, launch),
    launchPostgres(config, dataDir, log, launch),
  ]);
  say('database and log are up; preparing the tables');
  const { secrets, signInCode } = await prepareDatabase({
    url: databaseUrl,
    dataDir,
    timescale: config.timescale,
    log,
  });
  const env = {
    ...serviceEnvironment(options, dataDir, ports, secrets),
    NATS_URL: natsUrl,
    DATABASE_URL: databaseUrl,
  };
  const { drainTimeoutMs } = config;
  const part = (name: string, service: string, own: Readonly<Record<string, string>>) =>
    servicePart(name, { service, bundlesDir, logsDir: join(dataDir, 'logs'), env: { ...env, ...own }, drainTimeoutMs });
  await Promise.all(plan.map(({ name, service, env: own }) => launch(part(name, service, own))));
  if (config.demoTechnicians > 0) await launch(part('demo', 'demo', {}));
  const addresses = addressesOf(config.bindHost, ports, plan, signInCode);
  const { http, track, map, writer, operations } = addresses;
  // Without secrets: run.json is for finding things, secrets.json for getting in.
  const nats = splitUrlList(natsUrl).map(withoutPassword).join(',');
  const servers = { nats, database: withoutPassword(databaseUrl) };
  run.update({ urls: { ...operations, board: http, track, map, writer, ...servers } });
  return addresses;
}

/** Services of a killed supervisor end by themselves, but may still be draining, on the ports we want. */
async function stopLeftBehind(
  pids: Readonly<Record<string, number>>,
  { bundlesDir, log }: StackOptions,
): Promise<void> {
  await Promise.all(
    Object.entries(pids).map(async ([name, pid]) => {
      const isOurs = (command: string) => command.includes(join(bundlesDir, `${serviceOf(name)}.mjs`));
      if (await stopOrphan(pid, isOurs, [])) log.warn({ part: name, pid }, 'service_left_behind_stopped');
    }),
  );
}

/** Starts NATS unless another is named. @returns its URL. */
async function launchNats(config: StackConfig, dataDir: string, log: Logger, launch: Launch): Promise<string> {
  if (config.natsUrl) return config.natsUrl;
  if (config.natsPort !== 0) await assertPortFree('127.0.0.1', config.natsPort, 'FIELDCAST_NATS_PORT');
  const { natsPassword: password } = openSecrets(dataDir);
  const storeBytesMax = config.logBytesMax + OTHER_STREAMS_BYTES_MAX;
  const start = (port: number) => startNats({ dataDir, port, log, password, storeBytesMax });
  return (await launch(serverPart('nats-server', config.natsPort, start))).url;
}

/** Starts PostgreSQL unless another is named. @returns its URL. */
async function launchPostgres(config: StackConfig, dataDir: string, log: Logger, launch: Launch): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl;
  if (config.postgresPort !== 0) await assertPortFree('127.0.0.1', config.postgresPort, 'FIELDCAST_POSTGRES_PORT');
  const start = (port: number) => startPostgres({ dataDir, port, log });
  return (await launch(serverPart('postgres', config.postgresPort, start))).url;
}

/** A server that keeps the port of its first start: the services know it by its address. */
function serverPart(
  name: string,
  wantedPort: number,
  start: (port: number) => Promise<ServerProcess>,
): Part<ServerProcess> {
  let port = wantedPort;
  return {
    name,
    start: async () => {
      const server = await start(port);
      port = server.port;
      return server;
    },
  };
}

/** Our own environment, and on top of it what the services must agree on. */
function serviceEnvironment(
  { config, env, bundlesDir }: StackOptions,
  dataDir: string,
  ports: Ports,
  secrets: Secrets,
): NodeJS.ProcessEnv {
  const host = reachableHost(config.bindHost);
  const pageDir = join(bundlesDir, 'dashboard');
  return {
    ...(existsSync(pageDir) ? { FIELDCAST_PAGE_DIR: pageDir } : {}),
    ...env,
    FIELDCAST_HTTP_PORT: String(ports.http),
    FIELDCAST_TRACK_PORT: String(ports.track),
    FIELDCAST_MAP_PORT: String(ports.map),
    FIELDCAST_WRITER_PORT: String(ports.writer),
    FIELDCAST_TOKEN_SECRET: config.tokenSecret ?? secrets.tokenSecret,
    ...(config.demoTechnicians > 0
      ? {
          FIELDCAST_DEMO: String(config.demoTechnicians),
          FIELDCAST_DEMO_API_KEY: secrets.demoApiKey,
          FIELDCAST_DEMO_DISPATCH_URL: `http://${host}:${ports.http}`,
          FIELDCAST_DEMO_TRACK_URL: `ws://${host}:${ports.track}/v1/track`,
          FIELDCAST_DEMO_STREETS_FILE: join(dataDir, 'demo-streets.geojson'),
        }
      : {}),
  };
}
