import { v1 } from '@fieldcast/protocol';
import type { Environment, Measures, Socket, SocketEvents } from './environment.ts';

/** A connection that a technician or a board has opened, seen from the server. */
export interface FakeConnection {
  readonly url: string;
  readonly sent: Uint8Array[];
  isClosedByClient: boolean;
  open(): void;
  /** A frame of ours to the technician. */
  say(frame: v1.ServerFrame.$Properties): void;
  sayBytes(bytes: Uint8Array): void;
  /** The connection ends, by the server or the network. */
  end(code?: number): void;
}

export interface FakeEnvironment extends Environment {
  readonly connections: FakeConnection[];
  readonly counts: Record<string, number>;
  readonly errors: string[];
  readonly times: Record<string, number[]>;
  readonly tokens: string[];
  readonly renewals: boolean[];
  /** Lets the time pass, and fires the timers that come due. */
  pass(durationMs: number): void;
}

const START_MS = 1_800_000_000_000;

/** Sockets, clock and metrics in the test's hands; `random` always gives a half. */
export function createFakeEnvironment(): FakeEnvironment {
  const timers = createFakeTimers();
  const connections: FakeConnection[] = [];
  const counts: Record<string, number> = {};
  const times: Record<string, number[]> = {};
  const errors: string[] = [];
  const tokens: string[] = [];
  const renewals: boolean[] = [];
  const measures: Measures = {
    time: (name, valueMs) => {
      times[name] = [...(times[name] ?? []), valueMs];
    },
    count: (name, amount = 1) => {
      counts[name] = (counts[name] ?? 0) + amount;
    },
    error: (code) => errors.push(code),
    renewed: (hasRenewed) => renewals.push(hasRenewed),
  };
  return {
    ...timers,
    random: () => 0.5,
    measures,
    mintToken: (role, subject) => {
      const token = `${role}:${subject}:${tokens.length + 1}`;
      tokens.push(token);
      return token;
    },
    openSocket: (url, events) => {
      const { connection, socket } = createFakeSocket(url, events);
      connections.push(connection);
      return socket;
    },
    connections,
    counts,
    errors,
    times,
    tokens,
    renewals,
  };
}

function createFakeSocket(url: string, events: SocketEvents): { connection: FakeConnection; socket: Socket } {
  let isOver = false;
  const connection: FakeConnection = {
    url,
    sent: [],
    isClosedByClient: false,
    open: () => events.onOpen(),
    say: (frame) => events.onMessage(v1.ServerFrame.encode(frame).finish()),
    sayBytes: (bytes) => events.onMessage(bytes),
    end: (code) => {
      isOver = true;
      events.onClose(code);
    },
  };
  const socket: Socket = {
    send: (bytes) => {
      if (isOver || connection.isClosedByClient) throw new Error('sent on a socket that is closed');
      connection.sent.push(bytes);
    },
    close: () => {
      connection.isClosedByClient = true;
    },
  };
  return { connection, socket };
}

function createFakeTimers() {
  let nowMs = START_MS;
  let lastId = 0;
  const waiting = new Map<number, { dueAtMs: number; callback: () => void }>();
  const nextDue = (untilMs: number) =>
    [...waiting].filter(([, { dueAtMs }]) => dueAtMs <= untilMs).sort(([, a], [, b]) => a.dueAtMs - b.dueAtMs)[0];
  return {
    now: () => nowMs,
    timers: {
      setTimeout: (callback: () => void, delayMs: number) => {
        lastId += 1;
        waiting.set(lastId, { dueAtMs: nowMs + Math.max(0, delayMs), callback });
        return lastId;
      },
      clearTimeout: (timer: unknown) => void waiting.delete(timer as number),
    },
    pass: (durationMs: number) => {
      const untilMs = nowMs + durationMs;
      for (let due = nextDue(untilMs); due; due = nextDue(untilMs)) {
        const [id, { dueAtMs, callback }] = due;
        waiting.delete(id);
        nowMs = dueAtMs;
        callback();
      }
      nowMs = untilMs;
    },
  };
}
