import type { Blocker, Duty } from '@fieldcast/client';
import type { SamplingReason } from '@fieldcast/core';

export type ConnectionKind = 'idle' | 'connecting' | 'online' | 'backoff' | 'offline' | 'closed';

/** All that the page shows of the tracker. */
export interface TrackingView {
  readonly connection: ConnectionKind;
  /** When the next attempt begins, ms since the epoch; undefined unless in backoff. */
  readonly retryAtMs: number | undefined;
  /** Why it is in backoff or closed. */
  readonly errorCode: string | undefined;
  readonly duty: Duty;
  readonly blockers: readonly Blocker[];
  /** Positions on this phone that the server has not stored yet. */
  readonly waiting: number;
  /** Time of the oldest of them, ms since the epoch. */
  readonly oldestWaitingAtMs: number | undefined;
  /** Positions given up since the page was opened: refused for good, thinned out, dropped by the queue's bound. */
  readonly refused: number;
  readonly thinned: number;
  readonly dropped: number;
  /** The phone's storage refuses writes: positions live only as long as the page. */
  readonly isStoreFailing: boolean;
  readonly sampling: { readonly intervalMs: number; readonly reason: SamplingReason } | undefined;
  readonly isWatched: boolean;
  readonly watcherNames: readonly string[];
  /** Newest position taken, and newest stored by the server, ms since the epoch. */
  readonly lastFixAtMs: number | undefined;
  readonly lastFixAccuracyM: number | undefined;
  readonly lastStoredAtMs: number | undefined;
}
