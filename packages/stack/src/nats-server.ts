import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@fieldcast/runtime';
import { makeDataDir } from './data-dir.ts';
import { StackError } from './failure.ts';
import { findNatsServer } from './nats-install.ts';
import { findFreePort } from './ports.ts';
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

const START_TIMEOUT_MS = 60_000;
const POLL_INTERVAL_MS = 25;
const PORT_ATTEMPTS_MAX = 3;
/** SIGINT is the server's orderly shutdown: it writes its stream state. */
const STOP_PLAN: StopPlan = [{ signal: 'SIGINT', waitMs: 10_000 }];
const GIB = 1024 ** 3;

export interface NatsOptions {
  /** Everything is kept below: nats/, logs/, bin/. */
  readonly dataDir: string;
  /** 0 or left out: any free one. */
  readonly port?: number | undefined;
  readonly log: Logger;
  /** Clients then sign in as `fieldcast` with it, and `url` carries it. Left out: every local program may connect. */
  readonly password?: string | undefined;
  /** Disk the streams may reserve together, bytes. */
  readonly storeBytesMax?: number | undefined;
}

/**
 * Starts nats-server with JetStream on loopback and resolves when it answers. A server that a killed supervisor left
 * behind in the same data folder is stopped first. Disk sync stays at the server's default (every 2 minutes; 60 s on
 * 2.9): a killed process loses nothing, a power failure may lose that much of what was LOGGED, nothing of what was STORED.
 * @throws StackError when there is no server program, or it does not start.
 */
export async function startNats(options: NatsOptions): Promise<ServerProcess> {
  const { dataDir, log } = options;
  makeDataDir(dataDir);
  const program = await findNatsServer(join(dataDir, 'bin'), log);
  const home = join(dataDir, 'nats');
  await mkdir(home, { recursive: true, mode: 0o700 });
  await stopLeftBehind(home, log);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(program, home, options);
    } catch (error) {
      // Somebody took the port between our choosing it and the server's opening it.
      const isPortTaken = error instanceof StackError && error.message.includes('address already in use');
      if (options.port || !isPortTaken || attempt >= PORT_ATTEMPTS_MAX) throw error;
    }
  }
}

async function startOnce(program: string, home: string, options: NatsOptions): Promise<ServerProcess> {
  const { dataDir, log, password } = options;
  const port = options.port || (await findFreePort());
  const configFile = join(home, 'nats-server.conf');
  writeFileSync(configFile, natsConfig(home, port, options), { mode: 0o600 });
  const server = await spawnLogged(program, ['-c', configFile], join(dataDir, 'logs', 'nats.log'), { cwd: home });
  await answers(server, port);
  const credentials = password ? `fieldcast:${encodeURIComponent(password)}@` : '';
  log.info({ port, server: server.pid }, 'nats_started');
  return toServerProcess(server, `nats://${credentials}127.0.0.1:${port}`, port, STOP_PLAN);
}

/** The server's configuration; its format is a superset of JSON. */
function natsConfig(home: string, port: number, { password, storeBytesMax = 16 * GIB }: NatsOptions): string {
  const config = {
    host: '127.0.0.1',
    port,
    server_name: 'fieldcast-embedded',
    pid_file: pidFileOf(home),
    // Named, because the default depends on the disk space that happens to be free when the server starts.
    jetstream: { store_dir: home, max_file: storeBytesMax },
    ...(password ? { authorization: { user: 'fieldcast', password } } : {}),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

async function answers(server: Spawned, port: number): Promise<void> {
  let hasExited = false;
  void server.exited.then(() => {
    hasExited = true;
  });
  for (let waitedMs = 0; waitedMs < START_TIMEOUT_MS; waitedMs += POLL_INTERVAL_MS) {
    if (hasExited) throw new StackError(`nats-server ended while starting:\n${lastLines(server.readLog())}`);
    if (await greets(port)) return;
    await sleep(POLL_INTERVAL_MS);
  }
  await stopChild(server, []);
  throw new StackError(
    `nats-server did not answer on port ${port} within ${START_TIMEOUT_MS / 1000} s:\n${lastLines(server.readLog())}`,
  );
}

/** True when a NATS server with JetStream greets on the port. Its first line is `INFO {…}`. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const finish = (isUp: boolean) => {
      socket.destroy();
      resolve(isUp);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('data', (data) => finish(/^INFO .*"jetstream":true/.test(data.toString())));
  });
}

async function stopLeftBehind(home: string, log: Logger): Promise<void> {
  const pid = readPid(pidFileOf(home));
  if (pid === undefined) return;
  const isOurs = (command: string) => command.includes('nats-server') && command.includes(home);
  if (await stopOrphan(pid, isOurs, STOP_PLAN)) log.warn({ server: pid }, 'nats_left_behind_stopped');
}

function pidFileOf(home: string): string {
  return join(home, 'nats-server.pid');
}

function readPid(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
