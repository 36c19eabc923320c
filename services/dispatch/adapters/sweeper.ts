import type { Logger } from '@fieldcast/runtime';

const SWEEP_INTERVAL_MS = 10 * 60_000;

/** What has expired is removed by it; resolves to how many. */
interface Sweepable {
  sweep(): Promise<number>;
}

/** Removes expired sessions and links now and every ten minutes, in each dispatch; a failed round waits for the next. */
export function startSweeper(kinds: readonly Sweepable[], log: Logger): () => void {
  const sweep = () => {
    for (const kind of kinds)
      kind.sweep().then(
        (removed) => removed > 0 && log.info({ removed }, 'sessions_swept'),
        (err: unknown) => log.warn({ err }, 'sessions_sweep_failed'),
      );
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_INTERVAL_MS).unref();
  return () => clearInterval(timer);
}
