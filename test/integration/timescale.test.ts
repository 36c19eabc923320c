import { createLog } from '@fieldcast/runtime';
import {
  createPositionWriter,
  ensureTenant,
  findTechnician,
  maintainPositions,
  migrate,
  PositionBatch,
  readTrack,
  requireCurrentSchema,
} from '@fieldcast/storage';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPool } from '../harness/test-pool.ts';
import { startTimescaleServer, type TimescaleServer } from './timescale-server.ts';

const NOON_MS = Date.UTC(2026, 2, 9, 12);
const DAY_MS = 86_400_000;
const log = createLog('test', 'warn');

let server: TimescaleServer;
let pool: pg.Pool;
let tenantKey: number;

beforeAll(async () => {
  server = await startTimescaleServer();
  await migrate({ url: server.url, log, timescale: 'required' });
  pool = openTestPool(server.url, 1);
  tenantKey = await ensureTenant(pool, { tenantId: 'acme', name: 'Acme' });
});

afterAll(async () => {
  await pool.end();
  await server.stop();
});

describe('on TimescaleDB', () => {
  it('positions is a hypertable with a chunk a day, in a columnstore once nothing late can come', async () => {
    await expect(requireCurrentSchema(pool)).resolves.toBe('timescale');
    expect(
      await one(
        `SELECT time_interval::text FROM timescaledb_information.dimensions WHERE hypertable_name = 'positions'`,
      ),
    ).toEqual({ time_interval: '1 day' });
    expect(
      await one(`SELECT config ->> 'compress_after' AS after FROM timescaledb_information.jobs
                  WHERE hypertable_name = 'positions' AND proc_name = 'policy_compression'`),
    ).toEqual({ after: '35 days' });
    expect(
      await one(`SELECT segmentby, orderby FROM timescaledb_information.hypertable_columnstore_settings`),
    ).toMatchObject({ segmentby: 'tenant_key,technician_key', orderby: 'recorded_at,fix_key' });
  });

  it('each fix is stored once, two at one time are both kept, and the state moves only forward', async () => {
    const writer = createPositionWriter(pool, 'timescale');
    await expect(writer.write(fixes([0, 0, 1, DAY_MS]))).resolves.toMatchObject({ inserted: 4, path: 'direct' });
    await expect(writer.write(fixes([0, 0, 1, DAY_MS, -DAY_MS]))).resolves.toEqual({
      inserted: 1,
      duplicates: 4,
      path: 'staged',
    });
    expect(await track()).toHaveLength(5);
    expect(await findTechnician(pool, tenantKey, 'anna')).toMatchObject({ position: { timeMs: NOON_MS + DAY_MS } });
    expect(await one("SELECT count(*)::integer AS chunks FROM show_chunks('positions')")).toEqual({ chunks: 3 });
  });

  it('a fix that comes after its day went into the columnstore is stored once, too', async () => {
    await pool.query("SELECT compress_chunk(chunk) FROM show_chunks('positions') AS chunk LIMIT 1");
    expect(
      await one('SELECT count(*)::integer AS chunks FROM timescaledb_information.chunks WHERE is_compressed'),
    ).toEqual({ chunks: 1 });
    const before = (await track()).length;
    const writer = createPositionWriter(pool, 'timescale');
    await writer.write(fixes([0, 0, 1, 2, DAY_MS, -DAY_MS, -DAY_MS + 2]));
    await writer.write(fixes([0, 0, 1, 2, DAY_MS, -DAY_MS, -DAY_MS + 2]));
    expect(await track()).toHaveLength(before + 2);
  });

  it('the writer sets the retention policy, changes it, and takes it away', async () => {
    const retentionOf = async (retentionDays: number) => {
      await maintainPositions(pool, 'timescale', { nowMs: NOON_MS, partitionsAheadDays: 7, retentionDays });
      const { rows } = await pool.query(
        `SELECT config ->> 'drop_after' AS after FROM timescaledb_information.jobs
          WHERE hypertable_name = 'positions' AND proc_name = 'policy_retention'`,
      );
      return rows.map(({ after }) => after);
    };
    expect(await retentionOf(365)).toEqual(['365 days']);
    expect(await retentionOf(365)).toEqual(['365 days']);
    expect(await retentionOf(90)).toEqual(['90 days']);
    expect(await retentionOf(0)).toEqual([]);
    expect(await retentionOf(0)).toEqual([]);
  });
});

/** Fixes of anna at these times after noon, each differing from the others of its time. */
function fixes(offsetsMs: readonly number[]): PositionBatch {
  const batch = new PositionBatch(offsetsMs.length);
  const slot = batch.slotOf('acme', 'anna');
  for (const [index, offsetMs] of offsetsMs.entries()) {
    const earlier = offsetsMs.slice(0, index).filter((other) => other === offsetMs).length;
    batch.add(slot, NOON_MS + offsetMs, NOON_MS, { latitudeE7: 1 + earlier });
  }
  return batch;
}

async function track() {
  const all = [];
  for await (const page of readTrack(pool, tenantKey, 'anna', {
    fromMs: NOON_MS - 9 * DAY_MS,
    toMs: NOON_MS + 9 * DAY_MS,
  }))
    all.push(...page);
  return all;
}

async function one(query: string): Promise<unknown> {
  const { rows } = await pool.query(query);
  expect(rows).toHaveLength(1);
  return rows[0];
}
