import { subjects } from '@fieldcast/protocol';
import type { Logger } from '@fieldcast/runtime';
import { type JsMsg, jetstream } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import type { PoisonReason } from '../core/entry.ts';

/** How long a message rests that could not be put aside; others go on meanwhile. */
const RETRY_DELAY_MS = 5_000;
const HEADER_BYTES_MAX = 2_048;
const DETAIL_LENGTH_MAX = 200;

/**
 * Puts a message that can never be written into the DEAD_LETTERS stream, with its reason, and takes it out of the log.
 * Resolves either way: when the stream does not take it, the log delivers the message again later.
 * @returns whether it was put aside.
 */
export async function putAside(
  connection: NatsConnection,
  message: JsMsg,
  reason: PoisonReason,
  detail: string | undefined,
  log: Logger,
): Promise<boolean> {
  const fields = { reason, subject: message.subject, sequence: message.seq, bytes: message.data.length };
  try {
    const letter = toLetter(message, reason, detail, connection.info?.max_payload);
    await jetstream(connection).publish(subjects.deadLetter, letter.data, {
      headers: letter.headers,
      // The same message put aside twice, because an answer was lost, is one letter.
      msgID: `${message.info.stream}-${message.seq}-${message.timestamp}`,
    });
    message.term();
    log.error({ ...fields, detail }, 'dead_letter');
    return true;
  } catch (cause) {
    message.nak(RETRY_DELAY_MS);
    log.error({ ...fields, err: cause }, 'dead_letter_failed');
    return false;
  }
}

function toLetter(message: JsMsg, reason: PoisonReason, detail: string | undefined, payloadBytesMax = 1024 * 1024) {
  const letterHeaders = headers();
  letterHeaders.set('Fieldcast-Reason', reason);
  letterHeaders.set('Fieldcast-Subject', message.subject);
  letterHeaders.set('Fieldcast-Sequence', String(message.seq));
  if (detail !== undefined)
    letterHeaders.set('Fieldcast-Detail', detail.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, DETAIL_LENGTH_MAX));
  // The headers come on top of a message that may have been as long as messages can be.
  const bytesMax = payloadBytesMax - HEADER_BYTES_MAX;
  if (message.data.length > bytesMax) letterHeaders.set('Fieldcast-Truncated-From', String(message.data.length));
  return { headers: letterHeaders, data: message.data.subarray(0, bytesMax) };
}
