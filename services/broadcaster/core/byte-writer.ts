const CAPACITY_MIN = 64 * 1024;
const UINT32_SPAN = 0x1_0000_0000;

/**
 * Protobuf primitives, written into one growing buffer that is used again for each frame. The generated encoder builds
 * a linked list of closures per message; for hundreds of thousands of positions a second that is the whole budget.
 * Source of the encodings: https://protobuf.dev/programming-guides/encoding/
 */
export class ByteWriter {
  #bytes = new Uint8Array(CAPACITY_MIN);
  #view = new DataView(this.#bytes.buffer);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Makes room for `size` more bytes; the other methods take it for granted. */
  reserve(size: number): void {
    const wanted = this.length + size;
    if (wanted <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(wanted, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.length));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }

  byte(value: number): void {
    this.#bytes[this.length++] = value;
  }

  /** An unsigned integer below 2^53. */
  varint(value: number): void {
    let rest = value;
    while (rest >= UINT32_SPAN) {
      this.#bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest > 0x7f) {
      this.#bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.length++] = rest;
  }

  sfixed32(value: number): void {
    this.#view.setInt32(this.length, value, true);
    this.length += 4;
  }

  raw(bytes: Uint8Array): void {
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Appends bytes `from` to `to` of another writer. */
  copy(other: ByteWriter, from: number, to: number): void {
    this.raw(other.#bytes.subarray(from, to));
  }

  /** Sets a byte that was written before, for a length known only afterwards. */
  patch(at: number, value: number): void {
    this.#bytes[at] = value;
  }

  /** A copy of everything written. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }
}

/** Bytes that `varint` takes for a value below 2^53. Compares, because a loop of divisions cost as much as all the writing. */
export function varintSize(value: number): number {
  if (value < 2 ** 7) return 1;
  if (value < 2 ** 14) return 2;
  if (value < 2 ** 21) return 3;
  if (value < 2 ** 28) return 4;
  if (value < 2 ** 35) return 5;
  if (value < 2 ** 42) return 6;
  return value < 2 ** 49 ? 7 : 8;
}
