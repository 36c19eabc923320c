import { v1 } from '@fieldcast/protocol';
import { revoke } from '@fieldcast/runtime';
import { describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { setUpMapBench, type Tenant } from './map-line.ts';

// The documented protocol of /v1/map, part two: Hello, tokens, frames that are no frames, liveness, limits, drain.

const { ErrorCode } = v1;
const bench = setUpMapBench();
const isError = ({ error }: v1.BoardServerFrame) => error !== null;

describe('Hello', () => {
  test('is answered by Welcome with the time, the token’s end and the rates', async () => {
    const tenant = await bench.tenant();
    const line = await bench.dial();
    line.send({ hello: { protocolVersion: 1, token: await tenant.token({ role: 'admin' }) } });
    const { welcome } = await line.next();
    expect(welcome).toMatchObject({
      tenantId: tenant.tenantId,
      deltaIntervalMs: 33,
      offscreenIntervalMs: 5_000,
      heartbeatMs: 15_000,
    });
    expect(Math.abs((welcome?.serverTimeMs ?? 0) - Date.now())).toBeLessThan(5_000);
    expect(welcome?.tokenExpiresAtMs).toBeGreaterThan(Date.now());
  });

  test('may leave the token to the Authorization header', async () => {
    const tenant = await bench.tenant();
    const headers = { authorization: `Bearer ${await tenant.token()}` };
    const line = await bench.dial(bench.broadcaster, { headers });
    line.send({ hello: { protocolVersion: 1 } });
    expect((await line.next()).welcome).toBeTruthy();
  });

  test.each<[string, (tenant: Tenant) => Promise<v1.BoardHello.$Properties>, v1.ErrorCode, number]>([
    ['no token', async () => ({ token: '' }), ErrorCode.TOKEN_INVALID, 4500],
    ['a token that is noise', async () => ({ token: 'not.a.token' }), ErrorCode.TOKEN_INVALID, 4500],
    ['a token without algorithm', async (one) => ({ token: one.unsecuredToken() }), ErrorCode.TOKEN_INVALID, 4500],
    ['a token of another key', async (one) => ({ token: await one.forgedToken() }), ErrorCode.TOKEN_INVALID, 4500],
    [
      'an expired token',
      async (one) => ({ token: await one.token({ lifetimeS: -30 }) }),
      ErrorCode.TOKEN_EXPIRED,
      4001,
    ],
    [
      'a technician’s token',
      async (one) => ({ token: await one.token({ role: 'technician' }) }),
      ErrorCode.FORBIDDEN,
      4504,
    ],
    [
      'a tenant that does not exist',
      async (one) => ({ token: await one.token({ tenantId: `${one.tenantId}-x` }) }),
      ErrorCode.FORBIDDEN,
      4504,
    ],
    [
      'an unknown version',
      async (one) => ({ token: await one.token(), protocolVersion: 2 }),
      ErrorCode.UNSUPPORTED_VERSION,
      4505,
    ],
    [
      'a view that is not on Earth',
      async (one) => ({ token: await one.token(), view: { northE7: 900_000_001 } }),
      ErrorCode.MALFORMED_FRAME,
      4501,
    ],
  ])('with %s is refused', async (_, hello, code, closeCode) => {
    const tenant = await bench.tenant();
    const line = await bench.dial();
    line.send({ hello: { protocolVersion: 1, ...(await hello(tenant)) } });
    const { error } = await line.find(isError);
    expect(error?.code).toBe(code);
    expect(error?.message).not.toBe('');
    expect(await line.closed).toBe(closeCode);
  });

  test('that does not come is a time-out', async () => {
    const server = await bench.start({ FIELDCAST_MAP_HELLO_TIMEOUT_MS: '300' });
    const line = await bench.dial(server);
    expect((await line.next()).error).toMatchObject({ code: ErrorCode.HELLO_TIMEOUT, retryable: true });
    expect(await line.closed).toBe(4003);
  });

  test('comes first and once', async () => {
    const early = await bench.dial();
    early.send({ ping: { nonce: 1 } });
    expect((await early.next()).error?.code).toBe(ErrorCode.FRAME_OUT_OF_ORDER);
    expect(await early.closed).toBe(4501);

    const tenant = await bench.tenant();
    const twice = await bench.welcomed(tenant);
    twice.send({ hello: { protocolVersion: 1, token: await tenant.token() } });
    expect((await twice.find(isError)).error?.code).toBe(ErrorCode.FRAME_OUT_OF_ORDER);
    expect(await twice.closed).toBe(4501);
  });
});

describe('A message', () => {
  test.each<[string, string | Uint8Array, v1.ErrorCode]>([
    ['that is text', 'hello', ErrorCode.MALFORMED_FRAME],
    ['that is empty', new Uint8Array(0), ErrorCode.MALFORMED_FRAME],
    ['that is not protobuf', Uint8Array.of(0xff, 0xff, 0xff), ErrorCode.MALFORMED_FRAME],
    ['that is cut off', Uint8Array.of(0x0a, 0x20, 0x08), ErrorCode.MALFORMED_FRAME],
    ['with a frame of the future', Uint8Array.of(0xfa, 0x07, 0x00), ErrorCode.MALFORMED_FRAME],
    ['of 17 KB', new Uint8Array(17 * 1024), ErrorCode.FRAME_TOO_LARGE],
    ['of 10 MB', new Uint8Array(10 * 1024 * 1024), ErrorCode.FRAME_TOO_LARGE],
  ])('%s is answered and closed', async (_, message, code) => {
    const line = await bench.dial();
    line.sendRaw(message);
    expect((await line.next()).error?.code).toBe(code);
    expect(await line.closed).toBe(4501);
  });

  test('too many of them are ignored with a word, and in the end closed', async () => {
    const line = await bench.welcomed(await bench.tenant());
    for (let nonce = 0; nonce < 400; nonce++) line.send({ ping: { nonce } });
    const { error } = await line.find(isError);
    expect(error).toMatchObject({ code: ErrorCode.RATE_LIMITED, retryable: true });
    expect(error?.retryAfterMs).toBeGreaterThan(0);
    expect(await line.closed).toBe(4029);
  });
});

describe('A token', () => {
  test('is announced before it expires, and ends the connection when it does', async () => {
    const tenant = await bench.tenant();
    const line = await bench.welcomed(tenant, { token: await tenant.token({ lifetimeS: 6 }) });
    const { tokenExpiring } = await line.find((frame) => frame.tokenExpiring !== null);
    expect(tokenExpiring?.expiresAtMs).toBeGreaterThan(Date.now());
    expect((await line.find(isError)).error?.code).toBe(ErrorCode.TOKEN_EXPIRED);
    expect(await line.closed).toBe(4001);
  });

  test('is renewed on the open connection, which then outlives the first one', async () => {
    const tenant = await bench.tenant();
    const line = await bench.welcomed(tenant, { token: await tenant.token({ lifetimeS: 3 }) });
    line.send({ refresh: { token: await tenant.token({ lifetimeS: 600 }) } });
    const { tokenAccepted } = await line.find((frame) => frame.tokenAccepted !== null);
    expect(tokenAccepted?.expiresAtMs).toBeGreaterThan(Date.now() + 500_000);
    const pastFirstExpiryMs = Date.now() + 4_000;
    await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(pastFirstExpiryMs);
    line.send({ ping: { nonce: 7 } });
    expect((await line.find(({ pong }) => pong?.nonce === 7)).pong).toBeTruthy();
    expect(line.waiting().some(isError)).toBe(false);
  });

  test.each<[string, (tenant: Tenant) => Promise<string>, v1.ErrorCode, number]>([
    ['of somebody else', (one) => one.token({ subject: 'dispatcher-2' }), ErrorCode.FORBIDDEN, 4504],
    ['of another role', (one) => one.token({ role: 'admin' }), ErrorCode.FORBIDDEN, 4504],
    ['of another tenant', (one) => one.token({ tenantId: 'another' }), ErrorCode.FORBIDDEN, 4504],
    ['of another key', (one) => one.forgedToken(), ErrorCode.TOKEN_INVALID, 4500],
  ])('%s renews nothing', async (_, token, code, closeCode) => {
    const tenant = await bench.tenant();
    const line = await bench.welcomed(tenant);
    line.send({ refresh: { token: await token(tenant) } });
    expect((await line.find(isError)).error?.code).toBe(code);
    expect(await line.closed).toBe(closeCode);
  });

  test('that is revoked closes every connection of the person, here and later', async () => {
    const tenant = await bench.tenant();
    const token = await tenant.token();
    const lines = [await bench.welcomed(tenant, { token }), await bench.welcomed(tenant, { token })];
    const other = await bench.welcomed(tenant, { token: await tenant.token({ subject: 'dispatcher-2' }) });
    await revoke(bench.nats, tenant.tenantId, 'dispatcher-1', Date.now());
    for (const line of lines) {
      expect((await line.find(isError)).error?.code).toBe(ErrorCode.REVOKED);
      expect(await line.closed).toBe(4503);
    }
    const late = await bench.dial();
    late.send({ hello: { protocolVersion: 1, token } });
    expect((await late.next()).error?.code).toBe(ErrorCode.REVOKED);
    other.send({ ping: { nonce: 9 } });
    expect((await other.find(({ pong }) => pong?.nonce === 9)).pong).toBeTruthy();
  });
});

describe('A connection', () => {
  test('hears something at least every heartbeat', async () => {
    const server = await bench.start({ FIELDCAST_MAP_HEARTBEAT_MS: '400' });
    const line = await bench.welcomed(await bench.tenant(), {}, server);
    await line.find(({ snapshot }) => snapshot?.complete === true);
    let heardAtMs = performance.now();
    for (let beat = 0; beat < 4; beat++) {
      expect((await line.next()).pong?.serverTimeMs).toBeGreaterThan(0);
      // Half of it is for a busy test machine.
      expect(performance.now() - heardAtMs).toBeLessThan(600);
      heardAtMs = performance.now();
    }
  });

  test('that is dead is closed after two heartbeats', async () => {
    const server = await bench.start({ FIELDCAST_MAP_HEARTBEAT_MS: '200' });
    const line = await bench.welcomed(await bench.tenant(), {}, server);
    // A paused client answers no ping, as one whose network is gone.
    line.pause();
    await expect.poll(() => bench.metric('boards', server), { timeout: 5_000 }).toBe(0);
    line.resume();
    expect((await line.find(isError)).error?.code).toBe(ErrorCode.HEARTBEAT_TIMEOUT);
    expect(await line.closed).toBe(4004);
  });

  test('gets no place when too many of its address have not said Hello', async () => {
    const server = await bench.start({ FIELDCAST_MAP_PENDING_PER_ADDRESS_MAX: '2' });
    const tenant = await bench.tenant();
    const welcomed = await bench.welcomed(tenant, {}, server);
    for (let n = 0; n < 2; n++) await bench.dial(server);
    const third = await bench.dial(server);
    expect((await third.next()).error?.code).toBe(ErrorCode.TOO_MANY_CONNECTIONS);
    expect(await third.closed).toBe(4028);
    welcomed.send({ ping: { nonce: 3 } });
    expect((await welcomed.find(({ pong }) => pong?.nonce === 3)).pong).toBeTruthy();
  });

  test('is told to reconnect, each after its own delay, when the node stops', async () => {
    const server = await bench.start({ FIELDCAST_MAP_DRAIN_SPREAD_MS: '60000' });
    const tenant = await bench.tenant();
    const lines = await Promise.all(Array.from({ length: 5 }, () => bench.welcomed(tenant, {}, server)));
    const stopped = server.stop();
    const delays = await Promise.all(
      lines.map(async (line) => (await line.find(({ drain }) => drain !== null)).drain?.reconnectAfterMs),
    );
    expect(new Set(delays).size).toBeGreaterThan(1);
    for (const delayMs of delays) expect(delayMs).toBeLessThanOrEqual(60_000);
    expect(await Promise.all(lines.map((line) => line.closed))).toEqual([4000, 4000, 4000, 4000, 4000]);
    await stopped;
  });
});

describe('The port', () => {
  test('answers the operations paths, and says what else to do', async () => {
    const base = `http://127.0.0.1:${bench.broadcaster.port}`;
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    await expect.poll(async () => (await fetch(`${base}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${base}/metrics`)).text()).toContain('fieldcast_broadcaster_fix_to_map_seconds_bucket');
    expect((await fetch(`${base}/v1/map`)).status).toBe(426);
    expect((await fetch(`${base}/v1/else`)).status).toBe(404);
    const elsewhere = new WebSocket(`ws://127.0.0.1:${bench.broadcaster.port}/v1/else`);
    expect(await new Promise((resolve) => elsewhere.once('error', ({ message }) => resolve(message)))).toContain('404');
  });

  test('that is taken is named together with its setting', async () => {
    await expect(bench.start({ FIELDCAST_MAP_PORT: String(bench.broadcaster.port) })).rejects.toThrow(
      `${bench.broadcaster.port} cannot be opened: another program uses it, or it is not allowed. Stop that program or set FIELDCAST_MAP_PORT`,
    );
  });
});
