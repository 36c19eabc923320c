import { subjects, v1 } from '@fieldcast/protocol';
import type { Logger } from '@fieldcast/runtime';
import type { Msg, NatsConnection } from '@nats-io/transport-node';

/** Longest wait for the server to confirm subscriptions. Over it: we go on; a reconnect reloads anyway. */
const CONFIRM_TIMEOUT_MS = 2_000;

export interface TenantFeedHandlers {
  onPositions(batch: v1.PositionBatch): void;
  onPresence(batch: v1.PresenceBatch): void;
  onTechnician(change: v1.TechnicianChanged): void;
  /** A message that is not what its subject says. */
  onRefused(): void;
}

/** What the bus says about one tenant. */
export interface TenantFeed {
  /** Resolves when the server has the subscriptions: nothing published later is missed while the connection holds. */
  confirmed(): Promise<void>;
  /** Asks every ingest node who is connected. */
  queryPresence(): void;
  stop(): void;
}

export function followTenant(
  connection: NatsConnection,
  log: Logger,
  tenantId: string,
  { onPositions, onPresence, onTechnician, onRefused }: TenantFeedHandlers,
): TenantFeed {
  const follow = <T>(subject: string, decode: (data: Uint8Array) => T, handle: (message: T) => void) =>
    connection.subscribe(subject, {
      callback: (error: Error | null, message: Msg) => {
        const decoded = error ? undefined : decodeOrRefuse(message, decode);
        if (decoded) handle(decoded);
        else if (error) log.warn({ err: error, subject }, 'subscription_failed');
      },
    });

  function decodeOrRefuse<T>(message: Msg, decode: (data: Uint8Array) => T): T | undefined {
    try {
      return decode(message.data);
    } catch (cause) {
      log.warn({ err: cause, subject: message.subject }, 'bus_message_refused');
      onRefused();
      return undefined;
    }
  }

  const subscriptions = [
    follow(subjects.positions(tenantId), (data) => v1.PositionBatch.decode(data), onPositions),
    follow(subjects.presence(tenantId), (data) => v1.PresenceBatch.decode(data), onPresence),
    follow(subjects.technicianChanged(tenantId), (data) => v1.TechnicianChanged.decode(data), onTechnician),
  ];
  return {
    async confirmed() {
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, CONFIRM_TIMEOUT_MS);
      });
      const flushed = connection.flush().catch((cause: unknown) => {
        log.warn({ err: cause }, 'subscriptions_not_confirmed');
      });
      await Promise.race([flushed, timeout]);
      clearTimeout(timer);
    },
    queryPresence() {
      if (!connection.isClosed())
        connection.publish(subjects.presenceQuery(tenantId), v1.PresenceQuery.encode({}).finish());
    },
    stop() {
      for (const subscription of subscriptions) subscription.unsubscribe();
    },
  };
}
