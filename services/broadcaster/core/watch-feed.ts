import type { v1 } from '@fieldcast/protocol';

type Watched = Pick<v1.WatchedTechnician, 'technicianId' | 'watcherNames'>;

/** How often the list is made anew while nothing asks for it. */
const LOOK_INTERVAL_MS = 1_000;
/** A list that does not change is told again this often, so that an ingest that has just started learns of it. */
const REPEAT_INTERVAL_MS = 5_000;
/** How long ingest believes a list that is not told again. */
export const WATCH_VALID_MS = 3 * REPEAT_INTERVAL_MS;

/** Tells ingest whom the boards of one tenant look at closely: when it changes, and now and then while it is somebody. */
export interface WatchFeed {
  /** A board looks elsewhere, has come or gone: the next tick makes the list anew. */
  looked(): void;
  tick(nowMs: number): void;
  /** What was told may not have arrived: the next tick tells it again. */
  forget(): void;
  /** Nobody looks any more. */
  close(): void;
}

export function createWatchFeed(
  list: () => readonly Watched[],
  publish: (technicians: readonly Watched[]) => void,
): WatchFeed {
  let isLookDue = true;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  /** Empty: nobody, or nothing told yet, which is the same to ingest. */
  let told = '';

  function tell(technicians: readonly Watched[], nowMs: number): void {
    const key = technicians.length === 0 ? '' : JSON.stringify(technicians);
    if (key === told && (key === '' || nowMs - toldAtMs < REPEAT_INTERVAL_MS)) return;
    told = key;
    toldAtMs = nowMs;
    publish(technicians);
  }

  return {
    looked: () => {
      isLookDue = true;
    },
    tick(nowMs) {
      if (!isLookDue && nowMs - lookedAtMs < LOOK_INTERVAL_MS) return;
      isLookDue = false;
      lookedAtMs = nowMs;
      tell(list(), nowMs);
    },
    forget: () => {
      isLookDue = true;
      toldAtMs = Number.NEGATIVE_INFINITY;
    },
    close() {
      if (told !== '') publish([]);
      told = '';
    },
  };
}
