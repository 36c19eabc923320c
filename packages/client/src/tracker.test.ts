import { type Fix, v1 } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from './queue/memory-store.ts';
import { createFakeTrackServer, createTestEnvironment } from './testing.ts';
import { createTracker } from './tracker.ts';
import type { TrackerOptions } from './tracker-types.ts';

const { AckLevel, ErrorCode, RefusalReason } = v1;
const LINGER_MS = 20;
const T0_MS = 1_700_000_000_000;

const fixAt = (second: number): Fix => ({ timeMs: T0_MS + second * 1_000, latitudeDeg: 52, longitudeDeg: 9 });
const secondsOf = (report: v1.Report | null | undefined) =>
  (report?.positions ?? []).map(({ timeOffsetMs }) => ((report?.baseTimeMs ?? 0) + timeOffsetMs - T0_MS) / 1_000);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

interface SceneOptions extends Partial<TrackerOptions> {
  readonly windowReports?: number;
  readonly reportBytesMax?: number;
}

async function start({ windowReports = 4, reportBytesMax = 65_536, ...options }: SceneOptions = {}) {
  const server = createFakeTrackServer();
  const { clock, options: surroundings } = createTestEnvironment(server);
  const tracker = createTracker({
    ...surroundings,
    url: 'ws://test/v1/track',
    getToken: async () => 'token',
    deviceId: 'phone-1',
    ...options,
  });
  const goOnline = async () => {
    tracker.start();
    await clock.settle();
    server.socket().open();
    server.socket().send({
      welcome: {
        serverTimeMs: clock.now(),
        tokenExpiresAtMs: clock.now() + 86_400_000,
        limits: { windowReports, heartbeatMs: 20_000, reportPositionsMax: 500, reportBytesMax },
      },
    });
  };
  const reports = () => server.socket().received.flatMap(({ report }) => (report ? [report] : []));
  const sentSeconds = () => reports().map(secondsOf);
  const ack = (level: v1.AckLevel, reportIds: number[], refusals: v1.Refusal.$Properties[] = []) =>
    server.socket().send({ ack: { level, reportIds, refusals } });
  const reconnect = async () => {
    server.socket().close(1006);
    await clock.advance(1_000);
    await goOnline();
  };
  const push = async (...seconds: number[]) => {
    for (const second of seconds) tracker.push(fixAt(second));
    await clock.advance(LINGER_MS);
  };
  const keepAlive = async (durationMs: number) => {
    for (let passedMs = 0; passedMs < durationMs; passedMs += 10_000) {
      await clock.advance(10_000);
      server.socket().send({ pong: { nonce: 1, serverTimeMs: clock.now() } });
    }
  };
  return { server, clock, tracker, goOnline, reports, sentSeconds, ack, reconnect, push, keepAlive };
}

async function startOnline(options?: SceneOptions) {
  const scene = await start(options);
  await scene.goOnline();
  return scene;
}

describe('the age of fixes', () => {
  it('is judged by the server: a phone’s clock set two days ahead in a dead zone costs nothing', async () => {
    const { clock, server, tracker, push, reports } = await start();
    tracker.start();
    await push(1, 2);
    await clock.advance(2 * 86_400_000);
    server.socket().open();
    server.socket().send({
      welcome: { serverTimeMs: T0_MS + 60_000, tokenExpiresAtMs: T0_MS + 86_400_000, limits: { windowReports: 4 } },
    });
    await clock.advance(LINGER_MS);
    expect(tracker.getState()).toMatchObject({ dropped: 0 });
    expect(reports().map(secondsOf)).toEqual([[1, 2]]);
  });

  it('over the bound drops them when the server’s clock says so', async () => {
    const { clock, server, tracker, push, reports } = await start();
    tracker.start();
    await push(1, 2);
    await clock.advance(1_000);
    server.socket().open();
    server.socket().send({
      welcome: {
        serverTimeMs: T0_MS + 2 * 86_400_000,
        tokenExpiresAtMs: T0_MS + 3 * 86_400_000,
        limits: { windowReports: 4 },
      },
    });
    await clock.advance(LINGER_MS);
    expect(tracker.getState()).toMatchObject({ dropped: 2 });
    expect(reports()).toEqual([]);
  });
});

describe('a fix', () => {
  it('queued → sent → LOGGED → STORED, and only then forgotten', async () => {
    const { tracker, push, ack } = await start().then(async (scene) => {
      scene.tracker.push(fixAt(1));
      expect(scene.tracker.getState()).toMatchObject({ queued: 1, inFlight: 0, logged: 0, stored: 0 });
      await scene.goOnline();
      return scene;
    });
    await push();
    expect(tracker.getState()).toMatchObject({ queued: 0, inFlight: 1, logged: 0, stored: 0 });
    ack(AckLevel.LOGGED, [1]);
    expect(tracker.getState()).toMatchObject({ queued: 0, inFlight: 0, logged: 1, stored: 0 });
    ack(AckLevel.STORED, [1]);
    expect(tracker.getState()).toMatchObject({ queued: 0, inFlight: 0, logged: 0, stored: 1 });
  });

  it('sent → connection lost → sent again', async () => {
    const { push, reconnect, sentSeconds } = await startOnline();
    await push(1, 2);
    await reconnect();
    expect(sentSeconds()).toEqual([[1, 2]]);
  });

  it('LOGGED → connection lost → not sent again before ten minutes have passed: the log has it', async () => {
    const { tracker, push, ack, reconnect, keepAlive, sentSeconds } = await startOnline();
    await push(1);
    await push(2);
    ack(AckLevel.LOGGED, [1, 2]);
    ack(AckLevel.STORED, [1]);
    await reconnect();
    await keepAlive(9 * 60_000);
    expect(sentSeconds()).toEqual([]);
    expect(tracker.getState()).toMatchObject({ logged: 1, stored: 1 });
    await keepAlive(120_000);
    expect(sentSeconds()).toEqual([[2]]);
  });

  it('LOGGED → ten minutes without STORED → sent again', async () => {
    const { push, ack, keepAlive, sentSeconds } = await startOnline();
    await push(1);
    ack(AckLevel.LOGGED, [1]);
    await keepAlive(10 * 60_000 - 30_000);
    expect(sentSeconds()).toEqual([[1]]);
    await keepAlive(120_000);
    expect(sentSeconds()).toEqual([[1], [1]]);
  });

  it('refused → forgotten, with its reason; the others of its report are stored', async () => {
    const { tracker, push, ack } = await startOnline();
    const refused: [string, number[]][] = [];
    tracker.on('refused', ({ reason, fixes }) =>
      refused.push([reason, fixes.map(({ timeMs }) => (timeMs - T0_MS) / 1_000)]),
    );
    await push(1, 2, 3, 4);
    ack(
      AckLevel.LOGGED,
      [1],
      [
        { reportId: 1, reason: RefusalReason.NULL_ISLAND, positionIndexes: [1] },
        { reportId: 1, reason: RefusalReason.TOO_OLD, positionIndexes: [3, 9] },
      ],
    );
    ack(AckLevel.STORED, [1]);
    expect(refused).toEqual([
      ['NULL_ISLAND', [2]],
      ['TOO_OLD', [4]],
    ]);
    expect(tracker.getState()).toMatchObject({ queued: 0, inFlight: 0, logged: 0, stored: 2, refused: 2 });
  });

  it('refused with its whole report → forgotten', async () => {
    const { tracker, push, ack } = await startOnline();
    await push(1, 2);
    ack(AckLevel.STORED, [1], [{ reportId: 1, reason: RefusalReason.REPORT_TOO_LARGE, positionIndexes: [] }]);
    expect(tracker.getState()).toMatchObject({ stored: 0, refused: 2, queued: 0, inFlight: 0 });
  });

  it('refused and LOGGED → connection lost → not sent again', async () => {
    const { push, ack, reconnect, keepAlive, sentSeconds } = await startOnline();
    await push(1, 2);
    ack(AckLevel.LOGGED, [1], [{ reportId: 1, reason: RefusalReason.IN_FUTURE, positionIndexes: [0] }]);
    await reconnect();
    await keepAlive(11 * 60_000);
    expect(sentSeconds()).toEqual([[2]]);
  });

  it('too many → the oldest that waits is dropped and counted; what is under way may be stored by now', async () => {
    const { tracker, push, reconnect, sentSeconds } = await startOnline({ queueFixesMax: 3, windowReports: 1 });
    const dropped: number[] = [];
    tracker.on('queue', (queue) => dropped.push(queue.dropped));
    await push(1, 2);
    await push(3, 4, 5, 6);
    expect(dropped.at(-1)).toBe(3);
    expect(tracker.getState()).toMatchObject({ dropped: 3, queued: 1, inFlight: 2 });
    await reconnect();
    expect(sentSeconds()).toEqual([[1, 2, 6]]);
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('at the time %d is refused at once', async (timeMs) => {
    const { tracker } = await start();
    expect(() => tracker.push({ ...fixAt(0), timeMs })).toThrow(RangeError);
  });

  it('acknowledged twice, or never sent, counts once', async () => {
    const { tracker, push, ack } = await startOnline();
    await push(1);
    for (let times = 0; times < 2; times++) ack(AckLevel.STORED, [1, 99]);
    expect(tracker.getState()).toMatchObject({ stored: 1, queued: 0 });
  });
});

describe('reports', () => {
  it('are shared by a burst', async () => {
    const { tracker, clock, reports, sentSeconds } = await startOnline();
    tracker.push(fixAt(1));
    await clock.advance(LINGER_MS - 1);
    tracker.push(fixAt(2));
    expect(reports()).toHaveLength(0);
    await clock.advance(1);
    expect(sentSeconds()).toEqual([[1, 2]]);
  });

  it('go at once when full', async () => {
    const { tracker, clock, sentSeconds } = await startOnline({ reportPositionsMax: 3 });
    for (const second of range(1, 4)) tracker.push(fixAt(second));
    await clock.settle();
    expect(sentSeconds()).toEqual([[1, 2, 3], [4]]);
  });

  it('start with the newest after a connect, then the backlog oldest first', async () => {
    const { tracker, goOnline, sentSeconds } = await start({ reportPositionsMax: 2 });
    for (const second of range(1, 7)) tracker.push(fixAt(second));
    await goOnline();
    expect(sentSeconds()).toEqual([[6, 7], [1, 2], [3, 4], [5]]);
  });

  it('wait for room in the window; LOGGED makes it', async () => {
    const { tracker, goOnline, reports, ack } = await start({ reportPositionsMax: 1, windowReports: 2 });
    for (const second of range(1, 5)) tracker.push(fixAt(second));
    await goOnline();
    expect(reports()).toHaveLength(2);
    ack(AckLevel.LOGGED, [1]);
    expect(reports()).toHaveLength(3);
    ack(AckLevel.STORED, [1]);
    expect(reports()).toHaveLength(3);
    ack(AckLevel.STORED, [2, 3]);
    expect(reports()).toHaveLength(5);
  });

  it('fit into the bytes the server allows', async () => {
    const { tracker, goOnline, server } = await start({ reportBytesMax: 1_024, windowReports: 1_000 });
    const full = { accuracyM: 1e8, altitudeM: -1e8, speedMps: 1e7, headingDeg: 359.9 };
    for (const second of range(1, 500)) tracker.push({ ...fixAt(second), latitudeDeg: -89, ...full });
    await goOnline();
    const sizes = server.socket().received.map((frame) => v1.ClientFrame.encode(frame).finish().length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_024);
  });

  it('do not span more than 49 days', async () => {
    const day = 86_400;
    const { tracker, goOnline, sentSeconds } = await start();
    for (const second of [0, 40 * day, 60 * day, 61 * day]) tracker.push(fixAt(second));
    await goOnline();
    expect(sentSeconds()).toEqual([[40 * day, 60 * day, 61 * day], [0]]);
  });

  it('keep the order in which fixes were pushed, also when time runs backwards', async () => {
    const { push, sentSeconds } = await startOnline();
    await push(5, 3, 3, 8);
    expect(sentSeconds()).toEqual([[5, 3, 3, 8]]);
  });

  it.each([
    ['OVERLOADED', ErrorCode.OVERLOADED],
    ['RATE_LIMITED', ErrorCode.RATE_LIMITED],
    ['LOG_UNAVAILABLE', ErrorCode.LOG_UNAVAILABLE],
  ])('refused as %s are sent again after the given delay, and no others before', async (_name, code) => {
    const { server, push, clock, sentSeconds } = await startOnline();
    await push(1);
    server.socket().send({ error: { code, retryable: true, retryAfterMs: 3_000, reportId: 1 } });
    await push(2);
    await clock.advance(2_900);
    expect(sentSeconds()).toEqual([[1]]);
    await clock.advance(100);
    expect(sentSeconds()).toEqual([[1], [1, 2]]);
  });

  it('refused for the window without a delay are sent again after our own backoff, a whole window counting as one', async () => {
    const { server, push, clock, tracker, reports } = await startOnline();
    for (const second of range(1, 4)) await push(second);
    for (const reportId of range(1, 4))
      server.socket().send({ error: { code: ErrorCode.WINDOW_EXCEEDED, retryable: true, reportId } });
    expect(tracker.getState()).toMatchObject({ queued: 4, inFlight: 0 });
    await clock.advance(250);
    expect(reports()).toHaveLength(5);
  });
});

describe('a status', () => {
  it('is sent at once, and again after a reconnect', async () => {
    const { tracker, server, reconnect } = await startOnline();
    tracker.setStatus({ duty: 'en_route', blockers: ['low_power'], batteryPercent: 41.6, charging: false });
    const expected = {
      duty: v1.Duty.EN_ROUTE,
      blockers: [v1.Blocker.LOW_POWER],
      batteryPercent: 42,
      charging: false,
    };
    expect(server.socket().received.at(-1)?.status).toMatchObject(expected);
    await reconnect();
    expect(server.socket().received.find(({ status }) => status)?.status).toMatchObject(expected);
  });
});

describe('stop', () => {
  it('with flush waits until everything is stored', async () => {
    const { tracker, clock, ack, server } = await startOnline();
    tracker.push(fixAt(1));
    const stopped = tracker.stop({ flush: true, deadlineMs: 5_000 });
    ack(AckLevel.LOGGED, [1]);
    await clock.settle();
    expect(server.socket().isClosedByClient).toBe(false);
    ack(AckLevel.STORED, [1]);
    expect(await stopped).toEqual({ unsent: 0 });
    expect(tracker.getState().connection).toBe('idle');
  });

  it('with flush gives up at its deadline and says what is left', async () => {
    const { tracker, clock } = await startOnline();
    tracker.push(fixAt(1));
    const stopped = tracker.stop({ flush: true, deadlineMs: 5_000 });
    await clock.advance(5_000);
    expect(await stopped).toEqual({ unsent: 1 });
  });

  it('with flush does not wait for a connection that is closed for good', async () => {
    const { tracker, server } = await startOnline();
    tracker.push(fixAt(1));
    const stopped = tracker.stop({ flush: true, deadlineMs: 5_000 });
    server.socket().close(4503);
    expect(await stopped).toEqual({ unsent: 1 });
  });

  it('keeps the queue for the next start', async () => {
    const { tracker, push, goOnline, sentSeconds } = await startOnline();
    await push(1);
    expect(await tracker.stop()).toEqual({ unsent: 1 });
    await push(2);
    await goOnline();
    expect(sentSeconds()).toEqual([[1, 2]]);
  });
});

describe('off duty', () => {
  it('uploads what is left, then disconnects', async () => {
    const { tracker, push, ack, server } = await startOnline();
    await push(1);
    tracker.setDuty('off_duty');
    expect(tracker.getState().connection).toBe('online');
    ack(AckLevel.LOGGED, [1]);
    ack(AckLevel.STORED, [1]);
    expect(tracker.getState().connection).toBe('idle');
    expect(server.socket().isClosedByClient).toBe(true);
  });

  it('disconnects although STORED does not come: the log has it', async () => {
    const { tracker, push, ack, clock } = await startOnline();
    await push(1);
    ack(AckLevel.LOGGED, [1]);
    tracker.setDuty('off_duty');
    await clock.advance(30_000);
    expect(tracker.getState()).toMatchObject({ connection: 'idle', logged: 1 });
  });

  it('with an empty queue does not connect at all; on duty does', async () => {
    const { tracker, server, clock } = await start();
    tracker.setDuty('off_duty');
    tracker.start();
    await clock.settle();
    expect(server.sockets).toHaveLength(0);
    tracker.setDuty('available');
    await clock.settle();
    expect(server.sockets).toHaveLength(1);
  });

  it('wakes to upload a fix of the app’s own', async () => {
    const { tracker, server, clock } = await start();
    tracker.setDuty('off_duty');
    tracker.start();
    await clock.settle();
    tracker.push(fixAt(1));
    await clock.settle();
    expect(server.sockets).toHaveLength(1);
  });
});

describe('the server’s wishes', () => {
  it('watched: detail is paid for only while somebody looks, and they are named', async () => {
    const { tracker, server } = await startOnline();
    const seen: unknown[] = [];
    tracker.on('policy', ({ isWatched, watcherNames }) => seen.push([isWatched, ...watcherNames]));
    const policy = { intervalMs: 5_000, distanceM: 10, watchedIntervalMs: 1_000, stillIntervalMs: 60_000 };
    server.socket().send({ policy: { ...policy, reason: v1.PolicyReason.WATCHED, watcherNames: ['Ada'] } });
    expect(tracker.getState()).toMatchObject({ isWatched: true, sampling: { reason: 'watched', intervalMs: 1_000 } });
    server.socket().send({ policy: { ...policy, reason: v1.PolicyReason.DEFAULT } });
    expect(tracker.getState()).toMatchObject({ isWatched: false, watcherNames: [] });
    expect(tracker.getState().sampling.reason).not.toBe('watched');
    expect(seen.at(0)).toEqual([true, 'Ada']);
    expect(seen.at(-1)).toEqual([false]);
  });

  it('flags: those of Welcome, then those of each configuration, told when they change', async () => {
    const { tracker, server } = await startOnline();
    const seen: unknown[] = [];
    tracker.on('flags', (flags) => seen.push(flags));
    const answers: Record<string, string>[] = [{ a: '1' }, { a: '1' }, {}];
    for (const flags of answers) server.socket().send({ configuration: { flags } });
    expect(seen).toEqual([{ a: '1' }, {}]);
    expect(tracker.getState().flags).toEqual({});
  });
});

describe('the app is told at once', () => {
  const options = { url: 'ws://test/v1/track', getToken: async () => 'token' };

  it.each([
    ['a wrong address', { ...options, url: 'http://test' }, 'INVALID_URL'],
    ['a getToken that is no function', { ...options, getToken: 'token' as never }, 'INVALID_OPTION'],
    ['a device id of nothing', { ...options, deviceId: '' }, 'INVALID_OPTION'],
  ])('of %s', (_name, wrong, code) => {
    const { options: surroundings } = createTestEnvironment(createFakeTrackServer());
    expect(() => createTracker({ ...surroundings, ...wrong })).toThrow(expect.objectContaining({ code }));
  });

  it('that there is no location source', async () => {
    const { tracker } = await start();
    await expect(tracker.locateNow()).rejects.toMatchObject({ code: 'NO_LOCATION' });
  });
});

describe('a store', () => {
  it('that is full: the fix is sent from memory, and the app is told', async () => {
    const inner = createMemoryStore();
    const full = { ...inner, append: () => Promise.reject(new Error('QuotaExceededError')) };
    const { tracker, push, sentSeconds, clock } = await startOnline({ store: full });
    const codes: string[] = [];
    tracker.on('error', ({ code }) => codes.push(code));
    await push(1);
    await clock.advance(LINGER_MS);
    expect(sentSeconds()).toEqual([[1]]);
    expect(codes).toEqual(['STORE_FAILED']);
    expect(tracker.getState().isStoreFailing).toBe(true);
  });

  it('keeps the fixes and the device of an app that was killed', async () => {
    const store = createMemoryStore();
    const first = await start({ store, deviceId: undefined });
    await first.push(1, 2);
    const second = await startOnline({ store, deviceId: undefined });
    expect(second.sentSeconds()).toEqual([[1, 2]]);
    const hello = (scene: typeof first) => scene.server.socket().received.find((frame) => frame.hello)?.hello;
    await first.goOnline();
    expect(hello(second)?.deviceId).toMatch(/^[0-9a-f]{32}$/);
    expect(hello(second)?.deviceId).toBe(hello(first)?.deviceId);
  });
});
