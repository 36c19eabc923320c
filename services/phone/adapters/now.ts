import { type ReadonlySignal, signal } from '@preact/signals';

/** Ages on the page are told in seconds, ms. */
const TICK_MS = 1_000;

/** The time, each second while the page is looked at, ms since the epoch. */
export function createNow(): ReadonlySignal<number> {
  const nowMs = signal(Date.now());
  const tick = () => {
    if (document.visibilityState === 'visible') nowMs.value = Date.now();
  };
  setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', tick);
  return nowMs;
}
