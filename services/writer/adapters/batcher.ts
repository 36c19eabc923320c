import { PositionBatch } from '@fieldcast/storage';
import { type Entry, type LogMessage, type PoisonReason, readMessage } from '../core/entry.ts';

/** Messages that are written together, and their fixes. */
export interface Batch<M extends LogMessage> {
  readonly entries: Entry<M>[];
  readonly fixes: PositionBatch;
}

export interface Batcher<M extends LogMessage> {
  /** Decodes a message into the open batch, or keeps it back while that is full. */
  add(message: M): void;
  /** Resolves when there is room for more, because nothing is kept back; or when it is closed. */
  hasRoom(): Promise<void>;
  /**
   * The next batch, when it is full, or when its first message has lingered and `isFree` has settled: while the writer
   * is busy a batch may grow. Undefined after `close`, when all is taken.
   */
  take(isFree?: Promise<unknown>): Promise<Batch<M> | undefined>;
  /** Gives back the fixes of a batch that nobody needs any more: their memory serves a later one. */
  recycle(fixes: PositionBatch): void;
  /** No more messages come: what is there is due at once. */
  close(): void;
}

/** One is being filled, one prepared, one written and one committed: more can never be waiting to be filled. */
const SPARE_BATCHES_MAX = 3;

interface BatcherOptions<M> {
  /** A batch with this many fixes takes no further message. */
  readonly rowsMax: number;
  readonly lingerMs: number;
  onPoison(message: M, reason: PoisonReason): void;
}

/**
 * Collects messages into batches. While one batch is being written the next one fills here, so batches are as small as
 * `lingerMs` makes them while there is little to do, and grow to `rowsMax` as the load grows:
 *
 *   add → [kept back, raw] → open batch, decoded → take
 *
 * What is kept back is bounded by the reader, which waits for `hasRoom` before it asks the log for more.
 */
export function createBatcher<M extends LogMessage>({ rowsMax, lingerMs, onPoison }: BatcherOptions<M>): Batcher<M> {
  const spares: PositionBatch[] = [];
  let open: Batch<M> = newBatch();
  let keptBack: M[] = [];
  let isDue = false;
  let isClosed = false;
  let lingerTimer: NodeJS.Timeout | undefined;
  let wakeTaker: (() => void) | undefined;
  let wakeReader: (() => void) | undefined;

  const isFull = () => open.fixes.rows >= rowsMax;

  function newBatch(): Batch<M> {
    return { entries: [], fixes: spares.pop() ?? new PositionBatch(rowsMax) };
  }

  function append(message: M): void {
    const read = readMessage(message, open.fixes);
    if (typeof read === 'string') {
      onPoison(message, read);
      return;
    }
    if (open.entries.push(read) === 1) {
      lingerTimer = setTimeout(() => {
        isDue = true;
        wakeTaker?.();
      }, lingerMs);
    }
    if (isFull()) wakeTaker?.();
  }

  function startNext(): Batch<M> {
    const taken = open;
    clearTimeout(lingerTimer);
    isDue = false;
    open = newBatch();
    const waiting = keptBack;
    keptBack = [];
    for (const message of waiting) {
      if (isFull()) keptBack.push(message);
      else append(message);
    }
    if (keptBack.length === 0) wakeReader?.();
    return taken;
  }

  return {
    add: (message) => {
      if (isFull()) keptBack.push(message);
      else append(message);
    },
    hasRoom: async () => {
      while (keptBack.length > 0 && !isClosed) await new Promise<void>((resolve) => (wakeReader = resolve));
    },
    take: async (isFree) => {
      let canWrite = isFree === undefined;
      const onFree = () => {
        canWrite = true;
        wakeTaker?.();
      };
      // A write that failed for good is its owner's affair: here it only means that nobody is busy.
      isFree?.then(onFree, onFree);
      const isReady = () => isClosed || (open.entries.length > 0 && ((isDue && canWrite) || isFull()));
      while (!isReady()) await new Promise<void>((resolve) => (wakeTaker = resolve));
      return open.entries.length > 0 ? startNext() : undefined;
    },
    recycle: (fixes) => {
      fixes.clear();
      if (spares.length < SPARE_BATCHES_MAX) spares.push(fixes);
    },
    close: () => {
      isClosed = true;
      wakeTaker?.();
      wakeReader?.();
    },
  };
}

/** A batch of the given messages, which have been read before. */
export function rebuildBatch<M extends LogMessage>(entries: readonly Entry<M>[]): Batch<M> {
  const fixes = new PositionBatch(entries.length);
  for (const { message } of entries) readMessage(message, fixes);
  return { entries: [...entries], fixes };
}
