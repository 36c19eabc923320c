import { defaultPolicy } from '@fieldcast/core';
import { closeCodes, v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { createAcknowledger } from './acknowledge.ts';
import type { Batch } from './batcher.ts';
import { type Connection, createConnection, createOnline, transition } from './connection.ts';
import { ingestLimits } from './limits.ts';
import { close } from './outbox.ts';
import { createRegistry } from './registry.ts';

const { AckLevel } = v1;
const guidance = { settings: { flags: {}, policy: defaultPolicy }, watchers: undefined };

/** Connections over sockets of memory, and a clock that each send moves on by what it costs. */
function bench({ ackIntervalMs = 20, windowReports = 32, sendMs = 0 } = {}) {
  let nowMs = 1_000;
  let due: { work: () => void; atMs: number }[] = [];
  const registry = createRegistry();
  const acknowledger = createAcknowledger(
    registry,
    {
      now: () => nowMs,
      schedule: (work, delayMs) => void due.push({ work, atMs: nowMs + delayMs }),
    },
    { ackIntervalMs, windowReports },
  );
  let lastId = 0;

  function connect({ sendResult = 1 } = {}) {
    const sends: { level: v1.AckLevel; reportIds: number[]; atMs: number }[] = [];
    let corks = 0;
    const connection: Connection = createConnection(
      ++lastId,
      {
        send: (bytes) => {
          nowMs += sendMs;
          const { ack } = v1.ServerFrame.decode(bytes);
          if (ack) sends.push({ level: ack.level, reportIds: ack.reportIds, atMs: nowMs });
          return sendResult;
        },
        ping: () => 1,
        cork: (work) => {
          corks++;
          work();
        },
        end: () => transition(connection, { kind: 'closed' }),
        close: () => transition(connection, { kind: 'closed' }),
      },
      { address: '', bearerToken: undefined, nowMs },
    );
    const identity = { tenantId: 'acme', technicianId: `tech-${lastId}`, deviceId: 'phone' };
    const token = { issuedAtMs: 0, expiresAtMs: 1, remindAtMs: 1 };
    const online = createOnline(identity, { appVersion: '', guidance }, token, 0);
    transition(connection, { kind: 'verifying' });
    transition(connection, online);
    registry.add(connection);
    return { connection, online, sends, corks: () => corks };
  }
  type Phone = ReturnType<typeof connect>;

  return {
    connect,
    registry,
    accepted: (phone: Phone, reports = 1) => {
      phone.online.unloggedReports += reports;
    },
    logged: (...reports: [Phone, number][]) =>
      acknowledger.logged({
        connectionIds: reports.map(([{ connection }]) => connection.id),
        reportIds: reports.map(([, reportId]) => reportId),
        refusals: new Map(),
      } as unknown as Batch),
    stored: (phone: Phone, ...reportIds: number[]) =>
      acknowledger.stored(
        new v1.StoredNotice({ connections: [new v1.StoredReports({ connectionId: phone.connection.id, reportIds })] }),
      ),
    /** Lets `ms` pass, and what is due within it happen. Returns how many turns that took. */
    pass(ms: number): number {
      const endMs = nowMs + ms;
      let turns = 0;
      for (;;) {
        const next = due.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!next) break;
        due = due.filter((other) => other !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.work();
        turns++;
      }
      nowMs = Math.max(nowMs, endMs);
      return turns;
    },
  };
}

describe('acks', () => {
  test('after a pause go out at once, those that follow together after the interval', () => {
    const { connect, logged, pass } = bench();
    const phone = connect();
    logged([phone, 1]);
    pass(0);
    logged([phone, 2]);
    pass(5);
    logged([phone, 3]);
    pass(14);
    expect(phone.sends.map(({ reportIds }) => reportIds)).toEqual([[1]]);
    pass(1);
    expect(phone.sends.map(({ reportIds }) => reportIds)).toEqual([[1], [2, 3]]);
  });

  test('of a report that is stored before its LOGGED went out are one frame', () => {
    const { connect, logged, stored, pass } = bench();
    const phone = connect();
    logged([phone, 1]);
    pass(0);
    logged([phone, 2]);
    expect(stored(phone, 1, 2)).toBe(2);
    pass(20);
    expect(phone.sends).toMatchObject([
      { level: AckLevel.LOGGED, reportIds: [1] },
      { level: AckLevel.STORED, reportIds: [1, 2] },
    ]);
    expect(phone.corks()).toBe(0);
  });

  test('of both levels go out in one call', () => {
    const { connect, logged, stored, pass } = bench();
    const phone = connect();
    logged([phone, 1]);
    stored(phone, 9);
    pass(0);
    expect(phone.sends.map(({ level }) => level)).toEqual([AckLevel.LOGGED, AckLevel.STORED]);
    expect(phone.corks()).toBe(1);
  });

  test('do not wait when half of the window is used up', () => {
    const { connect, accepted, logged, pass } = bench({ windowReports: 4 });
    const [fast, slow] = [connect(), connect()];
    accepted(fast, 3);
    accepted(slow, 2);
    logged([fast, 1], [slow, 1]);
    pass(0);
    logged([fast, 2], [slow, 2]);
    expect(slow.sends.map(({ reportIds }) => reportIds)).toEqual([[1]]);
    expect(fast.sends.map(({ reportIds }) => reportIds)).toEqual([[1], [2]]);
    expect([fast.online.unloggedReports, slow.online.unloggedReports]).toEqual([1, 0]);
    pass(20);
    expect(fast.sends).toHaveLength(2);
  });

  test('are collected for longer when sending them takes long, up to a limit, and for less when it does not', () => {
    const { connect, logged, pass } = bench({ sendMs: 0.01 });
    const phones = Array.from({ length: 4_000 }, () => connect());
    const all = phones.map((phone) => [phone, 1] as [(typeof phones)[number], number]);
    logged(...all);
    pass(100);
    logged(...all);
    pass(300);
    const [first, second] = phones[0]?.sends ?? [];
    // A flush of 4,000 sends at 10 µs takes 40 ms, a third of the time: the next one begins 121 ms after it began.
    expect(Math.round((second?.atMs ?? 0) - (first?.atMs ?? 0))).toBe(121);
    for (let round = 0; round < 2; round++) {
      logged([phones[0] as (typeof phones)[number], 1]);
      pass(0);
    }
    pass(20);
    expect(phones[0]?.sends).toHaveLength(4);
  });

  test('never wait longer than the limit, however long a flush takes', () => {
    const { connect, logged, pass } = bench({ sendMs: 200 });
    const phone = connect();
    logged([phone, 1]);
    pass(0);
    logged([phone, 2]);
    pass(ingestLimits.ackIntervalMsMax);
    expect(phone.sends).toHaveLength(2);
  });

  test('to many connections let other work pass in between', () => {
    const { connect, logged, pass } = bench();
    const phones = Array.from({ length: ingestLimits.ackSendsPerTurn + 1 }, () => connect());
    logged(...phones.map((phone) => [phone, 1] as [typeof phone, number]));
    expect(pass(0)).toBe(2);
    expect(phones.every(({ sends }) => sends.length === 1)).toBe(true);
  });

  test('that wait are sent before we close', () => {
    const { connect, logged, pass } = bench();
    const phone = connect();
    logged([phone, 1]);
    pass(0);
    logged([phone, 2]);
    close(phone.connection, closeCodes.draining, 'DRAINING');
    expect(phone.sends.map(({ reportIds }) => reportIds)).toEqual([[1], [2]]);
    pass(20);
    expect(phone.sends).toHaveLength(2);
  });

  test('for a client that has gone, or does not read, harm nobody', () => {
    const { connect, logged, stored, pass, registry } = bench();
    const [gone, deaf, other] = [connect(), connect({ sendResult: 2 }), connect()];
    logged([gone, 1], [deaf, 1], [other, 1]);
    transition(gone.connection, { kind: 'closed' });
    registry.remove(gone.connection);
    pass(0);
    expect([gone.sends.length, other.sends.length]).toEqual([0, 1]);
    expect(deaf.connection).toMatchObject({ phase: { kind: 'closed' }, closedWith: 'slow_reader' });
    expect(stored(gone, 1)).toBe(0);
    logged([gone, 2], [deaf, 2]);
    pass(20);
    expect(other.sends).toHaveLength(1);
  });
});
