import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  createDatabase,
  createTenant,
  type ErrorBody,
  type RestServer,
  startServer,
  type TestTenant,
} from './rest-server.ts';

// What dispatch is besides its routes: its description, errors, page, operations paths, and how it meets an outage.

const patiently = { timeout: 10_000 };

let database: Awaited<ReturnType<typeof createDatabase>>;
let server: RestServer;
let acme: TestTenant;
let folder: string;
const v1Url = (path: string) => `${server.url}/v1${path}`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldcast-page-'));
  mkdirSync(join(folder, 'page/assets'), { recursive: true });
  writeFileSync(join(folder, 'page/index.html'), '<!doctype html><title>board</title>');
  writeFileSync(join(folder, 'page/assets/index-abc123.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not for you');
  database = await createDatabase();
  server = await startServer(database.url, {
    FIELDCAST_PAGE_DIR: join(folder, 'page'),
    FIELDCAST_MAP_STYLE_URL: 'https://tiles.example/styles/x',
    FIELDCAST_DEMO_STREETS_FILE: join(folder, 'streets.geojson'),
  });
  acme = await createTenant(database.pool);
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, { summary?: string; security?: unknown[]; responses: Record<string, unknown> }>>;
}

describe('the description', () => {
  it('is OpenAPI 3.1 and names every route with a summary and the shape of errors', async () => {
    const { status, body } = await call<OpenApi>(v1Url('/openapi.json'));
    expect(status).toBe(200);
    expect(body.openapi).toMatch(/^3\.1/);
    const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        expect(operation.summary, path).toBeTruthy();
        expect(operation.responses, path).toHaveProperty('default');
        return `${method.toUpperCase()} ${path}`;
      }),
    );
    expect(operations.sort()).toEqual([
      'DELETE /v1/flags/{name}',
      'DELETE /v1/phone-session',
      'DELETE /v1/policies/{name}',
      'DELETE /v1/session',
      'GET /v1/demo-streets',
      'GET /v1/history/activity',
      'GET /v1/history/fleet',
      'GET /v1/page-config',
      'GET /v1/phone-session',
      'GET /v1/session',
      'GET /v1/settings',
      'GET /v1/technicians',
      'GET /v1/technicians/{technician_id}',
      'GET /v1/technicians/{technician_id}/connections',
      'GET /v1/technicians/{technician_id}/day',
      'GET /v1/technicians/{technician_id}/positions',
      'GET /v1/technicians/{technician_id}/track',
      'POST /v1/phone-session/token',
      'POST /v1/phone-sessions',
      'POST /v1/session/board-token',
      'POST /v1/sessions',
      'POST /v1/technicians/{technician_id}/phone-links',
      'POST /v1/technicians/{technician_id}/revoke',
      'POST /v1/tokens',
      'POST /v1/users',
      'PUT /v1/flags/{name}',
      'PUT /v1/policies/{name}',
      'PUT /v1/technicians/{technician_id}',
    ]);
  });

  it('says public of nothing that is not', async () => {
    // To end a session that is not there is no fault.
    const signOuts = ['delete /v1/session', 'delete /v1/phone-session'];
    const { body } = await call<OpenApi>(v1Url('/openapi.json'));
    const guarded = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method, { security }]) => security?.length !== 0 && !signOuts.includes(`${method} ${path}`))
        .map(([method]) => [method.toUpperCase(), path.replace(/\{\w+\}/, 'anna').slice(3)] as const),
    );
    expect(guarded.length).toBeGreaterThan(8);
    for (const [method, path] of guarded) {
      const { status, body } = await call<ErrorBody>(v1Url(path), { method });
      const code = path.startsWith('/phone-session') ? 'PHONE_NOT_LINKED' : 'UNAUTHENTICATED';
      expect([method, path, status, body.error.code]).toEqual([method, path, 401, code]);
    }
  });
});

describe('a request that is not right gets an error of the catalogue', () => {
  it.each<[string, string, RequestInit, number, string]>([
    ['an unknown path', '/v1/nothing', {}, 404, 'NOT_FOUND'],
    ['a method without a route', '/v1/technicians', { method: 'PATCH', body: '{}' }, 404, 'NOT_FOUND'],
    ['a body that is not JSON', '/v1/sessions', { method: 'POST', body: '{nope' }, 400, 'INVALID_REQUEST'],
    ['a body over 16 KiB', '/v1/sessions', { method: 'POST', body: `"${'x'.repeat(17_000)}"` }, 413, 'BODY_TOO_LARGE'],
    [
      'a form',
      '/v1/sessions',
      { method: 'POST', body: 'a=b', headers: { 'content-type': 'text/plain' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a prototype in JSON', '/v1/sessions', { method: 'POST', body: '{"__proto__":{}}' }, 400, 'INVALID_REQUEST'],
  ])('%s', async (_story, path, init, status, code) => {
    const response = await fetch(server.url + path, { headers: { 'content-type': 'application/json' }, ...init });
    expect([response.status, ((await response.json()) as ErrorBody).error.code]).toEqual([status, code]);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('even one that is not HTTP', async () => {
    const socket = createConnection(server.port, '127.0.0.1');
    socket.end('THIS IS NOT HTTP\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += chunk;
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*"code":"INVALID_REQUEST"/s);
  });
});

describe('the page', () => {
  it('comes with a policy that lets it reach its WebSocket and its map, and run nothing inline', async () => {
    const { status, headers, body } = await call<string>(`${server.url}/`);
    expect([status, body]).toEqual([200, '<!doctype html><title>board</title>']);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:8082 https://tiles.example;");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('has files that never change below /assets, and gives out nothing else of the disk', async () => {
    const asset = await call(`${server.url}/assets/index-abc123.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2f..%2fsecret.txt', '/missing.js']) {
      const { status, body } = await call(server.url + path);
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(body)).not.toContain('not for you');
    }
  });

  it('is sent compressed, as the build left it, to whoever takes that', async () => {
    const large = `export const text = '${'fieldcast '.repeat(500)}';`;
    writeFileSync(join(folder, 'page/assets/large-abc123.js'), large);
    writeFileSync(join(folder, 'page/assets/large-abc123.js.br'), brotliCompressSync(large));
    for (const [accepted, encoding] of [
      ['br', 'br'],
      ['identity', null],
    ] as const) {
      const response = await fetch(`${server.url}/assets/large-abc123.js`, {
        headers: { 'accept-encoding': accepted },
      });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('content-type')).toContain('javascript');
      expect(response.headers.get('cache-control')).toContain('immutable');
      expect(await response.text()).toBe(large);
    }
  });

  it('learns its addresses, and the demo’s streets once there are any', async () => {
    expect((await call(v1Url('/page-config'))).body).toEqual({
      map_url: 'ws://127.0.0.1:8082/v1/map',
      track_url: 'ws://127.0.0.1:8081/v1/track',
      style_url: 'https://tiles.example/styles/x',
      style_url_dark: 'https://tiles.example/styles/x',
      pmtiles_url: null,
    });
    expect((await call(v1Url('/demo-streets'))).status).toBe(404);
    const streets = { type: 'FeatureCollection', features: [] };
    writeFileSync(join(folder, 'streets.geojson'), JSON.stringify(streets));
    expect((await call(v1Url('/demo-streets'))).body).toEqual(streets);
  });
});

describe('operations', () => {
  it('are on the same port, and metrics not for whoever comes through a proxy', async () => {
    expect((await call(`${server.url}/healthz`)).body).toEqual({ ok: true });
    await expect.poll(async () => (await call(`${server.url}/readyz`)).status, patiently).toBe(200);
    const metrics = await call<string>(`${server.url}/metrics`);
    expect(metrics.body).toMatch(/^fieldcast_dispatch_request_seconds_count\{.*route="\/v1\/openapi.json".*\} \d/m);
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    expect((await call(`${server.url}/metrics`, { headers })).status).toBe(404);
  });

  it('a port in use is named, with its setting', async () => {
    await expect(startServer(database.url, { FIELDCAST_HTTP_PORT: String(server.port) })).rejects.toThrow(
      new RegExp(`${server.port}.*FIELDCAST_HTTP_PORT`),
    );
  });

  it('a database without our tables is named, with what to do', async () => {
    const empty = process.env.FIELDCAST_TEST_DATABASE_URL ?? '';
    await expect(startServer(empty)).rejects.toThrow('fieldcast migrate');
  });
});

describe('the keys of tokens', () => {
  it('are the identity provider’s alone where there is no secret: dispatch mints none', async () => {
    const noSecret = { FIELDCAST_TOKEN_SECRET: '', FIELDCAST_TOKEN_JWKS_URL: 'http://127.0.0.1:9/jwks.json' };
    const verifying = await startServer(database.url, noSecret);
    const json = { role: 'technician', sub: 'anna' };
    const { status, body } = await call<ErrorBody>(`${verifying.url}/v1/tokens`, { as: acme.apiKey, json });
    expect([status, body.error.code]).toEqual([501, 'MINTING_DISABLED']);
    expect((await call(`${verifying.url}/v1/technicians`, { as: await acme.token('admin') })).status).toBe(401);
    await verifying.stop();
  });

  it('must be there: a secret or an address of keys', async () => {
    await expect(startServer(database.url, { FIELDCAST_TOKEN_SECRET: '' })).rejects.toThrow('FIELDCAST_TOKEN_SECRET');
  });
});

describe('an outage of the database', () => {
  it('is told as such, in answers and in /readyz, and is over when it is over', async () => {
    const target = new URL(database.url);
    const line = await openLine(Number(target.port), target.hostname);
    const url = new URL(target);
    url.host = `127.0.0.1:${line.port}`;
    const behind = await startServer(url.href);
    const list = () => call<ErrorBody>(`${behind.url}/v1/technicians`, { as: acme.apiKey });
    expect((await list()).status).toBe(200);

    await line.cut();
    await expect.poll(async () => (await list()).body.error?.code, patiently).toBe('STORAGE_UNAVAILABLE');
    const { status, headers, body } = await list();
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('2');
    expect(body.error).toMatchObject({ retryable: true, retry_after_ms: 2000 });
    await expect.poll(async () => (await call(`${behind.url}/readyz`)).status, patiently).toBe(503);

    await line.mend();
    await expect.poll(async () => (await list()).status, patiently).toBe(200);
    await expect.poll(async () => (await call(`${behind.url}/readyz`)).status, patiently).toBe(200);
    await behind.stop();
    await line.cut();
  });
});

/** A TCP line to a server that can be cut and mended, on the same port. */
async function openLine(targetPort: number, targetHost: string) {
  const sockets = new Set<Socket>();
  let listener: Server;
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      listener = createServer((near) => {
        const far = createConnection(targetPort, targetHost);
        for (const [socket, peer] of [
          [near, far],
          [far, near],
        ] as const) {
          sockets.add(socket);
          socket.on('error', () => peer.destroy());
          socket.on('close', () => sockets.delete(socket) && peer.destroy());
          socket.pipe(peer);
        }
      });
      listener.once('error', reject);
      listener.listen(port, '127.0.0.1', () => {
        const address = listener.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  const port = await listen(0);
  return {
    port,
    mend: () => listen(port),
    cut: () =>
      new Promise<void>((resolve) => {
        listener.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
