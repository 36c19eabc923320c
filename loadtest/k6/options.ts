import type { Options } from 'k6/options';
import { errorNamesKnown } from './error-names.ts';
import type { Suite } from './suite.ts';

/** What a virtual user may take beyond the end of its load before k6 cuts it off, and its counts with it. */
const END_MARGIN_MS = 10_000;

/** The options of k6 for a suite. */
export function optionsOf(suite: Suite): Options {
  const { technicians, techniciansPerVu, boards, boardsPerVu, prepareMs, loadMs, settleMsMax } = suite;
  const maxDuration = `${Math.ceil((prepareMs + loadMs + settleMsMax + END_MARGIN_MS) / 1000)}s`;
  const scenario = (exec: string, vus: number) => ({
    executor: 'per-vu-iterations' as const,
    exec,
    vus,
    iterations: 1,
    maxDuration,
    gracefulStop: '1s',
  });
  return {
    scenarios: {
      ...(technicians > 0 && { technicians: scenario('technicians', Math.ceil(technicians / techniciansPerVu)) }),
      ...(boards > 0 && { boards: scenario('boards', Math.ceil(boards / boardsPerVu)) }),
    },
    thresholds: {
      ...Object.fromEntries(Object.entries(suite.thresholds).map(([metric, limits]) => [metric, [...limits]])),
      // k6 tells apart only those values of a tag that a threshold names.
      ...Object.fromEntries(errorNamesKnown.map((name) => [`errors{code:${name}}`, ['count>=0']])),
    },
    summaryTrendStats: ['count', 'min', 'med', 'p(90)', 'p(99)', 'max'],
    systemTags: ['scenario'],
    setupTimeout: '60s',
  };
}
