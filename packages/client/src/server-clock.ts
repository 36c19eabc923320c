/** What the server's clock shows, from the times its frames carry. */
export interface ServerClock {
  /** Server time minus local time, ms; 0 before the first observation. */
  offsetMs(): number;
  /** The server's time now, ms since the Unix epoch. */
  nowMs(): number;
  /** False until the first observation. */
  isKnown(): boolean;
  /** A time that a frame carries. True when it shows that a clock was set since the last one. */
  observe(serverTimeMs: number): boolean;
  /** The first observation of a new connection: what was known before may be wrong by a sleep or a changed clock. */
  restart(serverTimeMs: number): void;
}

/** A local clock that was set differs by more than this from what we knew, ms. */
const CLOCK_STEP_MS = 2_000;

/**
 * Each frame travels for a while, so every observed offset is too small by that time: the largest one is the best.
 * One far below it means that a clock was set.
 */
export function createServerClock(now: () => number): ServerClock {
  let offsetMs = 0;
  let isKnown = false;
  const restart = (serverTimeMs: number) => {
    isKnown = true;
    offsetMs = serverTimeMs - now();
  };
  return {
    offsetMs: () => offsetMs,
    nowMs: () => now() + offsetMs,
    observe: (serverTimeMs) => {
      const gainMs = serverTimeMs - now() - offsetMs;
      if (gainMs > 0 || gainMs < -CLOCK_STEP_MS || !isKnown) restart(serverTimeMs);
      return Math.abs(gainMs) > CLOCK_STEP_MS;
    },
    isKnown: () => isKnown,
    restart,
  };
}
