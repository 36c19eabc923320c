import { appendFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLog, exitCodes } from '@fieldcast/runtime';
import type { StackAddresses } from '../addresses.ts';
import { DEMO_USER } from '../demo-tenant.ts';
import type { StackConfig } from '../settings.ts';
import { type Stack, startStack } from '../stack.ts';
import type { Command } from './command.ts';

/** npm passes a Ctrl-C on although the terminal has sent it to us already: that is one request, not two. */
const SECOND_SIGNAL_AFTER_MS = 1_000;

export const startCommand: Command = {
  name: 'start',
  usage: '',
  summary: 'run everything on this machine: NATS, PostgreSQL, all services, the demo fleet',
  options: {},
  run: ({ config, bundlesDir }) => runStart(config, bundlesDir),
};

/** Runs the stack until a signal ends it. Resolves with the exit code when every child is gone. */
async function runStart(config: StackConfig, bundlesDir: string): Promise<number> {
  const dataDir = resolve(config.dataDir);
  const logFile = join(dataDir, 'logs', 'supervisor.log');
  const say = (line: string) => console.log(line);
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const log = createLog('supervisor', config.logLevel, { write: (line) => appendFileSync(logFile, line) });
  const stack = startStack({ config, log, bundlesDir, env: process.env, say });
  const signals = stopOnSignal(stack, say);
  try {
    const addresses = await Promise.race([stack.started, stack.failed]);
    for (const line of summary(addresses, config, dataDir)) say(line);
    await Promise.race([signals.stopRequested, stack.failed]);
  } catch (error) {
    // Parts that end because we stop them while they start are not failures.
    if (!signals.isStopRequested()) {
      await stack.stop();
      throw error;
    }
  }
  await stack.stop();
  say('stopped');
  return exitCodes.ok;
}

/** Begins to stop at the first signal, and makes it hard at a second one. */
function stopOnSignal(stack: Stack, say: (line: string) => void) {
  let firstAtMs: number | undefined;
  const stopRequested = new Promise<void>((resolve) => {
    const onSignal = () => {
      if (firstAtMs !== undefined) {
        if (performance.now() - firstAtMs > SECOND_SIGNAL_AFTER_MS) stack.hurry();
        return;
      }
      firstAtMs = performance.now();
      say('stopping');
      resolve();
      void stack.stop();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
  return { stopRequested, isStopRequested: () => firstAtMs !== undefined };
}

function summary(addresses: StackAddresses, config: StackConfig, dataDir: string): string[] {
  const { board, track, map, http, operations } = addresses;
  const metrics = Object.entries(operations).map(([name, url]) => `metrics    ${url}/metrics   (${name})`);
  return [
    '',
    `board      ${board}`,
    `track      ${track}   (phones)`,
    `map        ${map}   (boards)`,
    `rest       ${http}/v1   (OpenAPI: ${http}/v1/openapi.json)`,
    ...metrics,
    `data       ${dataDir}   (sign in as ${DEMO_USER}; its password is in secrets.json)`,
    `demo       ${config.demoTechnicians === 0 ? 'none' : `${config.demoTechnicians} technicians`}`,
    'Ctrl-C stops everything and keeps the data.',
  ];
}
