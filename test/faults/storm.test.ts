import { createTracker, type Tracker } from '@fieldcast/client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const TRACKERS = 2_000;
/** All at once would be over the server's bound of connections that have not said Hello. */
const START_BATCH = 250;
/** The first retry is drawn uniformly from 0 to this. */
const JITTER_MS = 500;
const BIN_MS = 50;
/** From the restart until the last one is online: the longest draws of some failed retries, and the work of 2,000 Hellos. */
const BACK_MS_MAX = 20_000;
const BACK_BIN_MS = 500;
const BAR_WIDTH_MAX = 60;

interface Member {
  readonly tracker: Tracker;
  /** Its first wait after the server was lost, as it was drawn. */
  delayMs: number | undefined;
  /** When it really began its first retry, and when it was online again; ms since the epoch. */
  triedAtMs: number | undefined;
  onlineAtMs: number | undefined;
}

let stack: TestStack;
let fleet: Member[] = [];

beforeAll(async () => {
  stack = await startTestStack();
  fleet = await Promise.all(Array.from({ length: TRACKERS }, (_, index) => join(index)));
  for (let first = 0; first < TRACKERS; first += START_BATCH) {
    const batch = fleet.slice(first, first + START_BATCH);
    for (const { tracker } of batch) tracker.start();
    await vi.waitFor(() => expect(batch.every(isOnline)).toBe(true), { timeout: 30_000 });
  }
});
afterAll(async () => {
  await Promise.all(fleet.map(({ tracker }) => tracker.stop()));
  await stack?.stop();
});

const isOnline = ({ tracker }: Member) => tracker.getState().connection === 'online';

async function join(index: number): Promise<Member> {
  const token = await stack.token({ role: 'technician', subject: `storm-${index}` });
  const tracker = createTracker({
    url: stack.urls.track,
    getToken: async () => token,
    deviceId: `storm-${index}`,
    transport: WebSocket,
  });
  const member: Member = { tracker, delayMs: undefined, triedAtMs: undefined, onlineAtMs: undefined };
  tracker.on('state', ({ previous, current }) => {
    const nowMs = Date.now();
    if (current.connection === 'backoff') member.delayMs ??= (current.retryAtMs ?? Number.NaN) - nowMs;
    if (current.connection === 'connecting' && previous === 'backoff') member.triedAtMs ??= nowMs;
    if (current.connection === 'online') member.onlineAtMs = nowMs;
  });
  return member;
}

test(`${TRACKERS} trackers that lose their server at one moment come back spread over time, and all come back`, async () => {
  expect(fleet.filter(({ delayMs }) => delayMs !== undefined)).toEqual([]);
  const killedAtMs = Date.now();
  await stack.services.ingest.end('SIGKILL');
  await expect
    .poll(() => fleet.filter(({ triedAtMs }) => triedAtMs === undefined).length, { timeout: BACK_MS_MAX })
    .toBe(0);
  await stack.services.ingest.start();
  const restartedAtMs = Date.now();
  await expect.poll(() => fleet.filter((member) => !isOnline(member)).length, { timeout: BACK_MS_MAX }).toBe(0);

  // Rounded to whole ms, the largest draws are the bound itself.
  const drawn = fleet.map(({ delayMs = Number.NaN }) => Math.min(delayMs, JITTER_MS - 1));
  const tried = fleet.map(({ triedAtMs = 0 }) => triedAtMs - killedAtMs);
  const back = fleet.map(({ onlineAtMs = 0 }) => onlineAtMs - restartedAtMs);
  show('first wait, as drawn', BIN_MS, drawn);
  show('first retry, after the kill', BIN_MS, tried);
  show('online again, after the restart', BACK_BIN_MS, back);

  // Five standard deviations around an even spread: a correct draw fails this once in about a hundred thousand runs.
  const share = BIN_MS / JITTER_MS;
  const tolerance = 5 * Math.sqrt(TRACKERS * share * (1 - share));
  const counts = [...histogram(BIN_MS, drawn).values()];
  expect(counts).toHaveLength(JITTER_MS / BIN_MS);
  expect(Math.max(...counts)).toBeLessThan(TRACKERS * share + tolerance);
  expect(Math.min(...counts)).toBeGreaterThan(TRACKERS * share - tolerance);
  // A busy machine fires timers late and in lumps, yet never half of the fleet's at once.
  expect(Math.max(...histogram(BIN_MS, tried).values())).toBeLessThan(TRACKERS / 2);
  expect(Math.max(...back)).toBeLessThan(BACK_MS_MAX);
}, 120_000);

/** How many values fall into each bin that holds any, by the start of the bin. */
function histogram(binMs: number, values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of [...values].sort((a, b) => a - b)) {
    const bin = Math.floor(value / binMs) * binMs;
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return counts;
}

function show(title: string, binMs: number, values: readonly number[]): void {
  const counts = histogram(binMs, values);
  const largest = Math.max(...counts.values());
  const lines = [...counts].map(([bin, count]) => {
    const bar = '#'.repeat(Math.ceil((count / largest) * BAR_WIDTH_MAX));
    return `${String(bin).padStart(7)} ms ${String(count).padStart(5)} ${bar}`;
  });
  console.log([title, ...lines].join('\n'));
}
