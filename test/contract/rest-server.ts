import { randomBytes, randomUUID } from 'node:crypto';
import { createLog, createTokenMinter, loadConfig, type Role } from '@fieldcast/runtime';
import {
  createApiKey,
  createPositionWriter,
  ensureTenant,
  ensureUser,
  hashPassword,
  migrate,
  PositionBatch,
} from '@fieldcast/storage';
import pg from 'pg';
import { expect } from 'vitest';
import { dispatchSettings } from '../../services/dispatch/config.ts';
import { startDispatch } from '../../services/dispatch/wire.ts';
import { openTestPool } from '../harness/test-pool.ts';

/** Password of every user of these tests. */
export const PASSWORD = 'correct horse battery';
export const TOKEN_SECRET = 'a-secret-of-the-rest-tests-with-40-bytes';
const log = createLog('test', process.env.FIELDCAST_LOG_LEVEL ?? 'fatal');

export const mint = createTokenMinter({
  tokenSecret: TOKEN_SECRET,
  tokenIssuer: undefined,
  tokenAudience: 'fieldcast',
});

export interface TestTenant {
  readonly tenantId: string;
  readonly tenantKey: number;
  readonly apiKey: string;
  readonly email: string;
  token(role: Role, subject?: string): Promise<string>;
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface RestServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** A migrated database of its own on the test server. */
export async function createDatabase(): Promise<{ url: string; pool: pg.Pool; drop(): Promise<void> }> {
  const serverUrl = process.env.FIELDCAST_TEST_DATABASE_URL ?? '';
  expect(serverUrl, 'FIELDCAST_TEST_DATABASE_URL').not.toBe('');
  const name = `rest_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const onServer = async (statement: string) => {
    const admin = new pg.Client({ connectionString: serverUrl });
    await admin.connect();
    await admin.query(statement);
    await admin.end();
  };
  await onServer(`CREATE DATABASE ${name}`);
  await migrate({ url: url.href, log, timescale: 'off' });
  const pool = openTestPool(url.href);
  return {
    url: url.href,
    pool,
    async drop() {
      await pool.end();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** A dispatch on a free port. */
export async function startServer(databaseUrl: string, env: Record<string, string> = {}): Promise<RestServer> {
  const natsUrl = process.env.FIELDCAST_TEST_NATS_URL ?? '';
  expect(natsUrl, 'FIELDCAST_TEST_NATS_URL').not.toBe('');
  const config = loadConfig(dispatchSettings, {
    DATABASE_URL: databaseUrl,
    NATS_URL: natsUrl,
    FIELDCAST_HTTP_PORT: '0',
    FIELDCAST_TOKEN_SECRET: TOKEN_SECRET,
    ...env,
  });
  const { port, stop } = await startDispatch(config, log);
  return { port, stop, url: `http://127.0.0.1:${port}` };
}

/** A tenant with an API key and a dispatcher. */
export async function createTenant(pool: pg.Pool): Promise<TestTenant> {
  const tenantId = `rest-${randomBytes(6).toString('hex')}`;
  const tenantKey = await ensureTenant(pool, { tenantId, name: `Company ${tenantId}` });
  const email = `dora@${tenantId}.example`;
  const passwordHash = await hashPassword(PASSWORD);
  await ensureUser(pool, tenantKey, { email, displayName: 'Dora', role: 'dispatcher', passwordHash });
  return {
    tenantId,
    tenantKey,
    email,
    apiKey: await createApiKey(pool, tenantKey, 'test'),
    token: async (role, subject = `${role}-1`) => (await mint({ tenantId, subject, role, lifetimeS: 600 })).token,
  };
}

interface Call {
  readonly method?: string;
  /** A token or an API key. */
  readonly as?: string;
  readonly cookie?: string | undefined;
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
}

/** One request; the body parsed when it is JSON. */
export async function call<T = unknown>(
  url: string,
  { method, as, cookie, json, headers }: Call = {},
): Promise<Answer<T>> {
  const response = await fetch(url, {
    method: method ?? (json === undefined ? 'GET' : 'POST'),
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
}

export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly retryable: boolean;
    readonly retry_after_ms?: number;
    readonly details?: readonly { path: string; message: string }[];
  };
}

/** Signs in and returns the cookie to send. */
export async function signIn(url: string, { email }: TestTenant): Promise<string> {
  const { status, headers } = await call(`${url}/v1/sessions`, { json: { email, password: PASSWORD } });
  expect(status).toBe(201);
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Stores `count` fixes of a technician, `stepMs` apart, heading east from 10° E. */
export async function storeFixes(
  pool: pg.Pool,
  { tenantId }: TestTenant,
  technicianId: string,
  { count, startMs, stepMs = 1000 }: { count: number; startMs: number; stepMs?: number },
): Promise<void> {
  const batch = new PositionBatch(count);
  const slot = batch.slotOf(tenantId, technicianId);
  for (let index = 0; index < count; index++) {
    const recordedAtMs = startMs + index * stepMs;
    const fix = { latitudeE7: 520_000_000, longitudeE7: 100_000_000 + index, accuracyDm: 45, speedCmps: 1250 };
    batch.add(slot, recordedAtMs, recordedAtMs + 500, fix);
  }
  await createPositionWriter(pool, 'plain').write(batch);
}
