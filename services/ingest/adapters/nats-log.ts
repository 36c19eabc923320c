import { limits, subjects } from '@fieldcast/protocol';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { LogMessage } from './publisher.ts';

/** Room for the subject and headers of a message, which count towards NATS's limit too. */
const ENVELOPE_BYTES_MAX = 1_024;

/** One attempt to put a message into the log; rejects when the log does not confirm it within `timeoutMs`. */
export function publishTo(nats: NatsConnection, timeoutMs: number): (message: LogMessage) => Promise<void> {
  const stream = jetstream(nats, { timeout: timeoutMs });
  return async ({ id, batch }) => {
    await stream.publish(subjects.positions(batch.tenantId), batch.payload, { msgID: id, timeout: timeoutMs });
  };
}

/** The largest batch that this server takes. */
export function payloadBytesMax(nats: NatsConnection): number {
  const serverMax = nats.info?.max_payload ?? limits.busMessageBytesMax;
  return Math.min(limits.busMessageBytesMax, serverMax - ENVELOPE_BYTES_MAX);
}

/** Tells when the connection goes and comes back, until it is closed for good. */
export async function followConnection(nats: NatsConnection, onChange: (isConnected: boolean) => void): Promise<void> {
  for await (const { type } of nats.status()) {
    if (type === 'disconnect') onChange(false);
    else if (type === 'reconnect') onChange(true);
  }
}
