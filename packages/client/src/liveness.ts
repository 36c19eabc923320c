import type { Environment } from './environment.ts';

/** Knows whether the other side is alive, and nothing else. */
export interface Liveness {
  /** Anything was received. */
  heard(): void;
  /** Asks now instead of at the next beat: after a sleep, or when the network changed. */
  probe(): void;
  stop(): void;
}

/**
 * Sends a probe each heartbeat, so that the server hears us, and calls `onDead` once when a probe was followed by
 * silence for a whole heartbeat: after two heartbeats of silence at most. Judging the answer to a probe instead of the
 * time since the last frame forgives timers that fire late after a suspend: they start with a new probe.
 */
export function watchLiveness(
  { heartbeatMs, sendProbe, onDead }: { heartbeatMs: number; sendProbe: () => void; onDead: () => void },
  { now, random, timers }: Pick<Environment, 'now' | 'random' | 'timers'>,
): Liveness {
  let isAwaitingAnswer = false;
  let dueAtMs = 0;
  let timer: unknown;

  const schedule = (delayMs: number) => {
    timers.clearTimeout(timer);
    dueAtMs = now() + delayMs;
    timer = timers.setTimeout(beat, delayMs);
  };
  const beat = () => {
    const isLate = now() - dueAtMs > heartbeatMs;
    if (isAwaitingAnswer && !isLate) return onDead();
    probe();
  };
  const probe = () => {
    isAwaitingAnswer = true;
    schedule(heartbeatMs);
    sendProbe();
  };

  // The first beat comes at a random moment, so that clients who returned together do not probe together.
  schedule(random() * heartbeatMs);
  return {
    heard: () => {
      isAwaitingAnswer = false;
    },
    probe,
    stop: () => timers.clearTimeout(timer),
  };
}
