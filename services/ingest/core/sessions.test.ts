import { defaultPolicy } from '@fieldcast/core';
import { v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { createAddressGate } from './address-gate.ts';
import type { Admission } from './admission.ts';
import type { AcceptedReport } from './batcher.ts';
import { type Connection, createConnection } from './connection.ts';
import { createHandshake } from './handshake.ts';
import { createPolicyFeed } from './policy-feed.ts';
import { createPresenceFeed } from './presence-feed.ts';
import { createRegistry } from './registry.ts';
import { createReportIntake } from './report-intake.ts';
import { createSessions } from './sessions.ts';
import { createSettingsBook } from './settings.ts';
import { createWatchBook } from './watch-book.ts';

const START_MS = 1_700_000_000_000;
const { ErrorCode, AckLevel } = v1;
const settings = {
  windowReports: 4,
  framesPerS: 100,
  fixesPerS: 10_000,
  fixAgeMaxS: 3_600,
  fixAheadMaxS: 60,
  heartbeatMs: 20_000,
  helloTimeoutMs: 5_000,
  tokenReminderS: 60,
  connectionsMax: 10,
  replaceGraceMs: 2_000,
};
const tally = {
  error: () => undefined,
  reportAccepted: () => undefined,
  fixesRefused: () => undefined,
  reportRefused: () => undefined,
  disconnected: () => undefined,
};

/** Sessions over sockets of memory, with a clock and tokens of the test's own. */
function bench(change: Partial<typeof settings> = {}) {
  let nowMs = START_MS;
  let hasRoom = true;
  let lastId = 0;
  const appended: (AcceptedReport & { encoded: Uint8Array })[] = [];
  const faults: unknown[] = [];
  const registry = createRegistry();
  const gate = createAddressGate(3);
  const presence = createPresenceFeed('node');
  const policies = createPolicyFeed(
    { registry, settings: createSettingsBook(defaultPolicy), watches: createWatchBook() },
    (work) => work(),
  );
  const config = { ...settings, ...change };
  const now = () => nowMs;
  let admit: (token: string) => Promise<Admission> = async (technicianId) => ({
    kind: 'admitted',
    tenantId: 'acme',
    technicianId,
    issuedAtMs: START_MS,
    expiresAtMs: START_MS + 3_600_000,
  });
  const log = {
    append: (_tenantId: string, report: AcceptedReport) => {
      if (hasRoom) appended.push({ ...report, encoded: report.bytes.slice(report.start, report.end) });
      return hasRoom;
    },
  };
  const sessions = createSessions(
    {
      registry,
      gate,
      presence,
      tally,
      handshake: createHandshake(
        { registry, gate, presence, policies, tally },
        { admit: (token) => admit(token), now },
        config,
      ),
      intake: createReportIntake({ log, tally, random: () => 0.5 }, config),
    },
    { now, onFault: (cause) => void faults.push(cause) },
    config,
  );

  function open() {
    const received: v1.ServerFrame[] = [];
    const socket = { code: undefined as number | undefined, pings: 0, sendResult: 1 };
    const connection: Connection = createConnection(
      ++lastId,
      {
        send: (bytes) => {
          received.push(v1.ServerFrame.decode(bytes));
          return socket.sendResult;
        },
        ping: () => ++socket.pings,
        cork: (work) => work(),
        end: (code) => end(code),
        close: () => end(1006),
      },
      { address: '10.0.0.1', bearerToken: undefined, nowMs },
    );
    function end(code: number) {
      socket.code = code;
      sessions.closed(connection, code);
    }
    sessions.opened(connection);
    const send = (frame: v1.ClientFrame.$Properties) =>
      sessions.received(connection, v1.ClientFrame.encode(frame).finish(), true);
    const hello = async (token = 'tech-1', deviceId = 'phone') => {
      send({ hello: { protocolVersion: 1, token, deviceId } });
      await expect.poll(() => connection.phase.kind).not.toBe('verifying');
    };
    const sendRaw = (...parts: (Uint8Array | number[])[]) =>
      sessions.received(connection, Uint8Array.from(parts.flatMap((part) => [...part])), true);
    return { connection, socket, received, send, sendRaw, hello, hangUp: (code: number) => end(code) };
  }

  return {
    open,
    sessions,
    registry,
    gate,
    presence,
    appended,
    faults,
    pass: (ms: number) => {
      nowMs += ms;
    },
    fill: () => {
      hasRoom = false;
    },
    admitWith: (next: typeof admit) => {
      admit = next;
    },
  };
}

const good = { latitudeE7: 5, longitudeE7: -5 };
const reportOf = (reportId: number, positions: v1.Position.$Properties[]) => ({
  reportId,
  baseTimeMs: START_MS,
  positions,
});
const report = (reportId: number, count = 1): v1.ClientFrame.$Properties => ({
  report: { reportId, baseTimeMs: START_MS, positions: Array.from({ length: count }, () => ({ latitudeE7: 5 })) },
});

describe('time', () => {
  test('closes who never says Hello, also while a token is being verified', async () => {
    const { open, sessions, pass, admitWith } = bench();
    const silent = open();
    const stuck = open();
    admitWith(() => new Promise(() => undefined));
    stuck.send({ hello: { protocolVersion: 1, token: 'tech-1', deviceId: 'phone' } });
    pass(4_999);
    sessions.sweep();
    expect([silent.socket.code, stuck.socket.code]).toEqual([undefined, undefined]);
    pass(1);
    sessions.sweep();
    expect([silent.socket.code, stuck.socket.code]).toEqual([4003, 4003]);
  });

  test('pings after one silent heartbeat and closes after two; a pong is a sign of life', async () => {
    const { open, sessions, pass } = bench();
    const phone = open();
    await phone.hello();
    pass(20_000);
    sessions.sweep();
    expect(phone.socket.pings).toBe(1);
    sessions.heard(phone.connection);
    pass(39_999);
    sessions.sweep();
    expect(phone.socket.code).toBeUndefined();
    pass(1);
    sessions.sweep();
    expect(phone.socket.code).toBe(4004);
  });

  test('reminds once of the token’s end and then enforces it', async () => {
    const { open, sessions, pass } = bench({ heartbeatMs: 100_000_000 });
    const phone = open();
    await phone.hello();
    pass(3_540_000);
    sessions.sweep();
    sessions.sweep();
    expect(phone.received.filter(({ tokenExpiring }) => tokenExpiring)).toHaveLength(1);
    pass(60_000);
    sessions.sweep();
    expect(phone.received.at(-1)?.error?.code).toBe(ErrorCode.TOKEN_EXPIRED);
    expect(phone.socket.code).toBe(4001);
  });

  test('never reminds a short-lived token in the first four fifths of its life', async () => {
    const { open, sessions, pass, admitWith } = bench();
    admitWith(async (technicianId) => ({
      kind: 'admitted',
      tenantId: 'acme',
      technicianId,
      issuedAtMs: START_MS,
      expiresAtMs: START_MS + 10_000,
    }));
    const phone = open();
    await phone.hello();
    pass(7_999);
    sessions.sweep();
    expect(phone.received.filter(({ tokenExpiring }) => tokenExpiring)).toHaveLength(0);
    pass(1);
    sessions.sweep();
    expect(phone.received.filter(({ tokenExpiring }) => tokenExpiring)).toHaveLength(1);
  });
});

describe('a report', () => {
  test('that finds no room is OVERLOADED by id, counts for no window, and may be sent again', async () => {
    const { open, appended, fill } = bench();
    const phone = open();
    await phone.hello();
    fill();
    for (let id = 1; id <= 10; id++) phone.send(report(id));
    const errors = phone.received.flatMap(({ error }) => error ?? []);
    expect(errors.map(({ code, reportId }) => [code, reportId])).toEqual(
      Array.from({ length: 10 }, (_, index) => [ErrorCode.OVERLOADED, index + 1]),
    );
    expect(errors.every(({ retryAfterMs }) => retryAfterMs >= 500)).toBe(true);
    expect(appended).toEqual([]);
    expect(phone.socket.code).toBeUndefined();
  });

  test('is not acknowledged by being accepted', async () => {
    const { open, appended } = bench();
    const phone = open();
    await phone.hello();
    phone.send(report(1));
    expect(appended).toMatchObject([{ reportId: 1 }]);
    expect(phone.received.filter(({ ack }) => ack)).toEqual([]);
  });

  test('of only bad fixes is final at once and leaves the window alone', async () => {
    const { open, appended } = bench();
    const phone = open();
    await phone.hello();
    for (let id = 1; id <= 10; id++) phone.send({ report: { reportId: id, baseTimeMs: START_MS, positions: [{}] } });
    const acks = phone.received.flatMap(({ ack }) => ack ?? []);
    expect(acks.map(({ level }) => level)).toEqual(Array.from({ length: 10 }, () => AckLevel.STORED));
    expect(appended).toEqual([]);
  });

  test('goes into the log in the phone’s own bytes, with what a later version may have added', async () => {
    const { open, appended } = bench();
    const phone = open();
    await phone.hello();
    const added = [0xf8, 0x7f, 0x01];
    const content = [...v1.Report.encode(reportOf(1, [good])).finish(), ...added];
    phone.sendRaw([0x12, content.length], content);
    expect(appended.map(({ encoded }) => [...encoded])).toEqual([content]);
  });

  test('in another form than our encoders’ is the same report', async () => {
    const { open, appended } = bench();
    const phone = open();
    await phone.hello();
    const content = v1.Report.encode(reportOf(1, [good])).finish();
    const unknown = [0xf8, 0x7f, 0x01];
    phone.sendRaw(unknown, [0x12, content.length], content);
    phone.sendRaw([0x12, content.length], content, unknown);
    // A length of two bytes where one would do.
    phone.sendRaw([0x12, content.length | 0x80, 0], content);
    expect(appended.map(({ encoded }) => v1.Report.decode(encoded))).toEqual(
      Array.from({ length: 3 }, () => v1.Report.decode(content)),
    );
  });

  test('with bad fixes goes into the log without them', async () => {
    const { open, appended } = bench();
    const phone = open();
    await phone.hello();
    const full = { ...good, timeOffsetMs: 9, accuracyDm: 1, altitudeDm: -1, speedCmps: 2, headingDdeg: 3 };
    phone.send({ report: reportOf(300, [{}, good, { latitudeE7: 91e7 }, full, {}]) });
    expect(appended.map(({ encoded }) => v1.Report.decode(encoded))).toEqual([
      v1.Report.decode(v1.Report.encode(reportOf(300, [good, full])).finish()),
    ]);
    expect(appended[0]?.refusals).toEqual([
      { reportId: 300, reason: v1.RefusalReason.NULL_ISLAND, positionIndexes: [0, 4] },
      { reportId: 300, reason: v1.RefusalReason.OUT_OF_RANGE, positionIndexes: [2] },
    ]);
  });

  test.each([
    ['is cut off', [0x12, 4, 0x08, 1, 0x1a, 5]],
    ['has no id', [0x12, 2, 0x1a, 0]],
    ['is empty', [0x12, 0]],
    ['is shorter than it says', [0x12, 9, 0x08, 1]],
  ])('that %s is malformed', async (_, bytes) => {
    const { open, appended } = bench();
    const phone = open();
    await phone.hello();
    phone.sendRaw(bytes);
    expect(phone.received.at(-1)?.error?.code).toBe(ErrorCode.MALFORMED_FRAME);
    expect(phone.socket.code).toBe(4501);
    expect(appended).toEqual([]);
  });

  test('before Hello is out of order', () => {
    const { open } = bench();
    const phone = open();
    phone.send(report(1));
    expect(phone.received.at(-1)?.error?.code).toBe(ErrorCode.FRAME_OUT_OF_ORDER);
  });

  test('at 50 a second with 100 fixes each is never refused by the defaults', async () => {
    const { open, pass, registry } = bench({ windowReports: 1_000_000 });
    const phone = open();
    await phone.hello();
    for (let id = 1; id <= 50 * 120; id++) {
      phone.send(report(id, 100));
      pass(20);
    }
    expect(phone.received.filter(({ error }) => error)).toEqual([]);
    expect(registry.size).toBe(1);
  });
});

describe('a client', () => {
  test('that does not read is dropped', async () => {
    const { open, registry } = bench();
    const phone = open();
    await phone.hello();
    phone.socket.sendResult = 2;
    phone.send({ ping: { nonce: 1 } });
    expect(phone.socket.code).toBe(1006);
    expect(registry.size).toBe(0);
  });

  test('that leaves while its token is verified leaves nothing behind', async () => {
    const { open, registry, gate, faults, admitWith } = bench();
    let answer: (admission: Admission) => void = () => undefined;
    admitWith(() => new Promise((resolve) => (answer = resolve)));
    const phone = open();
    phone.send({ hello: { protocolVersion: 1, token: 'tech-1', deviceId: 'phone' } });
    phone.hangUp(1000);
    answer({ kind: 'admitted', tenantId: 'acme', technicianId: 'x', issuedAtMs: 0, expiresAtMs: START_MS * 2 });
    await new Promise(setImmediate);
    expect(phone.received).toEqual([]);
    expect(faults).toEqual([]);
    expect(registry.size).toBe(0);
    for (let n = 0; n < 3; n++) expect(gate.enter('10.0.0.1')).toBe(true);
  });

  test('whose token cannot be checked because of us gets INTERNAL and may come back', async () => {
    const { open, faults, admitWith } = bench();
    admitWith(async () => {
      throw new Error('the key server is down');
    });
    const phone = open();
    await phone.hello();
    expect(phone.received.at(-1)?.error?.code).toBe(ErrorCode.INTERNAL);
    expect(phone.socket.code).toBe(4011);
    expect(faults).toHaveLength(1);
  });

  test('beyond the address’s limit is turned away, and room returns when the others have said Hello', async () => {
    const { open } = bench();
    const [first] = [open(), open(), open()];
    const fourth = open();
    expect(fourth.socket.code).toBe(4028);
    await first?.hello();
    expect(open().socket.code).toBeUndefined();
  });

  test('on the node is replaced by its newer connection and reports both to the boards in that order', async () => {
    const { open, presence, registry } = bench();
    const old = open();
    await old.hello();
    const newer = open();
    await newer.hello();
    expect(old.socket.code).toBe(4502);
    expect(newer.socket.code).toBeUndefined();
    const entries = presence.take(registry).flatMap(({ topic, batch }) => (topic === 'presence' ? batch.entries : []));
    expect(entries?.map((entry) => [entry?.connectionId, entry?.presence?.link, entry?.presence?.reason])).toEqual([
      [old.connection.id, v1.Link.DISCONNECTED, v1.DisconnectReason.NEWER_CONNECTION],
      [newer.connection.id, v1.Link.CONNECTED, 0],
    ]);
  });

  test('seen on another node gives way only when it is old enough to have been first', async () => {
    const { open, sessions, pass } = bench();
    const phone = open();
    await phone.hello();
    const news = [new v1.PresenceEntry({ technicianId: 'tech-1', deviceId: 'phone', connectionId: 1 })];
    pass(1_999);
    sessions.replacedElsewhere('acme', news);
    sessions.replacedElsewhere('other-tenant', news);
    expect(phone.socket.code).toBeUndefined();
    pass(1);
    sessions.replacedElsewhere('acme', news);
    expect(phone.socket.code).toBe(4502);
  });

  test('that was revoked loses every connection with an older token, nobody else does', async () => {
    const { open, sessions } = bench();
    const [phone, tablet, other] = [open(), open(), open()];
    await phone?.hello('tech-1', 'phone');
    await tablet?.hello('tech-1', 'tablet');
    await other?.hello('tech-2', 'phone');
    sessions.revoked('elsewhere', 'tech-1', START_MS + 1);
    sessions.revoked('acme', 'tech-1', START_MS);
    expect(phone?.socket.code).toBeUndefined();
    sessions.revoked('acme', 'tech-1', START_MS + 1);
    expect([phone?.socket.code, tablet?.socket.code, other?.socket.code]).toEqual([4503, 4503, undefined]);
  });
});
