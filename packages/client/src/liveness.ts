import type { Environment } from './environment.ts';

/** Knows whether the other side is alive, and nothing else. */
export interface Liveness {
  /** Anything was received. */
  heard(): void;
  /** Asks now instead of at the next beat, and waits for 10 s at most: after a sleep, or when the network changed. */
  probe(): void;
  stop(): void;
}

/** How long the answer to a question out of turn may take, ms: there was a reason to doubt the connection. */
const URGENT_ANSWER_MS_MAX = 10_000;

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
  let waitMs = heartbeatMs;
  let timer: unknown;

  const schedule = (delayMs: number) => {
    timers.clearTimeout(timer);
    waitMs = delayMs;
    dueAtMs = now() + delayMs;
    timer = timers.setTimeout(beat, delayMs);
  };
  const beat = () => {
    const isLate = now() - dueAtMs > waitMs;
    if (isAwaitingAnswer && !isLate) return onDead();
    ask(heartbeatMs);
  };
  const ask = (answerMsMax: number) => {
    isAwaitingAnswer = true;
    schedule(answerMsMax);
    sendProbe();
  };

  // The first beat comes at a random moment, so that clients who returned together do not probe together.
  schedule(random() * heartbeatMs);
  return {
    heard: () => {
      isAwaitingAnswer = false;
    },
    probe: () => {
      // Asked again and again, it still ends: an answer that is due soon stays due then.
      const isDueSoon = now() <= dueAtMs && dueAtMs <= now() + URGENT_ANSWER_MS_MAX;
      if (isAwaitingAnswer && isDueSoon) sendProbe();
      else ask(Math.min(heartbeatMs, URGENT_ANSWER_MS_MAX));
    },
    stop: () => timers.clearTimeout(timer),
  };
}
