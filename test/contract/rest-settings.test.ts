import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streams, subjects, v1 } from '@fieldcast/protocol';
import { createLog } from '@fieldcast/runtime';
import { removeDataDir, type ServerProcess, startNats } from '@fieldcast/stack';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  call,
  createDatabase,
  createTenant,
  type ErrorBody,
  type RestServer,
  signIn,
  startServer,
  type TestTenant,
} from './rest-server.ts';

// Feature flags and policies: what REST takes, what it refuses, and what arrives in the log that ingest follows.

const patiently = { timeout: 30_000 };

let database: Awaited<ReturnType<typeof createDatabase>>;
let pool: pg.Pool;
let server: RestServer;
let acme: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  database = await createDatabase();
  pool = database.pool;
  server = await startServer(database.url);
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

beforeEach(async () => {
  acme = await createTenant(pool);
  other = await createTenant(pool);
});

interface Changed {
  revision: number;
  published: boolean;
}

interface SettingsAnswer extends Changed {
  flags: Record<string, unknown>[];
  policies: Record<string, unknown>[];
}

const v1Url = (path: string, { url } = server) => `${url}/v1${path}`;
const put = <T = Changed>(path: string, json: unknown, { as = acme.apiKey, on = server } = {}) =>
  call<T>(v1Url(path, on), { method: 'PUT', as, json });
const remove = <T = Changed>(path: string) => call<T>(v1Url(path), { method: 'DELETE', as: acme.apiKey });
const settingsOf = async ({ apiKey }: TestTenant, on = server) =>
  (await call<SettingsAnswer>(v1Url('/settings', on), { as: apiKey })).body;

/** What the log has of a tenant. */
async function logged({ tenantId }: TestTenant, natsUrl = process.env.FIELDCAST_TEST_NATS_URL ?? '') {
  const connection = await connect({ servers: new URL(natsUrl).host });
  try {
    const manager = await jetstreamManager(connection);
    const message = await manager.streams
      .getMessage(streams.settings, { last_by_subj: subjects.settings(tenantId) })
      .catch(() => null);
    return message ? v1.TenantSettings.decode(message.data) : undefined;
  } finally {
    await connection.close();
  }
}

describe('a flag', () => {
  it('is set, read, changed, switched off and removed; each time the log has it when the answer is there', async () => {
    expect(await settingsOf(acme)).toEqual({ revision: 0, published: true, flags: [], policies: [] });

    const first = await put('/flags/turn-detection', { value: 'on', percentage: 5.25, allow: ['anna', 'anna'] });
    expect(first.status).toBe(200);
    expect(first.body).toEqual({ revision: expect.any(Number), published: true });
    const rollout = { shareBp: 525, allow: ['anna'] };
    expect(await logged(acme)).toMatchObject({
      revision: first.body.revision,
      flags: [{ name: 'turn-detection', value: 'on', rollout }],
    });
    const set = { name: 'turn-detection', value: 'on', percentage: 5.25, allow: ['anna'], deny: [] };
    expect(await settingsOf(acme)).toEqual({
      ...first.body,
      flags: [{ ...set, updated_at: expect.any(String) }],
      policies: [],
    });

    const off = await put('/flags/turn-detection', { value: 'on', percentage: 0 });
    expect(off.body.revision).toBeGreaterThan(first.body.revision);
    expect((await settingsOf(acme)).flags).toMatchObject([{ percentage: 0, allow: [] }]);
    expect((await logged(acme))?.revision).toBe(off.body.revision);

    expect((await remove('/flags/turn-detection')).body.published).toBe(true);
    expect((await settingsOf(acme)).flags).toEqual([]);
    expect((await logged(acme))?.flags).toEqual([]);
    const again = await remove<ErrorBody>('/flags/turn-detection');
    expect([again.status, again.body.error.code]).toEqual([404, 'NOT_FOUND']);
  });

  it.each<[string, string, unknown]>([
    ['a name with capitals', 'Turn', {}],
    ['a name that begins with a dot', '.turn', {}],
    ['a name of 65 characters', 'x'.repeat(65), {}],
    ['no value', 'turn', { value: undefined }],
    ['an empty value', 'turn', { value: '' }],
    ['a share over 100 %', 'turn', { percentage: 100.01 }],
    ['a share below zero', 'turn', { percentage: -1 }],
    ['a share with three decimals', 'turn', { percentage: 0.125 }],
    ['no share', 'turn', { percentage: undefined }],
    ['an id that is not printable', 'turn', { allow: ['a\u0000'] }],
    ['a field that nobody knows', 'turn', { allowed: ['anna'] }],
  ])('is refused with %s', async (_story, name, wrong) => {
    const { status, body } = await put<ErrorBody>(`/flags/${name}`, {
      value: 'on',
      percentage: 1,
      ...(wrong as object),
    });
    expect([status, body.error.code]).toEqual([400, 'INVALID_REQUEST']);
    expect((await settingsOf(acme)).revision).toBe(0);
  });

  it.each([0.01, 0.07, 0.29, 1.1, 33.33, 57.57, 99.99, 100])('keeps %d %% as it is', async (percentage) => {
    expect((await put('/flags/share', { value: 'on', percentage })).status).toBe(200);
    expect((await settingsOf(acme)).flags).toMatchObject([{ percentage }]);
    expect((await logged(acme))?.flags[0]?.rollout?.shareBp).toBe(Math.round(percentage * 100));
  });
});

describe('a policy', () => {
  it('is set with what it gives alone, and listed by name', async () => {
    await put('/policies/20-vans', {
      interval_ms: 2_000,
      distance_m: 20,
      percentage: 100,
      allow: ['van-1'],
      deny: ['x'],
    });
    await put('/policies/10-all', { still_interval_ms: 120_000, watched_interval_ms: 1_000, percentage: 50 });
    expect((await settingsOf(acme)).policies).toEqual([
      {
        name: '10-all',
        still_interval_ms: 120_000,
        watched_interval_ms: 1_000,
        percentage: 50,
        allow: [],
        deny: [],
        updated_at: expect.any(String),
      },
      expect.objectContaining({ name: '20-vans', interval_ms: 2_000, distance_m: 20, allow: ['van-1'], deny: ['x'] }),
    ]);
    const policies = (await logged(acme))?.policies;
    expect(policies).toMatchObject([
      { name: '10-all', stillIntervalMs: 120_000, watchedIntervalMs: 1_000, rollout: { shareBp: 5_000 } },
      { name: '20-vans', intervalMs: 2_000, distanceM: 20 },
    ]);
    expect(policies?.[0]?.intervalMs ?? null).toBeNull();
    expect((await remove('/policies/10-all')).status).toBe(200);
    expect((await settingsOf(acme)).policies).toMatchObject([{ name: '20-vans' }]);
  });

  it.each<[string, unknown]>([
    ['sets nothing', {}],
    ['asks for a fix each millisecond', { interval_ms: 1 }],
    ['silences phones for a week', { still_interval_ms: 7 * 86_400_000 }],
    ['has half a millisecond', { interval_ms: 1_000.5 }],
    ['has a distance of nothing', { distance_m: 0 }],
  ])('is refused when it %s', async (_story, values) => {
    const { status, body } = await put<ErrorBody>('/policies/p', { percentage: 1, ...(values as object) });
    expect([status, body.error.code]).toEqual([400, 'INVALID_REQUEST']);
  });
});

describe('the limits', () => {
  it('are 100 flags and 20 policies; what is there can still be changed', async () => {
    const body = { value: 'on', percentage: 1, interval_ms: undefined };
    const answers = await Promise.all(Array.from({ length: 101 }, (_, index) => put(`/flags/f${index}`, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(100).fill(200), 409]);
    const one = answers.findIndex(({ status }) => status === 200);
    expect((await put(`/flags/f${one}`, body)).status).toBe(200);
    const { status, body: refusal } = await put<ErrorBody>('/flags/one-more', body);
    expect([status, refusal.error.code]).toEqual([409, 'SETTINGS_LIMIT']);

    for (let index = 0; index < 20; index++)
      expect((await put(`/policies/p${index}`, { percentage: 1, distance_m: 5 })).status).toBe(200);
    const policy = await put<ErrorBody>('/policies/one-more', { percentage: 1, distance_m: 5 });
    expect([policy.status, policy.body.error.code]).toEqual([409, 'SETTINGS_LIMIT']);
    expect((await logged(acme))?.flags).toHaveLength(100);
  });

  it('are 1,000 ids in a list, and half a megabyte in all', async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => `${index}-`.padEnd(128, 'x'));
    const flag = (count: number) => ({ value: 'on', percentage: 0, allow: ids(count), deny: ids(count) });
    expect((await put('/flags/full', flag(1_000))).body.published).toBe(true);
    const over = await put<ErrorBody>('/flags/over', { value: 'on', percentage: 0, deny: ids(1_001) });
    expect([over.status, over.body.error.code]).toEqual([413, 'SETTINGS_TOO_LARGE']);
    expect((await put('/flags/second', { value: 'on', percentage: 0, allow: ids(900) })).status).toBe(200);
    const third = await put<ErrorBody>('/flags/third', flag(1_000));
    expect([third.status, third.body.error.code]).toEqual([413, 'SETTINGS_TOO_LARGE']);
    expect((await settingsOf(acme)).flags).toMatchObject([{ name: 'full' }, { name: 'second' }]);
  });
});

describe('settings are', () => {
  it('for administrators and the backend only', async () => {
    const flag = { value: 'on', percentage: 1 };
    const dispatcher = await acme.token('dispatcher');
    for (const [method, path, json] of [
      ['GET', '/settings', undefined],
      ['PUT', '/flags/f', flag],
      ['PUT', '/policies/p', { distance_m: 5, percentage: 1 }],
      ['DELETE', '/flags/f', undefined],
      ['DELETE', '/policies/p', undefined],
    ] as const) {
      const { status, body } = await call<ErrorBody>(v1Url(path), { method, as: dispatcher, json });
      expect([method, path, status, body.error.code]).toEqual([method, path, 403, 'FORBIDDEN']);
    }
    const cookie = await signIn(server.url, acme);
    expect((await call(v1Url('/settings'), { cookie })).status).toBe(403);
    expect((await put('/flags/f', flag, { as: await acme.token('admin') })).status).toBe(200);
  });

  it('each company’s own', async () => {
    await put('/flags/shared-name', { value: 'ours', percentage: 1 });
    await put('/flags/shared-name', { value: 'theirs', percentage: 2 }, { as: other.apiKey });
    expect((await settingsOf(acme)).flags).toMatchObject([{ value: 'ours', percentage: 1 }]);
    expect((await logged(acme))?.flags).toMatchObject([{ value: 'ours' }]);
    expect((await remove('/flags/shared-name')).status).toBe(200);
    expect((await settingsOf(other)).flags).toMatchObject([{ value: 'theirs', percentage: 2 }]);
  });

  it('the newest in the log, whichever of two dispatch copies was asked', async () => {
    const second = await startServer(database.url);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        put(`/flags/f${index}`, { value: 'on', percentage: 1 }, { on: index % 2 ? server : second }),
      ),
    );
    const newest = Math.max(...answers.map(({ body }) => body.revision));
    expect(await settingsOf(acme, second)).toMatchObject({ revision: newest, published: true });
    expect((await logged(acme))?.revision).toBe(newest);
    await second.stop();
  });
});

describe('the log', () => {
  let dataDir: string;
  let nats: ServerProcess;
  const log = createLog('test', 'fatal');

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'fieldcast-settings-'));
    nats = await startNats({ dataDir, log });
  });
  afterAll(async () => {
    await nats?.stop();
    removeDataDir(dataDir);
  });
  const restart = async () => {
    nats = await startNats({ dataDir, log, port: Number(new URL(nats.url).port) });
  };

  it('that is away leaves a change saved and not published, and gets it when it is back, also with an empty disk', async () => {
    const on = await startServer(database.url, { NATS_URL: nats.url });
    const first = await put('/flags/f', { value: 'one', percentage: 1 }, { on });
    expect(first.body.published).toBe(true);
    await put('/flags/f', { value: 'other', percentage: 1 }, { on, as: other.apiKey });

    await nats.stop();
    const { status, body } = await put('/flags/f', { value: 'two', percentage: 1 }, { on });
    expect([status, body.published]).toEqual([200, false]);
    expect(await settingsOf(acme, on)).toMatchObject({ published: false, flags: [{ value: 'two' }] });

    await restart();
    await expect.poll(async () => (await logged(acme, nats.url))?.revision, patiently).toBe(body.revision);
    expect(await settingsOf(acme, on)).toMatchObject({ published: true });

    await nats.stop();
    rmSync(join(dataDir, 'nats'), { recursive: true });
    await restart();
    await expect.poll(async () => (await logged(acme, nats.url))?.revision, patiently).toBe(body.revision);
    expect(await logged(acme, nats.url)).toMatchObject({ flags: [{ value: 'two' }] });
    await expect
      .poll(async () => (await logged(other, nats.url))?.flags, patiently)
      .toMatchObject([{ value: 'other' }]);
    await on.stop();
  });

  it('gets at start what changed without it, and more than a database restored from a backup has given out', async () => {
    const on = await startServer(database.url, { NATS_URL: nats.url });
    const { revision } = (await put('/flags/f', { value: 'new', percentage: 1 }, { on })).body;
    await on.stop();
    await pool.query("UPDATE feature_flags SET value = 'old' WHERE tenant_key = $1", [acme.tenantKey]);
    await pool.query('UPDATE settings_revisions SET revision = 7 WHERE tenant_key = $1', [acme.tenantKey]);
    const restored = await startServer(database.url, { NATS_URL: nats.url });
    const flags = [{ value: 'old' }];
    await expect.poll(() => logged(acme, nats.url), patiently).toMatchObject({ revision: revision + 1, flags });
    expect(await settingsOf(acme, restored)).toMatchObject({ revision: revision + 1, published: true });
    await restored.stop();
  });
});
