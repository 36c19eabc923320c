// Reads what a board needs for measuring out of Delta and Snapshot frames: which versions, how many positions, how old.

const FRAME = { snapshot: 0x12, delta: 0x1a } as const;
const DELTA = { version: 0x08, technicians: 0x1a } as const;
const UPDATE_POSITION = 0x1a;
const POSITION_RECORDED_AT = 0x08;
const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Where the reading stands; one for all boards of a thread. */
export class DeltaReader {
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;

  /** True for a Delta, also when only the first 32 bytes of it are there. */
  isDelta(bytes: Uint8Array, start: number): boolean {
    return bytes[start] === FRAME.delta;
  }

  isSnapshot(bytes: Uint8Array, start: number): boolean {
    return bytes[start] === FRAME.snapshot;
  }

  /** The version of a Delta of which at least the first 32 bytes are there; -1 when it does not come first. */
  versionOf(bytes: Uint8Array, start: number): number {
    this.#bytes = bytes;
    this.#at = start + 1;
    this.#varint();
    return this.#bytes[this.#at++] === DELTA.version ? this.#varint() : -1;
  }

  /**
   * Calls `seen` with the time of each position in a Delta, ms since the Unix epoch, and returns how many there were.
   * @throws RangeError when the frame is cut short
   */
  eachPosition(bytes: Uint8Array, start: number, end: number, seen: (recordedAtMs: number) => void): number {
    this.#bytes = bytes;
    this.#at = start + 1;
    this.#varint();
    let positions = 0;
    while (this.#at < end) {
      const tag = bytes[this.#at++] ?? 0;
      if (tag !== DELTA.technicians) this.#skip(tag);
      else positions += this.#update(this.#varint() + this.#at, seen);
    }
    if (this.#at !== end) throw new RangeError('the delta ends before its last field');
    return positions;
  }

  #update(end: number, seen: (recordedAtMs: number) => void): number {
    let positions = 0;
    while (this.#at < end) {
      const tag = this.#bytes[this.#at++] ?? 0;
      if (tag !== UPDATE_POSITION) {
        this.#skip(tag);
        continue;
      }
      const positionEnd = this.#varint() + this.#at;
      if (this.#bytes[this.#at++] === POSITION_RECORDED_AT) seen(this.#varint());
      this.#at = positionEnd;
      positions += 1;
    }
    return positions;
  }

  #skip(tag: number): void {
    const wire = tag & 7;
    if (wire === WIRE.varint) this.#varint();
    else if (wire === WIRE.bytes) this.#at = this.#varint() + this.#at;
    else if (wire === WIRE.fixed32) this.#at += 4;
    else if (wire === WIRE.fixed64) this.#at += 8;
    else throw new RangeError(`wire type ${wire} in a delta`);
  }

  /** Times do not fit into 32 bits, hence no shifts beyond the first four bytes. */
  #varint(): number {
    let value = 0;
    let factor = 1;
    for (let byte = 0x80; byte >= 0x80 && factor < 2 ** 63; factor *= 128) {
      byte = this.#bytes[this.#at++] ?? 0;
      value += (byte & 0x7f) * factor;
    }
    return value;
  }
}
