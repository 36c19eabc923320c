import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestStack, type TestStack } from '../harness/stack.ts';
import { type Fault, faultsOf } from './faults.ts';
import { MOMENTS, ONLINE_MS_MAX, type Outcome, runFault, STORED_MS_MAX } from './run.ts';

const FAULTS = [
  ...['refuse', 'reset', 'black-hole', 'half-open', 'token expiry', 'token service down'],
  ...['ingest killed', 'broker killed', 'database stopped'],
];

let stack: TestStack;
const runs = new Map<string, Promise<Outcome[]>>();

beforeAll(async () => {
  // A short heartbeat finds dead lines soon; a small window makes a backlog take several rounds.
  stack = await startTestStack({
    env: { FIELDCAST_INGEST_HEARTBEAT_MS: '2000', FIELDCAST_INGEST_WINDOW_REPORTS: '4' },
  });
  const faults = faultsOf(stack);
  // A line or a token service fails one phone only, so that these can fail at once; a server fails them all.
  for (const fault of faults) if (!fault.isShared) begin(fault, Promise.resolve());
  for (const fault of faults) if (fault.isShared) begin(fault, Promise.allSettled([...runs.values()]));
});
afterAll(async () => {
  await report();
  await stack?.stop();
});

function begin(fault: Fault, after: Promise<unknown>): void {
  const run = after.then(() => runFault(stack, fault));
  // Its failure is told by the tests that ask for its outcomes.
  run.catch(() => undefined);
  runs.set(fault.name, run);
}

describe.each(FAULTS)('%s', (name) => {
  test.each(MOMENTS)(
    '%s: every fix is stored exactly once, and the phone is online again',
    async (moment) => {
      const outcomes = await runs.get(name);
      const outcome = outcomes?.find((one) => one.moment === moment);
      if (!outcome) throw new Error(`${name} was not run`);
      const { generated, generatedAtStrike, storedAtStrike } = outcome;
      // The fault met the moment it was meant for: all was stored, or not yet.
      if (moment === 'while idle') expect(storedAtStrike).toBe(generatedAtStrike);
      else expect(storedAtStrike).toBeLessThan(generatedAtStrike);
      expect(outcome).toMatchObject({ rows: generated, distinct: generated, connection: 'online' });
      expect(outcome.onlineAfterMs).toBeLessThan(ONLINE_MS_MAX);
      expect(outcome.storedAfterMs).toBeLessThan(STORED_MS_MAX);
    },
    240_000,
  );
});

async function report(): Promise<void> {
  const line = (...cells: unknown[]) =>
    console.log(cells.map((cell, index) => String(cell).padEnd(index < 2 ? 28 : 10)).join(''));
  line('fault', 'moment', 'fixes', 'before', 'rows', 'online ms', 'stored ms');
  for (const [name, run] of runs) {
    const outcomes = await run.catch(() => []);
    for (const { moment, generated, storedAtStrike, rows, onlineAfterMs, storedAfterMs } of outcomes)
      line(name, moment, generated, storedAtStrike, rows, onlineAfterMs, storedAfterMs);
    if (outcomes.length === 0) line(name, 'did not recover');
  }
}
