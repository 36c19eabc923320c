import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '@fieldcast/runtime';
import { findNatsServer, openSecrets, removeDataDir } from '@fieldcast/stack';
import type { Fault, TokenSettings } from '../suite.ts';
import type { GivenAddresses } from './arguments.ts';
import { LoadtestError } from './failure.ts';

const POLL_INTERVAL_MS = 50;
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 60_000;
const REACH_TIMEOUT_MS = 5_000;
const SECRET_BYTES = 32;
const AUDIENCE = 'fieldcast';
/** All of the load comes from one address, which no real one does: the bound per address would be what is measured. */
const PENDING_PER_ADDRESS = '100000';

/** The stack that is put under load. */
export interface Target {
  readonly trackUrl: string;
  readonly mapUrl: string;
  readonly databaseUrl: string;
  readonly token: TokenSettings;
  /** Sends the signal to every ingest process. @returns how many there were. */
  strike(signal: Fault['signal']): number;
  stop(): Promise<void>;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * A stack that runs already, with the secret and the database of the environment.
 * @throws LoadtestError when a setting is missing or an address does not answer.
 */
export async function useGiven({ track, map, http }: GivenAddresses, env: Env): Promise<Target> {
  const missing = ['DATABASE_URL', 'FIELDCAST_TOKEN_SECRET'].filter((name) => !env[name]);
  if (missing.length > 0)
    throw new LoadtestError(
      `a given stack needs ${missing.join(' and ')} in the environment: rows are counted in its database, tokens signed with its secret`,
    );
  for (const address of [track, map, http]) if (address) await assertReachable(address);
  return {
    trackUrl: track,
    mapUrl: map,
    databaseUrl: env.DATABASE_URL ?? '',
    token: {
      secret: env.FIELDCAST_TOKEN_SECRET ?? '',
      audience: env.FIELDCAST_TOKEN_AUDIENCE || AUDIENCE,
      issuer: env.FIELDCAST_TOKEN_ISSUER || undefined,
    },
    strike: () => 0,
    stop: async () => undefined,
  };
}

async function assertReachable(address: string): Promise<void> {
  const { hostname, port, protocol } = new URL(address);
  const isSecure = protocol === 'wss:' || protocol === 'https:';
  const fault = await new Promise<string | undefined>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || (isSecure ? 443 : 80), timeout: REACH_TIMEOUT_MS });
    const end = (reason: string | undefined) => {
      socket.destroy();
      resolve(reason);
    };
    socket.once('connect', () => end(undefined));
    socket.once('timeout', () => end('no answer'));
    socket.once('error', ({ message }) => end(message || 'refused'));
  });
  if (fault !== undefined)
    throw new LoadtestError(`${address} does not answer (${fault}): is the stack running? Start it, or name another`);
}

/**
 * Starts the embedded stack, as `npm start` does, with empty data, on free ports, without the demo fleet.
 * @throws LoadtestError with its last words when it does not start.
 */
export async function startOwn(root: string, env: Env): Promise<Target> {
  // Fetched, where it is missing, to where npm start and npm test keep it: our own folder is gone after the run.
  const binDir = join(resolve(root, env.FIELDCAST_DATA_DIR || '.fieldcast'), 'bin');
  const natsServer = await findNatsServer(binDir, createLog('loadtest', 'warn', process.stderr));
  const dataDir = mkdtempSync(join(tmpdir(), 'fieldcast-loadtest-'));
  // Entered also by the account that runs the database when root runs the load.
  chmodSync(dataDir, 0o755);
  const secret = randomBytes(SECRET_BYTES).toString('hex');
  const child = spawn(process.execPath, [join(root, 'dist/fieldcast.mjs'), 'start'], {
    cwd: root,
    env: { ...ownEnvironment(env, dataDir, secret), FIELDCAST_NATS_SERVER: natsServer },
    // Ctrl-C is for the runner to pass on, after k6 has ended.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => said.push(data.toString()));
  const stop = async () => {
    await stopChild(child);
    if (!env.FIELDCAST_LOADTEST_KEEP) removeDataDir(dataDir);
  };
  try {
    const { urls } = await untilStarted(child, dataDir);
    const databaseUrl = new URL(urls.database ?? '');
    databaseUrl.password = openSecrets(dataDir).databasePassword;
    return {
      // Node and Go may look up localhost in different orders.
      trackUrl: (urls.track ?? '').replace('//localhost', '//127.0.0.1'),
      mapUrl: (urls.map ?? '').replace('//localhost', '//127.0.0.1'),
      databaseUrl: databaseUrl.href,
      token: { secret, audience: AUDIENCE, issuer: undefined },
      strike: (signal) => strike(dataDir, signal),
      stop,
    };
  } catch (cause) {
    await stop();
    const last = said.join('').trim().split('\n').slice(-5).join('\n');
    throw new LoadtestError(`the stack did not start (${messageOf(cause)}):\n${last}`, undefined, { cause });
  }
}

function ownEnvironment(env: Env, dataDir: string, secret: string): NodeJS.ProcessEnv {
  const { NATS_URL: _nats, DATABASE_URL: _database, FIELDCAST_TOKEN_ISSUER: _issuer, ...others } = env;
  return {
    ...others,
    FIELDCAST_DATA_DIR: dataDir,
    FIELDCAST_BIND_HOST: '127.0.0.1',
    FIELDCAST_HTTP_PORT: '0',
    FIELDCAST_TRACK_PORT: '0',
    FIELDCAST_MAP_PORT: '0',
    FIELDCAST_WRITER_PORT: '0',
    FIELDCAST_NATS_PORT: '0',
    FIELDCAST_POSTGRES_PORT: '0',
    FIELDCAST_DEMO: '0',
    FIELDCAST_TOKEN_SECRET: secret,
    FIELDCAST_TOKEN_AUDIENCE: AUDIENCE,
    FIELDCAST_INGEST_PENDING_PER_ADDRESS_MAX: PENDING_PER_ADDRESS,
    FIELDCAST_MAP_PENDING_PER_ADDRESS_MAX: PENDING_PER_ADDRESS,
  };
}

interface RunFile {
  readonly urls: Readonly<Record<string, string>>;
  readonly pids: Readonly<Record<string, number>>;
}

/** What the stack says of itself in its data folder. */
function readRunFile(dataDir: string): RunFile {
  return JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as RunFile;
}

async function untilStarted(child: ChildProcess, dataDir: string): Promise<RunFile> {
  for (const deadlineMs = Date.now() + START_TIMEOUT_MS; Date.now() < deadlineMs; await sleep(POLL_INTERVAL_MS)) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    // The addresses are the last it writes when it serves.
    const run = existsSync(join(dataDir, 'run.json')) ? readRunFile(dataDir) : undefined;
    if (run?.urls.track) return run;
  }
  throw new Error(`it was not ready within ${START_TIMEOUT_MS / 1000} s`);
}

function strike(dataDir: string, signal: Fault['signal']): number {
  // One process or several: ingest, or ingest with a number.
  const pids = Object.entries(readRunFile(dataDir).pids).filter(([name]) => /^ingest\b/.test(name));
  return pids.filter(([, pid]) => sendSignal(pid, signal)).length;
}

/** @returns whether there was such a process: one that is just being started again has left its old id behind. */
function sendSignal(pid: number, signal: Fault['signal']): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(timer);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
