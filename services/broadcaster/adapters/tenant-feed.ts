import { subjects, v1 } from '@fieldcast/protocol';
import { PositionBatchReader } from '@fieldcast/protocol/bus';
import type { Logger } from '@fieldcast/runtime';
import type { Msg, NatsConnection } from '@nats-io/transport-node';

/** Longest wait for the server to confirm subscriptions. Over it: we go on; a reconnect reloads anyway. */
const CONFIRM_TIMEOUT_MS = 2_000;

export interface TenantFeedHandlers {
  /** A batch that has been opened; it is read in place and is of use until this returns. */
  onPositions(batch: PositionBatchReader): void;
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
  const subscribe = (subject: string, handle: (message: Msg) => void) =>
    connection.subscribe(subject, {
      callback: (error: Error | null, message: Msg) => {
        if (error) log.warn({ err: error, subject }, 'subscription_failed');
        else handle(message);
      },
    });
  const follow = <T>(subject: string, decode: (data: Uint8Array) => T, handle: (message: T) => void) =>
    subscribe(subject, (message) => {
      const decoded = decodeOrRefuse(message, decode);
      if (decoded) handle(decoded);
    });

  function decodeOrRefuse<T>(message: Msg, decode: (data: Uint8Array) => T): T | undefined {
    try {
      return decode(message.data);
    } catch (cause) {
      refuse(message, cause);
      return undefined;
    }
  }

  function refuse({ subject }: Msg, cause: unknown): void {
    log.warn({ err: cause, subject }, 'bus_message_refused');
    onRefused();
  }

  const batch = new PositionBatchReader();
  function readPositions(message: Msg): void {
    batch.open(message.data);
    onPositions(batch);
    // What was read before the fault was whole reports, and a marker only ever goes forward: they may stay.
    if (batch.isMalformed) refuse(message, new Error('the bytes are not a PositionBatch'));
  }

  const subscriptions = [
    subscribe(subjects.positions(tenantId), readPositions),
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
