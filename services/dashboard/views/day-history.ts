import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { ApiError } from '../adapters/dispatch-api.ts';
import { createDayLoader, type DayLoader, type DayRequest, type LoadProblem } from '../core/day-loader.ts';
import type { ConnectionEvent, HistoryApi, TechnicianDay } from '../core/history.ts';

/** What the views of one technician ask of the past. */
export type DayHistoryApi = Pick<HistoryApi, 'technicianDay' | 'connections'>;

/** A technician's day for a view, asked for again now and then while the view is there. */
export function useTechnicianDay(api: DayHistoryApi, request: DayRequest | undefined): DayLoader<TechnicianDay> {
  const loader = useMemo(
    () =>
      createDayLoader({
        load: ({ technicianId, fromMs, toMs }, signal) => api.technicianDay(technicianId, fromMs, toMs, signal),
        isEmpty: ({ fixes }) => fixes === 0,
        problemOf,
        nowMs: Date.now,
      }),
    [api],
  );
  useShown(loader, request);
  return loader;
}

/** The changes of a technician's connection, as `useTechnicianDay`. */
export function useConnections(
  api: DayHistoryApi,
  request: DayRequest | undefined,
): DayLoader<readonly ConnectionEvent[]> {
  const loader = useMemo(
    () =>
      createDayLoader<readonly ConnectionEvent[]>({
        load: ({ technicianId, fromMs, toMs }, signal) => api.connections(technicianId, fromMs, toMs, signal),
        isEmpty: (events) => events.length === 0,
        problemOf,
        nowMs: Date.now,
      }),
    [api],
  );
  useShown(loader, request);
  return loader;
}

/** How often the loader is asked whether what it shows has become old, ms; it answers by its own limits. */
const TICK_MS = 5_000;

function useShown<T>(loader: DayLoader<T>, request: DayRequest | undefined): void {
  const { technicianId, fromMs, toMs } = request ?? {};
  // Before the page is painted: nobody's numbers are seen under another's name.
  useLayoutEffect(() => {
    if (technicianId !== undefined && fromMs !== undefined && toMs !== undefined)
      loader.show({ technicianId, fromMs, toMs });
  }, [loader, technicianId, fromMs, toMs]);
  useEffect(() => {
    const ticker = setInterval(loader.refresh, TICK_MS);
    return () => {
      clearInterval(ticker);
      loader.stop();
    };
  }, [loader]);
}

function problemOf(error: unknown): LoadProblem {
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 0) return 'unreachable';
  return error.status === 401 ? 'signed-out' : 'failed';
}
