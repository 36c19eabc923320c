import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeDataDir } from '@fieldcast/stack';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePorts } from '../harness/ports.ts';

const CLI = join(import.meta.dirname, '../../dist/fieldcast.mjs');
const START_TIMEOUT_MS = 60_000;

let dataDir: string;
let env: NodeJS.ProcessEnv;
const started: ChildProcess[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'fieldcast-stack-'));
  chmodSync(dataDir, 0o755);
  const [http, track, map, writer] = await freePorts(4);
  env = {
    PATH: process.env.PATH,
    FIELDCAST_NATS_SERVER: process.env.FIELDCAST_NATS_SERVER,
    FIELDCAST_DATA_DIR: dataDir,
    FIELDCAST_DEMO: '5',
    FIELDCAST_HTTP_PORT: String(http),
    FIELDCAST_TRACK_PORT: String(track),
    FIELDCAST_MAP_PORT: String(map),
    FIELDCAST_WRITER_PORT: String(writer),
  };
});
afterAll(async () => {
  for (const child of started) child.kill('SIGTERM');
  await Promise.all(started.map(ended));
  removeDataDir(dataDir);
});

describe('the embedded stack', () => {
  let first: ChildProcess;

  test('starts, prints the board first, with a link that signs in, and shows the demo fleet', async () => {
    const { child, output } = await startStack();
    first = child;
    const board = addressOf(output(), 'board');
    expect(output().indexOf('board ')).toBeLessThan(output().indexOf('track '));
    const cookie = await signIn(board);
    const technicians = () => readTechnicians(board, cookie);
    await expect.poll(technicians, { timeout: 20_000 }).toHaveLength(5);
    await expect.poll(async () => (await technicians()).filter(({ position }) => position)).toHaveLength(5);
  });

  test('prints a token and nothing else', async () => {
    const { code, stdout } = await run(['token', '--role', 'technician', '--sub', 'tech-1']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });

  test('does not run twice in one data folder', async () => {
    const { code, stderr } = await run(['start']);
    expect(code).toBe(1);
    expect(stderr).toContain(`already runs in ${dataDir} (process ${first.pid}`);
  });

  test('starts a killed part again', async () => {
    const before = readPids();
    process.kill(before.broadcaster as number, 'SIGKILL');
    process.kill(before['nats-server'] as number, 'SIGKILL');
    await expect.poll(() => readPids().broadcaster, { timeout: 20_000 }).not.toBe(before.broadcaster);
    await expect.poll(() => readPids()['nats-server'], { timeout: 20_000 }).not.toBe(before['nats-server']);
    const ready = () => fetch(`http://127.0.0.1:${env.FIELDCAST_TRACK_PORT}/readyz`).then(({ status }) => status);
    await expect.poll(ready, { timeout: 20_000 }).toBe(200);
  });

  test('killed and started again finds all data, and stops with every child', async () => {
    const rowsBefore = (await readTechnicians(...(await signedIn()))).length;
    first.kill('SIGKILL');
    await ended(first);
    const { child, output } = await startStack();
    const board = addressOf(output(), 'board');
    expect(await readTechnicians(board, await signIn(board))).toHaveLength(rowsBefore);

    const pids = Object.values(readPids());
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect(pids.filter(isRunning)).toEqual([]);
  });

  test('names the taken port and its setting', async () => {
    const [port] = await freePorts(1);
    const server = createServer().listen(port, '127.0.0.1');
    const { code, stderr } = await run(['start'], { FIELDCAST_MAP_PORT: String(port) });
    server.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 cannot be opened`);
    expect(stderr).toContain('FIELDCAST_MAP_PORT');
  });

  async function signedIn(): Promise<[string, string]> {
    const { stdout } = await run(['sign-in-link']);
    return [stdout.trim(), await signIn(stdout.trim())];
  }
});

interface Output {
  readonly child: ChildProcess;
  readonly output: () => string;
}

async function startStack(): Promise<Output> {
  const child = spawn(process.execPath, [CLI, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => {
      text += data.toString();
    });
  await expect
    .poll(() => (child.exitCode === null ? text : `ended: ${text}`), { timeout: START_TIMEOUT_MS })
    .toMatch(/^ended|Ctrl-C/);
  expect(text).toContain('Ctrl-C');
  return { child, output: () => text };
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

function addressOf(output: string, name: string): string {
  return new RegExp(`^${name} +(\\S+)`, 'm').exec(output)?.[1] ?? '';
}

async function signIn(board: string): Promise<string> {
  const { origin, hash } = new URL(board);
  const response = await fetch(`${origin}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ code: hash.replace('#signin=', '') }),
  });
  expect(response.status).toBeLessThan(300);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function readTechnicians(board: string, cookie: string): Promise<{ position: unknown }[]> {
  const response = await fetch(`${new URL(board).origin}/v1/technicians`, { headers: { cookie } });
  const { technicians } = (await response.json()) as { technicians: { position: unknown }[] };
  return technicians;
}

function readPids(): Record<string, number> {
  return (JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as { pids: Record<string, number> }).pids;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: there is no such process.
    return false;
  }
}
