import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumerMessages, DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from './log.ts';

const RETRY_DELAY_MS = 1_000;

/** A stream that keeps the last message of each subject, and so is a table of what holds now. */
export interface FollowedStream {
  readonly stream: string;
  /** All subjects of the stream, as a plain subscription names them. */
  readonly subjects: string;
  /** What it holds, for log lines. */
  readonly content: string;
}

/**
 * Hands on every message the stream holds, then every new one, and again all of them after each reconnect. What is read
 * again may be older than what came live meanwhile: `onMessage` has to tell by the content, and must not throw.
 * Resolves when the held ones are in; rejects when they cannot be read at this first time.
 */
export async function followStream(
  connection: NatsConnection,
  log: Logger,
  { stream, subjects, content }: FollowedStream,
  onMessage: (message: { subject: string; data: Uint8Array }) => void,
): Promise<{ stop(): void }> {
  let loading: ConsumerMessages | undefined;
  let isStopped = false;

  const load = async () => {
    const { state } = await (await jetstreamManager(connection)).streams.info(stream);
    if (state.messages === 0) return;
    // The stream keeps one message a subject, so "all" is the latest of each; no filter, which NATS 2.9 would refuse here.
    const consumer = await jetstream(connection).consumers.get(stream, { deliver_policy: DeliverPolicy.All });
    loading = await consumer.consume();
    for await (const message of loading) {
      onMessage(message);
      if (message.seq >= state.last_seq || message.info.pending === 0) return;
    }
  };
  const reload = async () => {
    loading?.stop();
    while (!isStopped) {
      try {
        return await load();
      } catch (cause) {
        log.warn({ err: cause, content }, 'stream_not_read');
        await sleep(RETRY_DELAY_MS);
      }
    }
  };
  const followReconnects = async () => {
    for await (const { type } of connection.status()) if (type === 'reconnect') void reload();
  };
  // Live ones come by a plain subscription, which the transport renews by itself; what an outage hid is read again.
  const subscription = connection.subscribe(subjects, {
    callback: (error, message) =>
      error ? log.error({ err: error, content }, 'stream_subscription_failed') : onMessage(message),
  });
  void followReconnects();
  await load();
  return {
    stop: () => {
      isStopped = true;
      loading?.stop();
      subscription.unsubscribe();
    },
  };
}
