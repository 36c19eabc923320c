import { fullJitterDelayMs } from '@fieldcast/core';
import type { Batch } from '../core/batcher.ts';

/** Waits between two attempts while the log does not take messages. */
const RETRY_BACKOFF = { baseMs: 100, capMs: 5_000 };

/** A batch on its way to the log. */
export interface LogMessage {
  /** The same for every attempt, so that the log itself drops what it already has. */
  readonly id: string;
  readonly batch: Batch;
}

export interface PublisherPorts {
  /** One attempt: resolves when the log has the message. */
  publish(message: LogMessage): Promise<void>;
  onLogged(batch: Batch): void;
  /** There is room for another message in flight. */
  onCapacity(): void;
  onRetry(): void;
  /** Called when the log stops taking messages, with the cause, and when it takes them again. */
  onAvailability(availability: { isAvailable: true } | { isAvailable: false; cause: unknown }): void;
  random(): number;
}

/**
 * Sends batches to the log until it has them, however long that takes. At most `inFlightMax` are unconfirmed at a time.
 * While the log is out of order only one message at a time is tried, with backoff: a long outage must not pile up
 * attempts. Its queue is bounded by its caller, who stops accepting reports at `pendingBytesMax`.
 *
 *     available ── failure ──> waiting ── backoff over, or reconnected ──> probing ── success ──> available
 *                                 └──────────────── failure ───────────────────┘
 */
export interface Publisher {
  readonly inFlight: number;
  readonly hasCapacity: boolean;
  readonly isConnected: boolean;
  enqueue(batch: Batch): void;
  /** Follows the connection: nothing is tried while it is down, and everything unconfirmed is sent again after. */
  setConnected(isConnected: boolean): void;
  /** Gives up everything that is left. */
  stop(): void;
}

type State =
  | { readonly kind: 'available' }
  | { readonly kind: 'waiting'; readonly failures: number; readonly timer: NodeJS.Timeout | undefined }
  | { readonly kind: 'probing'; readonly failures: number }
  | { readonly kind: 'stopped' };

interface Entry extends LogMessage {
  /** Counts attempts, so that the failure of an abandoned one is not taken for the present one's. */
  attempt: number;
  isLogged: boolean;
}

export function createPublisher(ingestNode: string, inFlightMax: number, ports: PublisherPorts): Publisher {
  const queue: Entry[] = [];
  const inFlight = new Set<Entry>();
  let state: State = { kind: 'available' };
  let isConnected = true;
  let sequence = 0;

  function hasCapacity(): boolean {
    return state.kind === 'available' && inFlight.size + queue.length < inFlightMax;
  }

  function pump(): void {
    const inFlightNowMax = state.kind === 'available' ? inFlightMax : state.kind === 'probing' ? 1 : 0;
    while (inFlight.size < inFlightNowMax) {
      const entry = queue.shift();
      if (!entry) return;
      if (!entry.isLogged) attempt(entry);
    }
  }

  function attempt(entry: Entry): void {
    const thisAttempt = ++entry.attempt;
    inFlight.add(entry);
    ports.publish(entry).then(
      () => logged(entry),
      (cause: unknown) => failed(entry, thisAttempt, cause),
    );
  }

  function logged(entry: Entry): void {
    if (entry.isLogged) return;
    entry.isLogged = true;
    inFlight.delete(entry);
    if (state.kind === 'probing' || state.kind === 'waiting') becomeAvailable();
    ports.onLogged(entry.batch);
    pump();
    if (hasCapacity()) ports.onCapacity();
  }

  function failed(entry: Entry, failedAttempt: number, cause: unknown): void {
    if (entry.isLogged || failedAttempt !== entry.attempt || !inFlight.delete(entry)) return;
    // To the end of the queue: should one message be impossible, the others still get their turn.
    queue.push(entry);
    ports.onRetry();
    if (state.kind === 'available') wait(0, cause);
    else if (state.kind === 'probing') wait(state.failures + 1, cause);
  }

  function wait(failures: number, cause: unknown): void {
    const timer = isConnected
      ? setTimeout(
          probe,
          fullJitterDelayMs(failures, RETRY_BACKOFF, () => ports.random()),
        )
      : undefined;
    if (state.kind === 'available') ports.onAvailability({ isAvailable: false, cause });
    state = { kind: 'waiting', failures, timer };
  }

  function probe(): void {
    if (state.kind !== 'waiting') return;
    clearTimeout(state.timer);
    state = { kind: 'probing', failures: state.failures };
    pump();
    if (inFlight.size > 0) return;
    becomeAvailable();
    ports.onCapacity();
  }

  function becomeAvailable(): void {
    if (state.kind === 'waiting') clearTimeout(state.timer);
    state = { kind: 'available' };
    ports.onAvailability({ isAvailable: true });
  }

  function setConnected(isConnectedNow: boolean): void {
    if (isConnected === isConnectedNow || state.kind === 'stopped') return;
    isConnected = isConnectedNow;
    if (isConnected) probe();
    else {
      // Their confirmations are lost with the connection. Not counted as failures: they did not fail by themselves.
      for (const entry of inFlight) queue.push(entry);
      inFlight.clear();
      if (state.kind === 'waiting') clearTimeout(state.timer);
      wait(0, new Error('the connection to NATS is down'));
    }
  }

  return {
    get inFlight() {
      return inFlight.size;
    },
    get hasCapacity() {
      return hasCapacity();
    },
    get isConnected() {
      return isConnected;
    },
    enqueue(batch) {
      const id = `${ingestNode}-${++sequence}`;
      queue.push({ id, batch, attempt: 0, isLogged: false });
      pump();
    },
    setConnected,
    stop() {
      if (state.kind === 'waiting') clearTimeout(state.timer);
      state = { kind: 'stopped' };
    },
  };
}
