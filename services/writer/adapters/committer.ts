import { setTimeout as sleep } from 'node:timers/promises';
import { fullJitterDelayMs } from '@fieldcast/core';
import type { Health, Logger } from '@fieldcast/runtime';
import {
  describeError,
  type PositionWriter,
  type PreparedBatch,
  UnknownTenantError,
  type WriteResult,
  writeFaultOf,
} from '@fieldcast/storage';
import type { Entry, LogMessage, PoisonReason } from '../core/entry.ts';
import { type Batch, type Batcher, rebuildBatch } from './batcher.ts';

const RETRY_BOUNDS = { baseMs: 100, capMs: 5_000 };

/** What becomes of the messages, and what is counted on the way. */
export interface CommitOutcome<M extends LogMessage> {
  onStored(entries: readonly Entry<M>[], result: WriteResult, flushMs: number): void;
  onPoison(message: M, reason: PoisonReason, detail: string | undefined): void;
  onRetry(fault: 'stale' | 'outage'): void;
}

interface CommitterOptions<M extends LogMessage> {
  readonly writer: Pick<PositionWriter, 'prepare' | 'commit' | 'forget'>;
  /** Its check `writes` says whether batches get through. */
  readonly health: Health;
  readonly log: Logger;
  readonly outcome: CommitOutcome<M>;
  readonly random: () => number;
  /** Ends the retries; `commit` rejects then. */
  readonly signal: AbortSignal;
}

/**
 * Commits batches. Resolves when each message was either stored or found to be poison. An outage of the database only
 * delays: it retries for ever, with full jitter. When Postgres refuses a value the batch is halved until the message
 * with that value stands alone, so that it takes no other with it.
 * @returns a function that rejects only after `signal`, with messages that were neither. `ahead` is the batch as the
 *   writer's `prepare` made it, if it was asked to before; `onWritten` is called when only the COMMIT is left.
 */
export function createCommitter<M extends LogMessage>(
  options: CommitterOptions<M>,
): (batch: Batch<M>, ahead?: Promise<PreparedBatch>, onWritten?: () => void) => Promise<void> {
  const { writer, health, log, outcome, random, signal } = options;
  health.set('writes', { ok: true });

  async function commit(batch: Batch<M>, ahead?: Promise<PreparedBatch>, onWritten?: () => void): Promise<void> {
    for (let attempt = 0; batch.entries.length > 0; attempt++) {
      signal.throwIfAborted();
      const startMs = performance.now();
      try {
        const prepared = attempt === 0 && ahead ? ahead : writer.prepare(batch.fixes);
        const result = await writer.commit(await prepared, onWritten);
        if (attempt > 0) log.info({ attempt }, 'writes_resumed');
        health.set('writes', { ok: true });
        return outcome.onStored(batch.entries, result, performance.now() - startMs);
      } catch (cause) {
        if (cause instanceof UnknownTenantError) return commitOthers(batch.entries, cause.tenantIds);
        const fault = writeFaultOf(cause);
        if (fault === 'data') return isolate(batch.entries, cause);
        await waitOut(cause, fault, attempt);
      }
    }
  }

  async function waitOut(cause: unknown, fault: 'stale' | 'outage', attempt: number): Promise<void> {
    // After an outage it may be another database, restored from a backup: remember nothing of the old one.
    writer.forget();
    outcome.onRetry(fault);
    const delayMs = fullJitterDelayMs(attempt, RETRY_BOUNDS, random);
    log.warn({ err: cause, fault, attempt, delayMs }, 'write_failed');
    if (fault === 'outage')
      health.set('writes', { ok: false, detail: `cannot write: ${describeError(cause)}; nothing is lost, retrying` });
    await sleep(delayMs, undefined, { signal });
  }

  async function commitOthers(entries: readonly Entry<M>[], unknownTenantIds: ReadonlySet<string>): Promise<void> {
    const isUnknown = ({ tenantId }: Entry<M>) => unknownTenantIds.has(tenantId);
    for (const { message } of entries.filter(isUnknown)) outcome.onPoison(message, 'UNKNOWN_TENANT', undefined);
    await commit(rebuildBatch(entries.filter((entry) => !isUnknown(entry))));
  }

  async function isolate(entries: readonly Entry<M>[], cause: unknown): Promise<void> {
    const [first] = entries;
    if (first && entries.length === 1)
      return outcome.onPoison(first.message, 'REFUSED_BY_DATABASE', describeError(cause));
    const middle = entries.length >> 1;
    await commit(rebuildBatch(entries.slice(0, middle)));
    await commit(rebuildBatch(entries.slice(middle)));
  }

  return commit;
}

/**
 * Takes batches from `batcher` and commits them until there are no more. Up to three are on their way, so that the
 * database never waits for us, nor for the disk:
 *
 *     n       COPY … COMMIT, which waits for the disk
 *     n + 1             COPY … COMMIT
 *     n + 2          sorted and encoded, if it was full early
 *
 * Only one is being copied at a time: two would wait for each other's index pages.
 * @throws what `commit` throws.
 */
export async function commitBatches<M extends LogMessage>(
  batcher: Batcher<M>,
  writer: Pick<PositionWriter, 'prepare'>,
  commit: ReturnType<typeof createCommitter<M>>,
): Promise<void> {
  let beforeLast: Promise<void> = Promise.resolve();
  let last: Promise<void> = Promise.resolve();
  let lastWritten: Promise<void> = Promise.resolve();
  for (;;) {
    const batch = await batcher.take(lastWritten);
    const ahead = batch && writer.prepare(batch.fixes);
    // Whether it failed is asked later, by `commit`; until then it is no unhandled rejection.
    ahead?.catch(() => undefined);
    await lastWritten;
    await beforeLast;
    beforeLast = last;
    if (!batch) return beforeLast;
    lastWritten = new Promise((resolve) => {
      last = commit(batch, ahead, resolve)
        .then(() => batcher.recycle(batch.fixes))
        .finally(resolve);
    });
    // It is awaited in a later round.
    last.catch(() => undefined);
  }
}
