import { limits } from '@fieldcast/protocol';
import type { Health, Logger } from '@fieldcast/runtime';
import type { PositionWriter, WriteResult } from '@fieldcast/storage';
import type { JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { WriterConfig } from '../config.ts';
import type { Entry, PoisonReason } from '../core/entry.ts';
import { storedNotices } from '../core/stored-notices.ts';
import { createBatcher } from './batcher.ts';
import { commitBatches, createCommitter } from './committer.ts';
import { putAside } from './dead-letters.ts';
import { KEEP_ALIVE_INTERVAL_MS, startLogReader } from './log-reader.ts';
import type { WriterMetrics } from './metrics.ts';

interface PumpOptions {
  readonly connection: NatsConnection;
  readonly writer: PositionWriter;
  readonly config: WriterConfig;
  readonly health: Health;
  readonly log: Logger;
  readonly metrics: WriterMetrics;
}

export interface Pump {
  /**
   * Takes nothing more from the log, writes what it has, and gives back to the log what it could not write within
   * `timeoutMs`, so that another writer gets it at once.
   */
  stop(timeoutMs: number): Promise<void>;
}

/** Moves messages from the log to the database, a batch at a time, until it is stopped. */
export async function startPump({ connection, writer, config, health, log, metrics }: PumpOptions): Promise<Pump> {
  /** Received and neither acknowledged nor given back. The reader bounds it, by what it asks for. */
  const held = new Set<JsMsg>();
  const aborted = new AbortController();
  const putsAside = new Set<Promise<void>>();

  function onPoison(message: JsMsg, reason: PoisonReason, detail?: string): void {
    const put = putAside(connection, message, reason, detail, log).then((isPutAside) => {
      held.delete(message);
      if (isPutAside) metrics.deadLetters.inc({ reason });
      putsAside.delete(put);
    });
    putsAside.add(put);
  }

  function onStored(entries: readonly Entry<JsMsg>[], result: WriteResult, flushMs: number): void {
    // Notices first: if we die in between, the log delivers the batch again and the phones are told then. The other way
    // round they would hear nothing, and send everything again after their next reconnect.
    for (const { subject, data } of storedNotices(entries, limits.busMessageBytesMax))
      connection.publish(subject, data);
    for (const { message } of entries) {
      message.ack();
      held.delete(message);
    }
    countStored(metrics, entries, result, flushMs);
  }

  const batcher = createBatcher<JsMsg>({ rowsMax: config.batchRows, lingerMs: config.lingerMs, onPoison });
  const commit = createCommitter<JsMsg>({
    ...{ writer, health, log, random: Math.random, signal: aborted.signal },
    outcome: { onStored, onPoison, onRetry: (fault) => metrics.retries.inc({ fault }) },
  });
  const reader = await startLogReader({
    ...{ connection, limits: config, health, log, random: Math.random },
    hasRoom: batcher.hasRoom,
    onMessage: (message) => {
      held.add(message);
      batcher.add(message);
    },
    onPending: (messages) => metrics.lag.set(messages),
  });
  const keepAlive = setInterval(() => {
    for (const message of held) message.working();
    metrics.held.set(held.size);
  }, KEEP_ALIVE_INTERVAL_MS);

  const writing = commitBatches(batcher, writer, commit).catch((cause: unknown) => {
    // Anything but our own abort is a fault of this program: end loudly instead of reading on and writing nothing.
    if (!aborted.signal.aborted) throw cause;
  });

  return {
    stop: async (timeoutMs) => {
      const timer = setTimeout(() => aborted.abort(), timeoutMs);
      const readerStopped = reader.stop();
      batcher.close();
      await readerStopped;
      await writing;
      clearTimeout(timer);
      clearInterval(keepAlive);
      await Promise.all(putsAside);
      if (held.size > 0) log.warn({ messages: held.size }, 'messages_given_back');
      for (const message of held) message.nak();
    },
  };
}

function countStored(
  metrics: WriterMetrics,
  entries: readonly Entry<JsMsg>[],
  { inserted, duplicates, path }: WriteResult,
  flushMs: number,
): void {
  metrics.batchRows.observe(inserted + duplicates);
  metrics.flushSeconds.observe(flushMs / 1000);
  metrics.rows.inc(inserted);
  metrics.duplicates.inc(duplicates);
  metrics.copies.inc({ path });
  const nowMs = Date.now();
  for (const { receivedAtMs } of entries)
    for (const eachMs of receivedAtMs) metrics.fixToStored.observe((nowMs - eachMs) / 1000);
}
