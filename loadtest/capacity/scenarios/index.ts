import type { Bench } from '../bench.ts';
import type { ScenarioName } from '../options.ts';
import type { ScenarioReport } from '../report.ts';
import { runIdle } from './idle.ts';
import { runLoad } from './load.ts';
import { runStorm } from './storm.ts';

const FIREHOSE_TECHNICIANS = 5_000;
const SINGLE_TECHNICIANS = 10_000;
/** What fits into the 20,000 open files that systems allow a process. */
const CONNECTED_TECHNICIANS = 15_000;
const FANOUT_TECHNICIANS = 5_000;
const FANOUT_BOARDS = 500;
const FANOUT_FIXES_PER_TECHNICIAN_PER_S = 5;

/** Each scenario as the command line names it. */
export const scenarios: Readonly<Record<ScenarioName, (bench: Bench) => Promise<ScenarioReport>>> = {
  firehose: (bench) => runLoad(bench, firehose(bench, bench.options.rate ?? 'capacity')),
  latency: (bench) => runLoad(bench, firehose(bench, bench.options.rate ?? 'half')),
  single: (bench) =>
    runLoad(bench, {
      technicians: bench.options.technicians ?? SINGLE_TECHNICIANS,
      fixesPerReport: 1,
      boards: bench.options.boards ?? 1,
      rate: bench.options.rate ?? 'capacity',
      measuresCeiling: true,
    }),
  fanout: (bench) => runLoad(bench, fanout(bench)),
  idle: (bench) => runIdle(bench, bench.options.technicians ?? CONNECTED_TECHNICIANS),
  storm: (bench) => runStorm(bench, bench.options.technicians ?? CONNECTED_TECHNICIANS),
};

/** Everybody moves, and many look on. */
function fanout({ options }: Bench) {
  const technicians = options.technicians ?? FANOUT_TECHNICIANS;
  return {
    technicians,
    fixesPerReport: 1,
    boards: options.boards ?? FANOUT_BOARDS,
    rate: options.rate ?? technicians * FANOUT_FIXES_PER_TECHNICIAN_PER_S,
    measuresCeiling: false,
  };
}

function firehose({ options }: Bench, rate: number | 'capacity' | 'half') {
  return {
    technicians: options.technicians ?? FIREHOSE_TECHNICIANS,
    fixesPerReport: 10,
    boards: options.boards ?? 1,
    rate,
    measuresCeiling: rate === 'capacity',
  };
}
