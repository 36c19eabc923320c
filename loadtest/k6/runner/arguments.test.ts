import { describe, expect, it } from 'vitest';
import { readArguments, usage } from './arguments.ts';

describe('the command line of the load test', () => {
  it('takes a suite as it is, on a stack of its own', () => {
    const { suite, given } = readArguments(['smoke']);
    expect(suite).toMatchObject({ name: 'smoke', technicians: 20, boards: 2 });
    expect(given).toBeUndefined();
  });

  it('takes other numbers, and a stack that runs already', () => {
    const args = [
      'soak',
      '--technicians',
      '50',
      '--boards=3',
      '--duration',
      '8h',
      '--track',
      'ws://a/t',
      '--map',
      'wss://a/m',
    ];
    const { suite, given } = readArguments(args);
    expect(suite).toMatchObject({ technicians: 50, boards: 3, loadMs: 28_800_000 });
    expect(given).toEqual({ track: 'ws://a/t', map: 'wss://a/m', http: undefined });
  });

  it.each([
    [[], 'which suite? One of smoke, steady, storm, expiry, backlog, fanout, soak; --help tells more'],
    [['smok'], '"smok" is not a suite; there are smoke, steady, storm, expiry, backlog, fanout, soak'],
    [['smoke', 'steady'], '"smoke steady" is not a suite'],
    [['smoke', '--technicians', 'many'], '--technicians must be a whole number from 1 on, not "many"'],
    [['smoke', '--boards', '0'], '--boards must be a whole number from 1 on, not "0"'],
    [['smoke', '--duration', '5 minutes'], '--duration must be a time like 90s, 15m or 8h, not "5 minutes"'],
    [['storm', '--duration', '10s'], 'storm takes at least 50 s (--duration)'],
    [['smoke', '--track', 'ws://a/t'], 'a given stack needs both --track and --map'],
    [['smoke', '--track', 'http://a', '--map', 'ws://a'], '--track must begin with ws:// or wss://, not "http://a"'],
    [['storm', '--track', 'ws://a', '--map', 'ws://a'], 'storm restarts ingest, so it needs a stack of its own'],
    [['smoke', '--colour'], "Unknown option '--colour'"],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });

  it('lists every suite in its help', () => {
    for (const name of ['smoke', 'steady', 'storm', 'expiry', 'backlog', 'fanout', 'soak'])
      expect(usage).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });
});
