import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataDir } from './data-dir.ts';
import { StackError } from './failure.ts';
import { commandOf } from './processes.ts';

/** What run.json says while a stack runs in a data folder. */
export interface Run {
  readonly pid: number;
  /** The command line of that process, to tell it from another one that got the same id later. */
  readonly command: string;
  readonly startedAt: string;
  /** Addresses by name, for whoever looks for them. */
  readonly urls: Readonly<Record<string, string>>;
  readonly pids: Readonly<Record<string, number>>;
}

export interface RunFile {
  /** Processes by name of a stack whose supervisor was killed here; some may still run. */
  readonly leftBehind: Readonly<Record<string, number>>;
  update(change: Partial<Pick<Run, 'urls' | 'pids'>>): void;
  remove(): void;
}

/**
 * Claims the data folder for this process.
 * @throws StackError when another stack runs in it.
 */
export function claimDataDir(dataDir: string, now: Date): RunFile {
  makeDataDir(dataDir);
  const file = join(dataDir, 'run.json');
  let run: Run = {
    pid: process.pid,
    command: commandOf(process.pid) ?? '',
    startedAt: now.toISOString(),
    urls: {},
    pids: {},
  };
  let leftBehind: Run['pids'] = {};
  if (!createExclusively(file, run)) {
    const other = readRun(dataDir);
    if (other)
      throw new StackError(
        `A Fieldcast stack already runs in ${dataDir} (process ${other.pid}${other.urls.board ? `, ${other.urls.board}` : ''}). ` +
          `Stop it with "kill ${other.pid}", or start this one with another FIELDCAST_DATA_DIR and other ports.`,
      );
    // Left behind by a supervisor that was killed.
    leftBehind = readFileOf(file)?.pids ?? {};
    rmSync(file, { force: true });
    if (!createExclusively(file, run)) throw new StackError(`Another Fieldcast stack is starting in ${dataDir}.`);
  }
  return {
    leftBehind,
    update: (change) => {
      run = { ...run, ...change };
      writeFileSync(`${file}.next`, format(run), { mode: 0o600 });
      renameSync(`${file}.next`, file);
    },
    remove: () => rmSync(file, { force: true }),
  };
}

/** The stack that runs in the data folder; undefined when none does. */
export function readRun(dataDir: string): Run | undefined {
  const run = readFileOf(join(dataDir, 'run.json'));
  return run && run.pid !== process.pid && commandOf(run.pid) === run.command ? run : undefined;
}

function readFileOf(file: string): Run | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Run;
  } catch (error) {
    // Missing, or cut short by a full disk: nothing that runs has such a file.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function createExclusively(file: string, run: Run): boolean {
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    writeFileSync(descriptor, format(run));
    closeSync(descriptor);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function format(run: Run): string {
  return `${JSON.stringify(run, null, 2)}\n`;
}
