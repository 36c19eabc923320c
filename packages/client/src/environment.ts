/** What the client needs of its surroundings. Tests replace all of it; apps usually give only `WebSocket`, in Node. */
export interface Environment {
  readonly WebSocket: WebSocketConstructor;
  /** ms since the Unix epoch. */
  readonly now: () => number;
  /** A source of numbers from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  readonly timers: Timers;
  readonly log: ClientLog;
}

export interface EnvironmentOptions {
  /** Constructor of sockets. Default: the global one of browsers and newer Node; in Node 20 pass that of `ws`. */
  readonly WebSocket?: WebSocketConstructor | undefined;
  /** Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Default: the global ones. */
  readonly timers?: Timers | undefined;
  /** Default: says nothing. Tokens and coordinates are never logged. */
  readonly log?: ClientLog | undefined;
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

/** An event name and its fields. A pino logger fits. */
export interface ClientLog {
  debug(fields: object, event: string): void;
  warn(fields: object, event: string): void;
}

/** The longest delay `setTimeout` takes; a longer one would fire at once. */
export const TIMER_MS_MAX = 2 ** 31 - 1;

const globalTimers: Timers = {
  setTimeout: (handler, delayMs) => setTimeout(handler, delayMs),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

const silentLog: ClientLog = { debug: () => undefined, warn: () => undefined };

/** @throws TypeError when there is no WebSocket constructor. */
export function resolveEnvironment(options: EnvironmentOptions): Environment {
  const WebSocket = options.WebSocket ?? (globalThis as { WebSocket?: WebSocketConstructor }).WebSocket;
  if (!WebSocket) throw new TypeError('there is no global WebSocket here: pass one, in Node 20 that of the package ws');
  return {
    WebSocket,
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    timers: options.timers ?? globalTimers,
    log: options.log ?? silentLog,
  };
}

/** @throws TypeError when `url` is not a WebSocket address. */
export function assertWebSocketUrl(url: string): void {
  if (!/^wss?:\/\/[^/]/.test(url)) throw new TypeError(`not a ws:// or wss:// address: ${url}`);
}
