// WebSocket frames of a client: RFC 6455, section 5. Masked, as the standard demands.

const BINARY = 0x82;
const CLOSE = 0x88;
const PONG = 0x8a;
const MASKED = 0x80;
const LENGTH_16_BITS = 126;
const MASK_BYTES = 4;
/** Of payloads whose length fits into the first length byte. */
const SHORT_PAYLOAD_BYTES_MAX = 125;
const PAYLOAD_BYTES_MAX = 0xffff;

/** Masks payloads of one length into one buffer that is used again and again. */
export interface FrameMasker {
  /** Masks the payload as it is now. The frame is valid until the next call. */
  mask(): Buffer;
  /** To be called when the frame of the last call is still being sent: the next one goes elsewhere. */
  abandonBuffer(): void;
}

/**
 * @param payload its memory starts at a multiple of four bytes, and the rest of its last four bytes may be read
 * @param random a source of numbers from 0 (inclusive) to 1 (exclusive)
 */
export function createFrameMasker(payload: Uint8Array, random: () => number): FrameMasker {
  if (payload.length > PAYLOAD_BYTES_MAX) throw new RangeError('payload too long');
  const source = new Int32Array(payload.buffer, payload.byteOffset, Math.ceil(payload.length / 4));
  const isShort = payload.length <= SHORT_PAYLOAD_BYTES_MAX;
  const headerBytes = (isShort ? 2 : 4) + MASK_BYTES;
  // The payload lies at byte 8 whatever the header: whole words can be masked.
  const start = 8 - headerBytes;
  let seed = Math.floor(random() * 0xffff_ffff) | 1;
  let target = new Int32Array(0);
  let frame = Buffer.alloc(0);

  function allocate(): void {
    const memory = new ArrayBuffer(8 + source.byteLength);
    target = new Int32Array(memory, 8);
    frame = Buffer.from(memory, start, headerBytes + payload.length);
    frame[0] = BINARY;
    if (isShort) frame[1] = MASKED | payload.length;
    else {
      frame[1] = MASKED | LENGTH_16_BITS;
      frame.writeUInt16BE(payload.length, 2);
    }
  }
  allocate();
  return {
    mask: () => {
      // Xorshift32 (Marsaglia): another mask for each frame, never zero.
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      frame.writeInt32LE(seed, headerBytes - MASK_BYTES);
      for (let word = 0; word < source.length; word++) target[word] = (source[word] ?? 0) ^ seed;
      return frame;
    },
    abandonBuffer: allocate,
  };
}

/** A single masked message, for everything that is not sent often. */
export function toClientFrame(payload: Uint8Array, random: () => number): Buffer {
  return maskedFrame(BINARY, payload, random);
}

export function toPong(payload: Uint8Array, random: () => number): Buffer {
  return maskedFrame(PONG, payload, random);
}

export function toClose(code: number, random: () => number): Buffer {
  return maskedFrame(CLOSE, Uint8Array.of(code >>> 8, code & 0xff), random);
}

function maskedFrame(opcode: number, payload: Uint8Array, random: () => number): Buffer {
  if (payload.length > PAYLOAD_BYTES_MAX) throw new RangeError('payload too long');
  const isShort = payload.length <= SHORT_PAYLOAD_BYTES_MAX;
  const headerBytes = (isShort ? 2 : 4) + MASK_BYTES;
  const frame = Buffer.alloc(headerBytes + payload.length);
  frame[0] = opcode;
  frame[1] = MASKED | (isShort ? payload.length : LENGTH_16_BITS);
  if (!isShort) frame.writeUInt16BE(payload.length, 2);
  const maskAt = headerBytes - MASK_BYTES;
  frame.writeUInt32BE(Math.floor(random() * 0x1_0000_0000), maskAt);
  for (let index = 0; index < payload.length; index++)
    frame[headerBytes + index] = (payload[index] ?? 0) ^ (frame[maskAt + (index & 3)] ?? 0);
  return frame;
}
