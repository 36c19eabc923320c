import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Logger } from '@fieldcast/runtime';
import { StackError } from './failure.ts';
import { findFreePort } from './ports.ts';
import { openPostgresHome, type PostgresHome } from './postgres-home.ts';
import {
  lastLines,
  type ServerProcess,
  type Spawned,
  type StopPlan,
  spawnLogged,
  stopChild,
  stopOrphan,
  toServerProcess,
} from './processes.ts';
import { openSecrets } from './secrets.ts';

const run = promisify(execFile);

const MAJOR_VERSION = 18;
const USER = 'fieldcast';
const DATABASE = 'fieldcast';
const CREATE_TIMEOUT_MS = 120_000;
/** Recovery after a crash replays up to max_wal_size of log. */
const START_TIMEOUT_MS = 180_000;
const POLL_INTERVAL_MS = 50;
/** Children of a killed server need a moment to notice; until then a new one refuses to start. */
const START_ATTEMPTS_MAX = 20;
const START_RETRY_DELAY_MS = 500;
/** SIGINT disconnects everybody and writes a checkpoint; SIGQUIT leaves the rest to recovery. */
const STOP_PLAN: StopPlan = [
  { signal: 'SIGINT', waitMs: 30_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
];
/** Nothing of our own environment, which may hold PG* variables and secrets. */
const ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const SERVER_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  cluster_name: 'fieldcast',
  max_connections: '100',
  // Enough for the index pages that a fleet writes to at a time, and little of a laptop.
  shared_buffers: `${Math.min(2_048, Math.max(128, Math.floor(totalmem() / 8 / 2 ** 20)))}MB`,
  // The log is written while a batch is being copied, so that its COMMIT finds little left to do.
  wal_buffers: '64MB',
  wal_writer_delay: '10ms',
  max_wal_size: '4GB',
  // STORED means on disk: said here although these are the defaults.
  fsync: 'on',
  synchronous_commit: 'on',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

export interface PostgresOptions {
  /** Everything is kept below: postgres/, logs/, secrets.json (the password). */
  readonly dataDir: string;
  /** 0 or left out: any free one. */
  readonly port?: number | undefined;
  readonly log: Logger;
}

/**
 * Starts PostgreSQL on loopback, creating its database "fieldcast" on first use, and resolves when it takes connections.
 * A server that a killed supervisor left behind in the same data folder is stopped first.
 * @throws StackError when it cannot be created or started; the message has the last log lines.
 */
export async function startPostgres({ dataDir, port: wantedPort, log }: PostgresOptions): Promise<ServerProcess> {
  const home = await openPostgresHome(dataDir);
  const { databasePassword } = openSecrets(dataDir);
  const databaseDir = join(home.databasesDir, String(MAJOR_VERSION));
  await stopLeftBehind(databaseDir, log);
  if (!existsSync(databaseDir)) await createDatabase(home, databaseDir, databasePassword);

  const port = wantedPort || (await findFreePort());
  const server = await startServer(home, databaseDir, port, join(dataDir, 'logs', 'postgres.log'));
  log.info({ port, server: server.pid, databaseDir }, 'postgres_started');
  const url = `postgres://${USER}:${encodeURIComponent(databasePassword)}@127.0.0.1:${port}/${DATABASE}`;
  return toServerProcess(server, url, port, STOP_PLAN);
}

/** Makes the cluster under another name and renames it when it is whole, so that an interruption leaves nothing half. */
async function createDatabase(home: PostgresHome, databaseDir: string, password: string): Promise<void> {
  const { account, programsDir } = home;
  const unfinishedDir = `${databaseDir}.unfinished`;
  const passwordFile = join(home.databasesDir, 'password');
  const options = { ...account, cwd: '/', env: ENVIRONMENT, timeout: CREATE_TIMEOUT_MS };
  rmSync(unfinishedDir, { recursive: true, force: true });
  mkdirSync(home.databasesDir, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid);
  try {
    await run(
      join(programsDir, 'bin', 'initdb'),
      [
        ...['-D', unfinishedDir, '--username', USER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      ],
      options,
    );
    // Single-user mode takes SQL on standard input and needs neither a port nor a password.
    const creation = run(join(programsDir, 'bin', 'postgres'), ['--single', '-D', unfinishedDir, 'postgres'], options);
    creation.child.stdin?.end(`CREATE DATABASE ${DATABASE};\n`);
    await creation;
  } catch (cause) {
    const { stderr = '', message } = cause as Error & { stderr?: string };
    throw new StackError(
      `PostgreSQL could not create its database in ${databaseDir}:\n${lastLines(stderr || message)}`,
      {
        cause,
      },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinishedDir, databaseDir);
}

async function startServer(home: PostgresHome, databaseDir: string, port: number, logFile: string): Promise<Spawned> {
  const settings = Object.entries(SERVER_SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', databaseDir, '-p', String(port), ...settings];
  for (let attempt = 1; ; attempt += 1) {
    const server = await spawnLogged(join(home.programsDir, 'bin', 'postgres'), args, logFile, {
      ...home.account,
      cwd: '/',
      env: ENVIRONMENT,
    });
    if (await becomesReady(server, databaseDir)) return server;
    const output = server.readLog();
    const isStillInUse = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(output);
    if (!isStillInUse || attempt >= START_ATTEMPTS_MAX)
      throw new StackError(`PostgreSQL ended while starting on port ${port}:\n${lastLines(output)}`);
    await sleep(START_RETRY_DELAY_MS);
  }
}

/** Resolves to true when the server takes connections, and to false when it has ended. */
async function becomesReady(server: Spawned, databaseDir: string): Promise<boolean> {
  let hasExited = false;
  void server.exited.then(() => {
    hasExited = true;
  });
  for (let waitedMs = 0; waitedMs < START_TIMEOUT_MS; waitedMs += POLL_INTERVAL_MS) {
    if (hasExited) return false;
    const lock = readLock(databaseDir);
    if (lock?.pid === server.pid && lock.status === 'ready') return true;
    await sleep(POLL_INTERVAL_MS);
  }
  await stopChild(server, STOP_PLAN);
  throw new StackError(`PostgreSQL was not ready within ${START_TIMEOUT_MS / 1000} s:\n${lastLines(server.readLog())}`);
}

async function stopLeftBehind(databaseDir: string, log: Logger): Promise<void> {
  const pid = readLock(databaseDir)?.pid;
  if (pid === undefined) return;
  const isOurs = (command: string) => command.includes('postgres') && command.includes(databaseDir);
  if (await stopOrphan(pid, isOurs, STOP_PLAN)) log.warn({ server: pid }, 'postgres_left_behind_stopped');
}

/** The server's own lock file: the first line is its process id, the eighth its status, which pg_ctl waits for too. */
function readLock(databaseDir: string): { pid: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: lines[7]?.trim() ?? '' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
