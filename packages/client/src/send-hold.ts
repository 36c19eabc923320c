import { fullJitterDelayMs } from '@fieldcast/core';
import type { Environment } from './environment.ts';

const HOLD_BOUNDS = { baseMs: 500, capMs: 30_000 };

/** Whether reports may be sent now: a server that had no room for one is given time before the next. */
export interface SendHold {
  isHeld(): boolean;
  /** The server wants to be left alone for this long; 0: our own backoff decides. */
  retryAfter(delayMs: number): void;
  /** The server took a report. */
  succeeded(): void;
  /** The connection is gone, and with it what its server asked for. */
  release(): void;
}

/**
 * Calls `onReleased` when a hold has run out. A whole window may be refused at once: during a hold, only a longer delay
 * that the server names replaces it.
 */
export function createSendHold(
  onReleased: () => void,
  { now, random, timers }: Pick<Environment, 'now' | 'random' | 'timers'>,
): SendHold {
  let attempt = 0;
  // Cleared by the timer, not compared with the clock: a timer may fire a little before the clock shows its time.
  let heldUntilMs: number | undefined;
  let timer: unknown;
  const release = () => {
    timers.clearTimeout(timer);
    heldUntilMs = undefined;
  };
  return {
    isHeld: () => heldUntilMs !== undefined,
    retryAfter: (delayMs) => {
      if (delayMs === 0 && heldUntilMs !== undefined) return;
      const untilMs = now() + (delayMs || fullJitterDelayMs(attempt++, HOLD_BOUNDS, random));
      if (heldUntilMs !== undefined && untilMs <= heldUntilMs) return;
      release();
      heldUntilMs = untilMs;
      timer = timers.setTimeout(() => {
        release();
        onReleased();
      }, untilMs - now());
    },
    succeeded: () => {
      attempt = 0;
    },
    release,
  };
}
