import { parseArgs } from 'node:util';
import { resized, type Suite } from '../suite.ts';
import { suites } from '../suites/index.ts';
import { LoadtestError } from './failure.ts';

/** What the command line asks for. */
export interface Request {
  readonly suite: Suite;
  /** A stack that runs already; undefined: one of our own. */
  readonly given: GivenAddresses | undefined;
}

export interface GivenAddresses {
  readonly track: string;
  readonly map: string;
  readonly http: string | undefined;
}

const SECONDS_PER_UNIT = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

export const usage = `npm run -s loadtest -- SUITE [options]

${suites.map(({ name, purpose }) => `  ${name.padEnd(8)} ${purpose}`).join('\n')}

  --technicians N   other numbers than the suite's own
  --boards N
  --duration T      how long fixes are taken: 90s, 15m, 8h
  --track URL       a stack that runs already: ws://host:8081/v1/track
  --map URL         … and ws://host:8082/v1/map
  --http URL        … and http://host:8080, when it is to be looked at first
                    A given stack needs DATABASE_URL (to count the rows) and FIELDCAST_TOKEN_SECRET (to sign tokens).`;

/** @throws LoadtestError saying what is wrong with the command line. */
export function readArguments(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  const [name, ...more] = positionals;
  const suite = suites.find((one) => one.name === name);
  const names = suites.map((one) => one.name).join(', ');
  if (!name) throw new LoadtestError(`which suite? One of ${names}; --help tells more`);
  if (!suite || more.length > 0)
    throw new LoadtestError(`${JSON.stringify(positionals.join(' '))} is not a suite; there are ${names}`);
  const given = givenOf(values);
  if (given && suite.faults.length > 0)
    throw new LoadtestError(
      `${suite.name} restarts ingest, so it needs a stack of its own: leave --track and --map out`,
    );
  return { suite: sized(suite, values), given };
}

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        technicians: { type: 'string' },
        boards: { type: 'string' },
        duration: { type: 'string' },
        track: { type: 'string' },
        map: { type: 'string' },
        http: { type: 'string' },
      },
    });
  } catch (cause) {
    throw new LoadtestError(`${cause instanceof Error ? cause.message : cause}`, undefined, { cause });
  }
}

function sized(suite: Suite, { technicians, boards, duration }: Values): Suite {
  try {
    return resized(suite, {
      technicians: countOf('technicians', technicians, 1),
      boards: countOf('boards', boards, 1),
      loadMs: durationMsOf(duration),
    });
  } catch (cause) {
    if (cause instanceof RangeError) throw new LoadtestError(cause.message, undefined, { cause });
    throw cause;
  }
}

function countOf(name: string, text: string | undefined, min: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,7}$/.test(text) || Number(text) < min)
    throw new LoadtestError(`--${name} must be a whole number from ${min} on, not ${JSON.stringify(text)}`);
  return Number(text);
}

function durationMsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, amount, unit = 's'] = /^(\d{1,6})([smhd])?$/.exec(text) ?? [];
  if (amount === undefined || Number(amount) === 0)
    throw new LoadtestError(`--duration must be a time like 90s, 15m or 8h, not ${JSON.stringify(text)}`);
  return Number(amount) * SECONDS_PER_UNIT[unit as keyof typeof SECONDS_PER_UNIT] * 1000;
}

function givenOf({ track, map, http }: Values): GivenAddresses | undefined {
  if (track === undefined && map === undefined && http === undefined) return undefined;
  if (track === undefined || map === undefined) throw new LoadtestError('a given stack needs both --track and --map');
  for (const [name, address, protocols] of [
    ['track', track, ['ws:', 'wss:']],
    ['map', map, ['ws:', 'wss:']],
    ['http', http, ['http:', 'https:']],
  ] as const)
    if (address !== undefined && !protocols.some((one) => URL.canParse(address) && new URL(address).protocol === one))
      throw new LoadtestError(
        `--${name} must begin with ${protocols.join('// or ')}//, not ${JSON.stringify(address)}`,
      );
  return { track, map, http };
}
