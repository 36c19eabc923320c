import { v1 } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import { HEARTBEAT_MS, type Scene, start, TOKEN_LIFE_MS } from './connection-scene.ts';
import { UnauthorizedError } from './errors.ts';

const HOUR_MS = 3_600_000;
const { ErrorCode } = v1;

async function refuseToken({ server, clock }: Scene) {
  server.socket().open();
  server.socket().send({ error: { code: ErrorCode.TOKEN_INVALID, message: 'no' } });
  server.socket().close(4500);
  await clock.settle();
}

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
    const { keepAlive } = scene;
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
    expect(scene.connection.state.kind).toBe('online');
    await scene.clock.advance(5_000);
    expect(scene.frames('refresh')).toHaveLength(1);
  });

  it('connecting → getToken fails → backoff → connecting → online', async () => {
    const scene = start();
    scene.getToken.mockRejectedValueOnce(new Error('offline'));
    scene.connection.start();
    await scene.clock.settle();
    expect(scene.connection.state).toMatchObject({ kind: 'backoff', error: { code: 'TOKEN_UNAVAILABLE' } });
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
    scene.connection.start();
    await scene.clock.advance(30_000);
    expect(scene.connection.state.kind).toBe('backoff');
    await scene.clock.advance(500);
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1']);
  });

  it.each(['connecting', 'online'])('%s → the app says signed out → closed', async (state) => {
    const scene = start();
    if (state === 'online') await scene.goOnline();
    scene.getToken.mockRejectedValueOnce(new UnauthorizedError('sign in again'));
    if (state === 'online') scene.server.socket().send({ tokenExpiring: {} });
    else scene.connection.start();
    await scene.clock.settle();
    expect(scene.connection.state).toMatchObject({ kind: 'closed', error: { code: 'UNAUTHORIZED' } });
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
    scene.connection.start();
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
    scene.connection.stop();
    await scene.clock.advance(TOKEN_LIFE_MS);
    scene.connection.start();
    await scene.clock.settle();
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1', 't2']);
  });

  it('invalid → one retry with a new one → online', async () => {
    const scene = start();
    scene.connection.start();
    await scene.clock.settle();
    await refuseToken(scene);
    await scene.clock.advance(500);
    scene.welcome();
    expect(scene.path).toEqual(['idle', 'connecting', 'backoff', 'connecting', 'online']);
    expect(scene.helloTokens()).toEqual(['t1', 't2']);
  });

  it('invalid twice → closed', async () => {
    const scene = start();
    scene.connection.start();
    await scene.clock.settle();
    await refuseToken(scene);
    await scene.clock.advance(500);
    await refuseToken(scene);
    expect(scene.connection.state).toMatchObject({
      kind: 'closed',
      error: { code: 'TOKEN_INVALID', isFinal: true },
    });
  });

  it('is never put into the address', async () => {
    const scene = start();
    await scene.goOnline();
    expect(scene.server.socket().url).toBe('ws://test/v1/track');
  });

  it('asked for is told why: at the start, ahead of its end, after a refusal, after its end', async () => {
    const scene = start();
    const reasons = () => scene.getToken.mock.calls.map(([{ reason }]) => reason);
    await scene.goOnline();
    scene.server.socket().send({ tokenExpiring: {} });
    await scene.clock.settle();
    scene.server.socket().close(4500);
    await scene.clock.advance(500);
    scene.welcome();
    scene.server.socket().close(4001);
    await scene.clock.advance(500);
    expect(reasons()).toEqual(['start', 'renewal', 'refused', 'expired']);
  });

  it.each(['Unauthorized', 'UnauthorizedError'])('an error that is only named %s closes as well', async (name) => {
    const scene = start();
    scene.getToken.mockRejectedValueOnce(Object.assign(new Error('401'), { name }));
    scene.connection.start();
    await scene.clock.settle();
    expect(scene.connection.state).toMatchObject({ kind: 'closed', error: { code: 'UNAUTHORIZED', retryable: false } });
    await scene.clock.advance(HOUR_MS);
    expect(scene.getToken).toHaveBeenCalledTimes(1);
  });

  it('connecting → getToken answers nothing → backoff → a token → online', async () => {
    const scene = start();
    scene.getToken.mockResolvedValueOnce(undefined as unknown as string);
    scene.connection.start();
    await scene.clock.settle();
    expect(scene.connection.state).toMatchObject({ kind: 'backoff', error: { code: 'TOKEN_INVALID_ANSWER' } });
    await scene.clock.advance(500);
    scene.welcome();
    expect(scene.path).toEqual(['idle', 'connecting', 'backoff', 'connecting', 'online']);
    expect(scene.reasons).toEqual(['started', 'token_unavailable', 'retry', 'welcomed']);
  });

  it('asked for by an older session is aborted, and its answer is not sent', async () => {
    const scene = start();
    let answerLate: (token: string) => void = () => undefined;
    scene.getToken.mockImplementationOnce(() => new Promise((resolve) => (answerLate = resolve)));
    scene.connection.start();
    scene.connection.stop();
    expect(scene.getToken.mock.calls[0]?.[0].signal.aborted).toBe(true);
    scene.connection.start();
    answerLate('old');
    await scene.clock.settle();
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1']);
    expect(scene.errors).toEqual([]);
  });

  it('slept through: online → suspend for its whole life → fresh one at once, no Hello with the stale one', async () => {
    const scene = start();
    await scene.goOnline();
    await scene.clock.suspend(2 * TOKEN_LIFE_MS);
    expect(scene.getToken).toHaveBeenCalledTimes(2);
    scene.server.socket().close(1006);
    scene.connection.wake();
    await scene.clock.settle();
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1', 't2']);
    expect(scene.getToken).toHaveBeenCalledTimes(2);
  });

  it('slept through in backoff → fresh one in the next Hello', async () => {
    const scene = start();
    await scene.goOnline();
    scene.server.socket().close(1006);
    await scene.clock.suspend(2 * TOKEN_LIFE_MS);
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1', 't2']);
    expect(scene.getToken.mock.lastCall?.[0].reason).toBe('expired');
  });

  it('slept through by timers that do not count sleep is renewed on wake', async () => {
    const scene = start();
    await scene.goOnline();
    scene.clock.set(TOKEN_LIFE_MS);
    scene.connection.wake();
    await scene.clock.settle();
    expect(scene.frames('refresh').map(({ refresh }) => refresh?.token)).toEqual(['t2']);
  });

  it('slept through by timers that do not count sleep is renewed when the server is heard again', async () => {
    const scene = start();
    await scene.goOnline();
    scene.clock.set(TOKEN_LIFE_MS);
    await scene.keepAlive(HEARTBEAT_MS);
    expect(scene.frames('refresh').map(({ refresh }) => refresh?.token)).toEqual(['t2']);
  });

  it('whose renewal is answered after the connection was lost is used for the next Hello', async () => {
    const scene = start();
    await scene.goOnline();
    let answer: (token: string) => void = () => undefined;
    scene.getToken.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    await scene.keepAlive(TOKEN_LIFE_MS * 0.85);
    expect(scene.getToken).toHaveBeenCalledTimes(2);
    scene.server.socket().close(1006);
    answer('renewed');
    await scene.clock.advance(500);
    scene.welcome();
    expect(scene.helloTokens()).toEqual(['t1', 'renewed']);
    expect(scene.getToken).toHaveBeenCalledTimes(2);
  });

  it('whose service is down: online stays online, asks again 10 to 60 s apart, then renews', async () => {
    const scene = start();
    scene.getToken.mockRejectedValue(new Error('503'));
    scene.getToken.mockResolvedValueOnce('t1');
    await scene.goOnline();
    await scene.keepAlive(TOKEN_LIFE_MS - 1_000);
    expect(scene.connection.state.kind).toBe('online');
    const calls = scene.getToken.mock.calls.length;
    expect(calls).toBeGreaterThan(2);
    expect(calls).toBeLessThan(12);
    scene.getToken.mockResolvedValue('fresh');
    await scene.keepAlive(60_000);
    expect(scene.frames('refresh').map(({ refresh }) => refresh?.token)).toEqual(['fresh']);
  });
});
