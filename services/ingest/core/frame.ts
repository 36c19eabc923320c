import { limits, v1 } from '@fieldcast/protocol';
import { readUint32, valueEnd } from '@fieldcast/protocol/bus';

/**
 * What a binary message is. `large_report`: over the size of a report, only its id was read. `too_large`: over every
 * size. `malformed`: not a frame of this protocol version.
 */
export type Received =
  | { readonly kind: 'frame'; readonly frame: v1.ClientFrame }
  | { readonly kind: 'large_report'; readonly reportId: number }
  | { readonly kind: 'too_large' }
  | { readonly kind: 'malformed' };

/** Decodes a message. Keeps no reference to `bytes`, which uWebSockets takes back when its handler returns. */
export function readFrame(bytes: Uint8Array): Received {
  if (bytes.length > limits.messageBytesMax) return { kind: 'too_large' };
  if (bytes.length > limits.reportBytesMax) {
    const reportId = peekReportId(bytes);
    return reportId === undefined ? { kind: 'too_large' } : { kind: 'large_report', reportId };
  }
  try {
    const frame = v1.ClientFrame.decode(bytes);
    return isKnown(frame) ? { kind: 'frame', frame } : { kind: 'malformed' };
  } catch {
    // The decoder's message speaks of bytes and offsets: nothing a client could act on beyond "malformed".
    return { kind: 'malformed' };
  }
}

function isKnown({ hello, report, refresh, status, ping }: v1.ClientFrame): boolean {
  if (report) return report.reportId !== 0;
  return Boolean(hello ?? refresh ?? status ?? ping);
}

const REPORT_TAG = 0x12;
const REPORT_ID_TAG = 0x08;

/**
 * Where the Report begins in a message that is a report and nothing else, as all our encoders write it; it goes on to the
 * end of the message. 0 for any other message, which `readFrame` can read.
 */
export function reportStart(bytes: Uint8Array): number {
  if (bytes[0] !== REPORT_TAG) return 0;
  const length = readUint32(bytes, 1);
  const start = valueEnd();
  return start + length === bytes.length ? start : 0;
}

/**
 * The id of a report that is too large to be worth decoding, if the message starts as our encoders write one: the
 * `report` field of the frame, in it first the id. Undefined for anything else.
 */
function peekReportId(bytes: Uint8Array): number | undefined {
  if (bytes[0] !== REPORT_TAG) return undefined;
  const length = readVarint(bytes, 1);
  if (!length || length.value !== bytes.length - length.end || bytes[length.end] !== REPORT_ID_TAG) return undefined;
  const id = readVarint(bytes, length.end + 1);
  return id && id.value >= 1 ? id.value : undefined;
}

/** A varint of up to 32 bits at `from`; undefined when it is longer or cut off. */
function readVarint(bytes: Uint8Array, from: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = bytes[from + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return value <= 0xffff_ffff ? { value, end: from + index + 1 } : undefined;
  }
  return undefined;
}
