import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import type { Machine } from './find-k6.ts';

const READ_TIMEOUT_MS = 20_000;

/** The machine we run on. */
export const thisMachine: Machine = {
  env: process.env,
  homeDir: homedir(),
  isExecutable: (path) => {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      // Both fail for one reason only: no such program for us.
      return false;
    }
  },
  read: (command, args) => {
    const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: READ_TIMEOUT_MS });
    return status === 0 ? stdout : undefined;
  },
  run: (command, args, env) =>
    spawnSync(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', process.stderr, process.stderr] })
      .status === 0,
  say: (line) => console.error(`loadtest: ${line}`),
};
