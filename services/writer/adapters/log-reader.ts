import { setTimeout as sleep } from 'node:timers/promises';
import { fullJitterDelayMs } from '@fieldcast/core';
import { streams, WRITER_CONSUMER } from '@fieldcast/protocol';
import { ensureStreams, type Health, type Logger, type StreamLimits } from '@fieldcast/runtime';
import {
  AckPolicy,
  type Consumer,
  type ConsumerMessages,
  DeliverPolicy,
  type JetStreamManager,
  type JsMsg,
  jetstream,
} from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/transport-node';

/** Messages asked for at once. With those being written and the open batch, this bounds what the writer holds. */
const FETCH_MESSAGES_MAX = 256;
const FETCH_EXPIRES_MS = 5_000;
/** The server speaks at least this often; twice nothing, and the request is made anew. */
const FETCH_HEARTBEAT_MS = 1_000;
/** A message that is neither acknowledged nor kept alive for this long is delivered to another writer. */
const ACK_WAIT_MS = 15_000;
/** Messages in the hands of all writers together. Over it: the server delivers no more until some are acknowledged. */
const ACK_PENDING_MAX = 65_536;
const PENDING_INTERVAL_MS = 5_000;
const RETRY_BOUNDS = { baseMs: 100, capMs: 5_000 };

/** How often a held message is kept alive: two lost signals in a row do no harm. */
export const KEEP_ALIVE_INTERVAL_MS = ACK_WAIT_MS / 3;

interface LogReaderOptions {
  readonly connection: NatsConnection;
  readonly limits: StreamLimits;
  /** Its check `consumer` says whether the log can be read. */
  readonly health: Health;
  readonly log: Logger;
  readonly random: () => number;
  /** Awaited before the log is asked for more. */
  hasRoom(): Promise<void>;
  onMessage(message: JsMsg): void;
  /** How many messages of the log no writer has received yet. */
  onPending(messages: number): void;
}

export interface LogReader {
  /** Asks for no more messages. Resolves when the last one was handed over. */
  stop(): Promise<void>;
}

/**
 * Reads the POSITIONS log through the durable consumer that all writers share. Streams and consumer are created when
 * they are missing, at start and whenever the log stops answering: a broker that lost its disk must not need an operator.
 * @throws when they can not be created at start.
 */
export async function startLogReader(options: LogReaderOptions): Promise<LogReader> {
  const { connection, health, log, random } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  let messages: ConsumerMessages | undefined;
  let consumer: Consumer | undefined = await openConsumer(connection, options.limits);
  health.set('consumer', { ok: true });

  async function readOnce(): Promise<void> {
    consumer ??= await openConsumer(connection, options.limits);
    await options.hasRoom();
    signal.throwIfAborted();
    messages = await consumer.fetch({
      max_messages: FETCH_MESSAGES_MAX,
      expires: FETCH_EXPIRES_MS,
      idle_heartbeat: FETCH_HEARTBEAT_MS,
    });
    let last: JsMsg | undefined;
    for await (const message of messages) {
      options.onMessage(message);
      last = message;
    }
    if (last) options.onPending(last.info.pending);
    health.set('consumer', { ok: true });
  }

  async function readOn(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        if (failures > 0) await sleep(fullJitterDelayMs(failures, RETRY_BOUNDS, random), undefined, { signal });
        await readOnce();
        failures = 0;
      } catch (cause) {
        if (signal.aborted) return;
        failures++;
        consumer = undefined;
        log.warn({ err: cause, failures }, 'log_read_failed');
        health.set('consumer', { ok: false, detail: 'cannot read the log; retrying' });
      }
    }
  }

  void followReconnects(connection, () => messages?.stop());
  const poll = setInterval(() => void pollPending(consumer, options), PENDING_INTERVAL_MS);
  const reading = readOn();
  return {
    stop: async () => {
      stopped.abort();
      clearInterval(poll);
      messages?.stop();
      await reading;
    },
  };
}

/** A request that was open when the connection broke is not known to the server any more: it has to be made anew. */
async function followReconnects(connection: NatsConnection, onReconnect: () => void): Promise<void> {
  for await (const { type } of connection.status()) if (type === 'reconnect') onReconnect();
}

/** While the database is gone no message is fetched, and that is when one wants to know how far behind we are. */
async function pollPending(consumer: Consumer | undefined, { onPending, log }: LogReaderOptions): Promise<void> {
  try {
    const info = await consumer?.info();
    if (info) onPending(info.num_pending);
  } catch (cause) {
    log.debug({ err: cause }, 'consumer_info_failed');
  }
}

async function openConsumer(connection: NatsConnection, limits: StreamLimits): Promise<Consumer> {
  const manager = await ensureStreams(connection, limits);
  await ensureConsumer(manager);
  return jetstream(connection).consumers.get(streams.positions, WRITER_CONSUMER);
}

async function ensureConsumer(manager: JetStreamManager): Promise<void> {
  const limits = { ack_wait: nanos(ACK_WAIT_MS), max_deliver: -1, max_ack_pending: ACK_PENDING_MAX };
  const existing = (await manager.consumers.list(streams.positions).next()).some(
    ({ name }) => name === WRITER_CONSUMER,
  );
  if (existing) await manager.consumers.update(streams.positions, WRITER_CONSUMER, limits);
  else
    await manager.consumers.add(streams.positions, {
      durable_name: WRITER_CONSUMER,
      deliver_policy: DeliverPolicy.All,
      ack_policy: AckPolicy.Explicit,
      ...limits,
    });
}
