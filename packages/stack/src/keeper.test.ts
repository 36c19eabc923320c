import type { Logger } from '@fieldcast/runtime';
import { describe, expect, test } from 'vitest';
import { type KeeperContext, keepRunning, type Part, type Running } from './keeper.ts';
import type { Exit } from './processes.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined } as unknown as Logger;

/** A part whose processes end when the test says so. */
function fakePart({ failingStarts = 0 } = {}) {
  const ends: ((exit: Exit) => void)[] = [];
  let starts = 0;
  let stops = 0;
  const part: Part<Running> = {
    name: 'fake',
    start: async () => {
      starts += 1;
      if (starts > 1 && starts <= 1 + failingStarts) throw new Error('not yet');
      let end: (exit: Exit) => void = () => undefined;
      const exited = new Promise<Exit>((resolve) => {
        end = resolve;
      });
      ends.push(end);
      const stop = async () => {
        stops += 1;
        end({ code: 0, signal: null });
      };
      return { pid: 1000 + starts, exited, stop, kill: () => undefined };
    },
  };
  return {
    part,
    starts: () => starts,
    stops: () => stops,
    end: (exit: Exit) => ends.at(-1)?.(exit),
  };
}

function createContext(overrides: Partial<KeeperContext> = {}): KeeperContext {
  return {
    log: silent,
    say: () => undefined,
    onStarted: () => undefined,
    onHopeless: () => undefined,
    random: () => 0,
    ...overrides,
  };
}

describe('a part that is kept running', () => {
  test('starts, crashes, is told of, and starts again', async () => {
    const fake = fakePart();
    const said: string[] = [];
    const kept = keepRunning(fake.part, createContext({ say: (line) => said.push(line) }));
    await kept.started;
    fake.end({ code: null, signal: 'SIGKILL' });
    await expect.poll(() => kept.pid()).toBe(1002);
    expect(said).toEqual(['fake ended (SIGKILL); starting it again']);
    await kept.stop();
  });

  test('crashes, fails to start twice, and starts', async () => {
    const fake = fakePart({ failingStarts: 2 });
    const kept = keepRunning(fake.part, createContext());
    await kept.started;
    fake.end({ code: 1, signal: null });
    await expect.poll(() => kept.pid()).toBe(1004);
    await kept.stop();
  });

  test('ends with the exit code of a bad configuration and is given up', async () => {
    const fake = fakePart();
    const hopeless = new Promise<Error>((resolve) => {
      void keepRunning(fake.part, createContext({ onHopeless: resolve })).started.then(() =>
        fake.end({ code: 2, signal: null }),
      );
    });
    expect((await hopeless).message).toContain('configuration');
    expect(fake.starts()).toBe(1);
  });

  test('is stopped while it runs, and not started again', async () => {
    const fake = fakePart();
    const kept = keepRunning(fake.part, createContext());
    await kept.started;
    await kept.stop();
    expect(fake.starts()).toBe(1);
    expect(fake.stops()).toBe(1);
  });

  test('is stopped while it waits to be started again', async () => {
    const fake = fakePart();
    const kept = keepRunning(fake.part, createContext({ random: () => 0.999 }));
    await kept.started;
    fake.end({ code: 1, signal: null });
    await kept.stop();
    expect(fake.starts()).toBe(1);
  });

  test('is stopped before it has started', async () => {
    const fake = fakePart();
    const kept = keepRunning(fake.part, createContext());
    await kept.stop();
    expect(fake.stops()).toBeGreaterThan(0);
  });

  test('whose first start fails says so once and is not tried again', async () => {
    let starts = 0;
    const part: Part<Running> = {
      name: 'broken',
      start: async () => {
        starts += 1;
        throw new Error('no such program');
      },
    };
    const kept = keepRunning(part, createContext({ onHopeless: () => expect.unreachable() }));
    await expect(kept.started).rejects.toThrow('no such program');
    await kept.stop();
    expect(starts).toBe(1);
  });
});
