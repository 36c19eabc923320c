/** What the server's clock shows, from the times its frames carry. */
export interface ServerClock {
  /** Server time minus local time, ms; 0 before the first observation. */
  offsetMs(): number;
  /** The server's time now, ms since the Unix epoch. */
  nowMs(): number;
  observe(serverTimeMs: number): void;
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
  const restart = (serverTimeMs: number) => {
    offsetMs = serverTimeMs - now();
  };
  return {
    offsetMs: () => offsetMs,
    nowMs: () => now() + offsetMs,
    observe: (serverTimeMs) => {
      const observedMs = serverTimeMs - now();
      if (observedMs > offsetMs || observedMs < offsetMs - CLOCK_STEP_MS) restart(serverTimeMs);
    },
    restart,
  };
}
