import { errors, v1 } from '@fieldcast/protocol';
import { describe, expect, it, vi } from 'vitest';
import { createBoard } from './board.ts';
import { HEARTBEAT_MS, start, TOKEN_LIFE_MS } from './connection-scene.ts';
import { ClientError, fromCloseCode, fromErrorFrame } from './errors.ts';
import { createFakeMapServer, createTestEnvironment } from './testing.ts';

const HOUR_MS = 3_600_000;

describe('a server that answers garbage', () => {
  it.each([
    ['bytes that are no frame', new Uint8Array([0xff, 0xff, 0xff]).buffer],
    ['a page of HTML', '<html>502 Bad Gateway</html>'],
    ['half a frame', new Uint8Array([0x0a, 0x7f, 0x01]).buffer],
  ])('%s: online → backoff → online again', async (_, data) => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().sendBytes(data);
    expect(scene.reasons.at(-1)).toBe('unreadable_frame');
    await scene.clock.advance(500);
    scene.welcome();
    expect(scene.path).toEqual(['idle', 'connecting', 'online', 'backoff', 'connecting', 'online']);
  });

  it('garbage instead of every Welcome: the attempts grow apart', async () => {
    const scene = start({ draw: 0.999_999 });
    scene.connection.start();
    const waits: number[] = [];
    for (let failure = 0; failure < 8; failure++) {
      await scene.clock.settle();
      scene.server.socket().open();
      scene.server.socket().sendBytes('garbage');
      waits.push(scene.waitMs());
      await scene.clock.advance(scene.waitMs());
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('an empty or unknown frame changes nothing: a newer server may say more than we know', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().sendBytes(new ArrayBuffer(0));
    // Field 1000, a string: no field of any frame we know.
    scene.server.socket().sendBytes(new Uint8Array([0xc2, 0x3e, 0x01, 0x61]).buffer);
    expect(scene.path).toEqual(['idle', 'connecting', 'online']);
  });

  it('a second Welcome is left out: it opens nothing anew', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().send({ welcome: { serverTimeMs: 1, tokenExpiresAtMs: 2 } });
    expect(scene.heard).toEqual(['welcome']);
    expect(scene.path).toEqual(['idle', 'connecting', 'online']);
    expect(scene.connection.serverClock.nowMs()).toBe(scene.clock.now());
  });

  it('frames before the Welcome are left out, but for an error', async () => {
    const scene = start();
    scene.connection.start();
    await scene.clock.settle();
    scene.server.socket().open();
    scene.server.socket().send({ ack: { level: v1.AckLevel.STORED } });
    scene.server.socket().send({ tokenAccepted: { expiresAtMs: 1 } });
    scene.server.socket().send({ error: { code: v1.ErrorCode.OVERLOADED, retryable: true } });
    expect(scene.heard).toEqual(['error']);
    expect(scene.connection.state.kind).toBe('connecting');
  });

  it('a Welcome that says nothing: beats at a sane pace, asks for no token in a loop', async () => {
    const scene = start();
    scene.connection.start();
    await scene.clock.settle();
    scene.server.socket().open();
    scene.server.socket().send({ welcome: {} });
    await scene.clock.advance(1_000);
    expect(scene.frames('ping').length).toBeLessThanOrEqual(2);
    expect(scene.connection.state.kind).toBe('online');
    for (let passedMs = 0; passedMs < 60_000; passedMs += 500) {
      scene.server.socket().send({ pong: {} });
      await scene.clock.advance(500);
    }
    expect(scene.getToken).toHaveBeenCalledTimes(1);
    expect(scene.connection.state.kind).toBe('online');
  });

  it('a server that always says the token has ended is not believed faster than the backoff of renewals', async () => {
    const scene = start({ draw: 0.999_999 });
    await scene.goOnline(-HOUR_MS);
    for (let passedMs = 0; passedMs < 600_000; passedMs += HEARTBEAT_MS / 2) {
      const refreshes = scene.frames('refresh').length;
      await scene.keepAlive(HEARTBEAT_MS / 2);
      if (scene.frames('refresh').length > refreshes) {
        scene.server.socket().send({ tokenAccepted: { expiresAtMs: 1 } });
      }
    }
    expect(scene.getToken.mock.calls.length).toBeLessThan(20);
  });

  it('a delay of a month is cut to an hour', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().send({ drain: { reconnectAfterMs: 30 * 24 * HOUR_MS } });
    expect(scene.waitMs()).toBe(HOUR_MS);
  });
});

describe('a clock that jumps', () => {
  it.each([
    ['five hours ahead', 5 * HOUR_MS],
    ['five hours back', -5 * HOUR_MS],
  ])('%s: the connection stays, and the token is renewed ahead of its end', async (_, byMs) => {
    const scene = start();
    await scene.goOnline();
    // The clock of the server goes on as before.
    const serverNowMs = () => scene.clock.now() - byMs;
    const answerFor = async (durationMs: number) => {
      for (let passedMs = 0; passedMs < durationMs; passedMs += HEARTBEAT_MS / 2) {
        await scene.clock.advance(HEARTBEAT_MS / 2);
        scene.server.socket().send({ pong: { nonce: 1, serverTimeMs: serverNowMs() } });
      }
    };
    scene.clock.set(byMs);
    await answerFor(TOKEN_LIFE_MS * 0.7);
    expect(scene.path).toEqual(['idle', 'connecting', 'online']);
    expect(scene.connection.serverClock.nowMs()).toBe(serverNowMs());
    expect(scene.frames('refresh')).toHaveLength(0);
    await answerFor(TOKEN_LIFE_MS * 0.25);
    expect(scene.frames('refresh')).toHaveLength(1);
    scene.server.socket().send({ tokenAccepted: { expiresAtMs: serverNowMs() + TOKEN_LIFE_MS } });
    await answerFor(TOKEN_LIFE_MS * 0.7);
    expect(scene.frames('refresh')).toHaveLength(1);
    await answerFor(TOKEN_LIFE_MS * 0.25);
    expect(scene.frames('refresh')).toHaveLength(2);
    expect(scene.path).toEqual(['idle', 'connecting', 'online']);
  });

  it('ahead, just before a token is accepted: its end is computed again when the time of the server is heard', async () => {
    const scene = start();
    await scene.goOnline();
    const endsAtMs = scene.clock.now() + TOKEN_LIFE_MS;
    const serverNowMs = () => scene.clock.now() - 5 * HOUR_MS;
    scene.clock.set(5 * HOUR_MS);
    scene.server.socket().send({ tokenAccepted: { expiresAtMs: endsAtMs } });
    for (let passedMs = 0; passedMs < TOKEN_LIFE_MS * 0.7; passedMs += HEARTBEAT_MS / 2) {
      scene.server.socket().send({ pong: { nonce: 1, serverTimeMs: serverNowMs() } });
      await scene.clock.advance(HEARTBEAT_MS / 2);
    }
    expect(scene.getToken).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['ahead', 5 * HOUR_MS],
    ['back', -5 * HOUR_MS],
  ])('%s: a server that is silent is still found dead within three heartbeats', async (_, byMs) => {
    const scene = start();
    await scene.goOnline();
    await scene.clock.advance(HEARTBEAT_MS / 2);
    scene.clock.set(byMs);
    await scene.clock.advance(3 * HEARTBEAT_MS);
    expect(scene.path).toContain('backoff');
  });

  it.each([
    ['ahead', 5 * HOUR_MS],
    ['back', -5 * HOUR_MS],
  ])('%s during a backoff: the next attempt comes all the same', async (_, byMs) => {
    const scene = start({ draw: 0.999_999 });
    await scene.goOnline();
    scene.server.socket().close(1006);
    scene.clock.set(byMs);
    await scene.clock.advance(500);
    expect(scene.server.sockets).toHaveLength(2);
  });

  it('ahead, while the app can only hand out JWTs that look expired then: the server is asked in the end', async () => {
    const scene = start();
    const exp = Math.floor(scene.clock.now() / 1_000) + 3_600;
    const jwt = `e30.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.c2ln`;
    scene.getToken.mockResolvedValue(jwt);
    await scene.goOnline();
    scene.server.socket().close(1006);
    scene.clock.set(5 * HOUR_MS);
    await scene.clock.advance(10_000);
    expect(scene.errors.filter((code) => code === 'TOKEN_EXPIRED_ANSWER')).toHaveLength(3);
    expect(scene.server.sockets).toHaveLength(2);
    scene.welcome();
    expect(scene.connection.state.kind).toBe('online');
  });
});

describe('a wrong call', () => {
  const { options } = createTestEnvironment(createFakeMapServer());
  const getToken = async () => 't';

  it.each(['http://test/v1/map', 'ws://', 'wss:///v1/map', 'test', '', 'ws://a b', undefined as unknown as string])(
    'with the address %j is refused at once',
    (url) => {
      const refusal = expect.objectContaining({ code: 'INVALID_URL', retryable: false, isFinal: true });
      expect(() => createBoard({ ...options, url, getToken })).toThrow(refusal);
    },
  );

  it('where there is no WebSocket says what to pass', () => {
    vi.stubGlobal('WebSocket', undefined);
    try {
      const refusal = expect.objectContaining({ code: 'NO_TRANSPORT', message: expect.stringContaining('transport') });
      expect(() => createBoard({ url: 'ws://test/v1/map', getToken })).toThrow(refusal);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('whether an error is retryable', () => {
  it.each([
    ['a lost connection', new ClientError('CONNECTION_LOST', ''), true],
    ['a token that could not be had', new ClientError('TOKEN_UNAVAILABLE', ''), true],
    ['a final one', new ClientError('CONNECTION_LOST', '', { isFinal: true }), false],
    ['what the frame says', fromErrorFrame({ code: errors.INTERNAL.code, retryable: false }), false],
    ['what the catalogue says of a frame that says nothing', fromErrorFrame({ code: errors.OVERLOADED.code }), true],
    ['a close code of the catalogue', fromCloseCode(4029, ''), true],
    ['a refused token', fromCloseCode(4500, '', true), false],
  ])('%s', (_, error, expected) => {
    expect(error.retryable).toBe(expected);
  });
});
