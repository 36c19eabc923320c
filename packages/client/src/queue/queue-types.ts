import type { Fix } from '@fieldcast/protocol';
import type { Timers } from '../environment.ts';
import type { ClientError } from '../errors.ts';

export interface FixQueueBounds {
  readonly fixesMax: number;
  readonly ageMaxMs: number;
}

export interface FixQueueParts {
  /** ms since the Unix epoch. */
  readonly now: () => number;
  readonly timers: Timers;
  /** A source of numbers from 0 (inclusive) to 1 (exclusive). Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
}

export interface FixQueueEvents {
  /** There is something to take that was not there before. */
  onSendable(): void;
  onDropped(fixes: readonly Fix[], bound: 'count' | 'age'): void;
  onThinned(count: number): void;
  /** STORE_FAILED, once until the store works again; STORE_CORRUPT, after an opening that cut something off. */
  onFault(error: ClientError): void;
}

/** How many fixes are where. */
export interface FixQueueCounts {
  /** Not sent yet, or to be sent again. */
  readonly queued: number;
  /** Sent, not yet LOGGED. */
  readonly inFlight: number;
  /** LOGGED, not yet STORED. */
  readonly logged: number;
}

/** Every fix that is not known to be stored by the server, also across restarts of the app. */
export interface FixQueue {
  /** Brings back what the store holds. Never rejects: a store that fails is told by `onFault`, and the queue goes on in memory. */
  open(): Promise<{ deviceId: string | undefined }>;
  push(fix: Fix): void;
  readonly depth: number;
  /** Fixes that may be taken now. */
  readonly sendableCount: number;
  /** Reports that fill the server's window. */
  readonly unloggedReports: number;
  counts(): FixQueueCounts;
  readonly oldestTimeMs: number | undefined;
  readonly droppedCount: number;
  readonly thinnedCount: number;
  /** Moves up to `fixesMax` fixes into a report; undefined when none is sendable. */
  take(
    end: 'oldest' | 'newest',
    fixesMax: number,
    nowMs: number,
  ): { reportId: number; fixes: readonly Fix[] } | undefined;
  /** The log has the report: it leaves the window. Returns its fixes that are still waited for. */
  markLogged(reportId: number, nowMs: number): readonly Fix[];
  /** The report is committed: it is forgotten. Returns its fixes that were waited for. */
  markStored(reportId: number): readonly Fix[];
  /** Forgets the refused fixes of a report, all of them when `indexes` is empty, and returns them. */
  refuse(reportId: number, indexes: readonly number[]): readonly Fix[];
  /** The report is to be sent again. */
  putBack(reportId: number): void;
  /** Reports that are not LOGGED wait again and report ids start anew; LOGGED ones stay until `putBackUnanswered`. */
  connectionLost(): void;
  /** Reports that stayed at their level since before `limitMs` are to be sent again. Returns how many. */
  putBackUnanswered(limitMs: number): number;
  /** Drops waiting fixes that are older than `ageMaxMs`. Those in a report are left to its answer. */
  expire(nowMs: number): void;
  setDeviceId(deviceId: string): void;
  /** The store fails: fixes are sent, but would not survive the end of the app. */
  readonly isStoreFailing: boolean;
  /** All writes so far are done or failed. */
  saved(): Promise<void>;
  /** Waits for the writes so far and lets go of the store. `open` brings the queue back. */
  close(): Promise<void>;
}
