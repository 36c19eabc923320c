import { v1 } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import { HEARTBEAT_MS, start } from './connection-scene.ts';

const { ErrorCode } = v1;

describe('a connection', () => {
  it('idle → connecting → online: gets a token, says Hello first, waits for the Welcome', async () => {
    const scene = start();
    scene.connection.start();
    await scene.clock.settle();
    expect(scene.connection.state.kind).toBe('connecting');
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
    scene.connection.start();
    scene.connection.start();
    await scene.clock.settle();
    expect(scene.server.sockets).toHaveLength(1);
  });

  it('connecting → backoff: no Welcome in 15 s', async () => {
    const scene = start();
    scene.connection.start();
    await scene.clock.settle();
    scene.server.socket().open();
    await scene.clock.advance(14_999);
    expect(scene.connection.state.kind).toBe('connecting');
    await scene.clock.advance(1);
    expect(scene.connection.state.kind).toBe('backoff');
    expect(scene.server.socket().isClosedByClient).toBe(true);
  });

  it('backoff grows with full jitter to its cap, and starts over after a good connection', async () => {
    const scene = start({ draw: 0.999_999 });
    scene.connection.start();
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
    expect(scene.connection.state.kind).toBe(expected);
  });

  it('names the reason it closed with, and starts again when the app says so', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().send({ error: { code: ErrorCode.REVOKED, message: 'Access was revoked.' } });
    scene.server.socket().close(4503);
    expect(scene.connection.state).toMatchObject({
      kind: 'closed',
      error: { code: 'REVOKED', message: 'Access was revoked.', isFinal: true },
    });
    await scene.clock.advance(3_600_000);
    expect(scene.server.sockets).toHaveLength(1);
    scene.connection.start();
    await scene.clock.settle();
    expect(scene.helloTokens()).toEqual(['t1']);
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1', 't2']);
  });

  it('online → drain → backoff for exactly the delay this client was given', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().send({ drain: { reconnectAfterMs: 45_000 } });
    expect(scene.connection.state).toMatchObject({ kind: 'backoff', error: undefined });
    expect(scene.server.socket().isClosedByClient).toBe(true);
    scene.connection.wake();
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
    scene.connection.wake();
    await scene.clock.settle();
    expect(scene.server.sockets).toHaveLength(2);
  });

  it.each(['connecting', 'online', 'backoff'])('%s → stop → idle: nothing happens any more', async (state) => {
    const scene = start();
    scene.connection.start();
    await scene.clock.settle();
    if (state !== 'connecting') scene.welcome();
    if (state === 'backoff') scene.server.socket().close(1006);
    scene.connection.stop();
    await scene.clock.advance(3_600_000);
    expect(scene.connection.state.kind).toBe('idle');
    expect(scene.server.sockets).toHaveLength(1);
    expect(scene.server.socket().isClosedByClient).toBe(true);
  });

  it('ignores what an abandoned socket still says', async () => {
    const scene = start();
    await scene.goOnline();
    const old = scene.server.socket();
    scene.connection.stop();
    scene.connection.start();
    await scene.clock.settle();
    old.send({ welcome: { serverTimeMs: 1, tokenExpiresAtMs: 2 } });
    old.close(4503);
    expect(scene.connection.state.kind).toBe('connecting');
  });

  it('online → unreadable frame → backoff', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().sendBytes(new Uint8Array([0xff, 0xff, 0xff]).buffer);
    expect(scene.connection.state.kind).toBe('backoff');
  });

  it('online → text frame → backoff', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().sendBytes('hello');
    expect(scene.connection.state.kind).toBe('backoff');
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
    expect(scene.connection.state.kind).toBe('online');
  });

  it('online → two heartbeats of silence → backoff', async () => {
    const scene = start({ draw: 0.999_999 });
    await scene.goOnline();
    await scene.clock.advance(2 * HEARTBEAT_MS - 1_000);
    expect(scene.connection.state.kind).toBe('online');
    await scene.clock.advance(1_000);
    expect(scene.connection.state.kind).toBe('backoff');
  });

  it('forgives a suspended device: it asks again before it gives up', async () => {
    const scene = start();
    await scene.goOnline();
    await scene.clock.advance(HEARTBEAT_MS / 2);
    await scene.clock.suspend(60 * HEARTBEAT_MS);
    expect(scene.connection.state.kind).toBe('online');
    expect(scene.frames('ping').length).toBeGreaterThanOrEqual(2);
    await scene.clock.advance(HEARTBEAT_MS);
    expect(scene.connection.state.kind).toBe('backoff');
  });

  it('is sent at once on wake', async () => {
    const scene = start();
    await scene.goOnline();
    scene.connection.wake();
    expect(scene.frames('ping')).toHaveLength(1);
  });
});
