import { randomUUID } from 'node:crypto';
import { streams, subjects, v1 } from '@fieldcast/protocol';
import { createLog, loadConfig, type RunningService } from '@fieldcast/runtime';
import { ensureTenant, migrate } from '@fieldcast/storage';
import { type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writerSettings } from '../../services/writer/config.ts';
import { startWriter } from '../../services/writer/wire.ts';
import { openTestPool } from '../harness/test-pool.ts';

const serverUrl = process.env.FIELDCAST_TEST_DATABASE_URL ?? '';
const natsUrl = process.env.FIELDCAST_TEST_NATS_URL ?? '';
const NOW_MS = Date.now();
const log = createLog('test', 'fatal');
const database = `writer_${randomUUID().replaceAll('-', '')}`;

let nats: NatsConnection;
let manager: JetStreamManager;
let admin: pg.Pool;
let pool: pg.Pool;
let tenantKey: number;
const writers: (RunningService & { port: number })[] = [];

beforeAll(async () => {
  expect(serverUrl, 'FIELDCAST_TEST_DATABASE_URL').not.toBe('');
  expect(natsUrl, 'FIELDCAST_TEST_NATS_URL').not.toBe('');
  admin = openTestPool(serverUrl);
  await admin.query(`CREATE DATABASE ${database}`);
  pool = openTestPool(databaseUrl());
  nats = await connect({ servers: natsUrl });
  manager = await jetstreamManager(nats);
});

afterEach(async () => {
  await Promise.all(writers.splice(0).map((writer) => writer.stop()));
});

afterAll(async () => {
  for (const stream of Object.values(streams)) await manager.streams.delete(stream);
  await nats.close();
  await pool.end();
  await admin.query(`DROP DATABASE ${database}`);
  await admin.end();
});

describe('the writer', () => {
  it('does not start on a database that is not migrated, and says what to do', async () => {
    await expect(writer()).rejects.toThrow(/fieldcast migrate/);
    await migrate({ url: databaseUrl(), log, timescale: 'off' });
    tenantKey = await ensureTenant(pool, { tenantId: 'acme', name: 'Acme' });
  });

  it('names the setting when its port is taken', async () => {
    const { port } = await writer();
    await expect(writer({ FIELDCAST_WRITER_PORT: String(port) })).rejects.toThrow(/FIELDCAST_WRITER_PORT/);
  });

  it('stores what is in the log and tells each ingest node, and the log is empty then', async () => {
    const notices = { 'node-a': noticesOf('node-a'), 'node-b': noticesOf('node-b') };
    await writer();
    await publish('acme', 'node-a', [
      report(1, 7, 'anna', 3),
      report(1, 8, 'anna', 2, {}, 10_000),
      report(2, 1, 'bob', 1),
    ]);
    await publish('acme', 'node-b', [report(1, 7, 'carl', 1)]);
    await expect.poll(() => notices['node-a'].flatMap(toPairs).sort()).toEqual(['1/7', '1/8', '2/1']);
    await expect.poll(() => notices['node-b'].flatMap(toPairs)).toEqual(['1/7']);
    expect(await rowsOf(['anna', 'bob', 'carl'])).toBe(7);
    await expect.poll(messagesInLog).toBe(0);
  });

  it('confirms a batch that was delivered twice, twice, and stores it once', async () => {
    const notices = noticesOf('node-c');
    await writer();
    const again = report(5, 5, 'twice', 4);
    await publish('acme', 'node-c', [again]);
    await expect.poll(() => notices.length).toBe(1);
    await publish('acme', 'node-c', [again]);
    await expect.poll(() => notices.length).toBe(2);
    expect(await rowsOf(['twice'])).toBe(4);
  });

  it('puts each poison message aside with its reason and stores the others of the same batch', async () => {
    // This database refuses one value, as a column's type might: only Postgres can tell, so the batch has to be halved.
    await pool.query('ALTER TABLE positions ADD CONSTRAINT no_poison CHECK (accuracy_m IS DISTINCT FROM 666)');
    const good = Array.from({ length: 40 }, (_, index) => report(9, 100 + index, `good-${index}`, 5));
    for (const each of good.slice(0, 20)) await publish('acme', 'node-d', [each]);
    await publish('acme', 'node-d', [report(9, 1, 'bad-value', 1, { accuracyDm: 6660 })]);
    await publish('nobody', 'node-d', [report(9, 2, 'x', 1)]);
    await publish('acme', 'node-d', [report(9, 3, 'new\nline', 1)]);
    await publish('acme', 'node-d', [report(9, 4, 'x', 1, { latitudeE7: 91e7 })]);
    await publish('acme', 'node-d', [report(9, 5, 'x', 1, {}, 2 ** 50)]);
    await publish('acme', 'no.node', [report(9, 6, 'x', 1)]);
    await jetstream(nats).publish(subjects.positions('acme'), new Uint8Array([0x0a, 0xff, 0xff, 0x07]));
    for (const each of good.slice(20)) await publish('acme', 'node-d', [each]);
    const notices = noticesOf('node-d');

    const { port } = await writer({ FIELDCAST_WRITER_LINGER_MS: '300' });
    await expect.poll(() => notices.flatMap(toPairs).length).toBe(40);
    expect(await rowsOf(good.map(({ technicianId }) => technicianId))).toBe(200);
    await expect.poll(messagesInLog).toBe(0);
    expect(await deadLetters()).toEqual([
      'INVALID_INGEST_NODE',
      'INVALID_TECHNICIAN_ID',
      'POSITION_OUT_OF_RANGE',
      'REFUSED_BY_DATABASE',
      'TIME_OUT_OF_RANGE',
      'UNDECODABLE',
      'UNKNOWN_TENANT',
    ]);
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toMatch(/fieldcast_writer_dead_letters_total\{reason="UNKNOWN_TENANT"[^}]*\} 1/);
    await pool.query('ALTER TABLE positions DROP CONSTRAINT no_poison');
  });

  it('shares the log with others: all is stored once, nothing is left', async () => {
    const { port } = await writer();
    await writer();
    await writer();
    const technicians = Array.from({ length: 50 }, (_, index) => `shared-${index}`);
    for (let round = 0; round < 20; round++)
      await publish(
        'acme',
        '',
        technicians.map((id) => report(1, round + 1, id, 10, { latitudeE7: round }, round * 60_000)),
      );
    await expect.poll(messagesInLog, { timeout: 20_000 }).toBe(0);
    expect(await rowsOf(technicians)).toBe(50 * 20 * 10);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  });

  it('waits while the database is read-only, says so, and loses nothing', async () => {
    const notices = noticesOf('node-e');
    await admin.query(`ALTER DATABASE ${database} SET default_transaction_read_only = on`);
    const { port } = await writer();
    await publish('acme', 'node-e', [report(1, 1, 'patient', 2)]);
    const readiness = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).text();
    await expect.poll(readiness, { timeout: 10_000 }).toMatch(/cannot write: .*read-only/);
    expect(notices).toEqual([]);
    await admin.query(`ALTER DATABASE ${database} RESET default_transaction_read_only`);
    // The setting belongs to the session: the ones that began read-only have to go.
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fieldcast writer' AND datname = $1",
      [database],
    );
    await expect.poll(() => notices.length, { timeout: 20_000 }).toBe(1);
    expect(await rowsOf(['patient'])).toBe(2);
    await expect.poll(readiness, { timeout: 10_000 }).toMatch(/"ready":true/);
  });

  it('creates stream and consumer anew when the broker lost them', async () => {
    await writer();
    await manager.streams.delete(streams.positions);
    const publishes = async () => {
      try {
        await publish('acme', '', [report(1, 1, 'after-loss', 1)]);
        return true;
      } catch {
        return false;
      }
    };
    await expect.poll(publishes, { timeout: 20_000 }).toBe(true);
    await expect.poll(() => rowsOf(['after-loss']), { timeout: 20_000 }).toBe(1);
  });
});

async function writer(env: NodeJS.ProcessEnv = {}): Promise<RunningService & { port: number }> {
  const settings = { DATABASE_URL: databaseUrl(), NATS_URL: natsUrl, FIELDCAST_WRITER_PORT: '0', ...env };
  const started = await startWriter(loadConfig(writerSettings, settings), log);
  writers.push(started);
  return started;
}

function databaseUrl(): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** A report of `count` fixes, a second apart. */
function report(
  connectionId: number,
  reportId: number,
  technicianId: string,
  count: number,
  reading: Partial<v1.Position.$Properties> = {},
  laterMs = 0,
) {
  const positions = Array.from({ length: count }, (_, index) => ({
    ...{ timeOffsetMs: index * 1000, latitudeE7: 480_000_000, longitudeE7: 110_000_000 },
    ...reading,
  }));
  const content = { reportId, baseTimeMs: NOW_MS + laterMs, positions };
  return { connectionId, technicianId, receivedAtMs: NOW_MS, report: content };
}

async function publish(tenantId: string, ingestNode: string, reports: ReturnType<typeof report>[]): Promise<void> {
  await jetstream(nats).publish(
    subjects.positions(tenantId),
    v1.PositionBatch.encode({ ingestNode, reports }).finish(),
  );
}

function noticesOf(node: string): v1.StoredNotice[] {
  const notices: v1.StoredNotice[] = [];
  nats.subscribe(subjects.stored(node), {
    callback: (_, { data }) => {
      notices.push(v1.StoredNotice.decode(data));
    },
  });
  return notices;
}

function toPairs({ connections }: v1.StoredNotice): string[] {
  return connections.flatMap(({ connectionId, reportIds }) =>
    reportIds.map((reportId) => `${connectionId}/${reportId}`),
  );
}

async function rowsOf(technicianIds: string[]): Promise<number> {
  const { rows } = await pool.query<{ rows: number }>(
    `SELECT count(*)::integer AS rows FROM positions JOIN technicians USING (tenant_key, technician_key)
      WHERE tenant_key = $1 AND technician_id = ANY($2)`,
    [tenantKey, technicianIds],
  );
  return rows[0]?.rows ?? 0;
}

async function messagesInLog(): Promise<number> {
  return (await manager.streams.info(streams.positions)).state.messages;
}

async function deadLetters(): Promise<(string | undefined)[]> {
  const { state } = await manager.streams.info(streams.deadLetters);
  const reasons = [];
  for (let seq = state.first_seq; seq <= state.last_seq; seq++)
    reasons.push((await manager.streams.getMessage(streams.deadLetters, { seq }))?.header.get('Fieldcast-Reason'));
  return reasons.sort();
}
