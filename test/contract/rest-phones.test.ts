import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenVerifier } from '@fieldcast/runtime';
import { createPhoneLink } from '@fieldcast/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  createDatabase,
  createTenant,
  type ErrorBody,
  type RestServer,
  signIn,
  startServer,
  type TestTenant,
  TOKEN_SECRET,
} from './rest-server.ts';

// A phone without the company's app: a dispatcher's link, the session it opens, the tokens that the session gets.

interface Link {
  readonly url: string;
  readonly code: string;
  readonly expires_at: string;
}
interface Phone {
  readonly technician: { readonly id: string; readonly name: string };
  readonly tenant: { readonly id: string; readonly name: string };
  readonly expires_at: string;
}

const verify = createTokenVerifier({
  tokenSecret: TOKEN_SECRET,
  tokenJwksUrl: undefined,
  tokenIssuer: undefined,
  tokenAudience: 'fieldcast',
  tokenLifetimeMaxS: 86_400,
});

let database: Awaited<ReturnType<typeof createDatabase>>;
let server: RestServer;
let acme: TestTenant;
let other: TestTenant;
let folder: string;
const v1Url = (path: string) => `${server.url}/v1${path}`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldcast-phone-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>phone</title>');
  writeFileSync(join(folder, 'sw.js'), 'self.skipWaiting();');
  writeFileSync(join(folder, 'assets/index-abc123.js'), 'export {};');
  database = await createDatabase();
  server = await startServer(database.url, { FIELDCAST_PHONE_PAGE_DIR: folder, FIELDCAST_TOKEN_LIFETIME_S: '900' });
  acme = await createTenant(database.pool);
  other = await createTenant(database.pool);
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function createLink(technicianId: string, json: object = {}, tenant = acme): Promise<Link> {
  const url = v1Url(`/technicians/${technicianId}/phone-links`);
  const { status, body } = await call<Link>(url, { as: await tenant.token('dispatcher'), json });
  expect(status).toBe(201);
  return body;
}

async function openSession(code: string): Promise<{ cookie: string; phone: Phone; setCookie: string }> {
  const { status, headers, body } = await call<Phone>(v1Url('/phone-sessions'), { json: { code } });
  expect(status).toBe(201);
  const setCookie = headers.get('set-cookie') ?? '';
  return { cookie: setCookie.split(';')[0] ?? '', phone: body, setCookie };
}

const askForToken = (cookie: string | undefined) =>
  call<{ token: string; expires_at: string; track_url: string } & ErrorBody>(v1Url('/phone-session/token'), {
    method: 'POST',
    cookie,
  });
const whose = (cookie: string | undefined) => call<Phone & ErrorBody>(v1Url('/phone-session'), { cookie });

describe('a link', () => {
  it('makes a phone the technician’s, with tokens that ingest accepts', async () => {
    const link = await createLink('anna', { name: 'Anna' });
    expect(link.url).toBe(`${server.url}/phone/#link=${link.code}`);
    expect(Date.parse(link.expires_at) - Date.now()).toBeGreaterThan(86_000_000);

    const { cookie, phone, setCookie } = await openSession(link.code);
    expect(phone).toMatchObject({
      technician: { id: 'anna', name: 'Anna' },
      tenant: { id: acme.tenantId, name: `Company ${acme.tenantId}` },
    });
    expect(setCookie).toMatch(/^fieldcast_phone=[\w-]{43}; Max-Age=7776000; Path=\/v1\/phone-session; HttpOnly/);
    expect(setCookie).toContain('SameSite=Lax');
    expect((await whose(cookie)).body.technician.id).toBe('anna');

    const { status, headers, body } = await askForToken(cookie);
    expect(status).toBe(201);
    expect(headers.get('set-cookie')).toContain('Max-Age=7776000');
    expect(body.track_url).toBe('ws://127.0.0.1:8081/v1/track');
    const claims = await verify(body.token);
    expect(claims).toMatchObject({
      tenantId: acme.tenantId,
      subject: 'anna',
      role: 'technician',
      displayName: 'Anna',
    });
    expect(claims.expiresAtMs - claims.issuedAtMs).toBe(900_000);
  });

  it('works again until it expires, as an installed page has cookies of its own', async () => {
    const { code } = await createLink('ben');
    const [first, second] = [await openSession(code), await openSession(code)];
    expect(first.cookie).not.toBe(second.cookie);
    expect([(await whose(first.cookie)).status, (await whose(second.cookie)).status]).toEqual([200, 200]);
  });

  it('that has expired, or never was, says what to do', async () => {
    await createLink('cleo');
    const { code } = await createPhoneLink(database.pool, acme.tenantKey, {
      technicianId: 'cleo',
      createdBy: 'test',
      lifetimeS: -1,
    });
    for (const wrong of [code, 'never-was']) {
      const { status, body } = await call<ErrorBody>(v1Url('/phone-sessions'), { json: { code: wrong } });
      expect([status, body.error.code]).toEqual([401, 'PHONE_LINK_OVER']);
      expect(body.error.message).toContain('ask your dispatcher for a new link');
    }
  });

  it('is of the company whose dispatcher made it, also where both have a technician of that id', async () => {
    await createLink('anna', { name: 'Anna' });
    const { code } = await createLink('anna', { name: 'Another Anna' }, other);
    const { phone } = await openSession(code);
    expect(phone).toMatchObject({ technician: { name: 'Another Anna' }, tenant: { id: other.tenantId } });
  });

  it('can be had by a signed-in dispatcher, and by no technician', async () => {
    const url = v1Url('/technicians/dan/phone-links');
    const cookie = await signIn(server.url, acme);
    expect((await call(url, { cookie, json: {}, headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(201);
    expect((await call(url, { cookie, json: {}, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await call(url, { as: await acme.token('technician'), json: {} })).status).toBe(403);
    expect((await call(url, { json: {} })).status).toBe(401);
  });

  it('lives a week at most', async () => {
    const url = v1Url('/technicians/anna/phone-links');
    const { status, body } = await call<ErrorBody>(url, { as: acme.apiKey, json: { ttl_s: 7 * 86_400 + 1 } });
    expect([status, body.error.code]).toEqual([400, 'INVALID_REQUEST']);
  });

  it('is one of twenty: a new one ends the oldest', async () => {
    const { code } = await createLink('erin');
    for (let count = 0; count < 20; count++) await createLink('erin');
    expect((await call(v1Url('/phone-sessions'), { json: { code } })).status).toBe(401);
  });

  it('names the configured address of the pages', async () => {
    const behind = await startServer(database.url, { FIELDCAST_PUBLIC_URL: 'https://fieldcast.example.com' });
    const { body } = await call<Link>(`${behind.url}/v1/technicians/anna/phone-links`, { as: acme.apiKey, json: {} });
    await behind.stop();
    expect(body.url).toMatch(/^https:\/\/fieldcast\.example\.com\/phone\/#link=/);
  });
});

describe('a phone', () => {
  it('without a session is told so with a code of its own', async () => {
    for (const { status, body } of [await whose(undefined), await askForToken('fieldcast_phone=nonsense')]) {
      expect([status, body.error.code]).toEqual([401, 'PHONE_NOT_LINKED']);
    }
  });

  it('may do nothing that a dispatcher may, and a dispatcher is no phone', async () => {
    const { cookie } = await openSession((await createLink('anna')).code);
    expect((await call(v1Url('/technicians'), { cookie })).status).toBe(401);
    const dispatcher = await signIn(server.url, acme);
    expect((await whose(dispatcher)).body.error.code).toBe('PHONE_NOT_LINKED');
    const token = await acme.token('technician');
    const { status, body } = await call<ErrorBody>(v1Url('/phone-session'), { as: token });
    expect([status, body.error.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('that signs out has no session any more, and its cookie is taken back', async () => {
    const { cookie } = await openSession((await createLink('anna')).code);
    const { status, headers } = await call(v1Url('/phone-session'), { method: 'DELETE', cookie });
    expect(status).toBe(204);
    expect(headers.get('set-cookie')).toMatch(
      /^fieldcast_phone=; Max-Age=0; Path=\/v1\/phone-session; Expires=Thu, 01 Jan 1970/,
    );
    expect((await whose(cookie)).status).toBe(401);
  });

  it('that was not used for long has no session any more; one in use goes on', async () => {
    const { cookie } = await openSession((await createLink('fay')).code);
    const age = (column: string, by: string) =>
      database.pool.query(
        `UPDATE phone_sessions SET ${column} = now() - interval '${by}' FROM technicians
          WHERE technicians.technician_key = phone_sessions.technician_key AND technician_id = 'fay'`,
      );
    await database.pool.query("UPDATE phone_sessions SET expires_at = now() + interval '1 hour'");
    await age('last_used_at', '2 days');
    const { body } = await whose(cookie);
    expect(Date.parse(body.expires_at) - Date.now()).toBeGreaterThan(89 * 86_400_000);
    await age('expires_at', '1 second');
    expect((await whose(cookie)).body.error.code).toBe('PHONE_NOT_LINKED');
  });

  it('of a technician whose access was revoked needs a new link, others do not', async () => {
    const link = await createLink('gus');
    const { cookie } = await openSession(link.code);
    const bystander = await openSession((await createLink('anna')).code);
    const namesake = await openSession((await createLink('gus', {}, other)).code);

    const url = v1Url('/technicians/gus/revoke');
    expect((await call(url, { method: 'POST', as: await acme.token('admin') })).status).toBe(204);
    expect((await askForToken(cookie)).body.error.code).toBe('PHONE_NOT_LINKED');
    expect((await call(v1Url('/phone-sessions'), { json: { code: link.code } })).status).toBe(401);
    expect((await askForToken(bystander.cookie)).status).toBe(201);
    expect((await askForToken(namesake.cookie)).status).toBe(201);

    const again = await openSession((await createLink('gus')).code);
    expect((await askForToken(again.cookie)).status).toBe(201);
  });
});

describe('the server', () => {
  it('lets nobody guess codes: after some wrong ones an address has to wait', async () => {
    const strict = await startServer(database.url, { FIELDCAST_SIGN_IN_BURST_PER_ADDRESS: '3' });
    const { code } = await createLink('anna');
    const attempt = (guess: string) => call<ErrorBody>(`${strict.url}/v1/phone-sessions`, { json: { code: guess } });
    for (let count = 0; count < 5; count++) expect((await attempt(code)).status).toBe(201);
    for (let count = 0; count < 3; count++) expect((await attempt(`guess-${count}`)).status).toBe(401);
    const { status, headers, body } = await attempt(code);
    await strict.stop();
    expect([status, body.error.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('that mints no tokens makes no links', async () => {
    const verifying = await startServer(database.url, {
      FIELDCAST_TOKEN_SECRET: '',
      FIELDCAST_TOKEN_JWKS_URL: 'http://127.0.0.1:9/jwks.json',
    });
    const { cookie } = await openSession((await createLink('anna')).code);
    const link = { as: acme.apiKey, json: {} };
    const refused = await call<ErrorBody>(`${verifying.url}/v1/technicians/anna/phone-links`, link);
    const token = await call<ErrorBody>(`${verifying.url}/v1/phone-session/token`, { method: 'POST', cookie });
    await verifying.stop();
    expect([refused.body.error.code, token.body.error.code]).toEqual(['MINTING_DISABLED', 'MINTING_DISABLED']);
  });

  it('removes what has expired', async () => {
    await createLink('hal');
    const expired = { technicianId: 'hal', createdBy: 'test', lifetimeS: -1 };
    await createPhoneLink(database.pool, acme.tenantKey, expired);
    const countExpired = async () =>
      (await database.pool.query('SELECT FROM phone_links WHERE expires_at < now()')).rowCount;
    expect(await countExpired()).toBeGreaterThan(0);
    const sweeping = await startServer(database.url);
    await expect.poll(countExpired).toBe(0);
    await sweeping.stop();
  });

  it('keeps secrets as hashes only, each company’s for itself', async () => {
    const { code } = await createLink('anna');
    const { rows } = await database.pool.query<{ code_hash: Buffer }>('SELECT code_hash FROM phone_links');
    expect(rows.some(({ code_hash }) => code_hash.toString().includes(code))).toBe(false);
    const { rows: guarded } = await database.pool.query(
      "SELECT relname FROM pg_class WHERE relname IN ('phone_links', 'phone_sessions') AND relrowsecurity",
    );
    expect(guarded).toHaveLength(2);
  });
});

describe('the phone page', () => {
  it('is at /phone/, with a policy of its own', async () => {
    const { status, headers, body } = await call<string>(`${server.url}/phone/`);
    expect([status, body]).toEqual([200, '<!doctype html><title>phone</title>']);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:8081;");
    expect(policy).toContain("worker-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('is found without the slash', async () => {
    const answer = await fetch(`${server.url}/phone`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/phone/']);
  });

  it('has a service worker that is asked for anew each time, and files that never change', async () => {
    const worker = await call(`${server.url}/phone/sw.js`);
    expect([worker.headers.get('cache-control'), worker.headers.get('content-type')]).toEqual([
      'no-cache',
      expect.stringContaining('javascript'),
    ]);
    const asset = await call(`${server.url}/phone/assets/index-abc123.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('that was never built is missing, and nothing else is', async () => {
    const without = await startServer(database.url, { FIELDCAST_PHONE_PAGE_DIR: join(folder, 'nowhere') });
    const [page, api] = [await call(`${without.url}/phone/`), await call(`${without.url}/v1/page-config`)];
    await without.stop();
    expect([page.status, api.status]).toEqual([404, 200]);
  });
});
