import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTracker, type Tracker } from '@fieldcast/client';
import { createTokenMinter } from '@fieldcast/runtime';
import { findFreePort, openSecrets, removeDataDir } from '@fieldcast/stack';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { createServiceProcess } from '../harness/service-process.ts';
import { gaugeOf } from './scaled-stack.ts';

const CLI = join(import.meta.dirname, '../../dist/fieldcast.mjs');
const START_TIMEOUT_MS = 100_000;
/** So many that a process without any of them is rarer than a machine that fails. */
const TECHNICIANS = 40;
const PROCESSES = ['dispatch', 'ingest-1', 'ingest-2', 'broadcaster-1', 'broadcaster-2', 'writer-1', 'writer-2'];

let dataDir: string;
let env: NodeJS.ProcessEnv;
let supervisor: ChildProcess;
let output = '';
const trackers: Tracker[] = [];

beforeAll(async () => {
  dataDir = newDataDir();
  env = {
    PATH: process.env.PATH,
    FIELDCAST_NATS_SERVER: process.env.FIELDCAST_NATS_SERVER,
    FIELDCAST_DATA_DIR: dataDir,
    // The demo's phones lose their network now and then; these tests count phones that do not.
    FIELDCAST_DEMO: '0',
    FIELDCAST_INGEST_PROCESSES: '2',
    FIELDCAST_WRITER_PROCESSES: '2',
    FIELDCAST_BROADCASTER_PROCESSES: '2',
    FIELDCAST_FIRST_OPERATIONS_PORT: '0',
    FIELDCAST_HTTP_PORT: String(await findFreePort()),
    FIELDCAST_TRACK_PORT: String(await findFreePort()),
    FIELDCAST_MAP_PORT: String(await findFreePort()),
    FIELDCAST_WRITER_PORT: String(await findFreePort()),
  };
  supervisor = spawn(process.execPath, [CLI, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [supervisor.stdout, supervisor.stderr])
    stream?.on('data', (data: Buffer) => {
      output += data.toString();
    });
});
afterAll(async () => {
  await Promise.all(trackers.map((tracker) => tracker.stop()));
  supervisor.kill('SIGTERM');
  await ended(supervisor);
  removeDataDir(dataDir);
});

describe.runIf(process.platform === 'linux')('npm start with two ingests, two writers and two broadcasters', () => {
  test('names the operations paths of each process, and each is ready', async () => {
    await expect.poll(() => output, { timeout: START_TIMEOUT_MS }).toContain('Ctrl-C');
    expect(Object.keys(operationsPorts())).toEqual(PROCESSES);
    const ready = async () => {
      const answers = Object.values(operationsPorts()).map((port) => fetch(`http://127.0.0.1:${port}/readyz`));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    await expect.poll(ready).toEqual(PROCESSES.map(() => 200));
    expect(PROCESSES.filter((name) => !existsSync(join(dataDir, 'logs', `${name}.log`)))).toEqual([]);
  }, 120_000);

  test('spreads the phones over both ingests; one is killed, the other serves all of them until it is back', async () => {
    startTrackers();
    await expect.poll(async () => sum(await phonesEach())).toBe(TECHNICIANS);
    expect(Math.min(...(await phonesEach()))).toBeGreaterThan(0);

    const { 'ingest-1': victim = 0, 'ingest-2': survivor = 0 } = pids();
    process.kill(victim, 'SIGKILL');
    await expect.poll(() => output).toContain('ingest-1 ended (SIGKILL); starting it again');
    await expect.poll(() => pids()['ingest-1']).not.toBe(victim);
    await expect.poll(async () => sum(await phonesEach())).toBe(TECHNICIANS);
    expect(pids()['ingest-2']).toBe(survivor);
  });

  test('doctor shows every process', async () => {
    const { code, stdout } = await run(['doctor']);
    expect(code).toBe(0);
    for (const name of PROCESSES)
      expect(stdout).toMatch(new RegExp(`^ok +${name} +process ${pids()[name]}, http`, 'm'));
  });

  test('keeps its shared port from another stack', async () => {
    const other = newDataDir();
    const { code, stderr } = await run(['start'], { FIELDCAST_DATA_DIR: other, FIELDCAST_HTTP_PORT: '0' });
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${env.FIELDCAST_TRACK_PORT} on 127.0.0.1 cannot be opened`);
    removeDataDir(other);
  });
});

test.runIf(process.platform === 'linux')(
  'a process that shares its port does not share it with a stranger',
  async () => {
    const port = await findFreePort();
    const stranger = createServer().listen(port, '127.0.0.1');
    const ingest = createServiceProcess('ingest', {
      port,
      env: {
        NATS_URL: process.env.FIELDCAST_TEST_NATS_URL ?? '',
        FIELDCAST_TOKEN_SECRET: randomBytes(32).toString('hex'),
        FIELDCAST_SHARE_PORT: '1',
        FIELDCAST_TRACK_PORT: String(port),
        FIELDCAST_OPERATIONS_PORT: String(await findFreePort()),
      },
      logFile: join(tmpdir(), `fieldcast-ingest-${port}.log`),
    });
    await expect(ingest.start()).rejects.toThrow(`127.0.0.1:${port} cannot be opened`);
    stranger.close();
  },
);

function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldcast-scale-'));
  // Entered also by the account that runs the database when root runs the tests.
  chmodSync(folder, 0o755);
  return folder;
}

function startTrackers(): void {
  const { tokenSecret } = openSecrets(dataDir);
  const mint = createTokenMinter({ tokenSecret, tokenIssuer: undefined, tokenAudience: 'fieldcast' });
  for (let index = 0; index < TECHNICIANS; index++) {
    const subject = `tech-${index}`;
    const tracker = createTracker({
      url: `ws://127.0.0.1:${env.FIELDCAST_TRACK_PORT}/v1/track`,
      getToken: async () => (await mint({ role: 'technician', subject, tenantId: 'demo', lifetimeS: 3_600 })).token,
      deviceId: `${subject}-phone`,
      transport: WebSocket,
    });
    tracker.start();
    trackers.push(tracker);
  }
}

/** The port of each process's operations paths, by its name, as the start printed them. */
function operationsPorts(): Record<string, number> {
  const lines = output.matchAll(/^metrics +http:\/\/localhost:(\d+)\/metrics +\((\S+)\)$/gm);
  return Object.fromEntries([...lines].map(([, port, name]) => [name, Number(port)]));
}

/** Connections of each ingest; -1 while it does not answer. */
function phonesEach(): Promise<number[]> {
  const ports = ['ingest-1', 'ingest-2'].map((name) => operationsPorts()[name] ?? 0);
  return Promise.all(ports.map((port) => gaugeOf({ port }, 'fieldcast_ingest_connections').catch(() => -1)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function pids(): Record<string, number> {
  return (JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as { pids: Record<string, number> }).pids;
}

async function run(args: string[], extra: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...env, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  return { code: await ended(child), stdout, stderr };
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('close', (code) => resolve(code)));
}
