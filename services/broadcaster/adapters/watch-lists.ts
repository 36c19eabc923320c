import { limits, subjects, v1 } from '@fieldcast/protocol';
import type { NatsConnection } from '@nats-io/transport-node';
import { WATCH_VALID_MS } from '../core/watch-feed.ts';

/** Publishes a tenant's watch lists. A list too large for one message goes without the names. */
export function publishWatchLists(
  connection: NatsConnection,
  tenantId: string,
  broadcaster: string,
): (technicians: readonly v1.WatchedTechnician.$Properties[]) => void {
  const encode = (technicians: v1.WatchedTechnician.$Properties[]) =>
    v1.WatchList.encode({ broadcaster, technicians, validMs: WATCH_VALID_MS }).finish();
  return (technicians) => {
    if (connection.isClosed()) return;
    const whole = encode([...technicians]);
    const isTooLarge = whole.length > limits.busMessageBytesMax;
    const message = isTooLarge ? encode(technicians.map(({ technicianId = '' }) => ({ technicianId }))) : whole;
    connection.publish(subjects.watch(tenantId), message);
  };
}
