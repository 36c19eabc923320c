import { limits, subjects } from '@fieldcast/protocol';
import { createInbox, headers, type Msg, type NatsConnection } from '@nats-io/transport-node';
import type { LogMessage } from './publisher.ts';

/** Room for the subject and headers of a message, which count towards NATS's limit too. */
const ENVELOPE_BYTES_MAX = 1_024;
/** By it the log drops what it already has. */
const MESSAGE_ID_HEADER = 'Nats-Msg-Id';
/** Status of the answer when nobody listens to the subject, so no stream either. */
const NO_RESPONDERS = 503;

const decoder = new TextDecoder();

/** What a stream answers to a message: where it put it, or why it did not. */
interface PublishAnswer {
  readonly stream?: string;
  readonly error?: { readonly description?: string };
}

interface Attempt {
  readonly dueAtMs: number;
  resolve(): void;
  reject(cause: Error): void;
}

/**
 * One attempt to put a message into the log; rejects when the log does not confirm it within `timeoutMs`. Does what the
 * client's own JetStream publish does, but all attempts share one inbox and one timer: with many tenants there are
 * thousands of messages a second, and a request each is what they cost most.
 */
export function publishTo(
  nats: Pick<NatsConnection, 'publish' | 'subscribe'>,
  timeoutMs: number,
): (message: LogMessage) => Promise<void> {
  const inbox = createInbox();
  /** By number, in the order of their due times; bounded by the publisher's messages in flight. */
  const attempts = new Map<string, Attempt>();
  let lastNumber = 0;
  let timer: NodeJS.Timeout | undefined;

  nats.subscribe(`${inbox}.*`, {
    callback(error, message) {
      // Then there are no answers, and each attempt fails at its due time.
      if (error) return;
      const number = message.subject.slice(inbox.length + 1);
      const attempt = attempts.get(number);
      attempts.delete(number);
      const trouble = troubleIn(message);
      if (trouble) attempt?.reject(new Error(trouble));
      else attempt?.resolve();
    },
  });

  function expire(): void {
    timer = undefined;
    const nowMs = performance.now();
    for (const [number, attempt] of attempts) {
      if (attempt.dueAtMs > nowMs) {
        watch(attempt.dueAtMs - nowMs);
        return;
      }
      attempts.delete(number);
      attempt.reject(new Error(`no answer within ${timeoutMs} ms`));
    }
  }

  function watch(delayMs: number): void {
    timer = setTimeout(expire, Math.ceil(delayMs));
    // Nobody waits for an answer in a process that has nothing else to do.
    timer.unref();
  }

  return ({ id, batch }) =>
    new Promise((resolve, reject) => {
      const number = String(++lastNumber);
      const messageHeaders = headers();
      messageHeaders.set(MESSAGE_ID_HEADER, id);
      nats.publish(subjects.positions(batch.tenantId), batch.payload, {
        reply: `${inbox}.${number}`,
        headers: messageHeaders,
      });
      attempts.set(number, { dueAtMs: performance.now() + timeoutMs, resolve, reject });
      if (!timer) watch(timeoutMs);
    });
}

function troubleIn({ data, headers: answerHeaders }: Msg): string | undefined {
  if (data.length === 0) return answerHeaders?.code === NO_RESPONDERS ? 'no stream takes messages' : 'an empty answer';
  try {
    const { stream, error } = JSON.parse(decoder.decode(data)) as PublishAnswer;
    if (error) return error.description ?? 'refused without a reason';
    return stream ? undefined : 'an answer that names no stream';
  } catch (cause) {
    return `an unreadable answer (${String(cause)})`;
  }
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
