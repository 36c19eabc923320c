import { randomUUID } from 'node:crypto';
import { createLog } from '@fieldcast/runtime';
import {
  createPositionWriter,
  ensureTenant,
  findTechnician,
  maintainPositions,
  migrate,
  PositionBatch,
  type PositionWriter,
  readTechnicianStates,
  readTrack,
  requireCurrentSchema,
  UnknownTenantError,
  upsertTechnician,
  withTenant,
} from '@fieldcast/storage';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPool } from '../harness/test-pool.ts';

const serverUrl = process.env.FIELDCAST_TEST_DATABASE_URL ?? '';
const DAY_MS = 86_400_000;
const NOON_MS = Date.UTC(2026, 2, 9, 12);
const log = createLog('test', 'warn');

let databaseUrl: string;
let pool: pg.Pool;

beforeAll(async () => {
  expect(serverUrl, 'FIELDCAST_TEST_DATABASE_URL').not.toBe('');
  databaseUrl = await createDatabase();
  pool = openTestPool(databaseUrl, 8);
});

afterAll(async () => {
  await pool.end();
  await onServer((admin) => admin.query(`DROP DATABASE ${new URL(databaseUrl).pathname.slice(1)}`));
});

describe('migrations', () => {
  it('say that they are missing before the first one', async () => {
    await expect(requireCurrentSchema(pool)).rejects.toThrow(/fieldcast migrate/);
  });

  it('are applied once by five processes at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 5 }, () => migrate({ url: databaseUrl, log, timescale: 'off' })),
    );
    expect(results.flatMap(({ applied }) => applied)).toEqual([
      '0001_tenants',
      '0002_positions.plain',
      '0003_settings',
      '0004_phones',
      '0005_connection_events',
    ]);
    await expect(requireCurrentSchema(pool)).resolves.toBe('plain');
  });

  it('keep the kind of database that was chosen first', async () => {
    await expect(migrate({ url: databaseUrl, log, timescale: 'auto' })).resolves.toEqual({
      applied: [],
      kind: 'plain',
    });
    await expect(migrate({ url: databaseUrl, log, timescale: 'required' })).rejects.toThrow(/TimescaleDB is required/);
  });

  it('refuse to go on when an applied one was changed', async () => {
    await pool.query("UPDATE schema_migrations SET checksum = 'x' || checksum WHERE name = '0001_tenants'");
    await expect(migrate({ url: databaseUrl, log, timescale: 'off' })).rejects.toThrow(/0001_tenants/);
    await pool.query("UPDATE schema_migrations SET checksum = substr(checksum, 2) WHERE name = '0001_tenants'");
  });

  it('work for an owner that may create roles but is no superuser', async () => {
    const owner = `owner_${randomUUID().slice(0, 8)}`;
    await onServer((admin) => admin.query(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD '${owner}'`));
    const url = new URL(await createDatabase(owner));
    url.username = owner;
    url.password = owner;
    // The role exists already on this server, made by another owner: an administrator has to grant it.
    await onServer((admin) => admin.query(`GRANT fieldcast_tenant TO ${owner}`));
    await migrate({ url: url.href, log, timescale: 'off' });
    const ownPool = openTestPool(url.href);
    const tenantKey = await ensureTenant(ownPool, { tenantId: 'acme', name: 'Acme' });
    const seen = await withTenant(ownPool, tenantKey, (client) => client.query('SELECT * FROM tenants'));
    expect(seen.rowCount).toBe(1);
    await ownPool.end();
    await onServer(async (admin) => {
      await admin.query(`DROP DATABASE ${url.pathname.slice(1)}`);
      await admin.query(`DROP ROLE ${owner}`);
    });
  });
});

describe('positions', () => {
  let tenantId: string;
  let tenantKey: number;
  let writer: PositionWriter;

  beforeEach(async () => {
    tenantId = `t-${randomUUID()}`;
    tenantKey = await ensureTenant(pool, { tenantId, name: 'A tenant' });
    writer = createPositionWriter(pool, 'plain');
  });

  it('come back as they were sent, absent values absent', async () => {
    const batch = new PositionBatch(2);
    const slot = batch.slotOf(tenantId, 'tech.*> 🚐');
    const whole = {
      latitudeE7: -337_000_001,
      longitudeE7: 1_799_999_999,
      accuracyDm: 0,
      altitudeDm: -123,
      speedCmps: 1390,
    };
    batch.add(slot, NOON_MS, NOON_MS + 7, { ...whole, headingDdeg: 3599 });
    batch.add(slot, NOON_MS + 1, NOON_MS + 7, { latitudeE7: 1 });
    await expect(writer.write(batch)).resolves.toEqual({ inserted: 2, duplicates: 0, path: 'direct' });
    const [first, second] = await trackOf('tech.*> 🚐');
    expect(first).toMatchObject({
      timeMs: NOON_MS,
      receivedAtMs: NOON_MS + 7,
      latitudeDeg: -33.7000001,
      longitudeDeg: 179.9999999,
      accuracyM: 0,
      altitudeM: -12.3,
      speedMps: 13.9,
      headingDeg: 359.9,
    });
    expect(second).toMatchObject({ latitudeDeg: 1e-7, longitudeDeg: 0, accuracyM: undefined, headingDeg: undefined });
  });

  it('are kept both when two differ at one time, and once when they are the same', async () => {
    await writer.write(fixes([0, 0, 1], (index) => ({ latitudeE7: 10 + (index % 2) })));
    expect(await trackOf('tech')).toHaveLength(3);
    await writer.write(fixes([0, 0, 1], (index) => ({ latitudeE7: 10 + (index % 2) })));
    expect(await trackOf('tech')).toHaveLength(3);
  });

  it('are inserted aside while copies come, and directly again afterwards', async () => {
    const paths = [];
    for (const minutes of [[0, 1], [1, 2], [2, 3], [4], [5]]) paths.push(await writer.write(fixes(minutes)));
    expect(paths).toEqual([
      { inserted: 2, duplicates: 0, path: 'direct' },
      { inserted: 1, duplicates: 1, path: 'staged' },
      { inserted: 1, duplicates: 1, path: 'staged' },
      { inserted: 1, duplicates: 0, path: 'staged' },
      { inserted: 1, duplicates: 0, path: 'direct' },
    ]);
  });

  it('survive two writers with overlapping batches, each fix once', async () => {
    const other = createPositionWriter(pool, 'plain');
    const spread = (start: number) => {
      const batch = new PositionBatch(16);
      for (let index = 0; index < 3_000; index++)
        batch.add(batch.slotOf(tenantId, `tech-${index % 30}`), NOON_MS + start + index, NOON_MS, { latitudeE7: 1 });
      return batch;
    };
    for (let round = 0; round < 5; round++) {
      // 900 is a multiple of 30: the overlap has the same technicians at the same times.
      const results = await Promise.all([
        writer.write(spread(round * 9_000)),
        other.write(spread(round * 9_000 + 900)),
      ]);
      expect(results[0].inserted + results[1].inserted).toBe(3_900);
    }
    const { rows } = await pool.query('SELECT count(*)::integer AS rows FROM positions WHERE tenant_key = $1', [
      tenantKey,
    ]);
    expect(rows[0]).toEqual({ rows: 5 * 3_900 });
  });

  it('move the state forward, and a late fix or one of the same time leaves it', async () => {
    await writer.write(fixes([10], () => ({ latitudeE7: 100 })));
    await writer.write(fixes([5, 10], () => ({ latitudeE7: 200 })));
    expect(await findTechnician(pool, tenantKey, 'tech')).toMatchObject({
      position: { timeMs: NOON_MS + 10 * 60_000, latitudeDeg: 100 / 1e7 },
    });
    await writer.write(fixes([12, 11], (index) => ({ latitudeE7: 300 + index })));
    expect(await findTechnician(pool, tenantKey, 'tech')).toMatchObject({ position: { latitudeDeg: 300 / 1e7 } });
    expect(await trackOf('tech')).toHaveLength(5);
  });

  it('of tenants nobody created are refused by name, and nothing is written', async () => {
    const batch = fixes([1]);
    batch.add(batch.slotOf('nobody', 'x'), NOON_MS, NOON_MS, {});
    await expect(writer.write(batch)).rejects.toThrow(UnknownTenantError);
    expect(await trackOf('tech')).toEqual([]);
  });

  it('find their technicians anew when these were removed behind the back of the writer', async () => {
    await writer.write(fixes([1]));
    await pool.query('DELETE FROM technician_state WHERE tenant_key = $1', [tenantKey]);
    await pool.query('DELETE FROM technicians WHERE tenant_key = $1', [tenantKey]);
    await expect(writer.write(fixes([2]))).rejects.toMatchObject({ code: '23503' });
    writer.forget();
    await writer.write(fixes([2]));
    expect(await trackOf('tech')).toHaveLength(1);
  });

  it('that were prepared before the writer forgot its keys are prepared anew', async () => {
    await writer.write(fixes([1]));
    const prepared = await writer.prepare(fixes([2]));
    await pool.query('DELETE FROM technician_state WHERE tenant_key = $1', [tenantKey]);
    await pool.query('DELETE FROM technicians WHERE tenant_key = $1', [tenantKey]);
    writer.forget();
    await expect(writer.commit(prepared)).resolves.toMatchObject({ inserted: 1 });
    expect(await trackOf('tech')).toHaveLength(1);
  });

  it('of several batches prepared ahead do not get into one another', async () => {
    const first = await writer.prepare(fixes([1, 2], () => ({ latitudeE7: 10 })));
    const second = await writer.prepare(fixes([3, 4], () => ({ latitudeE7: 20 })));
    await writer.commit(first);
    const third = await writer.prepare(fixes([5, 6], () => ({ latitudeE7: 30 })));
    await writer.commit(second);
    await writer.commit(third);
    const latitudes = (await trackOf('tech')).map(({ latitudeDeg }) => Math.round(latitudeDeg * 1e7));
    expect(latitudes).toEqual([10, 10, 20, 20, 30, 30]);
  });

  it('of a day without a partition get one, also decades back and from two writers at once', async () => {
    const other = createPositionWriter(pool, 'plain');
    const longAgoMs = Date.UTC(1999, 11, 31, 23, 59, 59, 999);
    const batchOf = (technicianId: string) => {
      const batch = new PositionBatch(2);
      const slot = batch.slotOf(tenantId, technicianId);
      batch.add(slot, longAgoMs, NOON_MS, {});
      batch.add(slot, longAgoMs + 1, NOON_MS, {});
      return batch;
    };
    await Promise.all([writer.write(batchOf('a')), other.write(batchOf('b'))]);
    expect(await partitionsBefore(2000)).toEqual(['positions_y1999_m12_d31']);
    const { rows } = await pool.query(
      "SELECT count(*)::integer AS rows FROM positions_y1999_m12_d31 WHERE recorded_at = '1999-12-31 23:59:59.999Z'",
    );
    expect(rows[0]).toEqual({ rows: 2 });
  });

  it('come in pages, each technician apart, the end of the period left out', async () => {
    const batch = fixes(Array.from({ length: 25 }, (_, minute) => minute));
    batch.add(batch.slotOf(tenantId, 'other'), NOON_MS, NOON_MS, {});
    await writer.write(batch);
    const pages = [];
    for await (const page of readTrack(pool, tenantKey, 'tech', {
      fromMs: NOON_MS,
      toMs: NOON_MS + 24 * 60_000,
      pageSize: 10,
    }))
      pages.push(page.length);
    expect(pages).toEqual([10, 10, 4]);
    await upsertTechnician(pool, tenantKey, 'other', 'Olga');
    await upsertTechnician(pool, tenantKey, 'new', undefined);
    const states = await collect(readTechnicianStates(pool, tenantKey));
    expect(
      states.map(({ technicianId, displayName, position }) => [technicianId, displayName, position?.timeMs]),
    ).toEqual([
      ['new', null, undefined],
      ['other', 'Olga', NOON_MS],
      ['tech', null, NOON_MS + 24 * 60_000],
    ]);
  });

  /** Fixes of the technician `tech`, at these minutes after noon. */
  function fixes(
    minutes: readonly number[],
    reading: (index: number) => { latitudeE7: number } = () => ({ latitudeE7: 1 }),
  ) {
    const batch = new PositionBatch(1);
    const slot = batch.slotOf(tenantId, 'tech');
    for (const [index, minute] of minutes.entries())
      batch.add(slot, NOON_MS + minute * 60_000, NOON_MS + DAY_MS, reading(index));
    return batch;
  }

  async function trackOf(technicianId: string) {
    const period = { fromMs: NOON_MS - DAY_MS, toMs: NOON_MS + DAY_MS };
    return collect(readTrack(pool, tenantKey, technicianId, period));
  }
});

describe('partitions', () => {
  const nowMs = Date.UTC(2031, 0, 20, 15);

  it('are created ahead, and dropped when they are past retention, from two writers at once', async () => {
    await maintainPositions(pool, 'plain', { nowMs: nowMs - 30 * DAY_MS, partitionsAheadDays: 7, retentionDays: 0 });
    await pool.query(`INSERT INTO technicians (tenant_key, technician_id) SELECT tenant_key, 'x' FROM tenants LIMIT 1`);
    const plan = { nowMs, partitionsAheadDays: 2, retentionDays: 25 };
    const dropped = await Promise.all([maintainPositions(pool, 'plain', plan), maintainPositions(pool, 'plain', plan)]);
    const kept = await partitionsBefore(2032);
    expect(kept).toEqual([
      'positions_y2030_m12_d26',
      'positions_y2030_m12_d27',
      'positions_y2030_m12_d28',
      'positions_y2031_m01_d20',
      'positions_y2031_m01_d21',
      'positions_y2031_m01_d22',
    ]);
    expect(dropped.flat()).toContain('positions_y2030_m12_d25');
    expect(dropped.flat()).toContain('positions_y1999_m12_d31');
    expect(new Set(dropped.flat()).size).toBe(dropped.flat().length);
  });

  it('that are in use are left for the next run, and no writer waits behind them', async () => {
    const reader = await pool.connect();
    await reader.query('BEGIN');
    await reader.query('SELECT count(*) FROM positions');
    const plan = { nowMs: nowMs + 10 * DAY_MS, partitionsAheadDays: 0, retentionDays: 30 };
    await expect(maintainPositions(pool, 'plain', plan)).resolves.toEqual([]);
    await reader.query('COMMIT');
    reader.release();
    expect(await maintainPositions(pool, 'plain', plan)).toContain('positions_y2030_m12_d26');
    expect(await partitionsBefore(2031)).toEqual([]);
  });

  it('whose removal was cut short start anew when a late fix needs the day', async () => {
    const tenantKey = await ensureTenant(pool, { tenantId: 'late', name: 'Late' });
    await maintainPositions(pool, 'plain', { nowMs, partitionsAheadDays: 0, retentionDays: 0 });
    await pool.query('ALTER TABLE positions DETACH PARTITION positions_y2031_m01_d20');
    const batch = new PositionBatch(1);
    batch.add(batch.slotOf('late', 'tech'), nowMs, nowMs, {});
    await createPositionWriter(pool, 'plain').write(batch);
    const track = await collect(readTrack(pool, tenantKey, 'tech', { fromMs: nowMs, toMs: nowMs + 1 }));
    expect(track).toHaveLength(1);
  });
});

async function collect<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

async function partitionsBefore(year: number): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
      WHERE inhparent = 'positions'::regclass AND relname < $1 ORDER BY relname`,
    [`positions_y${year}`],
  );
  return rows.map(({ name }) => name);
}

async function createDatabase(owner?: string): Promise<string> {
  const name = `storage_${randomUUID().replaceAll('-', '')}`;
  await onServer((admin) => admin.query(`CREATE DATABASE ${name} ${owner ? `OWNER ${owner}` : ''}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
