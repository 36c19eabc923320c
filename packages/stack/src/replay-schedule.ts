import type { Fix } from '@fieldcast/protocol';

/** A fix to be handed to the tracker `dueMs` after the start of the replay. */
export interface ScheduledFix {
  readonly fix: Fix;
  readonly dueMs: number;
}

export interface ReplayPace {
  /** How many recorded seconds pass in one; Infinity: as fast as the server takes them. */
  readonly speed: number;
  /**
   * `recorded` keeps the times. `now` makes the replay look live: the earliest fix is recorded at the start, the others
   * follow in recorded time divided by `speed`, each at the moment it is sent, so that none is in the future. At infinite
   * speed the distances in time are kept, and the latest fix is recorded at the start.
   */
  readonly times: 'recorded' | 'now';
}

/**
 * Plans the fixes of several tracks on one time line, so that vehicles that met on the road meet again. Each track keeps
 * its order: a fix that was recorded out of order is due with the one before it.
 */
export function scheduleTracks(
  tracks: readonly (readonly Fix[])[],
  { speed, times }: ReplayPace,
  startMs: number,
): ScheduledFix[][] {
  const { earliestMs, latestMs } = extentOf(tracks);
  const shifted = (timeMs: number) => {
    if (times === 'recorded') return timeMs;
    if (speed === Number.POSITIVE_INFINITY) return startMs - (latestMs - timeMs);
    return Math.round(startMs + (timeMs - earliestMs) / speed);
  };
  return tracks.map((fixes) => {
    let dueMs = 0;
    return fixes.map((fix) => {
      // Rounded up, as the shifted time may have been: a fix is never sent before it is recorded.
      dueMs = Math.max(dueMs, Math.ceil((fix.timeMs - earliestMs) / speed));
      return { fix: { ...fix, timeMs: shifted(fix.timeMs) }, dueMs };
    });
  });
}

function extentOf(tracks: readonly (readonly Fix[])[]): { earliestMs: number; latestMs: number } {
  let earliestMs = Number.POSITIVE_INFINITY;
  let latestMs = Number.NEGATIVE_INFINITY;
  for (const { timeMs } of tracks.flat()) {
    earliestMs = Math.min(earliestMs, timeMs);
    latestMs = Math.max(latestMs, timeMs);
  }
  return { earliestMs, latestMs };
}
