import { streams } from '@fieldcast/protocol';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type WatchingBoard, watch } from '../harness/board.ts';
import { type StubbornPhone, startStubbornPhone } from '../harness/stubborn-phone.ts';
import { gaugeOf, type ScaledStack, startScaledStack } from './scaled-stack.ts';

// 150 phones, each a report of 10 fixes every half second: 3,000 fixes/s for the whole test.
const PHONES = 150;
const FIXES_PER_REPORT = 10;
const REPORT_EVERY_MS = 500;
/** With so many, a broadcaster without any of them is rarer than a machine that fails. */
const BOARDS_MAX = 40;
const recovery = { timeout: 60_000, interval: 250 };

let stack: ScaledStack;
const boards: WatchingBoard[] = [];
let phones: StubbornPhone[] = [];

beforeAll(async () => {
  stack = await startScaledStack();
  await openBoards();
  phones = Array.from({ length: PHONES }, (_, index) => {
    const technicianId = `scale-${index}`;
    return startStubbornPhone({
      url: stack.urls.track,
      technicianId,
      getToken: () => stack.token({ role: 'technician', subject: technicianId }),
      fixesPerReport: FIXES_PER_REPORT,
      reportEveryMs: REPORT_EVERY_MS,
      longitudeDeg: 10 + index / 100,
    });
  });
});
afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.stop()));
  for (const board of boards) board.stop();
  await stack?.stop();
});

const boardsOf = () =>
  Promise.all(stack.services.broadcaster.map((one) => gaugeOf(one, 'fieldcast_broadcaster_boards')));
const phonesOf = () => Promise.all(stack.services.ingest.map((one) => gaugeOf(one, 'fieldcast_ingest_connections')));

/** Opens boards until each broadcaster has at least one. */
async function openBoards(): Promise<void> {
  while ((await boardsOf()).includes(0) && boards.length < BOARDS_MAX) {
    const board = watch(stack, { subject: `dispatcher-${boards.length}` });
    boards.push(board);
    await vi.waitFor(() => expect(board.connection()).toBe('online'), recovery);
  }
}

/** Resolves when every phone has had fixes stored that were made after this call. */
async function flowing(): Promise<void> {
  const sinceMs = Date.now();
  const isFlowing = (phone: StubbornPhone) => [...phone.storedTimesMs].some((timeMs) => timeMs > sinceMs);
  const waiting = () => phones.filter((phone) => !isFlowing(phone)).map(({ technicianId }) => technicianId);
  await expect.poll(waiting, recovery).toEqual([]);
}

/** Resolves when each board shows every phone at a time later than this call. */
async function boardsAreLive(): Promise<void> {
  const sinceMs = Date.now();
  const isBehind = (technicianId: string) => boards.some((board) => (board.sight(technicianId)?.timeMs ?? 0) < sinceMs);
  const behind = () => phones.map(({ technicianId }) => technicianId).filter(isBehind);
  await expect.poll(behind, recovery).toEqual([]);
}

describe('two ingests, two writers, two broadcasters and three NATS servers, under 3,000 fixes/s', () => {
  const first = (name: 'ingest' | 'writer' | 'broadcaster') => {
    const [process] = stack.services[name];
    if (!process) throw new Error(`there is no ${name}`);
    return { kill: async () => void (await process.end('SIGKILL')), start: () => process.start() };
  };
  const parts = {
    'the NATS server that leads the log': () => stack.nats.leaderOf(streams.positions),
    'an ingest': () => first('ingest'),
    'a writer': () => first('writer'),
    'a broadcaster': () => first('broadcaster'),
  };

  test('phones and boards are spread over the processes of their service', async () => {
    await flowing();
    await boardsAreLive();
    const [phonesEach, boardsEach] = await Promise.all([phonesOf(), boardsOf()]);
    expect(Math.min(...phonesEach)).toBeGreaterThan(0);
    expect(phonesEach.reduce((sum, count) => sum + count)).toBe(PHONES);
    expect(Math.min(...boardsEach)).toBeGreaterThan(0);
    expect(boardsEach.reduce((sum, count) => sum + count)).toBe(boards.length);
    await expect.poll(() => stack.nats.copiesOf(streams.positions), recovery).toBe(3);
  }, 120_000);

  test.each(Object.keys(parts) as (keyof typeof parts)[])(
    'kill -9 of %s: the others take over, without it and without anybody’s help',
    async (name) => {
      const part = await parts[name]();
      await part.kill();
      await flowing();
      await boardsAreLive();
      await part.start();
      await flowing();
    },
    120_000,
  );

  test('every fix made is STORED and in the table, none twice', async () => {
    for (const phone of phones) phone.pause();
    const made = phones.reduce((total, phone) => total + phone.generated, 0);
    const stored = () => phones.reduce((total, { storedTimesMs }) => total + storedTimesMs.size, 0);
    await expect.poll(stored, recovery).toBe(made);

    const { rows } = await stack.database.query<{ technicianId: string; rows: number; times: number }>(
      `SELECT technician_id AS "technicianId", count(*)::int AS rows, count(DISTINCT recorded_at)::int AS times
         FROM positions JOIN technicians USING (tenant_key, technician_key) GROUP BY technician_id`,
    );
    const wanted = phones.map(({ technicianId, storedTimesMs: { size } }) => [
      technicianId,
      { rows: size, times: size },
    ]);
    expect(Object.fromEntries(rows.map(({ technicianId, ...counts }) => [technicianId, counts]))).toEqual(
      Object.fromEntries(wanted),
    );
    expect(rows.reduce((total, row) => total + row.rows, 0)).toBe(made);
    console.log(`${made} fixes made, stored and counted once`);
  }, 120_000);

  test('the log has all its copies again', async () => {
    await expect.poll(() => stack.nats.copiesOf(streams.positions), recovery).toBe(3);
  }, 120_000);
});
