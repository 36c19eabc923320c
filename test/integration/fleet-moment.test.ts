import { randomUUID } from 'node:crypto';
import { createLog } from '@fieldcast/runtime';
import {
  createPositionWriter,
  ensureTenant,
  migrate,
  PositionBatch,
  type PositionWriter,
  readFleetAt,
  readFleetBounds,
} from '@fieldcast/storage';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPool } from '../harness/test-pool.ts';
import { startTimescaleServer } from './timescale-server.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MIDNIGHT_MS = Date.UTC(2026, 2, 9);
const NOON_MS = MIDNIGHT_MS + 12 * HOUR_MS;
const log = createLog('test', 'warn');

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

// The same stories on both kinds of storage; on TimescaleDB once more with the past in the columnstore.
describe.each([
  { name: 'partitions', kind: 'plain', start: createDatabase, isCompressed: false },
  { name: 'chunks', kind: 'timescale', start: startTimescaleServer, isCompressed: false },
  { name: 'the columnstore', kind: 'timescale', start: startTimescaleServer, isCompressed: true },
] as const)('the fleet at a moment, read from $name', ({ kind, start, isCompressed }) => {
  let server: Server;
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

  /** Stores fixes at these times, ms since the Unix epoch, each `delayMs` later received. */
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

  const fleetAt = async (atMs: number, ageMaxMs = DAY_MS, knownAtMs?: number) =>
    Object.fromEntries(
      (await readFleetAt(pool, tenantKey, { atMs, ageMaxMs, knownAtMs })).map(({ technicianId, position }) => [
        technicianId,
        position.timeMs,
      ]),
    );

  it('is the last fix of each technician at or before it, in the order of their ids', async () => {
    await store('bob', [NOON_MS - 2 * HOUR_MS, NOON_MS - HOUR_MS, NOON_MS + 1]);
    await store('anna', [NOON_MS, NOON_MS + HOUR_MS]);
    const fleet = await readFleetAt(pool, tenantKey, { atMs: NOON_MS, ageMaxMs: DAY_MS });
    expect(fleet.map(({ technicianId }) => technicianId)).toEqual(['anna', 'bob']);
    expect(fleet.map(({ position }) => position.timeMs)).toEqual([NOON_MS, NOON_MS - HOUR_MS]);
    expect(fleet[0]?.position).toMatchObject({ latitudeDeg: 0, longitudeDeg: 11.5, headingDeg: undefined });
  });

  it('reaches back into the day before, but not further than the age allows', async () => {
    await store('anna', [MIDNIGHT_MS - HOUR_MS]);
    await store('bob', [MIDNIGHT_MS - 20 * HOUR_MS]);
    expect(await fleetAt(MIDNIGHT_MS + HOUR_MS)).toEqual({
      anna: MIDNIGHT_MS - HOUR_MS,
      bob: MIDNIGHT_MS - 20 * HOUR_MS,
    });
    expect(await fleetAt(MIDNIGHT_MS + HOUR_MS, 2 * HOUR_MS + 1)).toEqual({ anna: MIDNIGHT_MS - HOUR_MS });
    expect(await fleetAt(MIDNIGHT_MS + HOUR_MS, 2 * HOUR_MS)).toEqual({});
  });

  it('leaves out, when asked what was known then, the fixes that a phone still held', async () => {
    await store('anna', [NOON_MS - 2 * HOUR_MS]);
    await store('anna', [NOON_MS - HOUR_MS], 3 * HOUR_MS);
    expect(await fleetAt(NOON_MS)).toEqual({ anna: NOON_MS - HOUR_MS });
    expect(await fleetAt(NOON_MS, DAY_MS, NOON_MS)).toEqual({ anna: NOON_MS - 2 * HOUR_MS });
    expect(await fleetAt(NOON_MS, DAY_MS, NOON_MS + 2 * HOUR_MS)).toEqual({ anna: NOON_MS - HOUR_MS });
  });

  it('has nobody of another tenant', async () => {
    const otherId = `t-${randomUUID()}`;
    await ensureTenant(pool, { tenantId: otherId, name: 'Another' });
    await store('anna', [NOON_MS], 0, otherId);
    expect(await fleetAt(NOON_MS)).toEqual({});
    expect(await readFleetBounds(pool, tenantKey, { fromMs: MIDNIGHT_MS, toMs: MIDNIGHT_MS + DAY_MS })).toEqual([]);
  });

  it('a day has the first and the last fix of each technician, and only those of that day', async () => {
    await store('anna', [MIDNIGHT_MS - 1, MIDNIGHT_MS, NOON_MS, MIDNIGHT_MS + DAY_MS - 1, MIDNIGHT_MS + DAY_MS]);
    await store('bob', [NOON_MS]);
    await store('carl', [MIDNIGHT_MS - 1, MIDNIGHT_MS + DAY_MS]);
    const bounds = await readFleetBounds(pool, tenantKey, { fromMs: MIDNIGHT_MS, toMs: MIDNIGHT_MS + DAY_MS });
    expect(bounds.map(({ technicianId, first, last }) => [technicianId, first.timeMs, last.timeMs])).toEqual([
      ['anna', MIDNIGHT_MS, MIDNIGHT_MS + DAY_MS - 1],
      ['bob', NOON_MS, NOON_MS],
    ]);
  });
});

async function createDatabase(): Promise<Server> {
  const serverUrl = process.env.FIELDCAST_TEST_DATABASE_URL ?? '';
  expect(serverUrl, 'FIELDCAST_TEST_DATABASE_URL').not.toBe('');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => onServer(serverUrl, `DROP DATABASE ${name}`) };
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}
