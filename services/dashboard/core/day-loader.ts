import { type ReadonlySignal, signal } from '@preact/signals';

/** What is asked for: a period of one technician, usually a day. */
export interface DayRequest {
  readonly technicianId: string;
  /** ms since the epoch, included. */
  readonly fromMs: number;
  /** ms since the epoch, not included. */
  readonly toMs: number;
}

/** Why something could not be had, as far as a dispatcher can do something about it. */
export type LoadProblem = 'unreachable' | 'signed-out' | 'failed';

export type DayState<T> =
  | { readonly kind: 'loading' }
  /** `problem`: a newer one could not be had; this one is of `loadedAtMs`. */
  | {
      readonly kind: 'ready';
      readonly value: T;
      readonly loadedAtMs: number;
      readonly problem: LoadProblem | undefined;
    }
  /** There is nothing of this period. */
  | { readonly kind: 'empty' }
  /** Nobody of this id is known. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly problem: LoadProblem };

export interface DayLoader<T> {
  readonly state: ReadonlySignal<DayState<T>>;
  /** Shows this period instead of the one before, whose answer is no longer waited for. */
  show(request: DayRequest): void;
  /** Asks again when what is shown has become old; to be called as often as one likes. */
  refresh(): void;
  /** Asks again now, unless an answer is on its way. */
  retry(): void;
  /** Gives up what is on its way. */
  stop(): void;
}

export interface DayLoaderOptions<T> {
  /** Undefined: nobody of this id is known. */
  load(request: DayRequest, signal: AbortSignal): Promise<T | undefined>;
  isEmpty(value: T): boolean;
  /** @throws what is a fault of the page rather than of its surroundings. */
  problemOf(error: unknown): LoadProblem;
  /** ms since the epoch. */
  nowMs(): number;
}

/** Days that are kept for going back and forth. Over it the one that was shown longest ago is forgotten. */
export const DAYS_KEPT_MAX = 7;
/** A day that is not over is asked for again after this, ms; so is one that could not be had. */
export const GROWING_MS_MAX = 60_000;
/** A day that is over changes only by late uploads, ms. */
export const SETTLED_MS_MAX = 10 * 60_000;

interface Entry<T> {
  readonly value: T | undefined;
  readonly loadedAtMs: number;
}

interface Shown {
  readonly request: DayRequest;
  readonly key: string;
  askedAtMs: number;
  /** Of the question on its way. */
  asking: AbortController | undefined;
}

/** Loads one period at a time for a view: the newest one asked for wins, and the last few days are at hand. */
export function createDayLoader<T>({ load, isEmpty, problemOf, nowMs }: DayLoaderOptions<T>): DayLoader<T> {
  const state = signal<DayState<T>>({ kind: 'loading' });
  // In the order in which they were last shown, the newest last.
  const kept = new Map<string, Entry<T>>();
  let shown: Shown | undefined;

  const toState = ({ value, loadedAtMs }: Entry<T>, problem?: LoadProblem): DayState<T> => {
    if (value === undefined) return { kind: 'unknown' };
    return isEmpty(value) ? { kind: 'empty' } : { kind: 'ready', value, loadedAtMs, problem };
  };
  const keep = (key: string, entry: Entry<T>) => {
    kept.delete(key);
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > DAYS_KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  };
  const ask = async (asked: Shown) => {
    const asking = new AbortController();
    asked.asking = asking;
    asked.askedAtMs = nowMs();
    try {
      const value = await load(asked.request, asking.signal);
      if (asking.signal.aborted) return;
      const entry = { value, loadedAtMs: nowMs() };
      keep(asked.key, entry);
      state.value = toState(entry);
    } catch (error) {
      if (asking.signal.aborted) return;
      const problem = problemOf(error);
      const entry = kept.get(asked.key);
      state.value = entry ? toState(entry, problem) : { kind: 'failed', problem };
    } finally {
      asked.asking = undefined;
    }
  };
  const refresh = () => {
    if (!shown || shown.asking) return;
    const loadedAtMs = kept.get(shown.key)?.loadedAtMs;
    const isSettled = loadedAtMs !== undefined && loadedAtMs >= shown.request.toMs;
    const oldMs = isSettled ? SETTLED_MS_MAX : GROWING_MS_MAX;
    if (nowMs() - Math.max(shown.askedAtMs, loadedAtMs ?? 0) >= oldMs) void ask(shown);
  };
  return {
    state,
    show(request) {
      const key = `${request.fromMs} ${request.toMs} ${request.technicianId}`;
      if (key === shown?.key) return refresh();
      shown?.asking?.abort();
      shown = { request, key, askedAtMs: 0, asking: undefined };
      const entry = kept.get(key);
      if (entry) keep(key, entry);
      state.value = entry ? toState(entry) : { kind: 'loading' };
      refresh();
    },
    refresh,
    retry() {
      if (!shown || shown.asking) return;
      if (state.value.kind === 'failed') state.value = { kind: 'loading' };
      void ask(shown);
    },
    stop() {
      shown?.asking?.abort();
      shown = undefined;
    },
  };
}
