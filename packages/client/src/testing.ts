export { createFaultyStore } from './queue/faulty-store.ts';
export { createScriptedServer, keyOfFix, type ScriptedServer, type ScriptedServerOptions } from './scripted-server.ts';

import { v1 } from '@fieldcast/protocol';
import type { Clock, EnvironmentOptions, Timers, WebSocketLike } from './environment.ts';
import type { NetworkSignal, NetworkSignals } from './network.ts';

export { createFaultProxy, type Direction, type FaultProxy } from './fault-proxy.ts';
export { createScriptedLocation, type ScriptedLocation } from './location/scripted.ts';

/** Turns of the microtask queue after which everything that waits for no timer has happened. */
const MICROTASK_TURNS = 20;

/** Time that passes only when told to. Can be given to a client as its `clock`. */
export interface VirtualClock extends Clock {
  readonly now: () => number;
  /** The same `setTimeout` and `clearTimeout`, for what takes timers only. */
  readonly timers: Timers;
  /** Lets `durationMs` pass: timers fire in order, promises settle between them. */
  advance(durationMs: number): Promise<void>;
  /** Time passes but no timer fires until the end of it: what a suspended device sees when it wakes. */
  suspend(durationMs: number): Promise<void>;
  /** Somebody sets the device's clock, forwards or backwards; timers fire when they would have anyway. */
  set(byMs: number): void;
  /** Lets promises settle; no time passes. */
  settle(): Promise<void>;
}

interface Timer {
  readonly atMs: number;
  readonly handler: () => void;
}

export function createVirtualClock(startMs = 1_700_000_000_000): VirtualClock {
  let nowMs = startMs;
  /** How far the shown time is from the time that timers count. */
  let shownOffsetMs = 0;
  const timers = new Set<Timer>();

  const settle = async () => {
    for (let turn = 0; turn < MICROTASK_TURNS; turn++) await null;
  };
  const fireDue = async (untilMs: number, timeOf: (timer: Timer) => number) => {
    for (let next = earliest(timers, untilMs); next; next = earliest(timers, untilMs)) {
      timers.delete(next);
      nowMs = Math.max(nowMs, timeOf(next));
      next.handler();
      await settle();
    }
  };
  const virtualTimers: Timers = {
    setTimeout: (handler, delayMs) => {
      const timer: Timer = { atMs: nowMs + Math.max(0, delayMs), handler };
      timers.add(timer);
      return timer;
    },
    clearTimeout: (handle) => void timers.delete(handle as Timer),
  };
  return {
    now: () => nowMs + shownOffsetMs,
    timers: virtualTimers,
    ...virtualTimers,
    set: (byMs) => {
      shownOffsetMs += byMs;
    },
    advance: async (durationMs) => {
      const untilMs = nowMs + durationMs;
      await settle();
      await fireDue(untilMs, ({ atMs }) => atMs);
      nowMs = untilMs;
    },
    suspend: async (durationMs) => {
      nowMs += durationMs;
      await fireDue(nowMs, () => nowMs);
    },
    settle,
  };
}

function earliest(timers: ReadonlySet<Timer>, untilMs: number): Timer | undefined {
  let found: Timer | undefined;
  for (const timer of timers) if (timer.atMs <= untilMs && (!found || timer.atMs < found.atMs)) found = timer;
  return found;
}

/** A socket of the client's, seen from the server's side. It opens, speaks and closes only when told to. */
export interface FakeSocket<ClientFrame, ServerFrame> {
  readonly url: string;
  /** Frames the client sent, in order. */
  readonly received: readonly ClientFrame[];
  /** The client closed it or let go of it. */
  readonly isClosedByClient: boolean;
  /** Accepts the connection. */
  open(): void;
  send(frame: ServerFrame): void;
  sendBytes(data: ArrayBuffer | string): void;
  /** Ends it as the server would; 1006 without a close frame. */
  close(code: number): void;
}

/** A scripted server: hands out its sockets in the order the client opened them. */
export interface FakeServer<ClientFrame, ServerFrame> {
  readonly WebSocket: new (url: string) => WebSocketLike;
  readonly sockets: readonly FakeSocket<ClientFrame, ServerFrame>[];
  /** The newest socket. @throws Error when there is none yet. */
  socket(): FakeSocket<ClientFrame, ServerFrame>;
}

/** Speaks `/v1/track`. */
export function createFakeTrackServer(): FakeServer<v1.ClientFrame, v1.ServerFrame.$Properties> {
  return createFakeServer(
    (bytes) => v1.ClientFrame.decode(bytes),
    (frame) => v1.ServerFrame.encode(frame).finish(),
  );
}

/** Speaks `/v1/map`. */
export function createFakeMapServer(): FakeServer<v1.BoardClientFrame, v1.BoardServerFrame.$Properties> {
  return createFakeServer(
    (bytes) => v1.BoardClientFrame.decode(bytes),
    (frame) => v1.BoardServerFrame.encode(frame).finish(),
  );
}

function createFakeServer<ClientFrame, ServerFrame>(
  decode: (bytes: Uint8Array) => ClientFrame,
  encode: (frame: ServerFrame) => Uint8Array,
): FakeServer<ClientFrame, ServerFrame> {
  const sockets: FakeSocket<ClientFrame, ServerFrame>[] = [];

  class FakeWebSocket implements WebSocketLike {
    binaryType = 'blob';
    onopen: ((event: never) => void) | null = null;
    onmessage: ((event: never) => void) | null = null;
    onclose: ((event: never) => void) | null = null;
    onerror: ((event: never) => void) | null = null;
    readonly received: ClientFrame[] = [];
    isClosedByClient = false;
    readonly url: string;

    constructor(url: string) {
      this.url = url;
      const emit = (handler: ((event: never) => void) | null, event: object) => handler?.(event as never);
      const sendBytes = (data: ArrayBuffer | string) => emit(this.onmessage, { data });
      const isClosed = () => this.isClosedByClient;
      sockets.push({
        url,
        received: this.received,
        get isClosedByClient() {
          return isClosed();
        },
        open: () => emit(this.onopen, {}),
        // A copy with an ArrayBuffer of its own, as a socket delivers it.
        send: (frame) => sendBytes(new Uint8Array(encode(frame)).buffer),
        sendBytes,
        close: (code) => emit(this.onclose, { code }),
      });
    }

    send(data: Uint8Array): void {
      this.received.push(decode(data));
    }

    close(): void {
      this.isClosedByClient = true;
    }
  }

  return {
    WebSocket: FakeWebSocket,
    sockets,
    socket: () => {
      const newest = sockets.at(-1);
      if (!newest) throw new Error('the client has not opened a socket yet');
      return newest;
    },
  };
}

/** The network of a device, in a test's hands. */
export interface FakeNetwork extends NetworkSignals {
  /** How many listen now. */
  readonly listenerCount: number;
  /** Says it to all who listen; `online` and `offline` change what `isOffline` answers. */
  say(what: NetworkSignal): void;
}

export function createFakeNetwork(): FakeNetwork {
  const listeners = new Set<(what: NetworkSignal) => void>();
  let isOffline = false;
  return {
    get listenerCount() {
      return listeners.size;
    },
    isOffline: () => isOffline,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    say: (what) => {
      if (what === 'online' || what === 'offline') isOffline = what === 'offline';
      for (const listener of [...listeners]) listener(what);
    },
  };
}

/** The surroundings of a client under test: virtual time and network, the given server, `random` always draws `draw`. */
export function createTestEnvironment(
  server: { readonly WebSocket: new (url: string) => WebSocketLike },
  { clock = createVirtualClock(), draw = 0.5 }: { clock?: VirtualClock; draw?: number } = {},
): { clock: VirtualClock; network: FakeNetwork; options: EnvironmentOptions } {
  const network = createFakeNetwork();
  return { clock, network, options: { transport: server.WebSocket, clock, random: () => draw, network } };
}
