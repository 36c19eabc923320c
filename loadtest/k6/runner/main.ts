// npm run -s loadtest -- SUITE: finds k6, takes or starts a stack, runs the suite, counts the rows, and says how it went.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run, Suite } from '../suite.ts';
import { type Request, readArguments, usage } from './arguments.ts';
import { exitCodes, LoadtestError } from './failure.ts';
import { findK6, type K6 } from './find-k6.ts';
import { thisMachine } from './machine.ts';
import { countOf, errorsByName, readMeasured } from './measured.ts';
import { reportPage } from './page.ts';
import { reconcile } from './reconcile.ts';
import { readRecording } from './recording.ts';
import { openRowCounter } from './rows.ts';
import { runK6 } from './run-k6.ts';
import { type Outcome, summaryOf, summaryText } from './summary.ts';
import { startOwn, type Target, useGiven } from './target.ts';

const TOKENS_REFUSED =
  'tokens were refused: is FIELDCAST_TOKEN_SECRET the one of this stack, and its audience and issuer?';

/** Where the project is, and its k6 script. */
export interface Places {
  readonly root: string;
  readonly script: string;
}

/** Runs the command line. @returns the exit code. */
export async function main(args: readonly string[], places: Places): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage);
    return exitCodes.ok;
  }
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort());
  try {
    const request = readArguments(args);
    const k6 = findK6(thisMachine);
    const target = await (request.given ? useGiven(request.given, process.env) : startOwn(places.root, process.env));
    try {
      return await runSuite(request, k6, target, places, interrupted.signal);
    } finally {
      await target.stop();
    }
  } catch (error) {
    if (!(error instanceof LoadtestError)) throw error;
    say(error.message);
    return error.exitCode;
  }
}

async function runSuite(
  { suite, given }: Request,
  k6: K6,
  target: Target,
  { root, script }: Places,
  signal: AbortSignal,
): Promise<number> {
  if (signal.aborted) throw new LoadtestError('interrupted before the load began', exitCodes.failed);
  const startedAt = new Date();
  const resultsDir = join(root, 'loadtest/results', suite.name);
  rmSync(resultsDir, { recursive: true, force: true });
  mkdirSync(resultsDir, { recursive: true });
  const measuredFile = join(resultsDir, 'k6.json');
  const recording = join(resultsDir, 'k6.ndjson');
  const { trackUrl, mapUrl, token } = target;
  // A tenant of its own, so that rows of other runs, or of a company, are not counted.
  const tenantId = `load-${suite.name}-${startedAt.getTime().toString(36)}`;
  const run: Run = { suite, trackUrl, mapUrl, tenantId, token, measuredFile };
  const counter = await openRowCounter(target.databaseUrl, tenantId);
  const faults = planFaults(suite, target);
  try {
    const { technicians, boards, loadMs, settleMsMax } = suite;
    say(
      `${suite.name}: ${technicians} technicians, ${boards} boards, ${loadMs / 1000} s and up to ${settleMsMax / 1000} s`,
    );
    const files = { script, resultsDir, recording };
    const areThresholdsMet = await runK6(k6, run, { files, onBegin: faults.begin, signal });
    const measured = readMeasured(measuredFile);
    if (!measured || (areThresholdsMet === undefined && !signal.aborted))
      throw new LoadtestError('k6 ended before it had a result; its messages above say why', exitCodes.failed);
    const rows = await counter.count(countOf(measured, 'fixes_sent') - countOf(measured, 'fixes_refused'));
    const reconciliation = reconcile(measured, rows);
    const isWhole = !signal.aborted && reconciliation.faults.length === 0 && faults.areDone();
    const outcome: Outcome = {
      suite,
      tenantId,
      k6: k6.version,
      isGivenStack: given !== undefined,
      startedAt,
      measured,
      reconciliation,
      notes: [
        ...(signal.aborted ? ['the run was interrupted'] : []),
        ...(faults.areDone() ? [] : ['ingest was not restarted as planned']),
        ...(errorsByName(measured).TOKEN_INVALID ? [TOKENS_REFUSED] : []),
      ],
      isPassed: areThresholdsMet === true && isWhole,
    };
    const text = summaryText(outcome);
    writeFileSync(join(resultsDir, 'summary.json'), `${JSON.stringify(summaryOf(outcome), undefined, 2)}\n`);
    writeFileSync(join(resultsDir, 'summary.txt'), text);
    writeFileSync(join(resultsDir, 'report.html'), reportPage(outcome, readRecording(recording)));
    for (const file of [measuredFile, recording]) rmSync(file, { force: true });
    process.stdout.write(text);
    say(`summary.json, summary.txt and report.html are in ${resultsDir}`);
    return outcome.isPassed ? exitCodes.ok : exitCodes.failed;
  } finally {
    faults.cancel();
    await counter.close();
  }
}

/** The faults of a suite, at their moments from the start of the load. */
function planFaults({ faults: planned, prepareMs }: Suite, target: Target) {
  const timers: NodeJS.Timeout[] = [];
  let done = 0;
  return {
    begin: () => {
      for (const { atMs, signal } of planned)
        timers.push(
          setTimeout(() => {
            const count = target.strike(signal);
            if (count > 0) done += 1;
            say(`${signal} to ${count} ingest ${count === 1 ? 'process' : 'processes'}`);
          }, prepareMs + atMs),
        );
    },
    areDone: () => done === planned.length,
    cancel: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function say(line: string): void {
  console.error(`loadtest: ${line}`);
}
