// Reads the frames of a server out of the bytes of a socket, without copying those that arrive whole.

const FIN = 0x80;
const OPCODE_BITS = 0x0f;
const RESERVED_AND_MASK_BITS = 0x70;
const LENGTH_16_BITS = 126;
const LENGTH_64_BITS = 127;
const HEADER_BYTES_MAX = 10;
/** What a handler needs to see of a long message before it may let the rest go by. */
const GLANCE_BYTES = 32;
/** A message from one of our servers is never longer. Over it: the connection is given up. */
const MESSAGE_BYTES_MAX = 64 * 1024 * 1024;

export const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface FrameHandlers {
  /** A whole message, from `start` to `end` of `bytes`. The memory is used again when this returns. */
  received(opcode: number, bytes: Uint8Array, start: number, end: number): void;
  /** Asked when only the first part of a message is there: true lets the rest go by unread. */
  mayPass?(bytes: Uint8Array, start: number, messageBytes: number): boolean;
}

export class FrameReader {
  readonly #handlers: FrameHandlers;
  /** Bytes still to come of a message that goes by unread. */
  #passingBytes = 0;
  /** A message that arrives in several parts. */
  #partial: Uint8Array | undefined;
  #partialBytes = 0;
  #partialOpcode = 0;
  /** The first bytes of a frame whose header, or whose first glance, is not whole yet. */
  #head: Uint8Array | undefined;

  constructor(handlers: FrameHandlers) {
    this.#handlers = handlers;
  }

  /** Takes what the socket has read. @throws RangeError for frames our servers do not send. */
  push(bytes: Uint8Array, start: number, end: number): void {
    let at = this.#continue(bytes, start, end);
    let input = bytes;
    let inputEnd = end;
    if (this.#head) {
      input = Buffer.concat([this.#head, bytes.subarray(at, end)]);
      this.#head = undefined;
      at = 0;
      inputEnd = input.length;
    }
    while (at < inputEnd) {
      const next = this.#frame(input, at, inputEnd);
      if (next === undefined) {
        this.#head = input.slice(at, inputEnd);
        return;
      }
      at = next;
    }
  }

  /** Serves what was begun earlier. Returns where the next frame starts. */
  #continue(bytes: Uint8Array, start: number, end: number): number {
    if (this.#passingBytes > 0) {
      const passed = Math.min(this.#passingBytes, end - start);
      this.#passingBytes -= passed;
      return start + passed;
    }
    if (!this.#partial) return start;
    const taken = Math.min(this.#partial.length - this.#partialBytes, end - start);
    this.#partial.set(bytes.subarray(start, start + taken), this.#partialBytes);
    this.#partialBytes += taken;
    if (this.#partialBytes === this.#partial.length) {
      const message = this.#partial;
      this.#partial = undefined;
      this.#handlers.received(this.#partialOpcode, message, 0, message.length);
    }
    return start + taken;
  }

  /** Returns where the frame ends, or `end` when the rest is to come; undefined when too little is there to say. */
  #frame(bytes: Uint8Array, at: number, end: number): number | undefined {
    if (end - at < 2) return undefined;
    const first = bytes[at] ?? 0;
    const length = bytes[at + 1] ?? 0;
    if ((first & FIN) === 0 || (first & RESERVED_AND_MASK_BITS) !== 0 || length > LENGTH_64_BITS)
      throw new RangeError('a frame that our servers do not send');
    let start = at + 2;
    let size = length;
    if (length >= LENGTH_16_BITS) {
      if (end - at < HEADER_BYTES_MAX) return undefined;
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      const isLong = length === LENGTH_64_BITS;
      size = isLong ? Number(view.getBigUint64(start)) : view.getUint16(start);
      start += isLong ? 8 : 2;
    }
    const opcode = first & OPCODE_BITS;
    if (start + size <= end) {
      this.#handlers.received(opcode, bytes, start, start + size);
      return start + size;
    }
    if (size > MESSAGE_BYTES_MAX) throw new RangeError(`a message of ${size} bytes`);
    if (end - start < GLANCE_BYTES) return undefined;
    if (this.#handlers.mayPass?.(bytes, start, size)) {
      this.#passingBytes = start + size - end;
      return end;
    }
    this.#partial = new Uint8Array(size);
    this.#partial.set(bytes.subarray(start, end));
    this.#partialBytes = end - start;
    this.#partialOpcode = opcode;
    return end;
  }
}
