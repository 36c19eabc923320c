import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const SCENARIOS = ['firehose', 'single', 'latency', 'fanout', 'idle', 'storm'] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

/** A command line that cannot be followed. The message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the command line asks for. Absent numbers: the scenario's own. */
export interface BenchOptions {
  readonly scenarios: readonly ScenarioName[];
  readonly isJson: boolean;
  /** Length of the measured window. */
  readonly seconds: number;
  /** Before it, so that everything is compiled and the caches are filled. */
  readonly warmUpSeconds: number;
  /** Fixes a second of all technicians. Absent: as many as become rows. */
  readonly rate: number | undefined;
  readonly technicians: number | undefined;
  readonly tenants: number;
  readonly boards: number | undefined;
  /** Threads of technicians. */
  readonly threads: number;
  readonly killsHard: boolean;
  readonly profileDir: string | undefined;
}

export const usage = `npm run -s bench -- [OPTIONS]
  --scenario NAME   ${SCENARIOS.join(', ')}; left out: all of them, each on a stack of its own
  --json            one JSON object instead of a table
  --seconds N       length of the measured window (20)
  --warm-up N       seconds before it (5)
  --rate N          fixes a second, open loop; left out: as many as become rows
  --technicians N   connections; left out: what the scenario says
  --tenants N       companies they belong to (1)
  --boards N        boards that watch (1; fanout 500)
  --threads N       threads of the generator for technicians (1)
  --kill            storm: SIGKILL instead of SIGTERM
  --profile DIR     CPU profiles of the measured window, one file a process
Settings of the services may be given in the environment, as for npm start.`;

/** @throws UsageError */
export function parseOptions(args: readonly string[]): BenchOptions {
  const values = parse(args);
  const number = (name: keyof typeof values, min: number, max: number): number | undefined => {
    const text = values[name];
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!Number.isInteger(value) || value < min || value > max)
      throw new UsageError(`--${name} must be a whole number from ${min} to ${max}`);
    return value;
  };
  const { scenario } = values;
  const scenarios = SCENARIOS.filter((name) => scenario === undefined || name === scenario);
  if (scenarios.length === 0) throw new UsageError(`--scenario must be one of ${SCENARIOS.join(', ')}`);
  return {
    scenarios,
    isJson: values.json ?? false,
    seconds: number('seconds', 1, 3_600) ?? 20,
    warmUpSeconds: number('warm-up', 0, 600) ?? 5,
    rate: number('rate', 1, 100_000_000),
    technicians: number('technicians', 1, 100_000),
    tenants: number('tenants', 1, 10_000) ?? 1,
    boards: number('boards', 1, 15_000),
    threads: number('threads', 1, 16) ?? 1,
    killsHard: values.kill ?? false,
    profileDir: values.profile === undefined ? undefined : resolve(values.profile),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        scenario: { type: 'string' },
        json: { type: 'boolean' },
        seconds: { type: 'string' },
        'warm-up': { type: 'string' },
        rate: { type: 'string' },
        technicians: { type: 'string' },
        tenants: { type: 'string' },
        boards: { type: 'string' },
        threads: { type: 'string' },
        kill: { type: 'boolean' },
        profile: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    if (cause instanceof TypeError) throw new UsageError(cause.message, { cause });
    throw cause;
  }
}
