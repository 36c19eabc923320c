import type { Logger } from '@fieldcast/runtime';
import type { Sessions } from './sessions.ts';

const SWEEP_INTERVAL_MS = 10 * 60_000;

/** Removes expired sessions and links now and every ten minutes, in each dispatch; a failed round waits for the next. */
export function startSweeper(sessions: Pick<Sessions, 'sweep'>, log: Logger): () => void {
  const sweep = () => {
    sessions.sweep().then(
      (removed) => removed > 0 && log.info({ removed }, 'sessions_swept'),
      (err: unknown) => log.warn({ err }, 'sessions_sweep_failed'),
    );
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_INTERVAL_MS).unref();
  return () => clearInterval(timer);
}
