import { type Batch, type Batcher, batchedSize } from '../core/batcher.ts';
import type { ReportLog } from '../core/report-intake.ts';
import type { Publisher } from './publisher.ts';

/**
 * The longest that reports are collected because there are many messages. Over it: messages take a larger share of the
 * time. A fix on its way to a board waits as long.
 */
const LINGER_MS_MAX = 25;
/** Share of the time that handing messages over may take; sending and confirming them costs about twice as much again. */
const HAND_OVER_SHARE_MAX = 0.1;

/**
 * The way from accepted reports to the log: collects them for `lingerMs`, longer while the log is slow, and longer while
 * the messages of many tenants, each with little in it, would cost more than the reports.
 */
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

/** @param cpuMs CPU time of this process: on a busy machine, time alone would count the work of others as ours. */
export function createBatchingLog(
  batcher: Batcher,
  publisher: Publisher,
  { lingerMs, pendingBytesMax }: { lingerMs: number; pendingBytesMax: number },
  cpuMs: () => number,
): BatchingLog {
  let pendingBytes = 0;
  let lingerNowMs = lingerMs;
  let lingerTimer: NodeJS.Timeout | undefined;
  let isDue = false;
  let onEmpty: (() => void)[] = [];

  function handOver(): void {
    isDue = false;
    const before = cpuMs();
    for (const batch of batcher.takeAll()) publisher.enqueue(batch);
    const workMs = cpuMs() - before;
    lingerNowMs = Math.max(lingerMs, Math.min(LINGER_MS_MAX, workMs / HAND_OVER_SHARE_MAX));
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
      if (!isDue) lingerTimer ??= setTimeout(lingered, lingerNowMs);
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
