import { ID_BYTES_MAX } from '@fieldcast/protocol';

const SLOTS_MIN = 512;
const ARENA_BYTES_MIN = 16 * 1024;
/** Over it the slots double: probing stays short. */
const FILL_MAX = 0.5;

/**
 * Finds refs by the UTF-8 bytes of an id where they lie in a message, so that a known technician costs no string. Open
 * addressing with linear probing; nothing is ever taken out.
 *
 *     slot      0       1       2
 *     #refs     0 free  7       3
 *     #hashes           h(ana)  h(ben)
 *     #starts           3       0        #arena: b e n a n a
 *     #lengths          3       3
 */
export class IdIndex {
  readonly #idsMax: number;
  #count = 0;
  #refs = new Uint32Array(SLOTS_MIN);
  #hashes = new Uint32Array(SLOTS_MIN);
  #starts = new Uint32Array(SLOTS_MIN);
  #lengths = new Uint8Array(SLOTS_MIN);
  #arena = new Uint8Array(ARENA_BYTES_MIN);
  #arenaLength = 0;

  constructor(idsMax: number) {
    this.#idsMax = idsMax;
  }

  /** The ref of the id in `bytes` from `start` to `end`; 0 when it is not here. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const mask = this.#refs.length - 1;
    for (let slot = hash & mask; this.#refs[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#hashes[slot] === hash && this.#isAt(slot, bytes, start, end)) return this.#refs[slot] ?? 0;
    return 0;
  }

  /** Adds an id that `find` does not know. An id that is too long, or one too many, is not kept: it stays unknown. */
  add(bytes: Uint8Array, start: number, end: number, ref: number): void {
    const length = end - start;
    if (length > ID_BYTES_MAX || this.#count >= this.#idsMax) return;
    if (++this.#count > this.#refs.length * FILL_MAX) this.#grow();
    const slot = this.#freeSlot(hashOf(bytes, start, end));
    this.#refs[slot] = ref;
    this.#hashes[slot] = hashOf(bytes, start, end);
    this.#starts[slot] = this.#arenaLength;
    this.#lengths[slot] = length;
    this.#keep(bytes.subarray(start, end));
  }

  #isAt(slot: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#lengths[slot] !== end - start) return false;
    let at = this.#starts[slot] ?? 0;
    for (let index = start; index < end; index++) if (bytes[index] !== this.#arena[at++]) return false;
    return true;
  }

  #freeSlot(hash: number): number {
    const mask = this.#refs.length - 1;
    let slot = hash & mask;
    while (this.#refs[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  }

  #keep(id: Uint8Array): void {
    if (this.#arenaLength + id.length > this.#arena.length) {
      const larger = new Uint8Array(this.#arena.length * 2);
      larger.set(this.#arena);
      this.#arena = larger;
    }
    this.#arena.set(id, this.#arenaLength);
    this.#arenaLength += id.length;
  }

  #grow(): void {
    const [refs, hashes, starts, lengths] = [this.#refs, this.#hashes, this.#starts, this.#lengths];
    const slots = refs.length * 2;
    this.#refs = new Uint32Array(slots);
    this.#hashes = new Uint32Array(slots);
    this.#starts = new Uint32Array(slots);
    this.#lengths = new Uint8Array(slots);
    for (let old = 0; old < refs.length; old++) {
      if (refs[old] === 0) continue;
      const slot = this.#freeSlot(hashes[old] ?? 0);
      this.#refs[slot] = refs[old] ?? 0;
      this.#hashes[slot] = hashes[old] ?? 0;
      this.#starts[slot] = starts[old] ?? 0;
      this.#lengths[slot] = lengths[old] ?? 0;
    }
  }
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c_9dc5;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x0100_0193);
  return hash >>> 0;
}
