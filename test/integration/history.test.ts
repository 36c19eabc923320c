import { randomUUID } from 'node:crypto';
import type { TrackColumns } from '@fieldcast/protocol';
import { createLog } from '@fieldcast/runtime';
import {
  createPositionWriter,
  ensureTenant,
  type FleetWindow,
  migrate,
  PositionBatch,
  type PositionWriter,
  readActivity,
  readFleetHistory,
} from '@fieldcast/storage';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase } from '../contract/rest-server.ts';
import { openTestPool } from '../harness/test-pool.ts';
import { startTimescaleServer } from './timescale-server.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MIDNIGHT_MS = Date.UTC(2026, 2, 9);
const NOON_MS = MIDNIGHT_MS + 12 * HOUR_MS;
const log = createLog('test', 'warn');

async function startPlainServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const { url, drop } = await createDatabase();
  return { url, stop: drop };
}

// The same stories on both kinds of storage; on TimescaleDB once more with the past in the columnstore.
describe.each([
  { name: 'partitions', kind: 'plain', start: startPlainServer, isCompressed: false },
  { name: 'chunks', kind: 'timescale', start: startTimescaleServer, isCompressed: false },
  { name: 'the columnstore', kind: 'timescale', start: startTimescaleServer, isCompressed: true },
] as const)('history, read from $name', ({ kind, start, isCompressed }) => {
  let server: { url: string; stop(): Promise<void> };
  let pool: pg.Pool;
  let writer: PositionWriter;
  let tenantId: string;
  let tenantKey: number;

  beforeAll(async () => {
    server = await start();
    await migrate({ url: server.url, log, timescale: kind === 'plain' ? 'off' : 'required' });
    pool = openTestPool(server.url, 1);
    writer = createPositionWriter(pool, kind);
  });

  afterAll(async () => {
    await pool.end();
    await server.stop();
  });

  beforeEach(async () => {
    tenantId = `t-${randomUUID()}`;
    tenantKey = await ensureTenant(pool, { tenantId, name: 'A tenant' });
  });

  /** Stores fixes taken at these times, each `delayMs` later received. */
  async function store(technicianId: string, timesMs: readonly number[], delayMs = 0, tenant = tenantId) {
    const batch = new PositionBatch(timesMs.length);
    const slot = batch.slotOf(tenant, technicianId);
    for (const [index, timeMs] of timesMs.entries())
      batch.add(slot, timeMs, timeMs + delayMs, { latitudeE7: index, longitudeE7: 115_000_000, speedCmps: 1390 });
    await writer.write(batch);
    if (isCompressed)
      await pool.query(
        "SELECT compress_chunk(chunk, if_not_compressed => true) FROM show_chunks('positions') AS chunk",
      );
  }

  const window: FleetWindow = {
    fromMs: NOON_MS,
    toMs: NOON_MS + 10 * MINUTE_MS,
    ageMaxMs: DAY_MS,
    stepMs: SECOND_MS,
    isAsKnown: false,
  };

  async function tracks(changes: Partial<FleetWindow> = {}): Promise<[technicianId: string, track: TrackColumns][]> {
    const all: [string, TrackColumns][] = [];
    for await (const page of readFleetHistory(pool, tenantKey, { ...window, ...changes }))
      for (const { technicianId, track } of page) all.push([technicianId, track]);
    return all;
  }

  /** When the points were recorded, seconds after noon. */
  const secondsOf = async (changes: Partial<FleetWindow> = {}) =>
    Object.fromEntries(
      (await tracks(changes)).map(([id, { recordedMs }]) => [id, [...recordedMs].map((ms) => (ms - NOON_MS) / 1000)]),
    );
  const atSeconds = (...seconds: number[]) => seconds.map((second) => NOON_MS + second * SECOND_MS);

  it('a track begins with the last fix at or before the window, and ends before its end', async () => {
    await store('anna', atSeconds(-90, -30, 0, 5, 599, 600, 700));
    await store('bob', atSeconds(-90, -30, 1));
    await store('carl', atSeconds(601));
    await store('dora', atSeconds(20));
    expect(await secondsOf()).toEqual({ anna: [0, 5, 599], bob: [-30, 1], dora: [20] });
  });

  it('a moment is the last fix of each, no older than allowed', async () => {
    await store('anna', atSeconds(-90, -30, 30));
    await store('bob', [NOON_MS - 20 * HOUR_MS]);
    expect(await secondsOf({ toMs: NOON_MS })).toEqual({ anna: [-30], bob: [-72_000] });
    expect(await secondsOf({ toMs: NOON_MS, ageMaxMs: 20 * HOUR_MS })).toEqual({ anna: [-30] });
  });

  it('a point says all that is known of it', async () => {
    await store('anna', [NOON_MS + 1], 250);
    const [[, track] = ['', undefined]] = await tracks();
    expect(track).toMatchObject({ longitudeDeg: new Float64Array([11.5]), latitudeDeg: new Float64Array([0]) });
    expect(track?.receivedMs[0]).toBe(NOON_MS + 251);
    expect(track?.speedMps[0]).toBeCloseTo(13.9, 5);
    expect([track?.headingDeg[0], track?.accuracyM[0]]).toEqual([Number.NaN, Number.NaN]);
  });

  it('a dense track is sampled, from its beginning to its end', async () => {
    await store('anna', atSeconds(...Array.from({ length: 400 }, (_, index) => index)));
    expect(await secondsOf({ stepMs: 100 * SECOND_MS })).toEqual({ anna: [0, 1, 100, 200, 300] });
  });

  it('reaches over midnight', async () => {
    await store('anna', [MIDNIGHT_MS - 30 * SECOND_MS, MIDNIGHT_MS - 10 * SECOND_MS, MIDNIGHT_MS + 5 * SECOND_MS]);
    const over = { fromMs: MIDNIGHT_MS - 20 * SECOND_MS, toMs: MIDNIGHT_MS + MINUTE_MS };
    const [[, track] = ['', undefined]] = await tracks(over);
    expect(track?.recordedMs).toHaveLength(3);
  });

  it('as known then, a backlog counts from when it came, also what was recorded long before', async () => {
    await store('anna', atSeconds(-7200));
    // Offline for two hours; five minutes into the window the phone is back, and sends what it has, the oldest first.
    await store('anna', atSeconds(-3600), 3900 * SECOND_MS);
    await store('anna', atSeconds(-1800), 2101 * SECOND_MS);
    await store('anna', atSeconds(100), 202 * SECOND_MS);
    await store('anna', atSeconds(410));
    expect(await secondsOf()).toEqual({ anna: [-1800, 100, 410] });
    expect(await secondsOf({ isAsKnown: true })).toEqual({ anna: [-7200, -3600, -1800, 100, 410] });
    const before = { fromMs: NOON_MS - 10 * MINUTE_MS, toMs: NOON_MS };
    expect(await secondsOf({ isAsKnown: true, ...before })).toEqual({ anna: [-7200] });
  });

  it('as known then, what came later is unknown', async () => {
    await store('anna', atSeconds(-100, -40));
    await store('anna', atSeconds(-30, 20, 80), HOUR_MS);
    expect(await secondsOf()).toEqual({ anna: [-30, 20, 80] });
    expect(await secondsOf({ isAsKnown: true })).toEqual({ anna: [-40] });
    expect(await secondsOf({ isAsKnown: true, toMs: NOON_MS })).toEqual({ anna: [-40] });
    const later = { fromMs: NOON_MS + HOUR_MS - MINUTE_MS, toMs: NOON_MS + HOUR_MS + 5 * MINUTE_MS };
    expect(await secondsOf({ isAsKnown: true, ...later })).toEqual({ anna: [-40, -30, 20, 80] });
  });

  it('everybody comes, in the order of their ids, however small the pages', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    for (const id of ids) await store(id, id === 'c' ? atSeconds(900) : atSeconds(1));
    for (const pageSize of [1, 2, 5, 6])
      expect((await tracks({ pageSize })).map(([id]) => id)).toEqual(['a', 'b', 'd', 'e']);
  });

  it('has nobody of another tenant', async () => {
    const otherId = `t-${randomUUID()}`;
    await ensureTenant(pool, { tenantId: otherId, name: 'Another' });
    await store('anna', atSeconds(0, 10), 0, otherId);
    expect(await secondsOf()).toEqual({});
    expect(await secondsOf({ isAsKnown: true })).toEqual({});
    expect(await activity(1)).toEqual([{ technicians: 0, late: 0 }]);
  });

  const activity = (bins: number, techniciansMax = 100) =>
    readActivity(pool, tenantKey, {
      fromMs: NOON_MS,
      binMs: 10 * MINUTE_MS,
      bins,
      lateMsMin: MINUTE_MS,
      techniciansMax,
      isWanted: () => true,
    });

  it('activity counts who has a fix in a bin, and whose first one of it was late', async () => {
    await store('anna', atSeconds(-1, 0, 10, 20, 600));
    await store('bob', atSeconds(599));
    await store('carl', atSeconds(5, 1300), 2 * MINUTE_MS);
    await store('carl', atSeconds(7));
    expect(await activity(4)).toEqual([
      { technicians: 3, late: 1 },
      { technicians: 1, late: 0 },
      { technicians: 1, late: 1 },
      { technicians: 0, late: 0 },
    ]);
  });

  it('of a very large fleet, an even choice stands for all', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await store(id, atSeconds(0));
    expect(await activity(1, 3)).toEqual([{ technicians: 6, late: 0 }]);
    expect(await activity(1, 4)).toEqual([{ technicians: 6, late: 0 }]);
  });
});
