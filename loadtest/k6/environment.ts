import type { CounterName, TrendName } from './suite.ts';

/** What technicians and boards need of k6, so that tests can give them something else. */
export interface Environment {
  readonly now: () => number;
  readonly random: () => number;
  readonly timers: Timers;
  readonly openSocket: OpenSocket;
  readonly mintToken: (role: 'technician' | 'dispatcher', subject: string) => string;
  readonly measures: Measures;
}

export interface Timers {
  setTimeout(callback: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** Opens a WebSocket for binary messages. `onClose` is the last call, also when it never opened. */
export type OpenSocket = (url: string, events: SocketEvents) => Socket;

export interface SocketEvents {
  onOpen(): void;
  onMessage(bytes: Uint8Array): void;
  /** @param code undefined when the connection could not be made, or broke. */
  onClose(code: number | undefined): void;
}

export interface Socket {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

export interface Measures {
  time(name: TrendName, valueMs: number): void;
  count(name: CounterName, amount?: number): void;
  /** @param code name of the error in the catalogue, `CLOSED_<close code>` or `NOT_CONNECTED`. */
  error(code: string): void;
  /** Whether a connection that was to renew its token has. */
  renewed(hasRenewed: boolean): void;
}
