import { subjects, tenantOfSubject, v1 } from '@fieldcast/protocol';
import type { Logger } from '@fieldcast/runtime';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import type { PresenceFeed } from '../core/presence-feed.ts';
import type { Registry } from '../core/registry.ts';

/** How long presence changes are collected into one message. */
const PRESENCE_INTERVAL_MS = 100;

export interface BusHandlers {
  onStored(notice: v1.StoredNotice): void;
  onPresenceAsked(tenantId: string): void;
  onWatchList(tenantId: string, list: v1.WatchList): void;
  onConnectedElsewhere(tenantId: string, devices: readonly v1.PresenceEntry[]): void;
}

/**
 * Listens to what writers, broadcasters and other ingest nodes say to this one. The subscriptions end with the
 * connection; their messages are handled at once, so nothing queues up here.
 */
export function listenToBus(nats: NatsConnection, ingestNode: string, log: Logger, handlers: BusHandlers): void {
  const listen = (subject: string, handle: (message: Msg) => void) =>
    nats.subscribe(subject, {
      callback: (error, message) => {
        if (error) return log.warn({ err: error, subject }, 'bus_subscription_failed');
        try {
          handle(message);
        } catch (cause) {
          log.error({ err: cause, subject: message.subject }, 'bus_message_unusable');
        }
      },
    });

  listen(subjects.stored(ingestNode), ({ data }) => handlers.onStored(v1.StoredNotice.decode(data)));
  listen(subjects.presenceQueryAll, ({ subject }) => {
    const tenantId = tenantOfSubject(subject);
    if (tenantId !== undefined) handlers.onPresenceAsked(tenantId);
  });
  listen(subjects.watchAll, ({ subject, data }) => {
    const tenantId = tenantOfSubject(subject);
    if (tenantId !== undefined) handlers.onWatchList(tenantId, v1.WatchList.decode(data));
  });
  listen(subjects.deviceConnectedAll, ({ subject, data }) => {
    const tenantId = tenantOfSubject(subject);
    const batch = v1.PresenceBatch.decode(data);
    if (tenantId !== undefined && batch.ingestNode !== ingestNode)
      handlers.onConnectedElsewhere(tenantId, batch.entries);
  });
}

/** Publishes what the feed collects. What falls into an outage is dropped: boards ask for whole lists anyway. */
export function publishPresence(
  nats: NatsConnection,
  feed: PresenceFeed,
  registry: Registry,
  isConnected: () => boolean,
): { flush(): void; stop(): void } {
  function flush(): void {
    for (const { tenantId, topic, batch } of feed.take(registry)) {
      if (!isConnected()) continue;
      const subject = topic === 'presence' ? subjects.presence(tenantId) : subjects.deviceConnected(tenantId);
      nats.publish(subject, v1.PresenceBatch.encode(batch).finish());
    }
  }
  const timer = setInterval(flush, PRESENCE_INTERVAL_MS);
  return { flush, stop: () => clearInterval(timer) };
}
