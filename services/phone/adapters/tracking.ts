import type { Blocker, DeviceStatus, Duty } from '@fieldcast/client';
import type { Sampling } from '@fieldcast/core';
import type { Fix } from '@fieldcast/protocol';
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ConnectionKind, TrackingView } from '../core/tracking-view.ts';

/** What the page uses of the SDK's tracker; `open-tracker.ts` makes a real one, `fake-tracker.ts` one for tests. */
export interface PhoneTracker {
  start(): void;
  /** Stops for good and lets go of the queue's store. */
  dispose(): Promise<unknown>;
  setDuty(duty: Duty): void;
  setStatus(status: Pick<DeviceStatus, 'batteryPercent' | 'charging'>): void;
  locateNow(): Promise<unknown>;
  flush(): Promise<unknown>;
  wake(): void;
  on(event: ViewEvent, handler: () => void): () => void;
  getState(): PhoneTrackerState;
}

/** The part of the tracker's state that the page shows. */
export interface PhoneTrackerState {
  readonly connection: ConnectionKind;
  readonly retryAtMs: number | undefined;
  readonly error: { readonly code: string } | undefined;
  /** Undefined until told. */
  readonly duty: Duty | undefined;
  readonly blockers: readonly Blocker[];
  /** All fixes on the phone, those under way included. */
  readonly depth: number;
  readonly oldestTimeMs: number | undefined;
  readonly refused: number;
  readonly dropped: number;
  readonly thinned: number;
  readonly isStoreFailing: boolean;
  readonly sampling: Sampling | undefined;
  readonly isWatched: boolean;
  readonly watcherNames: readonly string[];
  readonly lastFix: Fix | undefined;
  readonly lastStored: Fix | undefined;
}

const VIEW_EVENTS = ['state', 'fix', 'ack', 'queue', 'policy', 'blockers', 'error'] as const;
type ViewEvent = (typeof VIEW_EVENTS)[number];

/** The tracker at work, as the page sees it. */
export interface Tracking {
  readonly view: ReadonlySignal<TrackingView>;
  setDuty(duty: Duty): void;
  setBattery(status: Pick<DeviceStatus, 'batteryPercent' | 'charging'>): void;
  /** Takes a position and sends all that waits. */
  sendNow(): void;
  /** After the tracker was closed, or the phone woke up. */
  wake(): void;
  stop(): void;
}

/** Starts the tracker and keeps a picture of it in a signal: at most one update for all events of one turn. */
export function startTracking(tracker: PhoneTracker, duty: Duty): Tracking {
  const view = signal(toView(tracker.getState()));
  let isUpdateDue = false;
  let isStopped = false;
  const update = () => {
    if (isUpdateDue) return;
    isUpdateDue = true;
    queueMicrotask(() => {
      isUpdateDue = false;
      if (!isStopped) view.value = toView(tracker.getState());
    });
  };
  const unsubscribes = VIEW_EVENTS.map((event) => tracker.on(event, update));
  const report = (error: unknown) => console.warn('fieldcast_phone', error);
  tracker.setDuty(duty);
  tracker.start();
  update();
  return {
    view,
    setDuty: (wanted) => {
      tracker.setDuty(wanted);
      update();
    },
    setBattery: (status) => tracker.setStatus(status),
    sendNow: () => {
      tracker.wake();
      // What stops a position is a blocker by then, and the page shows those.
      tracker.locateNow().catch(report);
      tracker.flush().catch(report);
    },
    wake: () => {
      if (tracker.getState().connection === 'closed') tracker.start();
      tracker.wake();
    },
    stop: () => {
      isStopped = true;
      for (const unsubscribe of unsubscribes) unsubscribe();
      tracker.dispose().catch(report);
    },
  };
}

function toView(state: PhoneTrackerState): TrackingView {
  return {
    connection: state.connection,
    retryAtMs: state.retryAtMs,
    errorCode: state.error?.code,
    duty: state.duty ?? 'off_duty',
    blockers: state.blockers,
    waiting: state.depth,
    oldestWaitingAtMs: state.oldestTimeMs,
    refused: state.refused,
    thinned: state.thinned,
    dropped: state.dropped,
    isStoreFailing: state.isStoreFailing,
    sampling: state.sampling && { intervalMs: state.sampling.intervalMs, reason: state.sampling.reason },
    isWatched: state.isWatched,
    watcherNames: state.watcherNames,
    lastFixAtMs: state.lastFix?.timeMs,
    lastFixAccuracyM: state.lastFix?.accuracyM,
    lastStoredAtMs: state.lastStored?.timeMs,
  };
}
