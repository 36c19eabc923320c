import { subjects, v1 } from '@fieldcast/protocol';
import { createTokenVerifier } from '@fieldcast/runtime';
import { createSignInLink } from '@fieldcast/storage';
import { connect } from '@nats-io/transport-node';
import { SignJWT, UnsecuredJWT } from 'jose';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  createDatabase,
  createTenant,
  type ErrorBody,
  mint,
  PASSWORD,
  type RestServer,
  signIn,
  startServer,
  type TestTenant,
} from './rest-server.ts';

// Accounts and access of the REST interface, against a real dispatch on real Postgres and NATS.

const TOKEN_SECRET = 'a-secret-of-the-rest-tests-with-40-bytes';
const verify = createTokenVerifier({
  tokenSecret: TOKEN_SECRET,
  tokenJwksUrl: undefined,
  tokenIssuer: undefined,
  tokenAudience: 'fieldcast',
  tokenLifetimeMaxS: 604_800,
});

const patiently = { timeout: 10_000 };

let database: Awaited<ReturnType<typeof createDatabase>>;
let pool: pg.Pool;
let server: RestServer;
let acme: TestTenant;
let other: TestTenant;
const v1Url = (path: string) => `${server.url}/v1${path}`;

beforeAll(async () => {
  database = await createDatabase();
  pool = database.pool;
  server = await startServer(database.url);
  acme = await createTenant(pool);
  other = await createTenant(pool);
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

interface TokenAnswer {
  token: string;
  expires_at: string;
  track_url?: string;
  map_url?: string;
}

describe('POST /v1/tokens', () => {
  it('gives the backend a technician’s token, and the technician a name that boards hear of once', async () => {
    const nats = await connect({ servers: new URL(process.env.FIELDCAST_TEST_NATS_URL ?? '').host });
    const changes: v1.TechnicianChanged[] = [];
    nats.subscribe(subjects.technicianChanged(acme.tenantId), {
      callback: (_error, { data }) => void changes.push(v1.TechnicianChanged.decode(data)),
    });
    await nats.flush();
    const json = { role: 'technician', sub: 'anna/7 🚐', name: 'Anna', ttl_s: 120 };
    const { status, body } = await call<TokenAnswer>(v1Url('/tokens'), { as: acme.apiKey, json });
    expect(status).toBe(201);
    expect(body.track_url).toBe('ws://127.0.0.1:8081/v1/track');
    const claims = await verify(body.token);
    expect(claims).toMatchObject({
      tenantId: acme.tenantId,
      subject: 'anna/7 🚐',
      role: 'technician',
      displayName: 'Anna',
    });
    expect(Date.parse(body.expires_at)).toBe(claims.expiresAtMs);
    expect(claims.expiresAtMs - claims.issuedAtMs).toBe(120_000);

    await call(v1Url('/tokens'), { as: acme.apiKey, json });
    await call(v1Url('/tokens'), { as: acme.apiKey, json: { ...json, name: 'Anna B.' } });
    await call(v1Url('/tokens'), { as: acme.apiKey, json: { role: 'technician', sub: 'anna/7 🚐' } });
    await expect.poll(() => changes.map(({ displayName }) => displayName), patiently).toEqual(['Anna', 'Anna B.']);
    const named = await call(v1Url('/technicians/anna%2F7%20%F0%9F%9A%90'), { as: acme.apiKey });
    expect(named.body).toMatchObject({ technician_id: 'anna/7 🚐', name: 'Anna B.', position: null, age_s: null });
    await nats.close();
  });

  it('gives a dispatcher’s token, without making a technician of them', async () => {
    const json = { role: 'dispatcher', sub: 'dora' };
    const { body } = await call<TokenAnswer>(v1Url('/tokens'), { as: acme.apiKey, json });
    expect(body.map_url).toBe('ws://127.0.0.1:8082/v1/map');
    expect((await verify(body.token)).role).toBe('dispatcher');
    expect((await call(v1Url('/technicians/dora'), { as: acme.apiKey })).status).toBe(404);
  });

  it.each<[string, object, string]>([
    ['an unknown role', { role: 'boss', sub: 'a' }, 'body/role'],
    ['an empty id', { role: 'technician', sub: '' }, 'body/sub'],
    ['a line break in an id', { role: 'technician', sub: 'a\nb' }, 'body/sub'],
    ['a life of a year', { role: 'technician', sub: 'a', ttl_s: 31_536_000 }, 'body/ttl_s'],
    ['a field we do not know', { role: 'technician', sub: 'a', tenant: 'other' }, 'body/'],
  ])('refuses %s and says which field', async (_story, json, path) => {
    const { status, body } = await call<ErrorBody>(v1Url('/tokens'), { as: acme.apiKey, json });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'INVALID_REQUEST', retryable: false });
    expect(body.error.details?.map((detail) => detail.path)).toEqual([path]);
  });

  it('is for API keys alone, right and not revoked', async () => {
    const json = { role: 'technician', sub: 'a' };
    const asking = async (as?: string) => (await call(v1Url('/tokens'), { json, ...(as && { as }) })).status;
    expect(await asking()).toBe(401);
    expect(await asking(await acme.token('admin'))).toBe(403);
    expect(await asking(`${acme.apiKey.slice(0, -1)}${acme.apiKey.endsWith('A') ? 'B' : 'A'}`)).toBe(401);
    expect(await asking('fck_')).toBe(401);
    expect(await asking(other.apiKey)).toBe(201);
    await pool.query('UPDATE api_keys SET revoked_at = now() WHERE tenant_key = $1', [other.tenantKey]);
    expect(await asking(other.apiKey)).toBe(401);
    await pool.query('UPDATE api_keys SET revoked_at = NULL WHERE tenant_key = $1', [other.tenantKey]);
  });
});

describe('signing in', () => {
  it('with e-mail in any case and password: a cookie, a session, board tokens, and out again', async () => {
    const signedIn = await call(v1Url('/sessions'), { json: { email: acme.email.toUpperCase(), password: PASSWORD } });
    expect(signedIn.status).toBe(201);
    const setCookie = signedIn.headers.get('set-cookie') ?? '';
    expect(setCookie).toMatch(/^fieldcast_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    const cookie = setCookie.split(';')[0];
    expect(signedIn.body).toMatchObject({
      user: { email: acme.email, name: 'Dora', role: 'dispatcher' },
      tenant: { id: acme.tenantId, name: `Company ${acme.tenantId}`, time_zone: 'UTC' },
    });
    expect((await call(v1Url('/session'), { cookie })).body).toEqual(signedIn.body);

    const board = await call<TokenAnswer>(v1Url('/session/board-token'), { method: 'POST', cookie });
    expect(board.body.map_url).toBe('ws://127.0.0.1:8082/v1/map');
    const claims = await verify(board.body.token);
    expect(claims).toMatchObject({ tenantId: acme.tenantId, role: 'dispatcher', displayName: 'Dora' });
    expect(claims.expiresAtMs - claims.issuedAtMs).toBe(600_000);

    expect((await call(v1Url('/session'), { method: 'DELETE', cookie })).status).toBe(204);
    expect((await call(v1Url('/session'), { cookie })).status).toBe(401);
    expect((await call(v1Url('/session'), { method: 'DELETE', cookie })).status).toBe(204);
  });

  it('with a link, until it expires', async () => {
    const code = await createSignInLink(pool, acme.tenantKey, acme.email, 600);
    expect((await call(v1Url('/sessions'), { json: { code } })).status).toBe(201);
    expect((await call(v1Url('/sessions'), { json: { code } })).status).toBe(201);
    await pool.query("UPDATE sign_in_links SET expires_at = now() - interval '1 s'");
    expect((await call<ErrorBody>(v1Url('/sessions'), { json: { code } })).body.error.code).toBe('SIGN_IN_FAILED');
  });

  it('fails alike for a wrong password, an unknown person, a disabled one and a wrong link', async () => {
    await pool.query('UPDATE users SET disabled_at = now() WHERE tenant_key = $1', [other.tenantKey]);
    const attempts = [
      { email: acme.email, password: 'wrong' },
      { email: 'nobody@example.com', password: PASSWORD },
      { email: other.email, password: PASSWORD },
      { code: 'x' },
    ];
    for (const json of attempts) {
      const { status, body } = await call<ErrorBody>(v1Url('/sessions'), { json });
      expect([status, body.error.code]).toEqual([401, 'SIGN_IN_FAILED']);
    }
    await pool.query('UPDATE users SET disabled_at = NULL WHERE tenant_key = $1', [other.tenantKey]);
  });

  it('ends with time without use, and at once when the user is disabled', async () => {
    const cookie = await signIn(server.url, acme);
    const status = async () => (await call(v1Url('/session'), { cookie })).status;
    await pool.query("UPDATE sessions SET expires_at = now() + interval '1 min'");
    expect(await status()).toBe(200);
    const { rows } = await pool.query("SELECT FROM sessions WHERE expires_at > now() + interval '11 h'");
    expect(rows.length, 'the use was written down').toBeGreaterThan(0);
    await pool.query('UPDATE users SET disabled_at = now() WHERE tenant_key = $1', [acme.tenantKey]);
    expect(await status()).toBe(401);
    await pool.query('UPDATE users SET disabled_at = NULL WHERE tenant_key = $1', [acme.tenantKey]);
    expect(await status()).toBe(200);
    await pool.query("UPDATE sessions SET expires_at = now() - interval '1 s'");
    expect(await status()).toBe(401);
  });

  it('leaves nothing behind: expired sessions and links are swept away', async () => {
    await createSignInLink(pool, acme.tenantKey, acme.email, -1);
    await signIn(server.url, acme);
    await pool.query("UPDATE sessions SET expires_at = now() - interval '1 s'");
    const sweeping = await startServer(database.url);
    const left = 'SELECT secret_hash FROM sessions UNION ALL SELECT code_hash FROM sign_in_links';
    await expect.poll(async () => (await pool.query(left)).rowCount, patiently).toBe(0);
    await sweeping.stop();
  });

  it('does not let another site’s page use the cookie', async () => {
    const cookie = await signIn(server.url, acme);
    const from = async (headers: Record<string, string>, method = 'POST') =>
      (await call<ErrorBody>(v1Url('/session/board-token'), { method, cookie, headers })).status;
    expect(await from({ origin: 'https://evil.example' })).toBe(403);
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await from({ origin: server.url })).toBe(201);
    expect(await from({ 'sec-fetch-site': 'same-origin' })).toBe(201);
  });

  it('has few attempts for an account, and for an address', async () => {
    const strict = await startServer(database.url, {
      FIELDCAST_SIGN_IN_BURST_PER_ACCOUNT: '3',
      FIELDCAST_SIGN_IN_BURST_PER_ADDRESS: '8',
    });
    const attempt = (email: string, password: string) =>
      call<ErrorBody>(`${strict.url}/v1/sessions`, { json: { email, password } });
    for (let count = 0; count < 5; count++) expect((await attempt(other.email, PASSWORD)).status).toBe(201);
    for (let count = 0; count < 3; count++) expect((await attempt(acme.email, 'wrong')).status).toBe(401);
    const limited = await attempt(acme.email, PASSWORD);
    expect(limited.status).toBe(429);
    expect(limited.body.error).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(limited.body.error.retry_after_ms).toBeGreaterThan(50_000);
    for (let count = 0; count < 4; count++) await attempt(`nobody-${count}@example.com`, 'wrong');
    expect((await attempt(other.email, PASSWORD)).status).toBe(429);
    await strict.stop();
  });

  it('sets a Secure cookie when a trusted proxy says that the browser came by https', async () => {
    const behindProxy = await startServer(database.url, { FIELDCAST_TRUSTED_PROXIES: '127.0.0.1/32' });
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'board.example' };
    const json = { email: acme.email, password: PASSWORD };
    const trusted = await call(`${behindProxy.url}/v1/sessions`, { json, headers });
    expect(trusted.headers.get('set-cookie')).toContain('; Secure');
    const config = await call<{ map_url: string }>(`${behindProxy.url}/v1/page-config`, { headers });
    expect(config.body.map_url).toBe('wss://board.example:8082/v1/map');
    expect((await call(v1Url('/sessions'), { json, headers })).headers.get('set-cookie')).not.toContain('Secure');
    await behindProxy.stop();
  });
});

describe('POST /v1/users', () => {
  const newUser = (email: string) => ({ email, name: 'Ed', password: PASSWORD, role: 'admin' });

  it('lets an administrator create a person who can sign in', async () => {
    const email = `ed@${acme.tenantId}.example`;
    const as = await acme.token('admin');
    expect((await call(v1Url('/users'), { as, json: newUser(email) })).status).toBe(201);
    expect((await call(v1Url('/sessions'), { json: { email, password: PASSWORD } })).status).toBe(201);
    const again = await call<ErrorBody>(v1Url('/users'), { as, json: newUser(email.toUpperCase()) });
    expect([again.status, again.body.error.code]).toEqual([409, 'CONFLICT']);
  });

  it('is not for dispatchers, and not for short passwords', async () => {
    const json = newUser('x@example.com');
    expect((await call(v1Url('/users'), { as: await acme.token('dispatcher'), json })).status).toBe(403);
    const short = { ...json, password: 'hunter2' };
    expect((await call(v1Url('/users'), { as: acme.apiKey, json: short })).status).toBe(400);
  });
});

describe('tokens on REST', () => {
  const signed = (claims: Record<string, unknown>, secret = TOKEN_SECRET) =>
    new SignJWT({ tenant: acme.tenantId, role: 'dispatcher', ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('dora')
      .setAudience(String(claims.aud ?? 'fieldcast'))
      .setIssuedAt()
      .setExpirationTime(String(claims.in ?? '10 min'))
      .sign(new TextEncoder().encode(secret));

  it.each<[string, () => string | Promise<string>, number, string]>([
    ['a good one', () => signed({}), 200, ''],
    ['noise', () => 'noise', 401, 'TOKEN_INVALID'],
    [
      'none as algorithm',
      () => new UnsecuredJWT({ tenant: acme.tenantId, role: 'admin' }).encode(),
      401,
      'TOKEN_INVALID',
    ],
    ['another key', () => signed({}, 'x'.repeat(40)), 401, 'TOKEN_INVALID'],
    ['another audience', () => signed({ aud: 'else' }), 401, 'TOKEN_INVALID'],
    ['no tenant', () => signed({ tenant: undefined }), 401, 'TOKEN_INVALID'],
    ['a tenant that does not exist', () => signed({ tenant: 'nowhere' }), 401, 'TOKEN_INVALID'],
    ['one that expired', () => signed({ in: '-1 min' }), 401, 'TOKEN_EXPIRED'],
    ['a technician’s', () => acme.token('technician'), 403, 'FORBIDDEN'],
  ])('%s', async (_story, token, status, code) => {
    const answer = await call<Partial<ErrorBody>>(v1Url('/technicians'), { as: await token() });
    expect([answer.status, answer.body.error?.code ?? '']).toEqual([status, code]);
  });

  it('are refused once their owner was revoked; others’ are not', async () => {
    const { token } = await mint({ tenantId: acme.tenantId, subject: 'gone', role: 'dispatcher', lifetimeS: 600 });
    const status = async (as: string) => (await call(v1Url('/technicians'), { as })).status;
    expect(await status(token)).toBe(200);
    const revoked = await call(v1Url('/technicians/gone/revoke'), { method: 'POST', as: acme.apiKey });
    expect(revoked.status).toBe(204);
    await expect.poll(() => status(token), patiently).toBe(403);
    expect(await status(await acme.token('dispatcher', 'still-here'))).toBe(200);
    expect(await status(await other.token('dispatcher', 'gone'))).toBe(200);
  });
});
