// The capacity benchmark: how much this machine holds, the generator of the load included.
//   npm run -s bench -- --json --scenario firehose
// Each scenario starts a stack of its own with empty data, as `npm start` runs it, and removes it afterwards. Everything a
// production stack does is on. Progress goes to standard error, the figures to standard output.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';
import { type BenchOptions, parseOptions, UsageError, usage } from './options.ts';
import { isComplete, type ScenarioReport, toTable } from './report.ts';
import { scenarios } from './scenarios/index.ts';
import { type BenchStack, startBenchStack } from './stack.ts';

const EXIT = { ok: 0, incomplete: 1, usage: 2, interrupted: 130 } as const;
const say = (line: string) => console.error(`bench: ${line}`);

process.exit(await main(process.argv.slice(2)));

async function main(args: readonly string[]): Promise<number> {
  let options: BenchOptions;
  try {
    options = parseOptions(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return EXIT.usage;
  }
  const bench = createBench(options);
  const reports: Record<string, ScenarioReport> = {};
  for (const name of options.scenarios) {
    say(`scenario ${name}`);
    reports[name] = await scenarios[name](bench);
    if (!options.isJson) console.log(toTable(name, reports[name]));
  }
  const [only] = Object.values(reports);
  if (options.isJson) console.log(JSON.stringify(options.scenarios.length === 1 ? only : reports, undefined, 2));
  return Object.values(reports).every(isComplete) ? EXIT.ok : EXIT.incomplete;
}

function createBench(options: BenchOptions): Bench {
  // The folder of the services' bundles holds that of this program.
  const bundlesDir = join(dirname(fileURLToPath(import.meta.url)), '..');
  let running: Promise<BenchStack> | undefined;
  const stop = async () => (await running?.catch(() => undefined))?.stop();
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // npm passes a Ctrl-C on although the terminal has sent it to us already.
      if (isStopping) return;
      isStopping = true;
      say('stopping');
      void stop().finally(() => process.exit(EXIT.interrupted));
    });
  }
  return {
    options,
    say,
    withStack: async (work) => {
      running = startBenchStack({ ...options, bundlesDir, say });
      try {
        return await work(await running);
      } catch (error) {
        // Whatever fails because the stack goes away is no failure; the signal's handler ends the process.
        if (isStopping) await new Promise(() => undefined);
        throw error;
      } finally {
        await stop();
      }
    },
  };
}
