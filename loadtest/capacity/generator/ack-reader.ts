// Reads an Ack without making an object of it: two arrive for nearly every report. Whatever does not look like the plain
// form of one is left to the ordinary decoder.

const TAG = { frameAck: 0x12, level: 0x08, reportIds: 0x12 } as const;

export class AckReader {
  /** Of the last frame that `read` has taken. */
  level = 0;
  reportIds = new Uint32Array(512);
  reports = 0;
  #at = 0;

  /** Takes a ServerFrame from `start` to `end` of `bytes`; false when it is something else than a plain Ack. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.reports = 0;
    if (bytes[start] !== TAG.frameAck) return false;
    this.#at = start + 1;
    if (this.#varint(bytes) !== end - this.#at) return false;
    if (bytes[this.#at++] !== TAG.level) return false;
    this.level = this.#varint(bytes);
    while (this.#at < end) {
      if (bytes[this.#at++] !== TAG.reportIds) return false;
      const idsEnd = this.#varint(bytes) + this.#at;
      if (idsEnd > end) return false;
      while (this.#at < idsEnd) this.#add(this.#varint(bytes));
    }
    return this.#at === end;
  }

  #add(reportId: number): void {
    if (this.reports === this.reportIds.length) {
      const larger = new Uint32Array(this.reportIds.length * 2);
      larger.set(this.reportIds);
      this.reportIds = larger;
    }
    this.reportIds[this.reports++] = reportId;
  }

  #varint(bytes: Uint8Array): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[this.#at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  }
}
