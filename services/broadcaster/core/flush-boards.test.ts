import { v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { type BoardFeed, type BoardSink, changeViewport, createBoardFeed, resumeFeed } from './board-feed.ts';
import { continueSnapshot, createTally, type DeliveryTally, type FlushSettings, flushBoards } from './flush-boards.ts';
import { MapEncoder } from './map-frames.ts';
import { OFFSCREEN_SHARES } from './offscreen-shares.ts';
import { Roster } from './roster.ts';
import { toViewport, type Viewport } from './viewport.ts';

const SETTINGS: FlushSettings = {
  offscreenIntervalMs: 5_000,
  snapshotPartTechniciansMax: 100,
  deltaTechniciansMax: 1_000,
  socketBufferBytesMax: 1_000,
};

/** A board as the protocol describes it, with a socket that can be full. Fails on any frame that breaks the rule. */
class FakeBoard implements BoardSink {
  readonly feed: BoardFeed;
  buffered = 0;
  isDropping = false;
  epoch = '';
  version = 0;
  frames = 0;
  technicians = new Map<number, v1.TechnicianUpdate.$Properties>();
  #parts: v1.TechnicianUpdate[] = [];

  constructor(viewport?: Viewport) {
    this.feed = createBoardFeed(this, viewport);
  }

  bufferedBytes(): number {
    return this.buffered;
  }

  send(bytes: Uint8Array): boolean {
    if (this.isDropping) return false;
    this.frames++;
    const { snapshot, delta } = v1.BoardServerFrame.decode(bytes);
    if (snapshot) this.#applySnapshot(snapshot);
    else if (delta) this.#applyDelta(delta);
    return true;
  }

  position(ref: number): number | undefined {
    return this.technicians.get(ref)?.position?.recordedAtMs ?? undefined;
  }

  #applySnapshot({ epoch, version, technicians, complete }: v1.Snapshot): void {
    this.#parts.push(...technicians);
    if (!complete) return;
    this.epoch = epoch;
    this.version = version;
    this.technicians.clear();
    for (const update of this.#parts.splice(0)) this.#apply(update);
  }

  #applyDelta({ baseVersion, version, technicians }: v1.Delta): void {
    expect(baseVersion).toBeLessThanOrEqual(this.version);
    expect(version).toBeGreaterThan(this.version);
    this.version = version;
    for (const update of technicians) this.#apply(update);
  }

  #apply({ ref, identity, position, presence }: v1.TechnicianUpdate): void {
    const before = this.technicians.get(ref);
    if (!before) expect(identity, `identity of new ref ${ref}`).toBeTruthy();
    if (position && before?.position)
      expect(position.recordedAtMs).toBeGreaterThanOrEqual(before.position.recordedAtMs ?? 0);
    this.technicians.set(ref, {
      identity: identity ?? before?.identity,
      position: position ?? before?.position,
      presence: presence ?? before?.presence,
    });
  }
}

function createMap(settings: Partial<FlushSettings> = {}) {
  const all = { ...SETTINGS, ...settings };
  const roster = new Roster(10_000);
  const encoder = new MapEncoder(roster, 'epoch-1');
  const boards: FakeBoard[] = [];
  let version = 0;
  return {
    roster,
    boards,
    settings: all,
    board(viewport?: Viewport): FakeBoard {
      const board = new FakeBoard(viewport);
      boards.push(board);
      return board;
    },
    move(technicianId: string, recordedAtMs: number, latitudeE7 = 0, longitudeE7 = 0): number {
      const ref = roster.admit(technicianId);
      roster.mergePosition(ref, recordedAtMs, { latitudeE7, longitudeE7 }, 1);
      return ref;
    },
    /** Flushes `afterMs` later, which is how far versions go on. */
    flush(afterMs = 50): DeliveryTally {
      version += afterMs;
      const time = { version, nowMs: version, serverTimeMs: 1_760_000_000_000 + version };
      return flushBoards(
        roster,
        encoder,
        boards.map(({ feed }) => feed),
        time,
        all,
      ).tally;
    },
  };
}

const around = (latitudeE7: number, longitudeE7: number, reachE7 = 1_000_000) =>
  toViewport({
    westE7: longitudeE7 - reachE7,
    eastE7: longitudeE7 + reachE7,
    southE7: latitudeE7 - reachE7,
    northE7: latitudeE7 + reachE7,
  });

describe('boards without a view', () => {
  test('get everything once, then what changes, in frames that they share', () => {
    const map = createMap();
    for (let n = 0; n < 250; n++) map.move(`tech-${n}`, 1_000);
    const [one, other] = [map.board(), map.board()];
    expect(map.flush()).toMatchObject({ snapshots: 2, deltas: 0, positions: 500 });
    expect([one.technicians.size, other.technicians.size, one.frames]).toEqual([250, 250, 3]);
    const ref = map.move('tech-7', 2_000);
    expect(map.flush()).toMatchObject({ deltas: 2, positions: 2 });
    expect([one.position(ref), other.position(ref)]).toEqual([2_000, 2_000]);
    expect(map.flush()).toMatchObject({ deltas: 0, bytes: 0 });
  });

  test('get a presence alone without the position', () => {
    const map = createMap();
    const ref = map.move('ana', 1_000);
    const board = map.board();
    map.flush();
    map.roster.setPresence(ref, { link: v1.Link.CONNECTED, changedAtMs: 5 });
    expect(map.flush()).toMatchObject({ deltas: 1, positions: 0 });
    expect(board.technicians.get(ref)).toMatchObject({
      presence: { link: v1.Link.CONNECTED },
      position: { recordedAtMs: 1_000 },
    });
  });
});

describe('a board with a full socket', () => {
  test('is skipped, and gets the newest of all it missed in one delta', () => {
    const map = createMap();
    const board = map.board();
    map.flush();
    board.buffered = 2_000;
    for (let n = 1; n <= 10; n++) {
      map.move('ana', n);
      map.move(`new-${n}`, n);
      expect(map.flush().skipped).toBe(1);
    }
    expect(board.feed.stuckSinceMs).toBe(100);
    const before = board.frames;
    board.buffered = 0;
    map.flush();
    expect(board.frames).toBe(before + 1);
    expect(board.technicians.size).toBe(11);
    expect(board.position(map.roster.find('ana'))).toBe(10);
    expect(board.feed.stuckSinceMs).toBeUndefined();
  });

  test('is caught up also when the transport drops a frame', () => {
    const map = createMap();
    const board = map.board();
    map.flush();
    board.isDropping = true;
    const ref = map.move('ana', 1);
    map.flush();
    board.isDropping = false;
    map.flush();
    expect(board.position(ref)).toBe(1);
  });

  test('gets its snapshot part by part as the socket drains, then what changed meanwhile', () => {
    const map = createMap();
    for (let n = 0; n < 250; n++) map.move(`tech-${n}`, 1_000);
    const board = map.board();
    const send = board.send.bind(board);
    board.send = (bytes) => {
      board.buffered = 5_000;
      return send(bytes);
    };
    map.flush();
    expect(board.frames).toBe(1);
    const ref = map.move('tech-0', 2_000);
    map.flush();
    for (let part = 2; part <= 3; part++) {
      board.buffered = 0;
      continueSnapshot(board.feed, map.roster.contentVersion, 1, map.settings, createTally());
      expect(board.frames).toBe(part);
    }
    expect(board.position(ref)).toBe(1_000);
    board.buffered = 0;
    map.flush();
    expect(board.position(ref)).toBe(2_000);
  });

  test('gets a snapshot in parts rather than a delta without bound', () => {
    const map = createMap({ deltaTechniciansMax: 50 });
    const board = map.board();
    map.flush();
    board.buffered = 2_000;
    for (let n = 0; n < 60; n++) {
      map.move(`tech-${n}`, 1_000);
      map.flush();
    }
    board.buffered = 0;
    expect(map.flush()).toMatchObject({ snapshots: 1, deltas: 0 });
    expect(board.technicians.size).toBe(60);
  });
});

describe('a board with a view', () => {
  test('gets what is in it at the full rate, and the rest at the slow rate', () => {
    const map = createMap();
    const board = map.board(around(0, 0));
    map.flush();
    const near = map.move('near', 1, 0, 0);
    const far = map.move('far', 1, 500_000_000, 0);
    map.flush();
    expect([board.position(near), board.position(far)]).toEqual([1, undefined]);
    const seen = new Set<number | undefined>();
    // Ten seconds, of which an interval is five.
    for (let n = 2; n <= 200; n++) {
      map.move('near', n, 0, 0);
      map.move('far', n, 500_000_000, 0);
      map.flush();
      expect(board.position(near)).toBe(n);
      if (n > 100) expect(n - (board.position(far) ?? 0)).toBeLessThanOrEqual(100);
      seen.add(board.position(far));
    }
    expect(seen.size).toBeLessThanOrEqual(4);
    const last = board.position(far);
    for (let flush = 0; flush < 100; flush++) map.flush();
    expect(last).toBeLessThan(200);
    expect(board.position(far)).toBe(200);
  });

  test('hears of a large fleet off its screen bit by bit', () => {
    const map = createMap();
    const board = map.board(around(0, 0));
    map.flush();
    for (let flush = 1; flush <= 300; flush++) {
      for (let n = 0; n < 10; n++) map.move(`tech-${(flush * 10 + n) % 800}`, flush, 500_000_000, 0);
      const { positions } = map.flush();
      expect(positions).toBeLessThanOrEqual(Math.ceil(800 / OFFSCREEN_SHARES));
    }
    expect(board.technicians.size).toBe(800);
  });

  test('sees a technician leave, and then one who comes with all that was withheld', () => {
    const map = createMap();
    const board = map.board(around(0, 0));
    map.flush();
    const ref = map.move('ana', 1, 0, 0);
    map.flush();
    map.move('ana', 2, 500_000_000, 0);
    map.flush();
    expect(board.position(ref)).toBe(2);
    const newcomer = map.move('ben', 1, 500_000_000, 0);
    map.flush();
    map.roster.setPresence(newcomer, { link: v1.Link.CONNECTED });
    map.flush();
    map.move('ben', 2, 0, 0);
    map.flush();
    expect(board.technicians.get(newcomer)).toMatchObject({
      identity: { technicianId: 'ben' },
      position: { recordedAtMs: 2 },
      presence: { link: v1.Link.CONNECTED },
    });
  });

  test('gets the same as others do when it looks elsewhere', () => {
    const map = createMap();
    const board = map.board(around(0, 0));
    map.flush();
    const far = map.move('far', 1, 500_000_000, 0);
    map.flush();
    changeViewport(board.feed, around(500_000_000, 0));
    map.flush();
    expect(board.position(far)).toBe(1);
    changeViewport(board.feed, around(0, 0));
    expect(map.flush()).toMatchObject({ deltas: 0 });
  });
});

test('a board that looks elsewhere in a large fleet gets what it sees at once, and the rest bit by bit', () => {
  const map = createMap({ deltaTechniciansMax: 100 });
  const board = map.board(around(0, 0));
  for (let n = 0; n < 200; n++) map.move(`tech-${n}`, 1, n < 20 ? 500_000_000 : 800_000_000);
  map.flush();
  for (let n = 0; n < 200; n++) map.move(`tech-${n}`, 2, n < 20 ? 500_000_000 : 800_000_000);
  map.flush();
  changeViewport(board.feed, around(500_000_000, 0));
  expect(map.flush()).toMatchObject({ snapshots: 0, deltas: 1 });
  expect(board.position(map.roster.find('tech-7'))).toBe(2);
  for (let flush = 0; flush < 100; flush++) expect(map.flush().positions).toBeLessThanOrEqual(100);
  expect([...board.technicians.values()].every(({ position }) => position?.recordedAtMs === 2)).toBe(true);
});

test('a view of the whole world is as good as none', () => {
  const map = createMap();
  const board = map.board(around(0, 0));
  expect(board.feed.viewport).toBeDefined();
  changeViewport(
    board.feed,
    toViewport({ westE7: -1_800_000_000, eastE7: 1_800_000_000, southE7: -900_000_000, northE7: 900_000_000 }),
  );
  expect(board.feed.viewport).toBeUndefined();
});

test('whatever happens, in the end every board has the truth', () => {
  const random = createRandom(42);
  const pick = (count: number) => Math.floor(random() * count);
  const map = createMap({ deltaTechniciansMax: 40, snapshotPartTechniciansMax: 7, offscreenIntervalMs: 400 });
  const truth = new Map<string, number>();
  for (let step = 1; step <= 3_000; step++) {
    const technicianId = `tech-${pick(60)}`;
    map.move(technicianId, step, pick(3) * 300_000_000, pick(3) * 300_000_000);
    truth.set(technicianId, step);
    if (random() < 0.1) map.roster.setPresence(map.roster.admit(`tech-${pick(60)}`), { changedAtMs: step });
    if (random() < 0.05 && map.boards.length < 12) map.board(random() < 0.5 ? around(0, 0) : undefined);
    const board = map.boards[pick(map.boards.length)];
    if (board && random() < 0.2) board.buffered = random() < 0.5 ? 0 : 2_000;
    if (board && random() < 0.1) board.isDropping = !board.isDropping;
    if (board && random() < 0.05)
      changeViewport(board.feed, random() < 0.3 ? undefined : around(pick(3) * 300_000_000, pick(3) * 300_000_000));
    if (board && random() < 0.02) reconnect(board);
    if (random() < 0.4) map.flush(1 + pick(80));
  }
  for (const board of map.boards) Object.assign(board, { buffered: 0, isDropping: false });
  map.flush();
  map.flush(1_000);
  expect(map.boards.length).toBeGreaterThan(5);
  for (const board of map.boards) {
    const shown = [...board.technicians.values()]
      .filter(({ position }) => position)
      .map(({ identity, position }) => [identity?.technicianId, position?.recordedAtMs]);
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(truth));
  }

  /** The board goes and comes back with what it has, as a browser after a lost network. */
  function reconnect(board: FakeBoard): void {
    if (board.epoch === '') return;
    const fresh = createBoardFeed(board, board.feed.viewport);
    Object.assign(board.feed, fresh);
    resumeFeed(board.feed, board.version, map.settings.offscreenIntervalMs);
  }
});

/** Mulberry32, a small seeded generator. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
