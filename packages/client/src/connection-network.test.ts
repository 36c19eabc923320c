import { describe, expect, it } from 'vitest';
import { HEARTBEAT_MS, start } from './connection-scene.ts';

const HOUR_MS = 3_600_000;

describe('a device without a network', () => {
  it('online → lost while offline → offline → the network is back → online at once', async () => {
    const scene = start();
    await scene.goOnline();
    scene.network.say('offline');
    expect(scene.connection.state.kind).toBe('online');
    scene.server.socket().close(1006);
    expect(scene.connection.state.kind).toBe('offline');
    scene.network.say('online');
    await scene.clock.settle();
    scene.welcome();
    expect(scene.path).toEqual(['idle', 'connecting', 'online', 'offline', 'connecting', 'online']);
    expect(scene.reasons).toEqual(['started', 'welcomed', 'connection_lost', 'network_back', 'welcomed']);
  });

  it.each([
    [0, 45_000],
    [0.5, 60_000],
    [0.999_999, 75_000],
  ])(
    'tries about once a minute all the same (draw %d: after %d ms), because some web views are wrong',
    async (draw, delayMs) => {
      const scene = start({ draw });
      scene.network.say('offline');
      scene.connection.start();
      await scene.clock.settle();
      scene.server.socket().close(1006);
      expect(Math.round(scene.waitMs())).toBe(delayMs);
      await scene.clock.advance(delayMs - 1);
      expect(scene.server.sockets).toHaveLength(1);
      await scene.clock.advance(1);
      expect(scene.server.sockets).toHaveLength(2);
      scene.welcome();
      expect(scene.path).toEqual(['idle', 'connecting', 'offline', 'connecting', 'online']);
    },
  );

  it('makes about sixty attempts in an hour, and is in no backoff when the network comes back', async () => {
    const scene = start();
    scene.network.say('offline');
    scene.connection.start();
    for (let passedMs = 0; passedMs < HOUR_MS; passedMs += 1_000) {
      await scene.clock.advance(1_000);
      if (scene.connection.state.kind === 'connecting') scene.server.socket().close(1006);
    }
    expect(scene.server.sockets.length).toBeGreaterThan(50);
    expect(scene.server.sockets.length).toBeLessThan(70);
    scene.network.say('online');
    await scene.clock.settle();
    scene.server.socket().close(1006);
    expect(scene.connection.state.kind).toBe('backoff');
    expect(scene.waitMs()).toBeLessThanOrEqual(500);
  });

  it('connecting → getToken fails while offline → offline', async () => {
    const scene = start();
    scene.network.say('offline');
    scene.getToken.mockRejectedValueOnce(new Error('fetch failed'));
    scene.connection.start();
    await scene.clock.settle();
    expect(scene.connection.state).toMatchObject({ kind: 'offline', error: { code: 'TOKEN_UNAVAILABLE' } });
  });

  it('backoff → the network goes → offline; foreground and wake try once each', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().close(1006);
    scene.network.say('offline');
    expect(scene.connection.state).toMatchObject({ kind: 'offline', error: { code: 'CONNECTION_LOST' } });
    scene.network.say('foreground');
    await scene.clock.settle();
    scene.server.socket().close(1006);
    scene.connection.wake();
    await scene.clock.settle();
    scene.server.socket().close(1006);
    expect(scene.server.sockets).toHaveLength(3);
    expect(scene.connection.state.kind).toBe('offline');
    expect(scene.reasons.slice(3)).toEqual([
      'network_lost',
      'foreground',
      'connection_lost',
      'woken',
      'connection_lost',
    ]);
  });

  it('offline → stop → idle: no slow attempt is left', async () => {
    const scene = start();
    scene.network.say('offline');
    scene.connection.start();
    await scene.clock.settle();
    scene.server.socket().close(1006);
    scene.connection.stop();
    await scene.clock.advance(HOUR_MS);
    expect(scene.server.sockets).toHaveLength(1);
  });

  it('a delay that the server gave outlasts what the device says', async () => {
    const scene = start();
    await scene.goOnline();
    scene.network.say('offline');
    scene.server.socket().send({ drain: { reconnectAfterMs: 45_000 } });
    for (const what of ['online', 'foreground', 'change'] as const) scene.network.say(what);
    expect(scene.connection.state).toMatchObject({ kind: 'backoff', isDelayGiven: true });
    await scene.clock.advance(44_999);
    expect(scene.server.sockets).toHaveLength(1);
    await scene.clock.advance(1);
    expect(scene.server.sockets).toHaveLength(2);
  });
});

describe('a signal of the device', () => {
  it.each([
    ['online', 'network_back'],
    ['foreground', 'foreground'],
    ['change', 'network_changed'],
  ] as const)('%s: backoff → connecting at once', async (what, reason) => {
    const scene = start({ draw: 0.999_999 });
    await scene.goOnline();
    await scene.clock.advance(3_000);
    scene.server.socket().close(1006);
    scene.network.say(what);
    await scene.clock.settle();
    expect(scene.server.sockets).toHaveLength(2);
    expect(scene.reasons.at(-1)).toBe(reason);
  });

  it('change, again and again, does not take the place of the backoff', async () => {
    const scene = start({ draw: 0.999_999 });
    scene.connection.start();
    for (let times = 0; times < 100; times++) {
      await scene.clock.advance(100);
      if (scene.connection.state.kind === 'connecting') scene.server.socket().close(1006);
      scene.network.say('change');
    }
    expect(scene.server.sockets.length).toBeLessThan(10);
  });

  it.each(['online', 'offline', 'foreground', 'change'] as const)(
    '%s: online asks whether the connection lives; no answer in 10 s → backoff or offline',
    async (what) => {
      const scene = start();
      await scene.goOnline();
      scene.network.say(what);
      expect(scene.frames('ping')).toHaveLength(1);
      await scene.clock.advance(9_999);
      expect(scene.connection.state.kind).toBe('online');
      await scene.clock.advance(1);
      expect(scene.connection.state.kind).toBe(what === 'offline' ? 'offline' : 'backoff');
      expect(scene.reasons.at(-1)).toBe('no_heartbeat');
    },
  );

  it('again and again does not put off the end of a dead connection', async () => {
    const scene = start();
    await scene.goOnline();
    for (let times = 0; times < 12; times++) {
      scene.network.say('foreground');
      await scene.clock.advance(1_000);
    }
    expect(scene.path).toContain('backoff');
  });

  it('is answered by a server that lives: nothing changes', async () => {
    const scene = start();
    await scene.goOnline();
    scene.network.say('change');
    await scene.keepAlive(1_000);
    await scene.keepAlive(10 * HEARTBEAT_MS);
    expect(scene.path).toEqual(['idle', 'connecting', 'online']);
  });

  it('is listened to from start to stop, and not after the server refused us', async () => {
    const scene = start();
    expect(scene.network.listenerCount).toBe(0);
    await scene.goOnline();
    scene.connection.start();
    expect(scene.network.listenerCount).toBe(1);
    scene.connection.stop();
    expect(scene.network.listenerCount).toBe(0);
    await scene.goOnline();
    expect(scene.network.listenerCount).toBe(1);
    scene.server.socket().close(4503);
    expect(scene.network.listenerCount).toBe(0);
    scene.network.say('online');
    expect(scene.connection.state.kind).toBe('closed');
  });
});
