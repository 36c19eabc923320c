import type { Fix } from '@fieldcast/protocol';

/** Times of one report must lie within what its 32-bit offsets can say: 49.7 days. */
const REPORT_SPAN_MS_MAX = 0xffff_ffff;

/** A fix on its way through the queue. */
export interface Entry {
  readonly fix: Fix;
  /** Order of arrival; the oldest fix is the one with the smallest. */
  readonly sequence: number;
  /** Its id in the store, once a write of it was begun. */
  id: number | undefined;
  /** Waiting: written, or not to be waited for because the store fails. */
  place: 'unwritten' | 'waiting' | 'report';
  /** False once it was stored, refused, thinned or dropped: nobody waits for it any more. */
  isKept: boolean;
}

/**
 * Entries in order of arrival. One that is no longer kept stays in its place until that comes to the front or the
 * list is rebuilt, so that taking from either end costs the same however long the list is:
 *
 *   [ taken … | head → kept, gone, kept, kept … ]
 */
export class EntryList {
  #entries: Entry[] = [];
  #head = 0;
  #isWanted: (entry: Entry) => boolean;

  /** @param isWanted false for entries that are to be passed over */
  constructor(isWanted: (entry: Entry) => boolean) {
    this.#isWanted = isWanted;
  }

  get oldest(): Entry | undefined {
    while (this.#head < this.#entries.length) {
      const entry = this.#entries[this.#head];
      if (entry && this.#isWanted(entry)) return entry;
      this.#head++;
      this.#compact();
    }
    return undefined;
  }

  /** Adds an entry that is younger than all that are here. */
  push(entry: Entry): void {
    this.#entries.push(entry);
  }

  /** Adds entries of any age, in one pass over the list. */
  merge(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    this.#entries = [...this.toArray(), ...entries].sort((one, other) => one.sequence - other.sequence);
    this.#head = 0;
  }

  /** Those that are wanted, oldest first. */
  toArray(): Entry[] {
    return this.#entries.slice(this.#head).filter(this.#isWanted);
  }

  /** Takes up to `countMax` from one end, no further apart in time than one report can say; oldest first. */
  take(end: 'oldest' | 'newest', countMax: number): Entry[] {
    const taken: Entry[] = [];
    let earliestMs = Number.POSITIVE_INFINITY;
    let latestMs = Number.NEGATIVE_INFINITY;
    while (taken.length < countMax) {
      const entry = end === 'oldest' ? this.oldest : this.#newest();
      if (!entry) break;
      earliestMs = Math.min(earliestMs, entry.fix.timeMs);
      latestMs = Math.max(latestMs, entry.fix.timeMs);
      if (latestMs - earliestMs > REPORT_SPAN_MS_MAX) break;
      taken.push(entry);
      if (end === 'oldest') this.#head++;
      else this.#entries.pop();
    }
    this.#compact();
    return end === 'oldest' ? taken : taken.reverse();
  }

  #newest(): Entry | undefined {
    while (this.#entries.length > this.#head) {
      const entry = this.#entries[this.#entries.length - 1];
      if (entry && this.#isWanted(entry)) return entry;
      this.#entries.pop();
    }
    return undefined;
  }

  // Only when half of the list is behind the head: each entry is then moved once on average.
  #compact(): void {
    if (this.#head < 64 || this.#head * 2 < this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#head);
    this.#head = 0;
  }
}
