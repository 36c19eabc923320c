import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subjects, v1 } from '@fieldcast/protocol';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, type ErrorBody } from '../contract/rest-server.ts';
import { openPhone, type Phone } from '../harness/phone.ts';
import { freePorts } from '../harness/ports.ts';
import { createServiceProcess, type ServiceProcess } from '../harness/service-process.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

// The history of connections, from the phone to REST: two writers share the work all the time.

interface ConnectionEvent {
  readonly at: string;
  readonly link: string;
  readonly reason: string | null;
  readonly device_id: string;
  readonly app_version: string | null;
  readonly battery_percent: number | null;
}

let stack: TestStack;
let secondWriter: ServiceProcess;
let nats: NatsConnection;
let dispatcher: string;

beforeAll(async () => {
  const [port = 0] = await freePorts(1);
  stack = await startTestStack();
  secondWriter = createServiceProcess('writer', {
    port,
    env: { NATS_URL: stack.urls.nats, DATABASE_URL: stack.urls.database, FIELDCAST_WRITER_PORT: String(port) },
    logFile: join(tmpdir(), `fieldcast-second-writer-${port}.log`),
  });
  await secondWriter.start();
  nats = await connect({ servers: stack.urls.nats });
  dispatcher = await stack.token({ role: 'dispatcher', subject: 'dora' });
});
afterAll(async () => {
  await nats?.close();
  await secondWriter?.end('SIGTERM');
  await stack?.stop();
});

const patiently = { timeout: 30_000 };
const url = (technicianId: string, query = '') =>
  `${stack.urls.http}/v1/technicians/${encodeURIComponent(technicianId)}/connections${query}`;

/** A technician that the company knows, with a phone that is connected. */
async function technician(id: string, { tenantId = 'demo', deviceId = `phone of ${id}` } = {}): Promise<Phone> {
  const as = await stack.token({ role: 'dispatcher', subject: 'dora', tenantId });
  const technicianUrl = `${stack.urls.http}/v1/technicians/${encodeURIComponent(id)}`;
  await call(technicianUrl, { method: 'PUT', as, json: { name: id } });
  const token = await stack.token({ role: 'technician', subject: id, tenantId });
  return openPhone({ url: stack.urls.track, token, deviceId });
}

async function eventsOf(id: string, as = dispatcher): Promise<ConnectionEvent[]> {
  const { body } = await call<{ events: ConnectionEvent[] }>(url(id), { as });
  return body.events;
}

/** What is there, newest first, in short: "disconnected client_closed". */
async function storyOf(id: string): Promise<string[]> {
  return (await eventsOf(id)).map(({ link, reason }) => [link, ...(reason ? [reason] : [])].join(' '));
}

async function countedByWriters(outcome: string): Promise<number> {
  const pages = await Promise.all(
    [stack.services.writer, secondWriter].map(async ({ port }) =>
      (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
    ),
  );
  const counter = new RegExp(
    `^fieldcast_writer_connection_events_total\\{[^}]*outcome="${outcome}"[^}]*\\} (\\d+)`,
    'm',
  );
  return pages.reduce((sum, page) => sum + Number(counter.exec(page)?.[1] ?? 0), 0);
}

describe('the history of connections', () => {
  test('tells each connection and its end once, with what the phone said of itself', async () => {
    const beforeMs = Date.now();
    const phone = await technician('anna');
    phone.send({ status: { batteryPercent: 81 } });
    await expect.poll(async () => (await eventsOf('anna'))[0]?.battery_percent, patiently).toBe(81);
    for (const batteryPercent of [80, 79]) phone.send({ status: { batteryPercent } });
    await phone.close();
    await expect.poll(() => storyOf('anna'), patiently).toHaveLength(2);
    const again = await technician('anna');
    await expect.poll(() => storyOf('anna'), patiently).toHaveLength(3);

    const events = await eventsOf('anna');
    expect(await storyOf('anna')).toEqual(['connected', 'disconnected client_closed', 'connected']);
    const said = { device_id: 'phone of anna', app_version: 'test' };
    expect(events).toMatchObject([said, { ...said, battery_percent: 79 }, { ...said, battery_percent: 81 }]);
    const timesMs = events.map(({ at }) => Date.parse(at));
    expect(timesMs).toEqual(timesMs.toSorted((a, b) => b - a));
    expect(timesMs.every((timeMs) => timeMs >= beforeMs && timeMs <= Date.now())).toBe(true);
    await again.close();
  });

  test('says that the line broke, that a newer connection took over, and that access was revoked', async () => {
    const first = await technician('berta');
    await expect.poll(() => storyOf('berta'), patiently).toHaveLength(1);
    first.breakOff();
    await expect.poll(() => storyOf('berta'), patiently).toEqual(['disconnected connection_lost', 'connected']);
    await technician('berta');
    await technician('berta');
    await expect.poll(() => storyOf('berta'), patiently).toHaveLength(5);
    expect((await storyOf('berta')).slice(0, 2)).toEqual(['connected', 'disconnected newer_connection']);
    const admin = await stack.token({ role: 'admin', subject: 'ada' });
    // Tokens of the very second of a revocation may still count.
    await expect
      .poll(
        async () => {
          await call(`${stack.urls.http}/v1/technicians/berta/revoke`, { method: 'POST', as: admin });
          return storyOf('berta');
        },
        { ...patiently, interval: 500 },
      )
      .toContain('disconnected access_revoked');
  });

  test('is one row for each event when ingest tells it again, and a whole list adds nothing', async () => {
    const atMs = Date.now();
    await technician('carl').then((phone) => phone.close());
    await expect.poll(() => storyOf('carl'), patiently).toHaveLength(2);
    const presence = { link: v1.Link.CONNECTED, changedAtMs: atMs, appVersion: '1' };
    const entry = { technicianId: 'carl', deviceId: 'tablet', connectionId: 9, connectedAtMs: atMs, presence };
    const tell = (batch: v1.PresenceBatch.$Properties) =>
      nats.publish(subjects.presence('demo'), v1.PresenceBatch.encode({ ingestNode: 'n', ...batch }).finish());
    for (let times = 0; times < 20; times++) tell({ entries: [entry] });
    tell({ entries: [{ ...entry, deviceId: 'listed' }], isFullList: true, parts: 1 });
    tell({ entries: [{ ...entry, deviceId: 'last' }] });
    await expect
      .poll(async () => (await eventsOf('carl')).map(({ device_id }) => device_id), patiently)
      .toContain('last');
    const { rows } = await stack.database.query(
      "SELECT device_id FROM connection_events JOIN technicians USING (technician_key) WHERE technician_id = 'carl' AND device_id IN ('tablet', 'listed')",
    );
    expect(rows).toEqual([{ device_id: 'tablet' }]);
  });

  test('belongs to one company: another one’s technician of the same id has a history of his own', async () => {
    const theirs = await technician('doris', { tenantId: 'acme', deviceId: 'theirs' });
    const acme = await stack.token({ role: 'dispatcher', subject: 'dora', tenantId: 'acme' });
    await expect.poll(async () => (await eventsOf('doris', acme)).length, patiently).toBe(1);
    expect((await call(url('doris'), { as: dispatcher })).status).toBe(404);
    const ours = await technician('doris', { deviceId: 'ours' });
    await expect
      .poll(async () => (await eventsOf('doris')).map(({ device_id }) => device_id), patiently)
      .toEqual(['ours']);
    expect((await eventsOf('doris', acme)).map(({ device_id }) => device_id)).toEqual(['theirs']);
    await Promise.all([theirs.close(), ours.close()]);
  });

  test('leaves out technicians that nobody knows yet, and counts them', async () => {
    const before = await countedByWriters('unknown_technician');
    const phone = await openPhone({
      url: stack.urls.track,
      token: await stack.token({ role: 'technician', subject: 'nobody-yet' }),
    });
    await expect.poll(() => countedByWriters('unknown_technician'), patiently).toBe(before + 1);
    await phone.close();
  });

  test('loses nothing while the database is down', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `patient-${index}`);
    const phones = await Promise.all(ids.map((id) => technician(id)));
    await expect.poll(async () => (await Promise.all(ids.map(storyOf))).flat().length, patiently).toBe(10);
    await stack.postgres.kill();
    await Promise.all(phones.map((phone) => phone.close()));
    await expect
      .poll(() => stack.services.writer.ready(), patiently)
      .toMatchObject({ status: 503, body: expect.stringContaining('postgres') });
    await stack.postgres.start();
    const stories = async () => Promise.all(ids.map(storyOf));
    await expect.poll(stories, patiently).toEqual(ids.map(() => ['disconnected client_closed', 'connected']));
  });

  test('is written down before a writer goes', async () => {
    await secondWriter.end('SIGTERM');
    let endsTold = 0;
    nats.subscribe(subjects.presence('demo'), {
      callback: (_, { data }) => {
        const isEnd = ({ presence }: v1.PresenceEntry) => presence?.link === v1.Link.DISCONNECTED;
        endsTold += v1.PresenceBatch.decode(data).entries.filter(isEnd).length;
      },
    });
    await nats.flush();
    const phone = await technician('eva');
    await phone.close();
    await expect.poll(() => endsTold, patiently).toBe(1);
    expect(await stack.services.writer.end('SIGTERM')).toBe(0);
    expect(await storyOf('eva')).toEqual(['disconnected client_closed', 'connected']);
  });
});

describe('GET /v1/technicians/:id/connections', () => {
  test('answers the newest of a period, as many as asked for', async () => {
    const { rows } = await stack.database.query<{ tenant_key: number; technician_key: number }>(
      "INSERT INTO technicians (tenant_key, technician_id) SELECT tenant_key, 'of old/é' FROM tenants WHERE tenant_id = 'demo' RETURNING tenant_key, technician_key",
    );
    await stack.database.query(
      `INSERT INTO connection_events (tenant_key, technician_key, at, device_id, link)
       SELECT $1, $2, '2026-03-09T12:00:00Z'::timestamptz + make_interval(mins => n), 'phone', 'connected' FROM generate_series(0, 599) AS n`,
      [rows[0]?.tenant_key, rows[0]?.technician_key],
    );
    const timesOf = async (query: string) => {
      const { status, body } = await call<{ events: ConnectionEvent[] }>(url('of old/é', query), { as: dispatcher });
      expect(status).toBe(200);
      return body.events.map(({ at }) => at);
    };
    expect(await timesOf('')).toEqual([]);
    expect(await timesOf('?from=2026-03-09T12:01:00Z&to=2026-03-09T12:03:00Z')).toEqual([
      '2026-03-09T12:02:00.000Z',
      '2026-03-09T12:01:00.000Z',
    ]);
    const all = await timesOf('?from=2026-03-09T00:00:00Z&to=2026-03-11T00:00:00Z');
    expect([all.length, all[0]]).toEqual([500, '2026-03-09T21:59:00.000Z']);
    expect(await timesOf('?from=2026-03-09T00:00:00Z&to=2026-03-11T00:00:00Z&limit=1')).toEqual([all[0]]);
  });

  test.each([
    ['without a token', '', undefined, 401, 'UNAUTHENTICATED'],
    ['for a technician', '', 'technician', 403, 'FORBIDDEN'],
    ['about somebody nobody knows', '', 'dispatcher', 404, 'NOT_FOUND'],
    [
      'about a period that ends before it begins',
      '?from=2026-03-09T00:00:00Z&to=2026-03-08T00:00:00Z',
      'dispatcher',
      400,
      'INVALID_REQUEST',
    ],
    ['about a year', '?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z', 'dispatcher', 400, 'INVALID_REQUEST'],
    ['for 501 events', '?limit=501', 'dispatcher', 400, 'INVALID_REQUEST'],
    ['about no time', '?from=yesterday', 'dispatcher', 400, 'INVALID_REQUEST'],
  ] as const)('says no to a question %s', async (_, query, role, status, code) => {
    const as = role ? { as: await stack.token({ role, subject: 'somebody' }) } : {};
    const answer = await call<ErrorBody>(url('who is this', query), as);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });
});

describe('a history past its days', () => {
  test('is removed when a writer maintains, and nothing younger', async () => {
    await stack.database.query(
      `INSERT INTO connection_events (tenant_key, technician_key, at, device_id, link)
       SELECT tenant_key, technician_key, now() - make_interval(days => days, secs => n), 'phone', 'connected'
         FROM technicians, (VALUES (29, 10), (30, 20010)) AS ages (days, events), generate_series(1, events) AS n
        WHERE technician_id = 'eva'`,
    );
    await secondWriter.start();
    const left = async () => {
      const { rows } = await stack.database.query<{ age_days: number }>(
        'SELECT extract(day FROM now() - at)::integer AS age_days FROM connection_events ORDER BY at LIMIT 11',
      );
      return rows.map(({ age_days }) => age_days);
    };
    await expect.poll(async () => (await left()).slice(0, 10), patiently).toEqual(Array.from({ length: 10 }, () => 29));
    expect((await left())[10]).toBe(0);
  });
});
