// What the dispatch board costs a browser, and how fast it shows things: the built page in a real Chromium with software GL,
// on a stack with empty data (or data that is given) of its own.
//   npm run -s bench:board -- --json --scenario frames
// Everything shares this machine: stack, generator, browser. Progress goes to standard error, figures to standard output.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from '../capacity/machine.ts';
import { type BenchStack, startBenchStack } from '../capacity/stack.ts';
import { emptySystemCache } from '../storage/server.ts';
import type { BoardBench, BoardReport } from './bench.ts';
import { type BenchBrowser, launchBenchBrowser } from './browser.ts';
import { measureFrames } from './frames.ts';
import { measureMemory } from './memory.ts';
import { type BoardBenchOptions, parseOptions, type ScenarioName, UsageError, usage } from './options.ts';
import { measurePixel } from './pixel.ts';
import { toTable } from './report.ts';
import { measureRewind } from './rewind.ts';

const EXIT = { ok: 0, missed: 1, usage: 2, interrupted: 130 } as const;
const say = (line: string) => console.error(`bench:board: ${line}`);

const SCENARIOS: Readonly<Record<ScenarioName, (bench: BoardBench) => Promise<BoardReport>>> = {
  frames: measureFrames,
  memory: measureMemory,
  pixel: measurePixel,
  rewind: measureRewind,
};

process.exit(await main(process.argv.slice(2)));

async function main(args: readonly string[]): Promise<number> {
  let options: BoardBenchOptions;
  try {
    options = parseOptions(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return EXIT.usage;
  }
  // No base map from elsewhere, unless somebody wants one.
  process.env.FIELDCAST_MAP_STYLE_URL ??= 'none';
  if (options.useDir) {
    // A past that was made up may be long ago: the writer must not clear it away.
    process.env.FIELDCAST_RETENTION_DAYS = '0';
    say(`the system's cache of ${options.useDir} is ${emptySystemCache(options.useDir)}`);
  }
  const { figures, isMet } = await withBench(options, async (bench) => {
    const report = await SCENARIOS[options.scenario](bench);
    const surroundings = { machine: describeMachine(bench.stack.dataDir), browser: bench.browser.version };
    return { ...report, figures: { ...report.figures, ...surroundings } };
  });
  console.log(options.isJson ? JSON.stringify(figures, undefined, 2) : toTable(options.scenario, figures));
  return isMet ? EXIT.ok : EXIT.missed;
}

async function withBench<T>(options: BoardBenchOptions, work: (bench: BoardBench) => Promise<T>): Promise<T> {
  let stack: BenchStack | undefined;
  let browser: BenchBrowser | undefined;
  let isStopping = false;
  const stop = async () => {
    try {
      await browser?.close();
    } finally {
      await stack?.stop();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // npm passes a Ctrl-C on although the terminal has sent it to us already.
      if (isStopping) return;
      isStopping = true;
      say('stopping');
      void stop().finally(() => process.exit(EXIT.interrupted));
    });
  }
  try {
    // The folder of the services' bundles holds that of this program.
    const bundlesDir = join(dirname(fileURLToPath(import.meta.url)), '..');
    stack = await startBenchStack({ bundlesDir, tenants: 1, profileDir: undefined, useDir: options.useDir, say });
    browser = await launchBenchBrowser();
    return await work({ options, stack, browser, say });
  } catch (error) {
    // Whatever fails because everything goes away is no failure; the signal's handler ends the process.
    if (isStopping) await new Promise(() => undefined);
    throw error;
  } finally {
    await stop();
  }
}
