import { computed, type ReadonlySignal } from '@preact/signals';
import type { Fleet, FleetPicture } from '../core/fleet.ts';
import type { HistoryApi } from '../core/history.ts';
import type { Replay } from '../core/replay.ts';
import { type BoardPlace, createBoardPlace } from './board-place.ts';
import { createHistoryApi } from './history-api.ts';
import { createReplay } from './replay.ts';

/** What the board is about: the fleet as it is, as it was, and which of the two is on the page. */
export interface Scene {
  readonly fleet: Fleet;
  readonly history: HistoryApi;
  readonly replay: Replay;
  readonly place: BoardPlace;
  readonly mode: ReadonlySignal<'live' | 'past'>;
  /** What list, details and map show. */
  readonly picture: ReadonlySignal<FleetPicture>;
  /** Ends the board's connection, too. */
  stop(): void;
}

export function createScene(fleet: Fleet): Scene {
  const history = createHistoryApi(location.href);
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const replay = createReplay({
    api: history,
    nameOf: (technicianId) => fleet.find(technicianId)?.displayName,
    liveTimeMs: fleet.timeMs,
    nowMs: () => performance.now(),
    onLive: () => place.goLive(),
    eachFrame,
    isMotionReduced: () => reducedMotion.matches,
  });
  const place = createBoardPlace(replay);
  // A link may open the past before the names are in, which come with the present.
  const stopNaming = fleet.onChange(() => {
    stopNaming();
    replay.refreshNames();
  });
  return {
    fleet,
    history,
    replay,
    place,
    mode: computed(() => (place.isPast.value ? 'past' : 'live')),
    picture: computed(() => (place.isPast.value ? replay.picture : fleet)),
    stop: () => {
      place.stop();
      replay.stop();
      fleet.stop();
    },
  };
}

function eachFrame(onFrame: () => void): () => void {
  let frame = requestAnimationFrame(function run() {
    frame = requestAnimationFrame(run);
    onFrame();
  });
  return () => cancelAnimationFrame(frame);
}
