import { join } from 'node:path';
import { exitCodes } from '@fieldcast/runtime';
import { StackError } from './failure.ts';
import { HopelessError, type Part, type Running } from './keeper.ts';
import { lastLines, type Spawned, settlesWithin, spawnLogged, stopChild } from './processes.ts';

const START_TIMEOUT_MS = 60_000;
/** What a service gets on top of its own drain timeout before it is killed. */
const STOP_MARGIN_MS = 2_000;

interface ServiceOptions {
  readonly service: string;
  /** The folder of the bundles, one file each service. */
  readonly bundlesDir: string;
  readonly logsDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly drainTimeoutMs: number;
}

/**
 * A service as a process of its own. It says "ready" on the IPC channel when it serves, and ends by itself when the
 * channel is lost, so that none outlives a killed supervisor.
 */
export function servicePart(name: string, options: ServiceOptions): Part<Running> {
  const { service: bundle, bundlesDir, logsDir, env, drainTimeoutMs } = options;
  return {
    name,
    start: async () => {
      const service = await spawnLogged(
        process.execPath,
        ['--enable-source-maps', join(bundlesDir, `${bundle}.mjs`)],
        join(logsDir, `${name}.log`),
        { env, hasChannel: true },
      );
      await becomesReady(name, service);
      const plan = [{ signal: 'SIGTERM' as const, waitMs: drainTimeoutMs + STOP_MARGIN_MS }];
      return {
        pid: service.pid,
        exited: service.exited,
        kill: (signal) => service.child.kill(signal),
        stop: () => stopChild(service, plan),
      };
    },
  };
}

async function becomesReady(name: string, service: Spawned): Promise<void> {
  const ready = new Promise<undefined>((resolve) =>
    service.child.on('message', (message) => message === 'ready' && resolve(undefined)),
  );
  const ended = Promise.race([ready, service.exited]);
  if (!(await settlesWithin(ended, START_TIMEOUT_MS))) {
    await stopChild(service, []);
    throw new StackError(`${name} was not ready within ${START_TIMEOUT_MS / 1000} s:\n${lastLines(service.readLog())}`);
  }
  const exit = await ended;
  if (!exit) return;
  const message = `${name} ended while starting:\n${readableLines(service.readLog())}`;
  throw exit.code === exitCodes.configuration ? new HopelessError(message) : new StackError(message);
}

/** Log lines for people: the error of each JSON line, other lines as they are. */
function readableLines(log: string): string {
  const lines = log.split('\n').map((line) => {
    try {
      const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
      return err?.message ? `${msg}: ${err.message}` : (msg ?? line);
    } catch {
      // Not a JSON line: the runtime or Node itself wrote it.
      return line;
    }
  });
  return lastLines(lines.join('\n'));
}
