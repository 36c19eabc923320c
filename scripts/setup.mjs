// What every command does first in a fresh clone: install the packages and build. Only Node's own modules are imported
// before the packages are there.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const NODE_VERSION_MIN = [20, 19];

/** Installs and builds what is missing or out of date. Progress goes to standard error. */
export async function setUp() {
  requireNode();
  installPackages();
  // Imported only now: it needs esbuild.
  const { buildAll } = await import('./build.mjs');
  const startedAtMs = performance.now();
  if (await buildAll()) say(`built in ${seconds(startedAtMs)}`);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_VERSION_MIN[0] || (major === NODE_VERSION_MIN[0] && minor >= NODE_VERSION_MIN[1])) return;
  say(`Node ${NODE_VERSION_MIN.join('.')} or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

function installPackages() {
  const lockFile = join(root, 'package-lock.json');
  const stampFile = join(root, 'node_modules/.fieldcast-lock');
  const stamp = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(stampFile) ? readFileSync(stampFile, 'utf8') === stamp : isInstalledByHand(lockFile)) return;
  say('installing packages (npm ci), which takes a minute the first time');
  const startedAtMs = performance.now();
  // Building the page needs packages that running does not.
  runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stampFile, stamp);
  say(`packages installed in ${seconds(startedAtMs)}`);
}

// npm's own record of what it installed is newer than the lock file after an npm ci or npm install.
function isInstalledByHand(lockFile) {
  const record = join(root, 'node_modules/.package-lock.json');
  return existsSync(record) && statSync(record).mtimeMs >= statSync(lockFile).mtimeMs;
}

function runNpm(args) {
  const npm = process.env.npm_execpath;
  const [command, ...commandArgs] = npm ? [process.execPath, npm, ...args] : ['npm', ...args];
  try {
    execFileSync(command, commandArgs, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
  } catch (cause) {
    say(
      `npm ${args[0]} failed (${cause.status ?? cause.code}). Its messages above say why; then run the command again.`,
    );
    process.exit(1);
  }
}

function say(line) {
  console.error(`fieldcast: ${line}`);
}

function seconds(startedAtMs) {
  return `${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`;
}
