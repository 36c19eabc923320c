// npm test [-- vitest's arguments]: every test, from a fresh clone on. What they need is installed or its absence is a
// failure: no test is skipped because something is missing.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

await setUp();
const { natsServer, chromium } = prepare();
const vitest = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FIELDCAST_NATS_SERVER: natsServer, FIELDCAST_TEST_CHROMIUM: chromium },
  },
);
process.exit(vitest.status ?? 1);

/** Makes sure of the programs that are not npm packages. */
function prepare() {
  const prepared = spawnSync(process.execPath, [join(root, 'dist/fieldcast.mjs'), 'prepare-tests'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (prepared.status !== 0) process.exit(prepared.status ?? 1);
  return JSON.parse(prepared.stdout);
}
