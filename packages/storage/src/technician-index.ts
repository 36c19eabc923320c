const NONE = -1;
const CELLS_MIN = 256;
const ID_BYTES_EXPECTED = 16;
/** So that nobody can make up ids that all fall into one cell. */
const HASH_SEED = Math.floor(Math.random() * 2 ** 32);

/**
 * Finds the slot of a technician by the bytes of the id, without making a string of it. Slots are counted from 0 in the
 * order of `insert`; open addressing, at most half of the cells are taken:
 *
 *   cells     slot + 1, or 0 for free    [0, 2, 0, 0, 1, 3, …]
 *   hashes    of slot                    [h0, h1, h2, …]
 *   idEnd     of slot, in `ids`          [4, 7, 11, …]
 *   ids       the bytes of all ids       annabobcarl…
 */
export class TechnicianIndex {
  #count = 0;
  #cells = new Uint32Array(CELLS_MIN);
  #hashes = new Uint32Array(CELLS_MIN / 2);
  #tenants = new Uint32Array(CELLS_MIN / 2);
  #idEnd = new Uint32Array(CELLS_MIN / 2);
  #ids = new Uint8Array((CELLS_MIN / 2) * ID_BYTES_EXPECTED);

  /** The slot of the id in `bytes` from `start` to `end`, of the tenant with this number; -1 when it has none. */
  find(tenant: number, bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(tenant, bytes, start, end);
    const mask = this.#cells.length - 1;
    for (let cell = hash & mask; ; cell = (cell + 1) & mask) {
      const slot = (this.#cells[cell] ?? 0) - 1;
      if (slot === NONE) return NONE;
      if (this.#hashes[slot] === hash && this.#tenants[slot] === tenant && this.#isId(slot, bytes, start, end))
        return slot;
    }
  }

  /** Gives the next slot to an id that has none. */
  insert(tenant: number, bytes: Uint8Array, start: number, end: number): number {
    if (this.#count === this.#hashes.length) this.#grow();
    const slot = this.#count++;
    const idStart = this.#startOf(slot);
    while (idStart + end - start > this.#ids.length) this.#ids = grown(this.#ids, Uint8Array);
    for (let at = start; at < end; at++) this.#ids[idStart + at - start] = bytes[at] ?? 0;
    this.#idEnd[slot] = idStart + end - start;
    this.#hashes[slot] = hashOf(tenant, bytes, start, end);
    this.#tenants[slot] = tenant;
    this.#occupy(slot);
    return slot;
  }

  /** Forgets all slots from `count` on. */
  truncate(count: number): void {
    // Last in, first out: whoever had to go past a cell because of this one is gone already.
    const mask = this.#cells.length - 1;
    while (this.#count > count) {
      const slot = --this.#count;
      let cell = (this.#hashes[slot] ?? 0) & mask;
      while (this.#cells[cell] !== slot + 1) cell = (cell + 1) & mask;
      this.#cells[cell] = 0;
    }
  }

  #startOf(slot: number): number {
    return slot === 0 ? 0 : (this.#idEnd[slot - 1] ?? 0);
  }

  #isId(slot: number, bytes: Uint8Array, start: number, end: number): boolean {
    const idStart = this.#startOf(slot);
    if ((this.#idEnd[slot] ?? 0) - idStart !== end - start) return false;
    for (let at = start; at < end; at++) if (this.#ids[idStart + at - start] !== bytes[at]) return false;
    return true;
  }

  #occupy(slot: number): void {
    const mask = this.#cells.length - 1;
    let cell = (this.#hashes[slot] ?? 0) & mask;
    while (this.#cells[cell] !== 0) cell = (cell + 1) & mask;
    this.#cells[cell] = slot + 1;
  }

  #grow(): void {
    this.#hashes = grown(this.#hashes, Uint32Array);
    this.#tenants = grown(this.#tenants, Uint32Array);
    this.#idEnd = grown(this.#idEnd, Uint32Array);
    this.#cells = new Uint32Array(this.#cells.length * 2);
    for (let slot = 0; slot < this.#count; slot++) this.#occupy(slot);
  }
}

/** FNV-1a (Fowler, Noll, Vo; public domain), its high bits folded into those that choose the cell. */
function hashOf(tenant: number, bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_SEED ^ Math.imul(tenant + 1, 0x9e3779b1);
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function grown<Column extends Uint8Array | Uint32Array>(old: Column, type: new (length: number) => Column): Column {
  const larger = new type(old.length * 2);
  larger.set(old);
  return larger;
}
