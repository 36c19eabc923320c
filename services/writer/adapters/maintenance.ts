import type { Logger } from '@fieldcast/runtime';
import { type Database, maintainPositions, type StorageKind, sweepConnectionEvents } from '@fieldcast/storage';
import type { WriterConfig } from '../config.ts';

const DAY_MS = 86_400_000;
const INTERVAL_MS = 3_600_000;
/** After a failure, which is most often a database that is not there. */
const RETRY_MS = 60_000;

/** Creates partitions ahead and applies retention, now and every hour. */
export function startMaintenance(
  { pool }: Database,
  kind: StorageKind,
  { partitionsAheadDays, retentionDays, connectionHistoryDays }: WriterConfig,
  log: Logger,
  onDropped: (partitions: number) => void,
): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const run = async () => {
    let nextMs = INTERVAL_MS;
    try {
      const plan = { nowMs: Date.now(), partitionsAheadDays, retentionDays };
      const dropped = await maintainPositions(pool, kind, plan);
      onDropped(dropped.length);
      if (dropped.length > 0) log.info({ dropped }, 'partitions_dropped');
      const swept =
        connectionHistoryDays === 0
          ? 0
          : await sweepConnectionEvents(pool, plan.nowMs - connectionHistoryDays * DAY_MS);
      if (swept > 0) log.info({ swept }, 'connection_events_swept');
    } catch (cause) {
      log.warn({ err: cause }, 'maintenance_failed');
      nextMs = RETRY_MS;
    }
    if (!isStopped)
      timer = setTimeout(() => {
        running = run();
      }, nextMs);
  };
  let running = run();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
