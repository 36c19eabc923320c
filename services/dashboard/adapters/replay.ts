import type { FleetPicture } from '../core/fleet.ts';
import type { MarkerFeed } from '../core/marker-feed.ts';
import { createPlayFleet } from '../core/play-fleet.ts';
import type { Replay, ReplayOptions } from '../core/replay.ts';
import { createReplayCourse } from '../core/replay-course.ts';
import { createReplayPlayer } from './replay-player.ts';
import { createReplayRequests } from './replay-requests.ts';
import { createReplayTeller } from './replay-teller.ts';

/** Shows the past; asks for nothing until `goTo`. */
export function createReplay(options: ReplayOptions): Replay {
  const fleet = createPlayFleet(options.nameOf, options.isMotionReduced);
  const course = createReplayCourse();
  const teller = createReplayTeller(fleet, options.liveTimeMs());
  const { state, change } = teller;
  const parts = { ...options, fleet, course, teller };
  const requests = createReplayRequests({ ...parts, onFuture: () => player.pause() });
  const player = createReplayPlayer({ ...parts, loadAhead: requests.loadAhead });

  const picture: FleetPicture = {
    hasPicture: requests.hasPicture,
    technicianCount: fleet.count,
    technicians: fleet.technicians,
    find: fleet.find,
    timeMs: fleet.atMs,
    onChange: teller.onPicture,
  };
  const feed: MarkerFeed = {
    clockMs: fleet.atMs,
    timeMs: fleet.atMs,
    isRunning: () => state.peek().isPlaying && state.peek().loading === 'none',
    ways: fleet.ways,
    onChange: teller.onMarkers,
  };
  const isShowing = () => requests.hasPicture() || state.peek().loading === 'moment';
  return {
    picture,
    feed,
    state,
    goTo: (atMs) => {
      change({ atMs });
      requests.askMoment();
    },
    play: () => {
      if (state.peek().problem === 'future') return;
      if (!isShowing()) requests.askMoment();
      player.play();
    },
    pause: player.pause,
    setSpeed: (speed) => change({ speed }),
    setTruth: (truth) => {
      if (truth === state.peek().truth) return;
      // A moment of the other truth that is under way is not what is wanted any more.
      requests.cancel();
      change({ truth });
      if (isShowing()) requests.askMoment();
    },
    setView: (view) => course.setView(view, options.nowMs()),
    setActivity: course.setActivity,
    refreshNames: () => {
      if (!requests.hasPicture()) return;
      teller.markers({ changed: [...fleet.ways()], leftIds: [] });
      fleet.markAll();
      teller.picture();
    },
    retry: requests.retry,
    stop: () => {
      player.stop();
      requests.stop();
      fleet.clear();
    },
  };
}
