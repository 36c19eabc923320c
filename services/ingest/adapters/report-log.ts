import { type Batch, type Batcher, batchedSize } from '../core/batcher.ts';
import type { ReportLog } from '../core/report-intake.ts';
import type { Publisher } from './publisher.ts';

/** The way from accepted reports to the log: collects them for `lingerMs`, longer while the log is slow. */
export interface BatchingLog extends ReportLog {
  /** Bytes of accepted reports that the log does not have yet; bounded by `pendingBytesMax`. */
  readonly pendingBytes: number;
  /** Tell it when the log has a batch. */
  logged(batch: Batch): void;
  /** Tell it when the publisher can take more. */
  capacity(): void;
  /** Hands everything collected to the publisher now; resolves when the log has it. */
  flush(): Promise<void>;
}

export function createBatchingLog(
  batcher: Batcher,
  publisher: Publisher,
  { lingerMs, pendingBytesMax }: { lingerMs: number; pendingBytesMax: number },
): BatchingLog {
  let pendingBytes = 0;
  let lingerTimer: NodeJS.Timeout | undefined;
  let isDue = false;
  let onEmpty: (() => void)[] = [];

  function handOver(): void {
    isDue = false;
    for (const batch of batcher.takeAll()) publisher.enqueue(batch);
  }

  function lingered(): void {
    lingerTimer = undefined;
    // A slow log gets fewer, larger messages: what is due waits for room, and goes on collecting.
    if (publisher.hasCapacity) handOver();
    else isDue = true;
  }

  return {
    get pendingBytes() {
      return pendingBytes;
    },
    append(tenantId, report) {
      const size = batchedSize(report);
      if (pendingBytes + size > pendingBytesMax) return false;
      pendingBytes += size;
      const full = batcher.add(tenantId, report);
      if (full) publisher.enqueue(full);
      if (!isDue) lingerTimer ??= setTimeout(lingered, lingerMs);
      return true;
    },
    logged: ({ reportBytes }) => {
      pendingBytes -= reportBytes;
      if (pendingBytes > 0) return;
      for (const resolve of onEmpty) resolve();
      onEmpty = [];
    },
    capacity() {
      if (isDue) handOver();
    },
    flush() {
      clearTimeout(lingerTimer);
      lingerTimer = undefined;
      handOver();
      return pendingBytes === 0 ? Promise.resolve() : new Promise((resolve) => onEmpty.push(resolve));
    },
  };
}
