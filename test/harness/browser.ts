import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Software WebGL, and nothing that goes to the network by itself. */
export const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A real Chromium, with `flags` besides those of every test. @throws Error when there is none: a missing browser is a failure, not a skipped test. */
export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.FIELDCAST_TEST_CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(`no browser at ${executablePath}: install chromium or set FIELDCAST_TEST_CHROMIUM`);
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}
