import type { Fix } from '@fieldcast/protocol';
import { type Clock, globalClock } from '../environment.ts';
import type { LocationListener, LocationSource } from './source.ts';

export interface TrackLocationOptions {
  /** Default: `Date.now` and the global timers. */
  readonly clock?: Clock | undefined;
  /** Times as fast as it was recorded. Default 1. */
  readonly speedup?: number | undefined;
}

/**
 * A recorded track as a receiver: its first fix now, the others after it as they were recorded, each with the time at which
 * it is told. After `stop`, `start` goes on where it was. Nothing is told after the last.
 * @param fixes in order of time; a step backwards in time counts as none.
 */
export function createTrackLocation(
  fixes: readonly Fix[],
  { clock = globalClock, speedup = 1 }: TrackLocationOptions = {},
): LocationSource {
  let listener: LocationListener | undefined;
  let next = 0;
  let timer: unknown;

  const told = (fix: Fix): Fix => ({ ...fix, timeMs: clock.now() });
  function tell(): void {
    const fix = fixes[next];
    if (!fix || !listener) return;
    next++;
    listener.reading(told(fix));
    const following = fixes[next];
    if (following) timer = clock.setTimeout(tell, Math.max(0, following.timeMs - fix.timeMs) / speedup);
  }
  return {
    start(_wanted, newListener) {
      clock.clearTimeout(timer);
      listener = newListener;
      timer = clock.setTimeout(tell, 0);
    },
    change: () => undefined,
    locate: async () => {
      const fix = fixes[Math.max(0, next - 1)];
      if (!fix) throw new Error('the track is empty');
      return told(fix);
    },
    stop() {
      clock.clearTimeout(timer);
      listener = undefined;
    },
  };
}
