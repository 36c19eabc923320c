import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const SCENARIOS = ['frames', 'memory', 'pixel', 'rewind'] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

/** A command line that cannot be followed. The message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the command line asks for. Absent numbers: the scenario's own. */
export interface BoardBenchOptions {
  readonly scenario: ScenarioName;
  readonly isJson: boolean;
  readonly technicians: number | undefined;
  /** Between two fixes of a technician. */
  readonly intervalS: number;
  readonly seconds: number | undefined;
  /** Rewinds, each to another hour. */
  readonly samples: number;
  readonly useDir: string | undefined;
  readonly profileDir: string | undefined;
}

export const usage = `npm run -s bench:board -- [OPTIONS]
  --scenario NAME   ${SCENARIOS.join(', ')} (frames)
  --json            one JSON object instead of a table
  --technicians N   frames and memory 50,000; pixel 300; rewind: whoever is in the data
  --interval-s N    seconds between two fixes of a technician (5)
  --seconds N       length of each measured window (frames and pixel 60, memory 600)
  --samples N       rewind: times to go to, cold and warm each (20)
  --use DIR         rewind: the data folder of a stack that has stopped, or of storage-growth --keep
  --profile DIR     frames: a CPU profile of the page's main thread for each view; memory: who took what is still in use
Settings of the services may be given in the environment, as for npm start.`;

/** @throws UsageError */
export function parseOptions(args: readonly string[]): BoardBenchOptions {
  const values = parse(args);
  const number = (name: 'technicians' | 'interval-s' | 'seconds' | 'samples', min: number, max: number) => {
    const text = values[name];
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!Number.isInteger(value) || value < min || value > max)
      throw new UsageError(`--${name} must be a whole number from ${min} to ${max}`);
    return value;
  };
  const scenario = SCENARIOS.find((name) => name === (values.scenario ?? 'frames'));
  if (!scenario) throw new UsageError(`--scenario must be one of ${SCENARIOS.join(', ')}`);
  if ((scenario === 'rewind') !== (values.use !== undefined))
    throw new UsageError('rewind, and only that, reads a folder with a past: --use DIR, see storage-growth --keep');
  return {
    scenario,
    isJson: values.json ?? false,
    technicians: number('technicians', 1, 50_000),
    intervalS: number('interval-s', 1, 3_600) ?? 5,
    seconds: number('seconds', 1, 7_200),
    samples: number('samples', 1, 1_000) ?? 20,
    useDir: values.use === undefined ? undefined : resolve(values.use),
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
        technicians: { type: 'string' },
        'interval-s': { type: 'string' },
        seconds: { type: 'string' },
        samples: { type: 'string' },
        use: { type: 'string' },
        profile: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    if (cause instanceof TypeError) throw new UsageError(cause.message, { cause });
    throw cause;
  }
}
