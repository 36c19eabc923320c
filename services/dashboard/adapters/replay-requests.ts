import type { PlayFleet } from '../core/play-fleet.ts';
import { type ReplayOptions, replayProblemOf } from '../core/replay.ts';
import type { ReplayCourse } from '../core/replay-course.ts';
import type { ApiError } from './dispatch-api.ts';
import { createReplayLoader } from './replay-loader.ts';
import type { ReplayTeller } from './replay-teller.ts';

/** Gets the past from the server into the fleet of a replay. */
export interface ReplayRequests {
  /** The moment that the state names. */
  askMoment(): void;
  /** What comes behind, where there is need of it. */
  loadAhead(): void;
  /** Asks again after a problem. */
  retry(): void;
  hasPicture(): boolean;
  /** Gives up what is under way. */
  cancel(): void;
  /** Asks for nothing more, and has no picture. */
  stop(): void;
}

interface ReplayRequestsOptions extends Pick<ReplayOptions, 'api' | 'nowMs' | 'liveTimeMs'> {
  readonly fleet: PlayFleet;
  readonly course: ReplayCourse;
  readonly teller: ReplayTeller;
  /** A time was asked for that is still to come. */
  onFuture(): void;
}

/** Between two attempts after a problem, unless the server names another time, ms. */
const RETRY_MS = 3_000;

export function createReplayRequests(options: ReplayRequestsOptions): ReplayRequests {
  const { api, fleet, course, teller, nowMs, liveTimeMs, onFuture } = options;
  const { state, change } = teller;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let hasPicture = false;

  const fail = ({ status, retryAfterMs }: ApiError) => {
    const problem = replayProblemOf(status);
    change({ problem });
    clearTimeout(retryTimer);
    if (problem !== 'signed-out') retryTimer = setTimeout(retry, retryAfterMs ?? RETRY_MS);
  };
  const loader = createReplayLoader({
    api,
    onMoment: (history, query, isNewest) => {
      hasPicture = true;
      course.begin(query);
      teller.markers(fleet.replace(history, query.truth, query.fromMs));
      if (isNewest) {
        clearTimeout(retryTimer);
        change({ loading: 'none', problem: history.tracks.length === 0 ? 'nothing' : undefined });
      }
      teller.picture();
      if (isNewest && state.peek().isPlaying) loadAhead();
    },
    onChunk: (history, query) => {
      const isReplaced = course.take(query);
      // Of what is replaced, what was passed meanwhile is passed again at once.
      teller.markers(
        isReplaced ? fleet.replace(history, query.truth, fleet.atMs()) : fleet.append(history, query.truth),
      );
      clearTimeout(retryTimer);
      change({ problem: undefined });
    },
    onProblem: fail,
  });
  const askMoment = () => {
    const { atMs, truth, problem } = state.peek();
    if (atMs > liveTimeMs()) {
      loader.cancel();
      clearTimeout(retryTimer);
      onFuture();
      change({ atMs, loading: 'none', problem: 'future', skippedMs: undefined });
      return;
    }
    change({ loading: 'moment', skippedMs: undefined, problem: problem === 'future' ? undefined : problem });
    loader.wantMoment(course.momentQuery(atMs, truth));
  };
  const loadAhead = () => {
    if (loader.isBusy()) return;
    const { speed, truth } = state.peek();
    const isMoveKnown = fleet.nextMoveMs() !== undefined;
    const situation = { atMs: fleet.atMs(), liveMs: liveTimeMs(), nowMs: nowMs(), isMoveKnown, speed, truth };
    const query = course.nextQuery(situation);
    if (query) loader.wantChunk(query);
  };
  const retry = () => {
    clearTimeout(retryTimer);
    if (state.peek().loading === 'moment') askMoment();
    else if (state.peek().isPlaying) loadAhead();
    else change({ problem: undefined });
  };
  return {
    askMoment,
    loadAhead,
    retry,
    hasPicture: () => hasPicture,
    cancel: loader.cancel,
    stop: () => {
      loader.cancel();
      clearTimeout(retryTimer);
      hasPicture = false;
      change({ loading: 'none', problem: undefined });
    },
  };
}
