import type { Fix, v1 } from '@fieldcast/protocol';
import type { ConnectionState } from './connection.ts';
import type { EnvironmentOptions } from './environment.ts';
import type { ClientError } from './errors.ts';
import type { OutboxCounts } from './outbox.ts';
import type { GetToken } from './token-source.ts';
import type { DeviceStatus } from './words.ts';

/** Why the server refused a fix for good, by its name in the protocol. */
export type RefusalReason = keyof typeof v1.RefusalReason;

export interface TrackerOptions extends EnvironmentOptions {
  /** `ws://host:port/v1/track` or `wss://…`. */
  readonly url: string;
  /** A technician's token, asked for when one is needed. What it throws is retried, but for `UnauthorizedError`. */
  readonly getToken: GetToken;
  /** 1–128 bytes, chosen at installation, stable. */
  readonly deviceId: string;
  readonly appVersion?: string | undefined;
  readonly os?: string | undefined;
  /** Fixes kept until they are stored. Over it: the oldest is dropped and counted. Default 10,000. */
  readonly queueFixesMax?: number | undefined;
  /** Fixes of one report; the server's limits lower it further. Default 100. */
  readonly reportPositionsMax?: number | undefined;
}

export interface TrackerState extends OutboxCounts {
  readonly connection: ConnectionState['kind'];
  /** When the next attempt begins, ms since the epoch; undefined unless in backoff. */
  readonly retryAtMs: number | undefined;
  /** Why it is in backoff or closed. */
  readonly error: ClientError | undefined;
  /** Fixes since the tracker was created: committed by the server, refused for good, dropped by the bound. */
  readonly stored: number;
  readonly refused: number;
  readonly dropped: number;
}

export interface TrackerEvents {
  /** The connection changed its state. */
  state: { readonly previous: ConnectionState['kind']; readonly current: TrackerState };
  logged: { readonly fixes: readonly Fix[] };
  stored: { readonly fixes: readonly Fix[] };
  refused: { readonly reason: RefusalReason; readonly fixes: readonly Fix[] };
  /** The queue was full: these fixes are lost. */
  dropped: { readonly fixes: readonly Fix[] };
  error: ClientError;
}

export interface Tracker {
  /** Connects and stays connected. The queue of an earlier start is still there. */
  start(): void;
  /**
   * Disconnects; with `flush`, first waits until everything is stored, refused or the deadline (default 10 s) has passed.
   * Resolves with the number of fixes still in the queue.
   */
  stop(how?: { readonly flush?: boolean; readonly deadlineMs?: number }): Promise<{ readonly unsent: number }>;
  /** Queues a fix. @throws RangeError when its time is not a number of ms since the epoch. */
  push(fix: Fix): void;
  /** Tells the server now, and again after each reconnect. Replaces all of the last status. */
  setStatus(status: DeviceStatus): void;
  /** Call when the network is back or the app returns to the foreground: does not wait for the next attempt. */
  wake(): void;
  /** Adds a handler; the answer removes it. */
  on<Name extends keyof TrackerEvents>(event: Name, handler: (detail: TrackerEvents[Name]) => void): () => void;
  getState(): TrackerState;
}
