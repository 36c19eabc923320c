import type { v1 } from '@fieldcast/protocol';
import { noteLogged, noteStored, type PendingAcks } from './ack-frames.ts';
import type { Batch } from './batcher.ts';
import type { Connection, Online } from './connection.ts';
import { ingestLimits } from './limits.ts';
import { sendAcks } from './outbox.ts';
import type { Registry } from './registry.ts';

/**
 * Tells connections which of their reports the log has and which are committed. A frame costs a system call, which is
 * more than all the rest of a report: so acks are collected, and all connections that have some get them together, one
 * call each. An ack after a pause waits for nothing; the next ones wait until `ackIntervalMs` after it.
 *
 * Under load, when a flush itself takes long, the interval grows, and with it what one frame says: flushing takes at most
 * `ackFlushShareMax` of the time. What waits is bounded by the number of connections and by their windows.
 */
export interface Acknowledger {
  logged(batch: Batch): void;
  /** @returns how many reports of connections that are still here it tells about. */
  stored(notice: v1.StoredNotice): number;
}

export interface AcknowledgerClock {
  readonly now: () => number;
  readonly schedule: (work: () => void, delayMs: number) => void;
}

export interface AcknowledgerSettings {
  readonly ackIntervalMs: number;
  readonly windowReports: number;
}

/**
 * @param now ms of a clock that never goes back.
 * @param schedule runs `work` after `delayMs`, and after other events had their turn.
 */
export function createAcknowledger(
  registry: Registry,
  { now, schedule }: AcknowledgerClock,
  { ackIntervalMs, windowReports }: AcknowledgerSettings,
): Acknowledger {
  const intervalMsMax = Math.max(ackIntervalMs, ingestLimits.ackIntervalMsMax);
  /** Connections with acks; some may have been told already, because they could not wait. */
  let waiting: Connection[] = [];
  let isScheduled = false;
  let nextFlushAtMs = Number.NEGATIVE_INFINITY;

  function acksOf(connection: Connection, online: Online): PendingAcks {
    if (!online.acks) {
      online.acks = { logged: [], stored: [], refusals: [] };
      waiting.push(connection);
      scheduleFlush();
    }
    return online.acks;
  }

  function scheduleFlush(): void {
    if (isScheduled) return;
    isScheduled = true;
    schedule(flush, Math.max(0, nextFlushAtMs - now()));
  }

  function flush(): void {
    const flushed = waiting;
    const startedAtMs = now();
    waiting = [];
    sendTurn(flushed, 0, startedAtMs, 0);
  }

  // In turns, so that reports do not wait for a long flush; acks that come meanwhile go with it where they still can.
  function sendTurn(flushed: readonly Connection[], from: number, startedAtMs: number, earlierWorkMs: number): void {
    const before = now();
    const to = Math.min(flushed.length, from + ingestLimits.ackSendsPerTurn);
    for (let index = from; index < to; index++) sendAcks(flushed[index] as Connection);
    const workMs = earlierWorkMs + now() - before;
    if (to < flushed.length) {
      schedule(() => sendTurn(flushed, to, startedAtMs, workMs), 0);
      return;
    }
    const intervalMs = Math.min(intervalMsMax, Math.max(ackIntervalMs, workMs / ingestLimits.ackFlushShareMax));
    nextFlushAtMs = startedAtMs + intervalMs;
    isScheduled = false;
    if (waiting.length > 0) scheduleFlush();
  }

  return {
    logged({ connectionIds, reportIds, refusals }) {
      const urgent: Connection[] = [];
      for (let row = 0; row < reportIds.length; row++) {
        const connection = registry.find(connectionIds[row] as number);
        // Gone: the client reconnects and sends again what it does not know to be STORED.
        if (connection?.phase.kind !== 'online') continue;
        const online = connection.phase;
        const acks = acksOf(connection, online);
        // For the client these count until it is told: a fast sender must not stand before a window that is free.
        const untold = online.unloggedReports + acks.logged.length;
        if (untold >= windowReports / 2 && urgent.at(-1) !== connection) urgent.push(connection);
        online.unloggedReports--;
        noteLogged(acks, reportIds[row] as number, refusals.get(row));
      }
      for (const connection of urgent) sendAcks(connection);
    },
    stored({ connections }) {
      let reports = 0;
      for (const { connectionId, reportIds } of connections) {
        const connection = registry.find(connectionId);
        if (connection?.phase.kind !== 'online') continue;
        const acks = acksOf(connection, connection.phase);
        for (const reportId of reportIds) noteStored(acks, reportId);
        reports += reportIds.length;
      }
      return reports;
    },
  };
}
