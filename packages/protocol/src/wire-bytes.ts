// Reading and writing protobuf's wire format in place, for the paths where a message object for each fix would cost more
// than all the rest: https://protobuf.dev/programming-guides/encoding/

/** What `skipField` returns for bytes that are no field. */
export const MALFORMED = -1;

const VARINT_BYTES_MAX = 10;

let end = 0;

/** Where the value ended that `readUint32` or `readUint64` read last. Past the end of the message: it was cut off. */
export function valueEnd(): number {
  return end;
}

/** The low 32 bits of the varint at `at`, unsigned. */
export function readUint32(bytes: Uint8Array, at: number): number {
  let byte = bytes[at] ?? 0;
  if (byte < 0x80) {
    end = at + 1;
    return byte;
  }
  let value = byte & 0x7f;
  byte = bytes[at + 1] ?? 0;
  if (byte < 0x80) {
    end = at + 2;
    return value | (byte << 7);
  }
  value |= (byte & 0x7f) << 7;
  byte = bytes[at + 2] ?? 0;
  if (byte < 0x80) {
    end = at + 3;
    return value | (byte << 14);
  }
  value |= (byte & 0x7f) << 14;
  byte = bytes[at + 3] ?? 0;
  value |= (byte & 0x7f) << 21;
  if (byte < 0x80) {
    end = at + 4;
    return value;
  }
  byte = bytes[at + 4] ?? 0;
  value |= byte << 28;
  end = byte < 0x80 ? at + 5 : endOfVarint(bytes, at + 5);
  return value >>> 0;
}

/** The varint at `at` as a number; exact up to 2^53. */
export function readUint64(bytes: Uint8Array, at: number): number {
  let value = 0;
  let scale = 1;
  for (let index = at; index < at + VARINT_BYTES_MAX; index++) {
    const byte = bytes[index] ?? 0;
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte < 0x80) {
      end = index + 1;
      return value;
    }
  }
  end = Number.POSITIVE_INFINITY;
  return value;
}

function endOfVarint(bytes: Uint8Array, from: number): number {
  for (let index = from; index < from + VARINT_BYTES_MAX / 2; index++) if ((bytes[index] ?? 0) < 0x80) return index + 1;
  return Number.POSITIVE_INFINITY;
}

export function readSfixed32(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

/** sint32: zigzag, so that small negative numbers are short. */
export function readSint32(bytes: Uint8Array, at: number): number {
  const encoded = readUint32(bytes, at);
  return (encoded >>> 1) ^ -(encoded & 1);
}

/** Where the field at `at` (its tag) ends, whatever it is; `MALFORMED` when it is none or goes beyond `limit`. */
export function skipField(bytes: Uint8Array, at: number, limit: number): number {
  const tag = readUint32(bytes, at);
  if (tag >>> 3 === 0) return MALFORMED;
  const wireType = tag & 7;
  let fieldEnd = end;
  if (wireType === 0) {
    readUint64(bytes, fieldEnd);
    fieldEnd = end;
  } else if (wireType === 1) fieldEnd += 8;
  else if (wireType === 2) fieldEnd = readUint32(bytes, fieldEnd) + end;
  else if (wireType === 5) fieldEnd += 4;
  // Groups, and what was never defined.
  else return MALFORMED;
  return fieldEnd <= limit ? fieldEnd : MALFORMED;
}

export function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 0x80; rest /= 128) size++;
  return size;
}

/** Writes a varint of up to 2^53; returns where it ends. */
export function writeVarint(into: Uint8Array, at: number, value: number): number {
  let rest = value;
  let next = at;
  while (rest >= 0x80) {
    into[next++] = (rest % 128) | 0x80;
    rest = Math.floor(rest / 128);
  }
  into[next++] = rest;
  return next;
}
