import { copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const LOG_BYTES_MAX = 32 * 1024 * 1024;
const CHECK_INTERVAL_MS = 60_000;

/**
 * Keeps each `*.log` of a folder near 32 MB: a longer one is copied to `*.log.1` and emptied. The writers append, so
 * they go on at the new start; what they write between copy and truncation is lost.
 * @returns stops the watching.
 */
export function limitLogs(logsDir: string): () => void {
  const timer = setInterval(() => {
    for (const name of readdirSync(logsDir).filter((name) => name.endsWith('.log'))) {
      const file = join(logsDir, name);
      if (statSync(file).size <= LOG_BYTES_MAX) continue;
      copyFileSync(file, `${file}.1`);
      truncateSync(file);
    }
  }, CHECK_INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
