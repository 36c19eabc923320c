import { fullJitterDelayMs } from '@fieldcast/core';
import { subjects, tenantOfSubject, v1, WRITER_QUEUE } from '@fieldcast/protocol';
import { isPresenceList } from '@fieldcast/protocol/bus';
import type { Logger } from '@fieldcast/runtime';
import { describeError, writeFaultOf } from '@fieldcast/storage';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { createConnectionBuffer } from '../core/connection-buffer.ts';
import { type ConnectionEvent, toConnectionEvents } from '../core/connection-event.ts';

/** Events that wait for the database, some 300 bytes each. Over it: the oldest is dropped, and counted. */
const EVENTS_MAX = 100_000;
/** Events of one statement, so that none takes long. */
const WRITE_EVENTS_MAX = 2_000;
/** How long events are collected, so that a connection and its first status mostly are one row written once. */
const WRITE_INTERVAL_MS = 1_000;
const RETRY_BOUNDS = { baseMs: 500, capMs: 10_000 };

export type ConnectionEventOutcome = 'written' | 'unknown_technician' | 'dropped' | 'refused';

interface ConnectionLogOptions {
  readonly connection: Pick<NatsConnection, 'subscribe'>;
  /** Stores events, each once. */
  write(events: readonly ConnectionEvent[]): Promise<{ written: number; unknown: number }>;
  readonly log: Logger;
  readonly random: () => number;
  /** Told what became of events. */
  count(outcome: ConnectionEventOutcome, events: number): void;
}

export interface ConnectionLog {
  /** Takes no more, and writes what waits. Resolves when that is done or `timeoutMs` have passed. */
  stop(timeoutMs: number): Promise<void>;
}

/**
 * Keeps the history of technicians' connections: what ingest tells the boards, written down. All writers share the
 * subscription. It has a loop and statements of its own, so that no fix ever waits for it. Best effort: the bus keeps
 * none of these messages, so what is told while no writer listens is missed; an outage of the database only delays.
 */
export function startConnectionLog({ connection, write, log, random, count }: ConnectionLogOptions): ConnectionLog {
  const buffer = createConnectionBuffer(EVENTS_MAX);
  const stopping = createSignal();
  const deadline = createSignal();

  function receive({ subject, data }: Msg): void {
    const tenantId = tenantOfSubject(subject);
    // A node's whole list is for boards that have just opened; whoever is in it was told of when he came.
    if (tenantId === undefined || isPresenceList(data)) return;
    let dropped = 0;
    for (const entry of v1.PresenceBatch.decode(data).entries)
      for (const event of toConnectionEvents(tenantId, entry)) dropped += buffer.add(event);
    if (dropped > 0) count('dropped', dropped);
  }

  const subscription = connection.subscribe(subjects.presenceAll, {
    queue: WRITER_QUEUE,
    callback: (error, message) => {
      if (error) return log.warn({ err: error }, 'connection_log_subscription_failed');
      try {
        receive(message);
      } catch (cause) {
        log.error({ err: cause, subject: message.subject }, 'presence_message_unusable');
      }
    },
  });

  async function writeWaiting(): Promise<void> {
    while (buffer.size > 0) {
      const events = buffer.oldest(WRITE_EVENTS_MAX);
      try {
        const { written, unknown } = await write(events);
        count('written', written);
        count('unknown_technician', unknown);
      } catch (cause) {
        if (writeFaultOf(cause) !== 'data') throw cause;
        log.error({ err: cause, events: events.length }, 'connection_events_refused');
        count('refused', events.length);
      }
      buffer.remove(events);
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!deadline.isGiven && !(stopping.isGiven && buffer.size === 0)) {
      const delayMs = failures === 0 ? WRITE_INTERVAL_MS : fullJitterDelayMs(failures, RETRY_BOUNDS, random);
      if (!stopping.isGiven || failures > 0) await pause(delayMs, failures > 0 ? deadline : stopping);
      try {
        await writeWaiting();
        failures = 0;
      } catch (cause) {
        failures++;
        log.warn({ reason: describeError(cause), failures, events: buffer.size }, 'connection_events_wait');
      }
    }
  }

  const running = run();
  return {
    stop: async (timeoutMs) => {
      const timer = setTimeout(deadline.give, timeoutMs);
      const drained = subscription.drain().catch((cause: unknown) => log.debug({ err: cause }, 'drain_failed'));
      await Promise.race([drained, deadline.given]);
      stopping.give();
      await Promise.race([running, deadline.given]);
      clearTimeout(timer);
      if (buffer.size > 0) log.warn({ events: buffer.size }, 'connection_events_lost');
    },
  };
}

/** Something that happens once, to be waited for or asked about. */
interface Signal {
  readonly isGiven: boolean;
  readonly given: Promise<void>;
  give(): void;
}

function createSignal(): Signal {
  let isGiven = false;
  let resolve: () => void;
  const given = new Promise<void>((settle) => {
    resolve = settle;
  });
  return {
    get isGiven() {
      return isGiven;
    },
    given,
    give: () => {
      isGiven = true;
      resolve();
    },
  };
}

/** Resolves after `delayMs`, or when the signal is given. */
async function pause(delayMs: number, until: Signal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delayMs);
  });
  await Promise.race([passed, until.given]);
  clearTimeout(timer);
}
