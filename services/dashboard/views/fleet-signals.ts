import { type ReadonlySignal, signal } from '@preact/signals';
import type { Connection } from '../core/connection.ts';
import type { Fleet, FleetPicture } from '../core/fleet.ts';
import type { Moment } from '../core/roster-index.ts';

/** When to look at a picture again. Positions are not in here: views read the picture when `moment` has changed. */
export interface MomentSignal {
  /** New each second, and soon after news. */
  readonly moment: ReadonlySignal<Moment>;
  stop(): void;
}

/** What makes the views of the live board draw again. */
export interface FleetSignals extends MomentSignal {
  readonly connection: ReadonlySignal<Connection>;
}

/** Ages count up each second. */
const TICK_MS = 1_000;
/** News reach the list at most this often, however fast they come; with a large fleet they wait for the tick. */
const NEWS_INTERVAL_MS = 250;
/** More technicians than this are a large fleet: going through all of them is worth it once a second only. */
const PROMPT_TECHNICIANS_MAX = 250;

/** The moments of a picture, live or past. @param onTick also called at each of them. */
export function createMoments(picture: FleetPicture, onTick?: () => void): MomentSignal & { refresh(): void } {
  const momentNow = (): Moment => ({ nowMs: Date.now(), serverNowMs: picture.timeMs() });
  const moment = signal(momentNow());
  let newsTimer: ReturnType<typeof setTimeout> | undefined;

  const refresh = () => {
    newsTimer = undefined;
    onTick?.();
    moment.value = momentNow();
  };
  const unsubscribe = picture.onChange(({ changed }) => {
    const count = picture.technicianCount();
    // Most of them at once are a new picture, such as another time of the past, and not the next second of the same one.
    if (count <= PROMPT_TECHNICIANS_MAX || changed.length * 2 > count)
      newsTimer ??= setTimeout(refresh, NEWS_INTERVAL_MS);
  });
  const ticker = setInterval(refresh, TICK_MS);
  return {
    moment,
    refresh,
    stop: () => {
      unsubscribe();
      clearInterval(ticker);
      clearTimeout(newsTimer);
    },
  };
}

/** The moments of the live picture, and the board's own connection. */
export function createFleetSignals(fleet: Fleet): FleetSignals {
  const connection = signal(fleet.connection());
  const moments = createMoments(fleet, () => {
    connection.value = fleet.connection();
  });
  const unsubscribe = fleet.onConnection(moments.refresh);
  return {
    connection,
    moment: moments.moment,
    stop: () => {
      unsubscribe();
      moments.stop();
    },
  };
}
