import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { StackError } from './failure.ts';

const run = promisify(execFile);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MACOS_APPS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium of this machine (FIELDCAST_TEST_CHROMIUM first); undefined when there is none. */
export function findChromium(env = process.env): string | undefined {
  if (env.FIELDCAST_TEST_CHROMIUM) return env.FIELDCAST_TEST_CHROMIUM;
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...MACOS_APPS].find(isExecutable);
}

/**
 * The Chromium for the browser tests, installed from the distribution when root may do so.
 * @throws StackError when there is none: a test that cannot run is a failure.
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  const advice = 'Install chromium, or name a Chromium or Chrome with FIELDCAST_TEST_CHROMIUM.';
  if (process.getuid?.() !== 0) throw new StackError(`The browser tests need Chromium. ${advice}`);
  const install = () =>
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
    });
  try {
    await install().catch(async (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') throw cause;
      await run('apt-get', ['update', '-q']);
      await install();
    });
  } catch (cause) {
    throw new StackError(
      `The browser tests need Chromium, and apt-get could not install it: ${(cause as Error).message}. ${advice}`,
      { cause },
    );
  }
  const installed = findChromium();
  if (!installed) throw new StackError(`apt-get installed chromium, but it is not on the PATH. ${advice}`);
  return installed;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
