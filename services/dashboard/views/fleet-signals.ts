import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Connection } from '../core/connection.ts';
import type { Fleet, FleetPicture } from '../core/fleet.ts';
import type { Moment } from '../core/roster-index.ts';

/** What makes views draw again. Positions are not in here: views read the picture when `moment` has changed. */
export interface FleetSignals {
  readonly connection: ReadonlySignal<Connection>;
  /** New each second, and soon after news. */
  readonly moment: ReadonlySignal<Moment>;
  stop(): void;
}

/** Ages count up each second. */
const TICK_MS = 1_000;
/** News reach the list at most this often, however fast they come; with a large fleet they wait for the tick. */
const NEWS_INTERVAL_MS = 250;
/** More technicians than this are a large fleet: going through all of them is worth it once a second only. */
const PROMPT_TECHNICIANS_MAX = 250;

/** @param picture what is shown: the live fleet, or the past. */
export function createFleetSignals(fleet: Fleet, picture: ReadonlySignal<FleetPicture>): FleetSignals {
  const momentNow = () => ({ nowMs: Date.now(), serverNowMs: picture.peek().timeMs() });
  const connection = signal(fleet.connection());
  const moment = signal(momentNow());
  let newsTimer: ReturnType<typeof setTimeout> | undefined;

  const refresh = () => {
    clearTimeout(newsTimer);
    newsTimer = undefined;
    connection.value = fleet.connection();
    moment.value = momentNow();
  };
  const stopFollowing = effect(() => {
    const shown = picture.value;
    refresh();
    return shown.onChange(({ changed }) => {
      const count = shown.technicianCount();
      // Most of them at once are another time of the past, not the next second of the same one: nobody waits for that.
      const isAnotherTime = changed.length * 2 > count;
      if (count <= PROMPT_TECHNICIANS_MAX || isAnotherTime) newsTimer ??= setTimeout(refresh, NEWS_INTERVAL_MS);
    });
  });
  const unsubscribe = fleet.onConnection(refresh);
  const ticker = setInterval(refresh, TICK_MS);
  return {
    connection,
    moment,
    stop: () => {
      stopFollowing();
      unsubscribe();
      clearInterval(ticker);
      clearTimeout(newsTimer);
    },
  };
}
