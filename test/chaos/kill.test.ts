import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type WatchingBoard, watch } from '../harness/board.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';
import { type StubbornPhone, startStubbornPhone } from '../harness/stubborn-phone.ts';

// 100 phones, each a report of 10 fixes every half second: 2,000 fixes/s for the whole test.
const PHONES = 100;
const FIXES_PER_REPORT = 10;
const REPORT_EVERY_MS = 500;
const recovery = { timeout: 60_000, interval: 250 };

let stack: TestStack;
let board: WatchingBoard;
let phones: StubbornPhone[];

beforeAll(async () => {
  stack = await startTestStack();
  board = watch(stack);
  phones = Array.from({ length: PHONES }, (_, index) => {
    const technicianId = `chaos-${index}`;
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
  await Promise.all((phones ?? []).map((phone) => phone.stop()));
  board?.stop();
  await stack?.stop();
});

const storedCount = () => phones.reduce((total, { storedTimesMs }) => total + storedTimesMs.size, 0);

/** Resolves when every phone has had fixes stored that were made after this call. */
async function flowing(): Promise<void> {
  const sinceMs = Date.now();
  const isFlowing = (phone: StubbornPhone) => [...phone.storedTimesMs].some((timeMs) => timeMs > sinceMs);
  await expect
    .poll(() => phones.filter((phone) => !isFlowing(phone)).map(({ technicianId }) => technicianId), recovery)
    .toEqual([]);
}

/** Resolves when the phones have made another second's worth of fixes, with whatever part is missing meanwhile. */
async function moreFixesMade(): Promise<void> {
  const made = () => phones.reduce((total, { generated }) => total + generated, 0);
  const wanted = made() + (PHONES * FIXES_PER_REPORT * 1000) / REPORT_EVERY_MS;
  await expect.poll(made, recovery).toBeGreaterThanOrEqual(wanted);
}

/** Resolves when the board shows every phone at a time later than this call. */
async function boardIsLive(): Promise<void> {
  const sinceMs = Date.now();
  const behind = () =>
    phones
      .filter(({ technicianId }) => (board.sight(technicianId)?.timeMs ?? 0) < sinceMs)
      .map(({ technicianId }) => technicianId);
  await expect.poll(behind, recovery).toEqual([]);
}

describe('kill -9 under 2,000 fixes/s', () => {
  const service = (name: 'ingest' | 'writer' | 'broadcaster') => ({
    kill: async () => void (await stack.services[name].end('SIGKILL')),
    start: () => stack.services[name].start(),
  });
  const parts = {
    nothing: () => ({ kill: async () => undefined, start: async () => undefined }),
    ingest: () => service('ingest'),
    writer: () => service('writer'),
    broadcaster: () => service('broadcaster'),
    'nats-server': () => stack.nats,
    postgres: () => stack.postgres,
  };

  test.each(Object.keys(parts) as (keyof typeof parts)[])(
    '%s: fixes flow again and the board is live again, by themselves',
    async (name) => {
      await flowing();
      const part = parts[name]();
      await part.kill();
      await moreFixesMade();
      await part.start();
      await flowing();
      await boardIsLive();
    },
    180_000,
  );

  test('every fix acknowledged as STORED is in the table, every fix made is there, none twice', async () => {
    for (const phone of phones) phone.pause();
    const generated = phones.reduce((total, phone) => total + phone.generated, 0);
    await expect.poll(storedCount, { timeout: 120_000, interval: 250 }).toBe(generated);

    const { rows } = await stack.database.query<{ technicianId: string; timeMs: number }>(
      `SELECT technician_id AS "technicianId", extract(epoch FROM recorded_at)::float8 * 1000 AS "timeMs"
         FROM positions JOIN technicians USING (tenant_key, technician_key)`,
    );
    const timesByTechnician = new Map<string, number[]>();
    for (const { technicianId, timeMs } of rows) {
      const times = timesByTechnician.get(technicianId);
      if (times) times.push(timeMs);
      else timesByTechnician.set(technicianId, [timeMs]);
    }
    for (const phone of phones) {
      const times = timesByTechnician.get(phone.technicianId) ?? [];
      expect(new Set(times), phone.technicianId).toEqual(phone.storedTimesMs);
      expect(times, `${phone.technicianId} twice`).toHaveLength(phone.storedTimesMs.size);
    }
    expect(rows).toHaveLength(generated);
    for (const { technicianId } of phones) {
      const history = board.history(technicianId);
      expect(history, `${technicianId} ran backwards`).toEqual([...history].sort((a, b) => a - b));
    }
    console.log(`${rows.length} fixes made, stored and counted once`);
  }, 180_000);
});
