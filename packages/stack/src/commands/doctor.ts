import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { canSharePorts, loadUws } from '@fieldcast/runtime/uws';
import { operationsPorts, processCounts } from '../addresses.ts';
import { findChromium } from '../chromium.ts';
import { findInstalledNatsServer } from '../nats-install.ts';
import { tryPort } from '../ports.ts';
import { packagedPrograms } from '../postgres-home.ts';
import { commandOf } from '../processes.ts';
import { type Run, readRun } from '../run-file.ts';
import type { StackConfig } from '../settings.ts';
import type { Command } from './command.ts';

const NODE_VERSION_MIN = [20, 19] as const;
const GIB = 1024 ** 3;
/** The log may take 4 GiB, and the database wants room. */
const FREE_BYTES_MIN = 6 * GIB;

interface Finding {
  readonly subject: string;
  readonly ok: boolean;
  /** What was found; when it is not ok, what to do. */
  readonly detail: string;
  /** Only some command needs it: it does not make the doctor fail. */
  readonly isOptional?: boolean;
}

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '',
  summary: 'say what is missing or wrong on this machine',
  options: {},
  run: async ({ config }) => {
    const findings = await examine(config);
    for (const { subject, ok, detail, isOptional } of findings)
      console.log(`${ok ? 'ok     ' : isOptional ? 'note   ' : 'missing'}  ${subject.padEnd(16)} ${detail}`);
    return findings.every(({ ok, isOptional }) => ok || isOptional) ? 0 : 1;
  },
};

async function examine(config: StackConfig): Promise<Finding[]> {
  const dataDir = resolve(config.dataDir);
  const running = readRun(dataDir);
  return [
    examineNode(),
    attempt('uWebSockets.js', () => loadUws().packageName),
    await examineNats(config, join(dataDir, 'bin')),
    config.databaseUrl
      ? { subject: 'postgres', ok: true, detail: 'DATABASE_URL is used' }
      : attempt('postgres', postgresVersion),
    attempt('processes', () => countsText(config)),
    ...(running ? examineRunning(running) : await examinePorts(config)),
    attempt('data folder', () => writableAncestor(dataDir)),
    attempt('disk space', () => freeSpace(dataDir)),
    {
      subject: 'chromium',
      isOptional: true,
      ...(findChromium()
        ? { ok: true, detail: findChromium() ?? '' }
        : { ok: false, detail: 'only npm test needs it: apt install chromium, or set FIELDCAST_TEST_CHROMIUM' }),
    },
  ];
}

function examineNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > NODE_VERSION_MIN[0] || (major === NODE_VERSION_MIN[0] && minor >= NODE_VERSION_MIN[1]);
  return {
    subject: 'node',
    ok,
    detail: `${process.version}${ok ? '' : `: install Node ${NODE_VERSION_MIN.join('.')} or newer`}`,
  };
}

async function examineNats(config: StackConfig, binDir: string): Promise<Finding> {
  const subject = 'nats-server';
  if (config.natsUrl) return { subject, ok: true, detail: 'NATS_URL is used' };
  const program = config.natsServer ?? (await findInstalledNatsServer(binDir));
  if (program && existsSync(program)) return { subject, ok: true, detail: program };
  return {
    subject,
    ok: false,
    detail: 'npm start will try to fetch it; or install nats-server 2.9 or newer, or set NATS_URL',
  };
}

async function examinePorts(config: StackConfig): Promise<Finding[]> {
  const operations = operationsPorts(config, processCounts(config, true));
  const ports = [
    ['FIELDCAST_HTTP_PORT', config.httpPort],
    ['FIELDCAST_TRACK_PORT', config.trackPort],
    ['FIELDCAST_MAP_PORT', config.mapPort],
    ['FIELDCAST_WRITER_PORT', config.writerPort],
    ...operations.map((port) => ['FIELDCAST_FIRST_OPERATIONS_PORT', port] as const),
  ] as const;
  return Promise.all(
    ports.map(async ([setting, port]) => {
      const subject = `port ${port}`;
      const code = port === 0 ? undefined : await tryPort(config.bindHost, port);
      return code === undefined
        ? { subject, ok: true, detail: setting }
        : { subject, ok: false, detail: `${code}: stop the program that uses it, or set ${setting}` };
    }),
  );
}

/** Every process of the stack that runs in the data folder; its ports are its own. */
function examineRunning({ pid, pids, urls }: Run): Finding[] {
  const processes = Object.entries(pids).map(([name, own]) => {
    const isRunning = commandOf(own) !== undefined;
    const detail = isRunning
      ? `process ${own}${urls[name] ? `, ${urls[name]}` : ''}`
      : 'ended; it is started again, see its log';
    return { subject: name, ok: isRunning, detail };
  });
  return [{ subject: 'stack', ok: true, detail: `runs in this data folder (process ${pid})` }, ...processes];
}

/** @throws StackError when this system cannot run so many. */
function countsText(config: StackConfig): string {
  const { ingest, writer, broadcaster } = processCounts(config, canSharePorts());
  return `ingest ${ingest}, writer ${writer}, broadcaster ${broadcaster}, dispatch 1`;
}

function postgresVersion(): string {
  const program = join(packagedPrograms(), 'bin', 'postgres');
  const { status, stdout, stderr, error } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} does not run: ${error?.message ?? stderr}`);
  return stdout.trim();
}

function writableAncestor(dataDir: string): string {
  let folder = dataDir;
  while (!existsSync(folder)) folder = dirname(folder);
  accessSync(folder, constants.W_OK | constants.X_OK);
  return folder === dataDir ? dataDir : `${dataDir} (will be created)`;
}

function freeSpace(dataDir: string): string {
  let folder = dataDir;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  const text = `${(freeBytes / GIB).toFixed(1)} GiB free`;
  if (freeBytes < FREE_BYTES_MIN)
    throw new Error(`${text}: ${FREE_BYTES_MIN / GIB} GiB are advised (FIELDCAST_LOG_BYTES_MAX)`);
  return text;
}

function attempt(subject: string, examineOne: () => string): Finding {
  try {
    return { subject, ok: true, detail: examineOne() };
  } catch (cause) {
    return { subject, ok: false, detail: cause instanceof Error ? cause.message : String(cause) };
  }
}
