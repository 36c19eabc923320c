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
  let heldUntilMs = 0;
  let timer: unknown;
  const isHeld = () => now() < heldUntilMs;
  return {
    isHeld,
    retryAfter: (delayMs) => {
      if (delayMs === 0 && isHeld()) return;
      const untilMs = now() + (delayMs || fullJitterDelayMs(attempt++, HOLD_BOUNDS, random));
      if (untilMs <= heldUntilMs) return;
      heldUntilMs = untilMs;
      timers.clearTimeout(timer);
      timer = timers.setTimeout(onReleased, untilMs - now());
    },
    succeeded: () => {
      attempt = 0;
    },
    release: () => {
      timers.clearTimeout(timer);
      heldUntilMs = 0;
    },
  };
}
