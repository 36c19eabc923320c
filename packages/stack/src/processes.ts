import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_INTERVAL_MS = 50;

/** A server that runs as a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the process has ended, for whatever reason. */
  readonly exited: Promise<Exit>;
  /** Sends one signal and resolves when the process has ended. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Ends the process in an orderly way, then hard. Resolves when it is gone; safe to call again. */
  stop(): Promise<void>;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Signals to send one after the other, and how long to wait after each. The last resort is always SIGKILL. */
export type StopPlan = readonly { readonly signal: NodeJS.Signals; readonly waitMs: number }[];

export interface Spawned {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** What this run has written to its log so far. */
  readLog(): string;
}

/**
 * Starts a program whose output goes to the end of `logFile`. It gets a process group of its own, so that Ctrl-C in a
 * terminal reaches only us and we decide the order of stopping. Its output is a file, not a pipe: a program that
 * outlives us must not die of a broken pipe.
 * @throws the operating system's error when the program cannot be started.
 */
export async function spawnLogged(
  command: string,
  args: readonly string[],
  logFile: string,
  options: Pick<SpawnOptions, 'env' | 'uid' | 'gid' | 'cwd'> & { readonly hasChannel?: boolean } = {},
): Promise<Spawned> {
  const { hasChannel = false, ...spawnOptions } = options;
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a', 0o600);
  const logStartBytes = statSync(logFile).size;
  try {
    const child = spawn(command, args, {
      ...spawnOptions,
      detached: true,
      stdio: hasChannel ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    });
    const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    const readLog = () => readFileSync(logFile).subarray(logStartBytes).toString();
    return { child, pid: child.pid as number, exited, readLog };
  } finally {
    closeSync(log);
  }
}

/** The handle of a server that answers. */
export function toServerProcess(spawned: Spawned, url: string, port: number, plan: StopPlan): ServerProcess {
  const { child, pid, exited } = spawned;
  return {
    url,
    port,
    pid,
    exited,
    kill: async (signal) => {
      child.kill(signal);
      await exited;
    },
    stop: () => stopChild(spawned, plan),
  };
}

/** Ends a child of ours by the plan. Resolves when it is gone. */
export async function stopChild({ child, exited }: Pick<Spawned, 'child' | 'exited'>, plan: StopPlan): Promise<void> {
  for (const { signal, waitMs } of plan) {
    child.kill(signal);
    if (await settlesWithin(exited, waitMs)) return;
  }
  child.kill('SIGKILL');
  await exited;
}

/**
 * Ends a process that is not our child: one a killed supervisor left behind. It is looked at again before each signal,
 * because its id may by then belong to somebody else.
 * @returns whether there was one.
 */
export async function stopOrphan(pid: number, isOurs: (command: string) => boolean, plan: StopPlan): Promise<boolean> {
  const isRunning = () => isOurs(commandOf(pid) ?? '');
  if (!isRunning()) return false;
  for (const { signal, waitMs } of [...plan, { signal: 'SIGKILL' as const, waitMs: 5_000 }]) {
    process.kill(pid, signal);
    for (let waitedMs = 0; waitedMs < waitMs; waitedMs += POLL_INTERVAL_MS) {
      await sleep(POLL_INTERVAL_MS);
      if (!isRunning()) return true;
    }
  }
  throw new Error(`process ${pid} does not end, even after SIGKILL`);
}

/** The command line of a running process, its words joined by spaces; undefined when there is none (or a zombie). */
export function commandOf(pid: number): string | undefined {
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
    return command.trim() || undefined;
  } catch {
    // Both ways fail for one reason only: no such process.
    return undefined;
  }
}

/** True when the promise settles in time. */
export async function settlesWithin(promise: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  const timer = new AbortController();
  const expired = sleep(timeoutMs, false, { signal: timer.signal }).catch(() => false);
  const settled = promise.then(
    () => true,
    () => true,
  );
  const isInTime = await Promise.race([settled, expired]);
  timer.abort();
  return isInTime;
}

/** The last lines of a log, indented, for an error message. */
export function lastLines(text: string, count = 15): string {
  const lines = text.trimEnd().split('\n').slice(-count);
  return lines.map((line) => `    ${line}`).join('\n');
}
