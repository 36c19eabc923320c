import { type ReadonlySignal, signal } from '@preact/signals';
import type { Connection } from '../core/connection.ts';
import type { Fleet } from '../core/fleet.ts';

/** What makes views draw again. Positions are not in here: views read the fleet when `moment` has changed. */
export interface FleetSignals {
  readonly connection: ReadonlySignal<Connection>;
  /** New each second, and soon after news. */
  readonly moment: ReadonlySignal<{ readonly nowMs: number; readonly serverNowMs: number }>;
  stop(): void;
}

/** Ages count up each second. */
const TICK_MS = 1_000;
/** News reach the list at most this often, however fast they come; with a large fleet they wait for the tick. */
const NEWS_INTERVAL_MS = 250;
/** More technicians than this are a large fleet: going through all of their rows is worth it once a second only. */
const PROMPT_TECHNICIANS_MAX = 250;

export function createFleetSignals(fleet: Fleet): FleetSignals {
  const momentNow = () => ({ nowMs: Date.now(), serverNowMs: fleet.timeMs() });
  const connection = signal(fleet.connection());
  const moment = signal(momentNow());
  let newsTimer: ReturnType<typeof setTimeout> | undefined;

  const refresh = () => {
    newsTimer = undefined;
    connection.value = fleet.connection();
    moment.value = momentNow();
  };
  const unsubscribes = [
    fleet.onConnection(refresh),
    fleet.onChange(() => {
      if (fleet.technicianCount() <= PROMPT_TECHNICIANS_MAX) newsTimer ??= setTimeout(refresh, NEWS_INTERVAL_MS);
    }),
  ];
  const ticker = setInterval(refresh, TICK_MS);
  return {
    connection,
    moment,
    stop: () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
      clearInterval(ticker);
      clearTimeout(newsTimer);
    },
  };
}
