import { thinStraightest } from '@fieldcast/core';
import type { Fix } from '@fieldcast/protocol';
import { ClientError } from '../errors.ts';
import { type Entry, EntryList } from './entry.ts';
import type { FixQueue, FixQueueBounds, FixQueueCounts, FixQueueEvents, FixQueueParts } from './queue-types.ts';
import { Reports } from './reports.ts';
import type { FixStore, StoreContents } from './store.ts';
import { StoreWriter } from './store-writer.ts';

/** Thinning goes on to this share of the bound, so that it is not done again for every fix. */
const THINNED_SHARE = 0.8;
/** After a thinning that freed nothing, this share of the bound arrives before the next is tried. */
const THINNING_PAUSE_SHARE = 0.05;

export type * from './queue-types.ts';

/**
 * A queue that writes each fix to `store` before it lets it be sent, and removes it there only when the server has it.
 *
 *   push ──> unwritten ──> waiting (by age) ── take ──> reports ── stored, refused ──> gone
 *                             ^                            │
 *                             └─ putBack, connectionLost ──┘
 *
 * Bounded by `fixesMax` over all places. Over it, the straightest stretches of what waits are thinned; when that frees
 * nothing, the oldest fix is dropped.
 */
export function createFixQueue(
  store: FixStore,
  bounds: FixQueueBounds,
  parts: FixQueueParts,
  events: FixQueueEvents,
): FixQueue {
  return new StoredFixQueue(store, bounds, parts, events);
}

class StoredFixQueue implements FixQueue {
  readonly #bounds: FixQueueBounds;
  readonly #events: FixQueueEvents;
  readonly #writer: StoreWriter;
  readonly #reports = new Reports();
  readonly #all = new EntryList(({ isKept }) => isKept);
  readonly #waiting = new EntryList(({ isKept }) => isKept);
  readonly #unwritten = new Set<Entry>();
  #depth = 0;
  #sendable = 0;
  #dropped = 0;
  #thinned = 0;
  #firstSequence = 0;
  #lastSequence = 0;
  #thinningPause = 0;
  #deviceId: string | undefined;

  constructor(
    store: FixStore,
    bounds: FixQueueBounds,
    { timers, random = Math.random }: FixQueueParts,
    events: FixQueueEvents,
  ) {
    this.#bounds = bounds;
    this.#events = events;
    this.#writer = new StoreWriter(
      store,
      { timers, random },
      {
        onOpened: (contents) => this.#opened(contents),
        onWritten: (entries) => this.#release(entries),
        onFailing: (cause) => this.#storeFails(cause),
      },
    );
  }

  get depth(): number {
    return this.#depth;
  }
  get sendableCount(): number {
    return this.#sendable;
  }
  get unloggedReports(): number {
    return this.#reports.unloggedCount;
  }
  get oldestTimeMs(): number | undefined {
    return this.#all.oldest?.fix.timeMs;
  }
  get droppedCount(): number {
    return this.#dropped;
  }
  get thinnedCount(): number {
    return this.#thinned;
  }
  get isStoreFailing(): boolean {
    return this.#writer.isFailing;
  }

  counts(): FixQueueCounts {
    const { inFlight, logged } = this.#reports.counts();
    return { queued: this.#depth - inFlight - logged, inFlight, logged };
  }

  async open(): Promise<{ deviceId: string | undefined }> {
    await this.#writer.open();
    return { deviceId: this.#deviceId };
  }

  push(fix: Fix): void {
    const entry: Entry = { fix, sequence: ++this.#lastSequence, id: undefined, place: 'unwritten', isKept: true };
    this.#depth++;
    this.#all.push(entry);
    this.#unwritten.add(entry);
    this.#writer.append(entry);
    this.#keepToCount();
    if (this.#writer.isFailing) this.#release([entry]);
  }

  take(end: 'oldest' | 'newest', fixesMax: number, nowMs: number) {
    const entries = this.#waiting.take(end, fixesMax);
    if (entries.length === 0) return undefined;
    for (const entry of entries) entry.place = 'report';
    this.#sendable -= entries.length;
    return { reportId: this.#reports.add(entries, nowMs), fixes: entries.map(fixOf) };
  }

  markLogged(reportId: number, nowMs: number): readonly Fix[] {
    return this.#reports.markLogged(reportId, nowMs).map(fixOf);
  }

  markStored(reportId: number): readonly Fix[] {
    const entries = this.#reports.remove(reportId);
    for (const entry of entries) this.#discard(entry);
    return entries.map(fixOf);
  }

  refuse(reportId: number, indexes: readonly number[]): readonly Fix[] {
    const entries = this.#reports.entriesOf(reportId);
    const named = indexes.length === 0 ? entries : [...new Set(indexes)].map((index) => entries[index]);
    const refused = named.filter((entry): entry is Entry => entry?.isKept === true);
    for (const entry of refused) this.#discard(entry);
    return refused.map(fixOf);
  }

  putBack(reportId: number): void {
    this.#returnToWaiting(this.#reports.remove(reportId));
  }

  connectionLost(): void {
    this.#returnToWaiting(this.#reports.loseConnection());
  }

  putBackUnanswered(limitMs: number): number {
    const { reportCount, entries } = this.#reports.removeUnanswered(limitMs);
    this.#returnToWaiting(entries);
    return reportCount;
  }

  expire(nowMs: number): void {
    const limitMs = nowMs - this.#bounds.ageMaxMs;
    const isOld = ({ fix, isKept }: Entry) => isKept && fix.timeMs < limitMs;
    const expired = [...this.#waiting.toArray().filter(isOld), ...[...this.#unwritten].filter(isOld)];
    if (expired.length > 0) this.#drop(expired, 'age');
  }

  setDeviceId(deviceId: string): void {
    this.#deviceId = deviceId;
    this.#writer.setDeviceId(deviceId);
  }

  saved(): Promise<void> {
    return this.#writer.settled();
  }

  async close(): Promise<void> {
    try {
      await this.#writer.close();
    } catch (cause) {
      this.#events.onFault(new ClientError('STORE_FAILED', 'the store of fixes did not close properly', { cause }));
    }
  }

  /** What the store held is older than anything that was pushed meanwhile. */
  #opened({ fixes, deviceId, corruptRecords }: StoreContents): void {
    this.#deviceId ??= deviceId;
    const known = new Set(this.#all.toArray().map(({ id }) => id));
    const loaded = fixes.filter(({ id }) => !known.has(id));
    this.#firstSequence -= loaded.length;
    const entries = loaded.map(
      ({ id, fix }, place): Entry => ({
        fix,
        id,
        sequence: this.#firstSequence + place,
        place: 'report',
        isKept: true,
      }),
    );
    this.#depth += entries.length;
    this.#all.merge(entries);
    this.#returnToWaiting(entries);
    if (corruptRecords > 0) {
      const message = `${corruptRecords} records of the store could not be read and were cut off`;
      this.#events.onFault(new ClientError('STORE_CORRUPT', message));
    }
    this.#keepToCount();
    if (entries.length > 0) this.#events.onSendable();
  }

  /** The entries may be sent. */
  #release(entries: readonly Entry[]): void {
    const released = entries.filter((entry) => this.#unwritten.delete(entry) && entry.isKept);
    if (released.length === 0) return;
    for (const entry of released) {
      entry.place = 'waiting';
      this.#waiting.push(entry);
    }
    this.#sendable += released.length;
    this.#events.onSendable();
  }

  #storeFails(cause: unknown): void {
    const message = 'the store of fixes fails: the queue goes on in memory';
    this.#events.onFault(new ClientError('STORE_FAILED', message, { cause }));
    this.#release([...this.#unwritten]);
  }

  #returnToWaiting(entries: readonly Entry[]): void {
    for (const entry of entries) entry.place = 'waiting';
    this.#waiting.merge(entries);
    this.#sendable += entries.length;
  }

  #keepToCount(): void {
    if (this.#depth <= this.#bounds.fixesMax) return;
    if (this.#thinningPause > 0) this.#thinningPause--;
    else this.#thin();
    const excess: Entry[] = [];
    while (this.#depth > this.#bounds.fixesMax) {
      // Those in a report may well be stored by now: they go only when nothing else is left.
      const oldest = this.#waiting.oldest ?? this.#unwritten.values().next().value ?? this.#all.oldest;
      if (!oldest) break;
      this.#discard(oldest);
      excess.push(oldest);
    }
    if (excess.length > 0) this.#tellDropped(excess, 'count');
  }

  #thin(): void {
    const { fixesMax } = this.#bounds;
    const waiting = this.#waiting.toArray();
    const indexes = thinStraightest(waiting.map(fixOf), this.#depth - Math.floor(fixesMax * THINNED_SHARE));
    if (indexes.length === 0) this.#thinningPause = Math.floor(fixesMax * THINNING_PAUSE_SHARE);
    for (const index of indexes) {
      const entry = waiting[index];
      if (entry) this.#discard(entry);
    }
    this.#thinned += indexes.length;
    if (indexes.length > 0) this.#events.onThinned(indexes.length);
  }

  /** Nobody waits for the entry any more, wherever it is. */
  #discard(entry: Entry): void {
    entry.isKept = false;
    this.#depth--;
    if (entry.place === 'waiting') this.#sendable--;
    this.#unwritten.delete(entry);
    this.#writer.remove(entry);
  }

  #drop(entries: readonly Entry[], bound: 'count' | 'age'): void {
    for (const entry of entries) this.#discard(entry);
    this.#tellDropped(entries, bound);
  }

  #tellDropped(entries: readonly Entry[], bound: 'count' | 'age'): void {
    this.#dropped += entries.length;
    this.#events.onDropped(entries.map(fixOf), bound);
  }
}

function fixOf({ fix }: Entry): Fix {
  return fix;
}
