import type { ParseArgsConfig } from 'node:util';
import type { StackConfig } from '../settings.ts';

type OptionSpecs = NonNullable<ParseArgsConfig['options']>;

/** What a command got to work with. */
export interface CommandInput {
  readonly config: StackConfig;
  /** Values of the options, by name. */
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly positionals: readonly string[];
  /** The folder of the services' bundles. */
  readonly bundlesDir: string;
}

export interface Command {
  /** One word, or two as in "tenant create". */
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: OptionSpecs;
  readonly positionalsMax?: number;
  /** @returns the exit code. */
  run(input: CommandInput): Promise<number>;
}

/** The command line is not usable: the message is shown with the usage, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The value of an option that must be given. @throws UsageError */
export function required({ options }: CommandInput, name: string): string {
  const value = options[name];
  if (!value) throw new UsageError(`--${name} is missing`);
  return value;
}

/** The value when it is one of those allowed. @throws UsageError */
export function choice<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(`--${name} must be one of ${allowed.join(', ')}, not "${value}"`);
  return found;
}

const SECONDS_PER_UNIT = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Seconds of "90", "90s", "15m", "1h" or "7d". @throws UsageError */
export function parseDurationS(name: string, text: string): number {
  const [, amount, unit = 's'] = /^(\d{1,9})([smhd])?$/.exec(text) ?? [];
  if (amount === undefined || Number(amount) === 0)
    throw new UsageError(`--${name} must be a time like 90s, 15m, 1h or 7d, not "${text}"`);
  return Number(amount) * SECONDS_PER_UNIT[unit as keyof typeof SECONDS_PER_UNIT];
}
