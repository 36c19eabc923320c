import type { Place, Sampling, SamplingInput } from '@fieldcast/core';
import type { Fix, v1 } from '@fieldcast/protocol';
import type { ConnectionReason, ConnectionState } from './connection.ts';
import type { EnvironmentOptions } from './environment.ts';
import type { ClientError } from './errors.ts';
import type { LocationSource } from './location/source.ts';
import type { FixQueueCounts } from './queue/fix-queue.ts';
import type { FixStore } from './queue/store.ts';
import type { GetToken } from './token-source.ts';
import type { Blocker, DeviceStatus, Duty } from './words.ts';

/** Why the server refused a fix for good, by its name in the protocol. */
export type RefusalReason = keyof typeof v1.RefusalReason;

export interface TrackerOptions extends EnvironmentOptions {
  /** `ws://host:port/v1/track` or `wss://…`. */
  readonly url: string;
  /** A technician's token, asked for when one is needed. What it throws is retried, but for `UnauthorizedError`. */
  readonly getToken: GetToken;
  /** Where fixes come from while on duty. Default: nowhere; the app calls `push`. */
  readonly location?: LocationSource | undefined;
  /** Where fixes outlive the app. Default: memory, which they do not outlive. */
  readonly store?: FixStore | undefined;
  /** Replaces our own rule of when to take fixes. Default: `samplingOf`. */
  readonly policy?: ((input: SamplingInput) => Sampling) | undefined;
  /** 1–128 bytes, stable for the installation. Default: made up at the first start and kept in the store. */
  readonly deviceId?: string | undefined;
  readonly appVersion?: string | undefined;
  readonly os?: string | undefined;
  /** Fixes kept until they are stored. Over it: the straightest stretches are thinned, then the oldest dropped. Default 10,000. */
  readonly queueFixesMax?: number | undefined;
  /** Fixes older than this, ms, by the server’s clock, are dropped from the queue while connected, and counted. Default 24 h. */
  readonly queueAgeMaxMs?: number | undefined;
  /** Fixes of one report; the server's limits lower it further. Default 100. */
  readonly reportPositionsMax?: number | undefined;
  /** A report that was LOGGED and not STORED for this long is sent again, ms. Default 10 min. */
  readonly loggedRetryMs?: number | undefined;
}

/** The order a technician is on the way to. */
export interface Job {
  readonly id: string;
  readonly destination?: Place | undefined;
}

export interface TrackerState extends FixQueueCounts {
  /** What the app asked for. */
  readonly isStarted: boolean;
  /** Undefined until the app says: counts as on duty. */
  readonly duty: Duty | undefined;
  readonly job: Job | undefined;
  /** What stands in the way of good fixes. */
  readonly blockers: readonly Blocker[];
  readonly batteryPercent: number | undefined;
  readonly charging: boolean | undefined;

  readonly connection: ConnectionState['kind'];
  /** When the next attempt begins, ms since the epoch; undefined unless in backoff. */
  readonly retryAtMs: number | undefined;
  /** Why it is in backoff, offline or closed. */
  readonly error: ClientError | undefined;

  /** Fixes that are not known to be stored. */
  readonly depth: number;
  /** When the oldest of them was taken, ms since the epoch. */
  readonly oldestTimeMs: number | undefined;
  /** Fixes since the tracker was created: committed by the server, refused for good, dropped by a bound, thinned out. */
  readonly stored: number;
  readonly refused: number;
  readonly dropped: number;
  readonly thinned: number;
  /** The store does not work: the queue lives in memory only, and would not survive the app. */
  readonly isStoreFailing: boolean;

  /** How fixes are taken now, and why. */
  readonly sampling: Sampling;
  /** A dispatcher looks closely. */
  readonly isWatched: boolean;
  readonly watcherNames: readonly string[];
  /** The feature flags of this device. */
  readonly flags: Readonly<Record<string, string>>;
  readonly lastFix: Fix | undefined;
  readonly lastStored: Fix | undefined;
}

export interface TrackerEvents {
  /** The connection, or what the app asked for, changed. */
  state: {
    readonly previous: ConnectionState['kind'];
    readonly current: TrackerState;
    readonly reason: ConnectionReason;
  };
  /** A fix entered the queue. */
  fix: Fix;
  /** A report left for the server. */
  sent: { readonly fixes: readonly Fix[] };
  /** `logged`: the log has them; `stored`: committed, and gone from the queue. */
  ack: { readonly level: 'logged' | 'stored'; readonly fixes: readonly Fix[] };
  /** Never to be sent again. */
  refused: { readonly reason: RefusalReason; readonly fixes: readonly Fix[] };
  /** The queue grew, shrank, or lost something to a bound. */
  queue: { readonly depth: number; readonly oldestAgeMs: number; readonly dropped: number; readonly thinned: number };
  /** Fixes are taken differently from now on, or somebody began or ceased to look. */
  policy: { readonly sampling: Sampling; readonly isWatched: boolean; readonly watcherNames: readonly string[] };
  flags: Readonly<Record<string, string>>;
  blockers: readonly Blocker[];
  error: ClientError;
}

export interface Tracker {
  /** Begins to take fixes and to send them. The queue of an earlier start is still there. Started: nothing happens. */
  start(): void;
  /**
   * Ends both; with `flush`, first waits until everything is stored, refused or the deadline (default 10 s) has passed.
   * Resolves with the number of fixes still in the queue.
   */
  stop(how?: { readonly flush?: boolean; readonly deadlineMs?: number }): Promise<{ readonly unsent: number }>;
  /** Off duty: no fix is taken, and once the queue is uploaded there is no connection. */
  setDuty(duty: Duty): void;
  /** Near its destination fixes are taken more often. Undefined: no job. */
  setJob(job: Job | undefined): void;
  /** Queues a fix of the app's own. @throws RangeError when its time is not a number of ms since the epoch. */
  push(fix: Fix): void;
  /** Takes one fix now and queues it. @throws ClientError NO_LOCATION when there is no source or it has no reading. */
  locateNow(): Promise<Fix>;
  /** Waits until everything is stored or refused; connects for it if need be. Default deadline 10 s. */
  flush(how?: { readonly deadlineMs?: number }): Promise<{ readonly unsent: number }>;
  /** What the app knows of its device; what is left out stays as it was. */
  setStatus(status: DeviceStatus): void;
  /** Call when the app returns to the foreground where the platform does not tell: does not wait for the next attempt. */
  wake(): void;
  /** Adds a handler; the answer removes it. */
  on<Name extends keyof TrackerEvents>(event: Name, handler: (detail: TrackerEvents[Name]) => void): () => void;
  getState(): TrackerState;
  /** Stops and lets go of the store. The tracker is of no use afterwards. */
  dispose(): Promise<void>;
}
