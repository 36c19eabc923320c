import { v1 } from '@fieldcast/protocol';
import { describe, expect, it, vi } from 'vitest';
import { UnauthorizedError } from './errors.ts';
import { createFakeTrackServer, createTestEnvironment } from './testing.ts';
import { createTracker } from './tracker.ts';

const HEARTBEAT_MS = 20_000;
const TOKEN_LIFE_MS = 600_000;
const { ErrorCode } = v1;

/** A tracker whose server, clock and tokens are in the test's hands: tokens are t1, t2 … */
function start({ draw = 0.5 }: { draw?: number } = {}) {
  const server = createFakeTrackServer();
  const { clock, options } = createTestEnvironment(server, { draw });
  let tokens = 0;
  const getToken = vi.fn(async () => `t${++tokens}`);
  const tracker = createTracker({ ...options, url: 'ws://test/v1/track', getToken, deviceId: 'phone-1' });
  const path: string[] = ['idle'];
  tracker.on('state', ({ current }) => path.push(current.connection));
  const errors: string[] = [];
  tracker.on('error', ({ code }) => errors.push(code));
  const welcome = (lifeMs = TOKEN_LIFE_MS) => {
    server.socket().open();
    server.socket().send({
      welcome: {
        serverTimeMs: clock.now(),
        tokenExpiresAtMs: clock.now() + lifeMs,
        limits: { windowReports: 4, heartbeatMs: HEARTBEAT_MS },
      },
    });
  };
  const goOnline = async (lifeMs?: number) => {
    tracker.start();
    await clock.settle();
    welcome(lifeMs);
  };
  const helloTokens = () =>
    server.sockets.flatMap(({ received }) => received.flatMap(({ hello }) => (hello ? [hello.token] : [])));
  const frames = (name: string) => server.socket().received.filter(({ frame }) => frame === name);
  const waitMs = () => (tracker.getState().retryAtMs ?? Number.NaN) - clock.now();
  return { server, clock, getToken, tracker, path, errors, welcome, goOnline, helloTokens, frames, waitMs };
}

type Scene = ReturnType<typeof start>;

async function refuseToken({ server, clock }: Scene) {
  server.socket().open();
  server.socket().send({ error: { code: ErrorCode.TOKEN_INVALID, message: 'no' } });
  server.socket().close(4500);
  await clock.settle();
}

describe('a connection', () => {
  it('idle → connecting → online: gets a token, says Hello first, waits for the Welcome', async () => {
    const scene = start();
    scene.tracker.start();
    await scene.clock.settle();
    expect(scene.tracker.getState().connection).toBe('connecting');
    scene.welcome();
    expect(scene.path).toEqual(['idle', 'connecting', 'online']);
    expect(scene.server.socket().received[0]?.hello).toMatchObject({
      protocolVersion: 1,
      token: 't1',
      deviceId: 'phone-1',
    });
  });

  it('started twice opens one socket', async () => {
    const scene = start();
    scene.tracker.start();
    scene.tracker.start();
    await scene.clock.settle();
    expect(scene.server.sockets).toHaveLength(1);
  });

  it('connecting → backoff: no Welcome in 15 s', async () => {
    const scene = start();
    scene.tracker.start();
    await scene.clock.settle();
    scene.server.socket().open();
    await scene.clock.advance(14_999);
    expect(scene.tracker.getState().connection).toBe('connecting');
    await scene.clock.advance(1);
    expect(scene.tracker.getState().connection).toBe('backoff');
    expect(scene.server.socket().isClosedByClient).toBe(true);
  });

  it('backoff grows with full jitter to its cap, and starts over after a good connection', async () => {
    const scene = start({ draw: 0.999_999 });
    scene.tracker.start();
    const ceilings: number[] = [];
    for (let failure = 0; failure < 8; failure++) {
      await scene.clock.settle();
      scene.server.socket().close(1006);
      ceilings.push(scene.waitMs());
      await scene.clock.advance(scene.waitMs());
    }
    expect(ceilings).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    scene.welcome();
    await scene.clock.advance(5_000);
    scene.server.socket().close(1006);
    expect(scene.waitMs()).toBe(500);
  });

  it('keeps backing off from a server that welcomes and closes at once', async () => {
    const scene = start({ draw: 0.999_999 });
    await scene.goOnline();
    scene.server.socket().close(4029);
    await scene.clock.advance(500);
    scene.welcome();
    scene.server.socket().close(4029);
    expect(scene.waitMs()).toBe(1_000);
  });

  it.each([
    [1006, 'backoff'],
    [1001, 'backoff'],
    [4000, 'backoff'],
    [4004, 'backoff'],
    [4029, 'backoff'],
    [4499, 'backoff'],
    [1009, 'closed'],
    [4501, 'closed'],
    [4502, 'closed'],
    [4503, 'closed'],
    [4504, 'closed'],
    [4505, 'closed'],
    [4999, 'closed'],
  ] as const)('online → close code %i → %s', async (code, expected) => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().close(code);
    expect(scene.tracker.getState().connection).toBe(expected);
  });

  it('names the reason it closed with, and starts again when the app says so', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().send({ error: { code: ErrorCode.REVOKED, message: 'Access was revoked.' } });
    scene.server.socket().close(4503);
    expect(scene.tracker.getState()).toMatchObject({
      connection: 'closed',
      error: { code: 'REVOKED', message: 'Access was revoked.', isFinal: true },
    });
    await scene.clock.advance(3_600_000);
    expect(scene.server.sockets).toHaveLength(1);
    scene.tracker.start();
    await scene.clock.settle();
    expect(scene.helloTokens()).toEqual(['t1']);
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1', 't2']);
  });

  it('online → drain → backoff for exactly the delay this client was given', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().send({ drain: { reconnectAfterMs: 45_000 } });
    expect(scene.tracker.getState()).toMatchObject({ connection: 'backoff', error: undefined });
    expect(scene.server.socket().isClosedByClient).toBe(true);
    scene.tracker.wake();
    await scene.clock.advance(44_999);
    expect(scene.server.sockets).toHaveLength(1);
    await scene.clock.advance(1);
    expect(scene.server.sockets).toHaveLength(2);
  });

  it('an Error with a delay directly before the close decides the wait; one long before does not', async () => {
    const scene = start();
    await scene.goOnline();
    const error = { code: ErrorCode.TOO_MANY_CONNECTIONS, retryable: true, retryAfterMs: 7_000 };
    scene.server.socket().send({ error });
    scene.server.socket().close(4028);
    expect(scene.waitMs()).toBe(7_000);
    await scene.clock.advance(7_000);
    scene.welcome();
    scene.server.socket().send({ error });
    scene.server.socket().send({ pong: { nonce: 1, serverTimeMs: scene.clock.now() } });
    scene.server.socket().close(1006);
    expect(scene.waitMs()).toBeLessThan(7_000);
  });

  it('backoff → wake → connecting at once', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().close(1006);
    scene.tracker.wake();
    await scene.clock.settle();
    expect(scene.server.sockets).toHaveLength(2);
  });

  it.each(['connecting', 'online', 'backoff'])('%s → stop → idle: nothing happens any more', async (state) => {
    const scene = start();
    scene.tracker.start();
    await scene.clock.settle();
    if (state !== 'connecting') scene.welcome();
    if (state === 'backoff') scene.server.socket().close(1006);
    await scene.tracker.stop();
    await scene.clock.advance(3_600_000);
    expect(scene.tracker.getState().connection).toBe('idle');
    expect(scene.server.sockets).toHaveLength(1);
    expect(scene.server.socket().isClosedByClient).toBe(true);
  });

  it('ignores what an abandoned socket still says', async () => {
    const scene = start();
    await scene.goOnline();
    const old = scene.server.socket();
    await scene.tracker.stop();
    scene.tracker.start();
    await scene.clock.settle();
    old.send({ welcome: { serverTimeMs: 1, tokenExpiresAtMs: 2 } });
    old.close(4503);
    expect(scene.tracker.getState().connection).toBe('connecting');
  });

  it('online → unreadable frame → backoff', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().sendBytes(new Uint8Array([0xff, 0xff, 0xff]).buffer);
    expect(scene.tracker.getState().connection).toBe('backoff');
  });

  it('online → text frame → backoff', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().sendBytes('hello');
    expect(scene.tracker.getState().connection).toBe('backoff');
  });
});

describe('a heartbeat', () => {
  it('is sent each interval; a server that answers keeps the connection', async () => {
    const scene = start();
    await scene.goOnline();
    for (let beat = 1; beat <= 10; beat++) {
      await scene.clock.advance(HEARTBEAT_MS);
      expect(scene.frames('ping')).toHaveLength(beat);
      scene.server.socket().send({ pong: { nonce: beat, serverTimeMs: scene.clock.now() } });
    }
    expect(scene.tracker.getState().connection).toBe('online');
  });

  it('online → two heartbeats of silence → backoff', async () => {
    const scene = start({ draw: 0.999_999 });
    await scene.goOnline();
    await scene.clock.advance(2 * HEARTBEAT_MS - 1_000);
    expect(scene.tracker.getState().connection).toBe('online');
    await scene.clock.advance(1_000);
    expect(scene.tracker.getState().connection).toBe('backoff');
  });

  it('forgives a suspended device: it asks again before it gives up', async () => {
    const scene = start();
    await scene.goOnline();
    await scene.clock.advance(HEARTBEAT_MS / 2);
    await scene.clock.suspend(60 * HEARTBEAT_MS);
    expect(scene.tracker.getState().connection).toBe('online');
    expect(scene.frames('ping').length).toBeGreaterThanOrEqual(2);
    await scene.clock.advance(HEARTBEAT_MS);
    expect(scene.tracker.getState().connection).toBe('backoff');
  });

  it('is sent at once on wake', async () => {
    const scene = start();
    await scene.goOnline();
    scene.tracker.wake();
    expect(scene.frames('ping')).toHaveLength(1);
  });
});

describe('a token', () => {
  it('is used again after a lost connection', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().close(1006);
    await scene.clock.advance(1_000);
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1', 't1']);
  });

  it.each([
    [0, 0.75],
    [0.999_999, 0.9],
  ])('is renewed in band ahead of its expiry (draw %d: at %d of its life)', async (draw, share) => {
    const scene = start({ draw });
    await scene.goOnline();
    const keepAlive = async (durationMs: number) => {
      const stepMs = HEARTBEAT_MS / 2;
      for (let restMs = durationMs; restMs > 0; restMs -= stepMs) {
        await scene.clock.advance(Math.min(restMs, stepMs));
        scene.server.socket().send({ pong: { nonce: 1, serverTimeMs: scene.clock.now() } });
      }
    };
    await keepAlive(TOKEN_LIFE_MS * share - 1_000);
    expect(scene.frames('refresh')).toHaveLength(0);
    await keepAlive(1_000);
    expect(scene.frames('refresh')[0]?.refresh?.token).toBe('t2');
    scene.server.socket().send({ tokenAccepted: { expiresAtMs: scene.clock.now() + TOKEN_LIFE_MS } });
    await keepAlive(TOKEN_LIFE_MS * share);
    expect(scene.frames('refresh').map(({ refresh }) => refresh?.token)).toEqual(['t2', 't3']);
    expect(scene.server.sockets).toHaveLength(1);
  });

  it('that lives for a year does not overflow the timer', async () => {
    const scene = start();
    await scene.goOnline(365 * 86_400_000);
    await scene.clock.advance(HEARTBEAT_MS);
    expect(scene.getToken).toHaveBeenCalledTimes(1);
  });

  it('is renewed when the server reminds us, once however often it does', async () => {
    const scene = start();
    await scene.goOnline();
    for (let times = 0; times < 3; times++)
      scene.server.socket().send({ tokenExpiring: { expiresAtMs: scene.clock.now() + 60_000 } });
    await scene.clock.settle();
    expect(scene.getToken).toHaveBeenCalledTimes(2);
  });

  it('that the app hands out twice is not sent as a renewal', async () => {
    const scene = start();
    scene.getToken.mockResolvedValue('the same');
    await scene.goOnline();
    scene.server.socket().send({ tokenExpiring: { expiresAtMs: scene.clock.now() + 60_000 } });
    await scene.clock.advance(4_000);
    expect(scene.frames('refresh')).toHaveLength(0);
    scene.getToken.mockResolvedValue('a newer one');
    await scene.clock.advance(6_000);
    expect(scene.frames('refresh')[0]?.refresh?.token).toBe('a newer one');
  });

  it('that cannot be renewed leaves the connection up; renewal is tried again', async () => {
    const scene = start();
    await scene.goOnline();
    scene.getToken.mockRejectedValueOnce(new Error('503'));
    scene.server.socket().send({ tokenExpiring: { expiresAtMs: scene.clock.now() + 60_000 } });
    await scene.clock.settle();
    expect(scene.errors).toEqual(['TOKEN_UNAVAILABLE']);
    expect(scene.tracker.getState().connection).toBe('online');
    await scene.clock.advance(5_000);
    expect(scene.frames('refresh')).toHaveLength(1);
  });

  it('connecting → getToken fails → backoff → connecting → online', async () => {
    const scene = start();
    scene.getToken.mockRejectedValueOnce(new Error('offline'));
    scene.tracker.start();
    await scene.clock.settle();
    expect(scene.tracker.getState()).toMatchObject({ connection: 'backoff', error: { code: 'TOKEN_UNAVAILABLE' } });
    await scene.clock.advance(500);
    scene.welcome();
    expect(scene.path).toEqual(['idle', 'connecting', 'backoff', 'connecting', 'online']);
  });

  it('connecting → getToken hangs for 30 s → backoff; its late answer is ignored', async () => {
    const scene = start();
    const { clock } = scene;
    scene.getToken.mockImplementationOnce(
      () => new Promise((resolve) => clock.timers.setTimeout(() => resolve('late'), 30_100)),
    );
    scene.tracker.start();
    await scene.clock.advance(30_000);
    expect(scene.tracker.getState().connection).toBe('backoff');
    await scene.clock.advance(500);
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1']);
  });

  it.each(['connecting', 'online'])('%s → the app says signed out → closed', async (state) => {
    const scene = start();
    if (state === 'online') await scene.goOnline();
    scene.getToken.mockRejectedValueOnce(new UnauthorizedError('sign in again'));
    if (state === 'online') scene.server.socket().send({ tokenExpiring: {} });
    else scene.tracker.start();
    await scene.clock.settle();
    expect(scene.tracker.getState()).toMatchObject({ connection: 'closed', error: { code: 'UNAUTHORIZED' } });
  });

  it('expired → reconnects with a new one', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().close(4001);
    await scene.clock.advance(500);
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1', 't2']);
  });

  it('expired during a long outage → a new one soon, not after the backoff of the outage', async () => {
    const scene = start({ draw: 0.999_999 });
    scene.tracker.start();
    for (let failure = 0; failure < 8; failure++) {
      await scene.clock.settle();
      scene.server.socket().close(1006);
      await scene.clock.advance(scene.waitMs());
    }
    scene.server.socket().open();
    scene.server.socket().send({ error: { code: ErrorCode.TOKEN_EXPIRED, retryable: true } });
    scene.server.socket().close(4001);
    expect(scene.waitMs()).toBe(500);
    await scene.clock.advance(500);
    scene.welcome();
    expect(scene.helloTokens().at(-1)).toBe('t2');
    expect(scene.errors).toEqual(['TOKEN_EXPIRED']);
  });

  it('past its renewal while offline is not tried again', async () => {
    const scene = start();
    await scene.goOnline();
    await scene.tracker.stop();
    await scene.clock.advance(TOKEN_LIFE_MS);
    scene.tracker.start();
    await scene.clock.settle();
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1', 't2']);
  });

  it('invalid → one retry with a new one → online', async () => {
    const scene = start();
    scene.tracker.start();
    await scene.clock.settle();
    await refuseToken(scene);
    await scene.clock.advance(500);
    scene.welcome();
    expect(scene.path).toEqual(['idle', 'connecting', 'backoff', 'connecting', 'online']);
    expect(scene.helloTokens()).toEqual(['t1', 't2']);
  });

  it('invalid twice → closed', async () => {
    const scene = start();
    scene.tracker.start();
    await scene.clock.settle();
    await refuseToken(scene);
    await scene.clock.advance(500);
    await refuseToken(scene);
    expect(scene.tracker.getState()).toMatchObject({
      connection: 'closed',
      error: { code: 'TOKEN_INVALID', isFinal: true },
    });
  });

  it('is never put into the address', async () => {
    const scene = start();
    await scene.goOnline();
    expect(scene.server.socket().url).toBe('ws://test/v1/track');
  });
});

it('an address that is not ws:// or wss:// is refused at once', () => {
  const server = createFakeTrackServer();
  const options = { getToken: async () => 't', deviceId: 'd', transport: server.WebSocket };
  expect(() => createTracker({ ...options, url: 'http://test/v1/track' })).toThrow(
    expect.objectContaining({ code: 'INVALID_URL' }),
  );
});
