// The script that k6 runs: technicians and boards of the suite that the runner gives it. See runner/main.ts.
import './text-decoder.ts';
import exec from 'k6/execution';
import { startBoard } from './board.ts';
import { createK6Environment } from './k6-environment.ts';
import { optionsOf } from './options.ts';
import { LOAD_BEGINS, RUN_VARIABLE, type Run } from './suite.ts';
import { Technician } from './technician.ts';

/** Boards look a moment longer than technicians send. */
const BOARD_MARGIN_MS = 2_000;

interface Start {
  readonly startedAtMs: number;
}

const run = JSON.parse(__ENV[RUN_VARIABLE] ?? '{}') as Run;
const { suite, trackUrl, mapUrl } = run;
const environment = createK6Environment(run);

export const options = optionsOf(suite);

export function setup(): Start {
  console.log(LOAD_BEGINS);
  return { startedAtMs: Date.now() + suite.prepareMs };
}

/** Each virtual user is a share of the technicians, each with a connection of its own. */
export function technicians({ startedAtMs }: Start): void {
  for (const index of shareOf(suite.technicians, suite.techniciansPerVu)) {
    const options = { id: `technician-${index}`, index, trackUrl, suite, startedAtMs };
    const technician = new Technician(options, environment);
    technician.prepare();
    atRandom(startedAtMs, () => technician.start());
  }
}

export function boards({ startedAtMs }: Start): void {
  const endsAtMs = startedAtMs + suite.loadMs + BOARD_MARGIN_MS;
  const { decodedShare } = suite;
  for (const index of shareOf(suite.boards, suite.boardsPerVu))
    atRandom(startedAtMs, () => startBoard({ id: `dispatcher-${index}`, mapUrl, decodedShare, endsAtMs }, environment));
}

export function handleSummary(data: object): Record<string, string> {
  return { [run.measuredFile]: JSON.stringify(data) };
}

function shareOf(count: number, perVu: number): number[] {
  const first = exec.scenario.iterationInTest * perVu;
  return Array.from({ length: Math.max(0, Math.min(perVu, count - first)) }, (_, offset) => first + offset);
}

function atRandom(startedAtMs: number, start: () => void): void {
  environment.timers.setTimeout(start, startedAtMs + Math.random() * suite.connectWithinMs - Date.now());
}
