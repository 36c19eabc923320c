import { ClientError } from './errors.ts';
import { createBrowserNetwork, type NetworkSignals } from './network.ts';

/** What the client needs of its surroundings, with every default filled in. */
export interface Environment {
  readonly WebSocket: WebSocketConstructor;
  /** ms since the Unix epoch. */
  readonly now: () => number;
  /** A source of numbers from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  readonly timers: Timers;
  readonly log: ClientLog;
  readonly network: NetworkSignals;
}

/** The surroundings of a client. Tests replace all of them; apps usually give only `transport`, in Node. */
export interface EnvironmentOptions {
  /** Constructor of sockets. Default: the global one of browsers and newer Node; in Node 20 pass that of `ws`. */
  readonly transport?: WebSocketConstructor | undefined;
  /** Default: `Date.now` and the global timers. */
  readonly clock?: Clock | undefined;
  /** A source of numbers from 0 (inclusive) to 1 (exclusive). Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Default: says nothing. Tokens and coordinates are never logged. */
  readonly logger?: ClientLog | undefined;
  /** What the device knows of its network. Default: the browser's signals; elsewhere none. */
  readonly network?: NetworkSignals | undefined;
}

/** The part of a WebSocket we use, the same in browsers and in `ws`. */
export interface WebSocketLike {
  binaryType: string;
  // `never`: both kinds of socket may be assigned although their event types differ.
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
  /** Only `ws` has it: gives up without waiting for the other side. */
  terminate?(): void;
}

export type WebSocketConstructor = new (url: string) => WebSocketLike;

export interface Timers {
  setTimeout(handler: () => void, delayMs: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** Time: what it is, in ms since the Unix epoch, and to be woken after some of it, in ms. */
export interface Clock extends Timers {
  now(): number;
}

/** An event name and its fields. A pino logger fits. */
export interface ClientLog {
  debug(fields: object, event: string): void;
  warn(fields: object, event: string): void;
}

/** The longest delay `setTimeout` takes; a longer one would fire at once. */
export const TIMER_MS_MAX = 2 ** 31 - 1;

export const globalClock: Clock = {
  now: () => Date.now(),
  setTimeout: (handler, delayMs) => setTimeout(handler, delayMs),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

const silentLog: ClientLog = { debug: () => undefined, warn: () => undefined };

/** @throws ClientError `NO_TRANSPORT` when there is no WebSocket constructor. */
export function resolveEnvironment(options: EnvironmentOptions): Environment {
  const WebSocket = options.transport ?? (globalThis as { WebSocket?: WebSocketConstructor }).WebSocket;
  if (!WebSocket) {
    const message = 'There is no global WebSocket here: pass one as transport, in Node 20 that of the package ws.';
    throw new ClientError('NO_TRANSPORT', message, { isFinal: true });
  }
  const clock = options.clock ?? globalClock;
  return {
    WebSocket,
    now: () => clock.now(),
    random: options.random ?? Math.random,
    timers: clock,
    log: options.logger ?? silentLog,
    network: options.network ?? createBrowserNetwork(),
  };
}

/** @throws ClientError `INVALID_URL` when `url` is not a WebSocket address. */
export function assertWebSocketUrl(url: string): void {
  if (typeof url === 'string' && /^wss?:\/\/[^/?#\s]+\S*$/.test(url)) return;
  throw new ClientError('INVALID_URL', `Not a ws:// or wss:// address: ${String(url)}`, { isFinal: true });
}
