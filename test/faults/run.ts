import { vi } from 'vitest';
import { rowsOf } from '../harness/rows.ts';
import type { TestStack } from '../harness/stack.ts';
import type { Fault } from './faults.ts';
import { createTechnician, type Technician } from './technician.ts';

export const MOMENTS = [
  'before connect',
  'while idle',
  'while a report is in flight',
  'during a backlog upload',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** From the end of the fault to `online`: the wait for a Welcome that never comes, and the backoff after it. */
export const ONLINE_MS_MAX = 25_000;
/** From the end of the fault until every fix is in the table and the phone knows. */
export const STORED_MS_MAX = 40_000;

/** Fixes of a backlog: several windows of reports, so that a fault meets it half way. */
const BACKLOG_FIXES = 2_000;
const FEW_FIXES = 10;
/** Bytes that a report of that many fixes takes at least, and no ping ever does. */
const REPORT_BYTES_MIN = 200;
/** Keeps answers on their way long enough to strike before they arrive; below the heartbeat. */
const ANSWER_DELAY_MS = 1_500;
const STAGE_MS_MAX = 20_000;
const FELT_MS_MAX = 30_000;

/** What became of one phone that met one fault at one moment. */
export interface Outcome {
  readonly moment: Moment;
  readonly generated: number;
  /** Fixes the phone had made when the fault struck, and those of them it knew to be stored. */
  readonly generatedAtStrike: number;
  readonly storedAtStrike: number;
  readonly rows: number;
  readonly distinct: number;
  /** From the end of the fault. */
  readonly onlineAfterMs: number;
  readonly storedAfterMs: number;
  /** The state of the connection at the end. */
  readonly connection: string;
}

/** Brings four phones to their four moments, lets the fault strike, lifts it, and waits until all is stored. */
export async function runFault(stack: TestStack, fault: Fault): Promise<Outcome[]> {
  const technicians = await Promise.all(
    MOMENTS.map((moment) => createTechnician(stack, `${fault.name} ${moment}`.replaceAll(' ', '-'))),
  );
  try {
    const [before, idle, inFlight, backlog] = technicians as [Technician, Technician, Technician, Technician];
    for (const technician of technicians) fault.prepare?.(technician);
    before.generate(FEW_FIXES);
    await Promise.all([idle, inFlight].map(onlineWithAllStored));
    backlog.generate(BACKLOG_FIXES);
    await Promise.all([backlogOnItsWay(backlog), connectOnItsWay(before, fault)]);
    // Last: its answer is on the way for a moment only.
    await reportOnItsWay(inFlight);

    const atStrike = technicians.map(({ generatedTimesMs, storedTimesMs }) => ({
      generatedAtStrike: generatedTimesMs.length,
      storedAtStrike: storedTimesMs.size,
    }));
    const backoffsBefore = technicians.map(({ backoffs }) => backoffs);
    await fault.strike(technicians);
    before.start();
    for (const technician of technicians) technician.generate(FEW_FIXES);
    await until(`${fault.name} is felt`, FELT_MS_MAX, async () => {
      // There is always a report in flight when the blow comes later than its cause, as the end of a token does.
      inFlight.generate(1);
      const felt = await Promise.all(technicians.map((one, index) => fault.isFelt(one, backoffsBefore[index] ?? 0)));
      return felt.every(Boolean) || technicians.filter((_, index) => !felt[index]).map(described);
    });
    await fault.lift(technicians);
    const liftedAtMs = Date.now();
    for (const { line } of technicians) line.delay(0);
    for (const technician of technicians) technician.generate(FEW_FIXES);
    return await Promise.all(
      MOMENTS.map((moment, index) =>
        recovered(stack, technicians[index] as Technician, liftedAtMs).then((outcome) => ({
          moment,
          ...(atStrike[index] ?? { generatedAtStrike: 0, storedAtStrike: 0 }),
          ...outcome,
        })),
      ),
    );
  } finally {
    await Promise.all(technicians.map((technician) => technician.stop()));
  }
}

const described = ({ technicianId, connection }: Technician) => `${technicianId}: ${connection()}`;

async function onlineWithAllStored(technician: Technician): Promise<void> {
  technician.start();
  technician.generate(FEW_FIXES);
  await until('the first fixes are stored', STAGE_MS_MAX, () => technician.storedTimesMs.size === FEW_FIXES);
}

async function reportOnItsWay({ line, generate }: Technician): Promise<void> {
  line.delay(ANSWER_DELAY_MS, 'down');
  const bytesBefore = line.bytesUp;
  generate(FEW_FIXES);
  await until('a report is on its way', STAGE_MS_MAX, () => line.bytesUp > bytesBefore + REPORT_BYTES_MIN);
}

async function backlogOnItsWay({ line, start, connection }: Technician): Promise<void> {
  start();
  await until('the backlog’s phone is online', STAGE_MS_MAX, () => connection() === 'online');
  line.delay(ANSWER_DELAY_MS, 'down');
  const bytesBefore = line.bytesUp;
  await until('the backlog is on its way', STAGE_MS_MAX, () => line.bytesUp > bytesBefore + REPORT_BYTES_MIN);
}

/** A reset needs something to hit: a connection that waits for its first answer. Other faults are there before it. */
async function connectOnItsWay({ line, start }: Technician, { name }: Fault): Promise<void> {
  if (name !== 'reset') return;
  line.delay(ANSWER_DELAY_MS, 'down');
  start();
  await until('a connect is on its way', STAGE_MS_MAX, () => line.bytesUp > 0);
}

/** Waits until the phone is online and each of its fixes is a row of the table and known to be. */
export async function recovered(
  stack: TestStack,
  {
    technicianId,
    connection,
    generatedTimesMs,
    storedTimesMs,
  }: Pick<Technician, 'technicianId' | 'connection' | 'generatedTimesMs' | 'storedTimesMs'>,
  liftedAtMs: number,
): Promise<Omit<Outcome, 'moment' | 'generatedAtStrike' | 'storedAtStrike'>> {
  await until(`${technicianId} is online again`, ONLINE_MS_MAX, () => connection() === 'online' || connection());
  const onlineAfterMs = Date.now() - liftedAtMs;
  await until(
    `all fixes of ${technicianId} are stored`,
    STORED_MS_MAX,
    () => storedTimesMs.size === generatedTimesMs.length || `${storedTimesMs.size} of ${generatedTimesMs.length}`,
  );
  const storedAfterMs = Date.now() - liftedAtMs;
  const rows = await rowsOf(stack.database, technicianId);
  const generated = new Set(generatedTimesMs);
  const stored = new Set(rows.map(({ timeMs }) => Math.round(timeMs)).filter((timeMs) => generated.has(timeMs)));
  return {
    generated: generated.size,
    rows: rows.length,
    distinct: stored.size,
    onlineAfterMs,
    storedAfterMs,
    connection: connection(),
  };
}

/** Waits for a condition; what it answers other than true is told when it never comes. */
async function until(what: string, timeoutMs: number, condition: () => unknown | Promise<unknown>): Promise<void> {
  await vi.waitFor(
    async () => {
      const answer = await condition();
      if (answer !== true) throw new Error(`not within ${timeoutMs} ms: ${what} (${String(answer)})`);
    },
    { timeout: timeoutMs, interval: 25 },
  );
}
