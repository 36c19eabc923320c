import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandOf, lastLines, settlesWithin, spawnLogged, stopChild, stopOrphan } from './processes.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldcast-processes-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A Node process that says "up", then runs `code` and stays. */
async function spawnNode(code = '') {
  const spawned = await spawnLogged(
    process.execPath,
    ['-e', `${code}; setInterval(() => {}, 1000); console.log('up')`],
    join(folder, 'logs/a.log'),
  );
  await expect.poll(() => spawned.readLog()).toContain('up');
  return spawned;
}

describe('a spawned process', () => {
  test('appends to its log, and each run reads only its own part', async () => {
    const first = await spawnNode("console.log('first')");
    await stopChild(first, []);
    const second = await spawnNode("console.error('second')");
    await stopChild(second, []);
    expect(second.readLog()).not.toContain('first');
    expect(readFileSync(join(folder, 'logs/a.log'), 'utf8')).toMatch(/first.*second/s);
  });

  test('that cannot be started rejects', async () => {
    await expect(spawnLogged(join(folder, 'nothing'), [], join(folder, 'a.log'))).rejects.toThrow('ENOENT');
  });

  test('ends with the first signal of the plan', async () => {
    const spawned = await spawnNode("process.on('SIGINT', () => process.exit(7))");
    await stopChild(spawned, [{ signal: 'SIGINT', waitMs: 10_000 }]);
    expect(await spawned.exited).toEqual({ code: 7, signal: null });
  });

  test('that ignores the plan is killed', async () => {
    const spawned = await spawnNode("process.on('SIGINT', () => {})");
    await stopChild(spawned, [{ signal: 'SIGINT', waitMs: 50 }]);
    expect(await spawned.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  test('can be stopped again when it is gone', async () => {
    const spawned = await spawnNode();
    await stopChild(spawned, []);
    await stopChild(spawned, [{ signal: 'SIGINT', waitMs: 10_000 }]);
  });
});

describe('a process left behind', () => {
  test('is stopped when it is ours', async () => {
    const { pid, exited } = await spawnNode();
    expect(await stopOrphan(pid, (command) => command.includes('setInterval'), [])).toBe(true);
    expect((await exited).signal).toBe('SIGKILL');
  });

  test('is left alone when somebody else has its id now', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const pid = stranger.pid as number;
    await expect.poll(() => commandOf(pid)).toContain('setInterval');
    expect(await stopOrphan(pid, (command) => command.includes('nats-server'), [])).toBe(false);
    expect(commandOf(pid)).toBeDefined();
    stranger.kill('SIGKILL');
    await expect.poll(() => commandOf(pid)).toBeUndefined();
  });
});

test('a promise settles in time or does not', async () => {
  expect(await settlesWithin(Promise.resolve(), 1_000)).toBe(true);
  expect(await settlesWithin(Promise.reject(new Error('settled all the same')), 1_000)).toBe(true);
  expect(await settlesWithin(new Promise(() => undefined), 1)).toBe(false);
});

test('the last lines of a log', () => {
  expect(lastLines('one\ntwo\nthree\n', 2)).toBe('    two\n    three');
});
