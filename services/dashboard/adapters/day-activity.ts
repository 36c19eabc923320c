import { type ReadonlySignal, signal } from '@preact/signals';
import type { ActivityBin, HistoryApi } from '../core/history.ts';
import type { TimelineDay } from '../core/timeline.ts';
import { ApiError } from './dispatch-api.ts';

export interface DayActivityState {
  /** Of this day; undefined before the first. */
  readonly day: TimelineDay | undefined;
  /** What is known of the day so far. */
  readonly bins: readonly ActivityBin[];
  readonly binMs: number;
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
}

/** How much was going on on the day that the timeline shows. */
export interface DayActivity {
  readonly state: ReadonlySignal<DayActivityState>;
  /** Asks for a day, unless it is the one that is shown. */
  show(day: TimelineDay): void;
  /** Asks for the same day again; what is shown stays until the answer is in. */
  refresh(): void;
  stop(): void;
}

export function createDayActivity(api: Pick<HistoryApi, 'activity'>): DayActivity {
  const state = signal<DayActivityState>({ day: undefined, bins: [], binMs: 0, isLoading: false, hasFailed: false });
  let asking: AbortController | undefined;

  const ask = async (day: TimelineDay) => {
    asking?.abort();
    const request = new AbortController();
    asking = request;
    state.value = { ...state.peek(), isLoading: true };
    try {
      const bins = await api.activity(day.fromMs, day.toMs, day.bins, request.signal);
      if (asking === request) state.value = { ...state.peek(), bins, isLoading: false, hasFailed: false };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (asking === request) state.value = { ...state.peek(), isLoading: false, hasFailed: true };
    }
  };
  return {
    state,
    show: (day) => {
      const shown = state.peek().day;
      if (shown?.day === day.day && shown.fromMs === day.fromMs) return;
      state.value = { day, bins: [], binMs: (day.toMs - day.fromMs) / day.bins, isLoading: true, hasFailed: false };
      void ask(day);
    },
    refresh: () => {
      const { day } = state.peek();
      if (day) void ask(day);
    },
    stop: () => {
      asking?.abort();
      asking = undefined;
    },
  };
}
