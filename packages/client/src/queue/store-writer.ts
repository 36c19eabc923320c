import { type BackoffBounds, fullJitterDelayMs } from '@fieldcast/core';
import type { Timers } from '../environment.ts';
import type { Entry } from './entry.ts';
import type { FixStore, StoreContents } from './store.ts';

/** Fixes in one write; the rest waits for the next. */
const APPEND_FIXES_MAX = 500;
/** Ids in one removal. */
const REMOVE_IDS_MAX = 1_000;
/** Removals that wait for a failing store. Over it the oldest are forgotten: those fixes are sent again after a restart. */
const WAITING_REMOVALS_MAX = 50_000;
/** A call unanswered this long counts as failed, although the next one still waits for its end. */
const CALL_MS_MAX = 10_000;
const RETRY_BOUNDS: BackoffBounds = { baseMs: 1_000, capMs: 60_000 };

export interface WriterParts {
  readonly timers: Timers;
  /** A source of numbers from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
}

export interface WriterEvents {
  onOpened(contents: StoreContents): void;
  onWritten(entries: readonly Entry[]): void;
  /** The store fails from now on; told once until it works again. */
  onFailing(cause: unknown): void;
}

/**
 * The only caller of the store: one call at a time, each taking all that waits. After a failure it goes on with backoff,
 * removals first, because they are what makes room in a full store.
 */
export class StoreWriter {
  readonly #store: FixStore;
  readonly #parts: WriterParts;
  readonly #events: WriterEvents;
  #phase: 'closed' | 'opening' | 'open' = 'closed';
  #isFailing = false;
  #isRunning = false;
  #attempt = 0;
  #retryTimer: unknown;
  #lastId = 0;
  #toAppend: Entry[] = [];
  #toRemove = new Set<number>();
  #deviceId: string | undefined;
  #waiters: (() => void)[] = [];

  constructor(store: FixStore, parts: WriterParts, events: WriterEvents) {
    this.#store = store;
    this.#parts = parts;
    this.#events = events;
  }

  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** Resolves after the first attempt, whatever came of it. */
  open(): Promise<void> {
    if (this.#phase === 'closed') this.#phase = 'opening';
    // A call may still hang from before the last close.
    if (this.#isRunning) return this.#watched(this.settled());
    this.#run();
    return this.settled();
  }

  append(entry: Entry): void {
    // Entries that went in the meantime are only passed over, so a failing store must not let them pile up.
    if (this.#toAppend.length >= 1_000 && this.#isFailing) this.#toAppend = this.#toAppend.filter(isKept);
    this.#toAppend.push(entry);
    this.#run();
  }

  /** To be called for every entry that is no longer kept. One that was never begun to be written needs no removal. */
  remove(entry: Entry): void {
    if (entry.id === undefined) return;
    this.#toRemove.add(entry.id);
    if (this.#toRemove.size > WAITING_REMOVALS_MAX) {
      const [oldest = entry.id] = this.#toRemove;
      this.#toRemove.delete(oldest);
    }
    this.#run();
  }

  setDeviceId(deviceId: string): void {
    this.#deviceId = deviceId;
    this.#run();
  }

  /** Everything asked for so far is done, or the store fails, or is closed. */
  settled(): Promise<void> {
    if (this.#isFailing || this.#phase === 'closed' || (!this.#isRunning && !this.#hasWork())) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  /** Waits for the writes so far. @throws what the store threw */
  async close(): Promise<void> {
    await this.settled();
    if (this.#phase === 'closed') return;
    this.#phase = 'closed';
    this.#parts.timers.clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#isFailing = false;
    this.#attempt = 0;
    await this.#endStore();
  }

  /** A store that does not answer must not keep the app from ending. */
  #endStore(): Promise<void> {
    const { timers } = this.#parts;
    return new Promise((resolve, reject) => {
      const timer = timers.setTimeout(() => reject(unanswered()), CALL_MS_MAX);
      const close = async () => this.#store.close();
      void close()
        .then(resolve, reject)
        .finally(() => timers.clearTimeout(timer));
    });
  }

  #hasWork(): boolean {
    return (
      this.#phase === 'opening' ||
      this.#deviceId !== undefined ||
      this.#toRemove.size > 0 ||
      this.#toAppend.some(isKept)
    );
  }

  #run(): void {
    if (this.#isRunning || this.#phase === 'closed' || this.#retryTimer !== undefined) return;
    this.#isRunning = true;
    void this.#drain();
  }

  async #drain(): Promise<void> {
    try {
      while (this.#phase !== 'closed' && this.#hasWork()) await this.#step();
      if (this.#phase !== 'closed') this.#isFailing = false;
      this.#attempt = 0;
    } catch (cause) {
      this.#fail(cause);
      this.#retryLater();
    } finally {
      this.#isRunning = false;
      this.#wakeWaiters();
    }
  }

  async #step(): Promise<void> {
    if (this.#phase === 'opening') return this.#openStore();
    // Removals go last while all is well, because somebody waits for the writes; but they free a full store.
    if (this.#isFailing && this.#toRemove.size > 0) return this.#removeSome();
    const batch = this.#nextBatch();
    if (batch.length > 0) return this.#appendBatch(batch);
    const deviceId = this.#deviceId;
    if (deviceId === undefined) return this.#removeSome();
    await this.#call(() => this.#store.setDeviceId(deviceId));
    if (this.#deviceId === deviceId) this.#deviceId = undefined;
  }

  async #openStore(): Promise<void> {
    const contents = await this.#call(() => this.#store.open());
    if (this.#phase === 'closed') return;
    this.#phase = 'open';
    for (const { id } of contents.fixes) this.#lastId = Math.max(this.#lastId, id);
    // A device id made up while the store could not be read does not replace the one the store turns out to have.
    if (contents.deviceId !== undefined && this.#isFailing) this.#deviceId = undefined;
    this.#events.onOpened({ ...contents, fixes: contents.fixes.filter(({ id }) => !this.#toRemove.has(id)) });
  }

  async #appendBatch(batch: readonly Entry[]): Promise<void> {
    // Ids stay with their entries: a write that failed may have reached the store, and is then only written over.
    const fixes = batch.map((entry) => {
      entry.id ??= ++this.#lastId;
      return { id: entry.id, fix: entry.fix };
    });
    await this.#call(() => this.#store.append(fixes));
    const written = new Set(batch);
    this.#toAppend = this.#toAppend.filter((entry) => !written.has(entry));
    this.#events.onWritten(batch);
  }

  async #removeSome(): Promise<void> {
    const ids = [...this.#toRemove].slice(0, REMOVE_IDS_MAX);
    if (ids.length === 0) return;
    await this.#call(() => this.#store.remove(ids));
    for (const id of ids) this.#toRemove.delete(id);
  }

  #nextBatch(): readonly Entry[] {
    const batch: Entry[] = [];
    for (const entry of this.#toAppend) {
      if (entry.isKept) batch.push(entry);
      if (batch.length >= APPEND_FIXES_MAX) break;
    }
    if (batch.length === 0) this.#toAppend = [];
    return batch;
  }

  /** A call that also may throw at once. */
  #call<Result>(call: () => Promise<Result>): Promise<Result> {
    const called = async () => call();
    return this.#watched(called());
  }

  /** When it takes too long, the store counts as failing, and only the next call waits for the end of this one. */
  async #watched<Result>(call: Promise<Result>): Promise<Result> {
    const { timers } = this.#parts;
    const timer = timers.setTimeout(() => {
      this.#fail(unanswered());
      this.#wakeWaiters();
    }, CALL_MS_MAX);
    try {
      return await call;
    } finally {
      timers.clearTimeout(timer);
    }
  }

  #fail(cause: unknown): void {
    if (this.#isFailing || this.#phase === 'closed') return;
    this.#isFailing = true;
    this.#events.onFailing(cause);
  }

  #retryLater(): void {
    if (this.#phase === 'closed') return;
    const delayMs = fullJitterDelayMs(this.#attempt++, RETRY_BOUNDS, this.#parts.random);
    this.#retryTimer = this.#parts.timers.setTimeout(() => {
      this.#retryTimer = undefined;
      this.#run();
    }, delayMs);
  }

  #wakeWaiters(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const wake of waiters) wake();
  }
}

function unanswered(): Error {
  return new Error(`the store has not answered for ${CALL_MS_MAX} ms`);
}

function isKept(entry: Entry): boolean {
  return entry.isKept;
}
