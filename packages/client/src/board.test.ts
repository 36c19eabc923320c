import { v1 } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import { createBoard } from './board.ts';
import type { BoardView } from './board-types.ts';
import { createFakeMapServer, createTestEnvironment } from './testing.ts';

const HEARTBEAT_MS = 15_000;
const T0_MS = 1_700_000_000_000;
const view: BoardView = { westDeg: 9, southDeg: 52, eastDeg: 10, northDeg: 53, zoom: 11.6 };

const newerBlocker: number = 99;

const known = (ref: number, name: string, second = 0): v1.TechnicianUpdate.$Properties => ({
  ref,
  identity: { technicianId: `tech-${ref}`, displayName: name },
  position: { recordedAtMs: T0_MS + second * 1_000, latitudeE7: 525_000_000, longitudeE7: 97_000_000 },
});
const moved = (ref: number, second: number): v1.TechnicianUpdate.$Properties => ({
  ref,
  position: { recordedAtMs: T0_MS + second * 1_000, latitudeE7: 525_000_001, longitudeE7: 97_000_001, speedCmps: 950 },
});

async function start() {
  const server = createFakeMapServer();
  const { clock, options } = createTestEnvironment(server);
  const board = createBoard({ ...options, url: 'ws://test/v1/map', getToken: async () => 'token' });
  const changes: number[][] = [];
  board.on('change', (refs) => changes.push([...refs].sort()));
  const path: string[] = ['idle'];
  board.on('state', ({ current }) => path.push(current.connection));
  const goOnline = async ({ serverAheadMs = 0 } = {}) => {
    board.start();
    await clock.settle();
    server.socket().open();
    server.socket().send({
      welcome: {
        serverTimeMs: clock.now() + serverAheadMs,
        tokenExpiresAtMs: clock.now() + serverAheadMs + 3_600_000,
        heartbeatMs: HEARTBEAT_MS,
      },
    });
  };
  const snapshot = (technicians: v1.TechnicianUpdate.$Properties[], rest: v1.Snapshot.$Properties = {}) =>
    server.socket().send({ snapshot: { epoch: 'a', version: 10, complete: true, technicians, ...rest } });
  const delta = (baseVersion: number, version: number, ...technicians: v1.TechnicianUpdate.$Properties[]) =>
    server.socket().send({ delta: { baseVersion, version, technicians } });
  const secondOf = (ref: number) => ((board.technicians.get(ref)?.position?.timeMs ?? Number.NaN) - T0_MS) / 1_000;
  const reconnect = async () => {
    server.socket().close(1006);
    await clock.advance(1_000);
    await goOnline();
  };
  return { server, clock, board, changes, path, goOnline, snapshot, delta, secondOf, reconnect };
}

async function startOnline() {
  const scene = await start();
  await scene.goOnline();
  return scene;
}

describe('a board', () => {
  it('idle → connecting → online → snapshot: knows everybody', async () => {
    const { board, snapshot, changes, path, server } = await startOnline();
    expect(server.socket().received[0]?.hello).toMatchObject({ protocolVersion: 1, token: 'token', resume: null });
    snapshot([known(1, 'Ada'), { ref: 2, identity: { technicianId: 'tech-2' } }]);
    expect(path).toEqual(['idle', 'connecting', 'online']);
    expect(changes).toEqual([[1, 2]]);
    expect(board.technicians.get(1)).toEqual({
      ref: 1,
      technicianId: 'tech-1',
      displayName: 'Ada',
      position: { timeMs: T0_MS, latitudeDeg: 52.5, longitudeDeg: 9.7 },
      presence: undefined,
    });
    expect(board.technicians.get(2)).toMatchObject({ displayName: 'tech-2', position: undefined });
    expect(board.getState()).toMatchObject({ epoch: 'a', version: 10 });
  });

  it('shows a snapshot of several parts only when the last one is in', async () => {
    const { board, snapshot, changes } = await startOnline();
    snapshot([known(1, 'Ada')]);
    snapshot([known(1, 'Ada'), known(2, 'Béa')], { version: 20, complete: false });
    expect(board.technicians.size).toBe(1);
    snapshot([known(3, 'Cem')], { version: 20 });
    expect([...board.technicians.keys()]).toEqual([1, 2, 3]);
    expect(changes).toEqual([[1], [1, 2, 3]]);
  });

  it('forgets who is not in a new snapshot, and says so', async () => {
    const { board, snapshot, changes } = await startOnline();
    snapshot([known(1, 'Ada'), known(2, 'Béa')]);
    snapshot([known(2, 'Dag')], { epoch: 'b', version: 1 });
    expect([...board.technicians.values()].map(({ displayName }) => displayName)).toEqual(['Dag']);
    expect(changes.at(-1)).toEqual([1, 2]);
  });

  it('drops the parts of a snapshot whose connection ended', async () => {
    const { board, snapshot, reconnect } = await startOnline();
    snapshot([known(1, 'Ada')], { complete: false });
    await reconnect();
    snapshot([known(2, 'Béa')]);
    expect([...board.technicians.keys()]).toEqual([2]);
  });

  it('applies the parts of a delta that are there, one change for each frame', async () => {
    const { board, snapshot, delta, changes, secondOf } = await startOnline();
    snapshot([known(1, 'Ada'), known(2, 'Béa')]);
    const before = board.technicians.get(1);
    delta(10, 11, moved(1, 5), { ref: 2, presence: { link: v1.Link.CONNECTED, changedAtMs: T0_MS } });
    expect(changes.at(-1)).toEqual([1, 2]);
    expect(board.technicians.get(1)).toMatchObject({ displayName: 'Ada', position: { speedMps: 9.5 } });
    expect(board.technicians.get(1)).not.toBe(before);
    expect(secondOf(2)).toBe(0);
  });

  it.each([
    ['fits exactly', 10, 11, 5, 'online'],
    ['overlaps what is known', 8, 11, 5, 'online'],
    ['is old', 8, 10, 0, 'online'],
    ['leaves a gap', 11, 12, 0, 'backoff'],
  ] as const)('given a delta that %s (%i → %i)', async (_name, base, version, second, connection) => {
    const { board, snapshot, delta, secondOf } = await startOnline();
    snapshot([known(1, 'Ada')]);
    delta(base, version, moved(1, 5));
    expect(secondOf(1)).toBe(second);
    expect(board.getState().connection).toBe(connection);
  });

  it('gap → reconnects without resume, the last known positions still shown → snapshot', async () => {
    const { board, server, clock, snapshot, delta, goOnline } = await startOnline();
    snapshot([known(1, 'Ada')]);
    delta(11, 12, moved(1, 5));
    expect(board.technicians.size).toBe(1);
    await clock.advance(1_000);
    await goOnline();
    expect(server.socket().received[0]?.hello?.resume).toBeNull();
    snapshot([known(1, 'Ada', 9)], { version: 30 });
    expect(board.getState().version).toBe(30);
  });

  it('given an update of somebody it was never told about reconnects without resume', async () => {
    const { board, snapshot, delta } = await startOnline();
    snapshot([known(1, 'Ada')]);
    delta(10, 11, moved(7, 5));
    expect(board.getState()).toMatchObject({ connection: 'backoff', epoch: undefined });
  });

  it('holds deltas that come between the parts of a snapshot', async () => {
    const { snapshot, delta, secondOf } = await startOnline();
    snapshot([known(1, 'Ada')], { complete: false });
    delta(9, 10, moved(1, 3));
    delta(10, 11, moved(1, 5));
    snapshot([known(2, 'Béa')]);
    expect(secondOf(1)).toBe(5);
  });

  it('lost → resumes from its epoch and version', async () => {
    const { server, snapshot, delta, reconnect, secondOf } = await startOnline();
    snapshot([known(1, 'Ada')]);
    delta(10, 12, moved(1, 5));
    await reconnect();
    expect(server.socket().received[0]?.hello?.resume).toMatchObject({ epoch: 'a', version: 12 });
    delta(12, 40, moved(1, 60));
    expect(secondOf(1)).toBe(60);
  });

  it('online → a heartbeat without an answer → backoff', async () => {
    const { board, clock } = await startOnline();
    await clock.advance(1.5 * HEARTBEAT_MS);
    expect(board.getState().connection).toBe('backoff');
  });

  it('knows the presence in words', async () => {
    const { board, snapshot } = await startOnline();
    snapshot([
      {
        ...known(1, 'Ada'),
        presence: {
          link: v1.Link.DISCONNECTED,
          changedAtMs: T0_MS,
          reason: v1.DisconnectReason.NO_HEARTBEAT,
          status: {
            duty: v1.Duty.ON_SITE,
            blockers: [v1.Blocker.LOW_POWER, newerBlocker],
            batteryPercent: 7,
            charging: false,
          },
          appVersion: '1.2',
        },
      },
    ]);
    expect(board.technicians.get(1)?.presence).toEqual({
      link: 'disconnected',
      changedAtMs: T0_MS,
      reason: 'no_heartbeat',
      duty: 'on_site',
      blockers: ['low_power'],
      batteryPercent: 7,
      charging: false,
      appVersion: '1.2',
    });
  });
});

describe('the server’s clock', () => {
  it('is known from the Welcome on', async () => {
    const { board, goOnline } = await start();
    await goOnline({ serverAheadMs: 90_000 });
    expect(board.getState().serverClockOffsetMs).toBe(90_000);
  });

  it('is taken from the frame that travelled fastest', async () => {
    const { board, server, clock, goOnline } = await start();
    await goOnline({ serverAheadMs: 1_000 });
    server.socket().send({ delta: { serverTimeMs: clock.now() + 1_300 } });
    server.socket().send({ pong: { serverTimeMs: clock.now() + 1_100 } });
    expect(board.getState().serverClockOffsetMs).toBe(1_300);
  });

  it('is learned anew when a clock was set', async () => {
    const { board, server, clock, goOnline } = await start();
    await goOnline({ serverAheadMs: 60_000 });
    server.socket().send({ pong: { serverTimeMs: clock.now() } });
    expect(board.getState().serverClockOffsetMs).toBe(0);
  });
});

describe('a view', () => {
  it('set before the connection goes with Hello', async () => {
    const { board, server, goOnline } = await start();
    board.setView(view);
    await goOnline();
    expect(server.socket().received[0]?.hello?.view).toMatchObject({
      westE7: 90_000_000,
      northE7: 530_000_000,
      zoom: 12,
    });
    expect(server.socket().received.filter((frame) => frame.view)).toHaveLength(0);
  });

  it('is sent at once, then at most four times a second, the last one always', async () => {
    const { board, server, clock } = await startOnline();
    const zooms = () => server.socket().received.flatMap((frame) => (frame.view ? [frame.view.zoom] : []));
    for (const zoom of [1, 2, 3]) board.setView({ ...view, zoom });
    expect(zooms()).toEqual([1]);
    await clock.advance(250);
    expect(zooms()).toEqual([1, 3]);
    await clock.advance(1_000);
    expect(zooms()).toEqual([1, 3]);
  });

  it('is remembered for the next connection', async () => {
    const { board, server, reconnect } = await startOnline();
    board.setView({ ...view, followedTechnicianId: 'tech-1' });
    await reconnect();
    expect(server.socket().received[0]?.hello?.view).toMatchObject({ followedTechnicianId: 'tech-1' });
  });

  it('taken away asks for the whole world', async () => {
    const { board, server, clock } = await startOnline();
    board.setView(view);
    await clock.advance(250);
    board.setView(undefined);
    expect(server.socket().received.at(-1)?.view).toMatchObject({ westE7: -1_800_000_000, eastE7: 1_800_000_000 });
  });
});
