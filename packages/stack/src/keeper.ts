import { setTimeout as sleep } from 'node:timers/promises';
import { fullJitterDelayMs } from '@fieldcast/core';
import { exitCodes, type Logger } from '@fieldcast/runtime';
import { StackError } from './failure.ts';
import type { Exit } from './processes.ts';

const RESTART_BACKOFF = { baseMs: 500, capMs: 10_000 };
/** A process that ran this long was well: the next restart counts as the first again. */
const STABLE_AFTER_MS = 60_000;

/** One process of a part, from start to end. */
export interface Running {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  stop(): Promise<void>;
  kill(signal: NodeJS.Signals): unknown;
}

export interface Part<R extends Running> {
  readonly name: string;
  /** Resolves when it serves. Called again after each unexpected end. */
  start(): Promise<R>;
}

/** A part that is started again whenever it ends by itself. */
export interface Kept<R extends Running> {
  readonly name: string;
  /** The first start: rejects when that fails, and then nothing is tried again. */
  readonly started: Promise<R>;
  pid(): number | undefined;
  /** Ends it for good, also in the middle of starting or waiting. */
  stop(): Promise<void>;
  /** Makes a stop that is under way hard. */
  kill(): void;
}

export interface KeeperContext {
  readonly log: Logger;
  /** Tells the operator, one line. */
  readonly say: (line: string) => void;
  /** Called after each start. */
  readonly onStarted: () => void;
  /** Called once when a part cannot be kept running; everything has to stop. */
  readonly onHopeless: (error: Error) => void;
  readonly random: () => number;
}

/** Starts a part and keeps it running: full jitter between restarts, capped at 10 s, without end. */
export function keepRunning<R extends Running>(part: Part<R>, context: KeeperContext): Kept<R> {
  const { log, say, onHopeless, random } = context;
  const stopping = new AbortController();
  let running: R | undefined;

  async function startOne(): Promise<R> {
    const started = await part.start();
    // A stop that came while it started has waited for us.
    if (stopping.signal.aborted) await started.stop();
    running = started;
    context.onStarted();
    return started;
  }

  async function keep(first: R): Promise<void> {
    let current: R | undefined = first;
    for (let attempt = 0; !stopping.signal.aborted; ) {
      if (current) {
        const startedAtMs = performance.now();
        const exit: Exit = await current.exited;
        if (stopping.signal.aborted) return;
        if (exit.code === exitCodes.configuration)
          throw new StackError(`${part.name} ended: its configuration is not usable. See its log.`);
        if (performance.now() - startedAtMs > STABLE_AFTER_MS) attempt = 0;
        log.warn({ part: part.name, ...exit }, 'part_ended');
        say(`${part.name} ended (${exit.signal ?? `code ${exit.code}`}); starting it again`);
      }
      const delayMs = fullJitterDelayMs(attempt++, RESTART_BACKOFF, random);
      await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      current = await startOne().catch((err: unknown) => {
        if (err instanceof HopelessError) throw err;
        log.error({ err, part: part.name }, 'part_restart_failed');
        return undefined;
      });
      if (current) log.info({ part: part.name }, 'part_restarted');
    }
  }

  const started = startOne();
  const kept = started.then(keep).catch((error: Error) => {
    // The first start's failure is told by `started`.
    if (running && !stopping.signal.aborted) onHopeless(error);
  });
  return {
    name: part.name,
    started,
    pid: () => running?.pid,
    stop: async () => {
      stopping.abort();
      await started.catch(() => undefined);
      await running?.stop();
      await kept;
    },
    kill: () => running?.kill('SIGKILL'),
  };
}

/** Restarting cannot help: the cause is outside, such as a configuration. */
export class HopelessError extends StackError {
  override readonly name = 'StackError';
}
