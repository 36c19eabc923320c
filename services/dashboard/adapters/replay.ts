import { signal } from '@preact/signals';
import type { FleetPicture } from '../core/fleet.ts';
import type { MarkerChange, MarkerFeed } from '../core/marker-feed.ts';
import { createPlayFleet } from '../core/play-fleet.ts';
import { type Replay, type ReplayOptions, type ReplayState, replayProblemOf } from '../core/replay.ts';
import { createReplayCourse } from '../core/replay-course.ts';
import type { ApiError } from './dispatch-api.ts';
import { createReplayLoader } from './replay-loader.ts';

/** While playing, the picture and the state tell of changes this often, ms; the feed at each frame. */
const TELL_INTERVAL_MS = 250;
/** Between two attempts after a problem, unless the server names another time, ms. */
const RETRY_MS = 3_000;
/** So long a stretch that was passed over is spoken of, ms. */
const SKIP_SHOWN_MS = 4_000;

/** Shows the past; asks for nothing until `goTo`. */
export function createReplay(options: ReplayOptions): Replay {
  const { api, nowMs, liveTimeMs, onLive, eachFrame } = options;
  const fleet = createPlayFleet(options.nameOf, options.isMotionReduced);
  const course = createReplayCourse();
  const state = signal<ReplayState>({
    atMs: liveTimeMs(),
    isPlaying: false,
    speed: 1,
    truth: 'were',
    loading: 'none',
    problem: undefined,
    skippedMs: undefined,
  });
  const teller = createTeller(fleet);
  let stopFrames: (() => void) | undefined;
  let frameAtMs = 0;
  let toldAtMs = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let skipTimer: ReturnType<typeof setTimeout> | undefined;
  let hasPicture = false;

  const change = (part: Partial<ReplayState>) => {
    state.value = { ...state.peek(), ...part };
  };
  const settle = (part: Partial<ReplayState>) => {
    clearTimeout(retryTimer);
    change({ ...part, problem: undefined });
  };
  const loader = createReplayLoader({
    api,
    onMoment: (history, query, isNewest) => {
      hasPicture = true;
      course.begin(query);
      teller.markers(fleet.replace(history, query.truth, query.fromMs));
      teller.picture();
      if (!isNewest) return;
      settle({ loading: 'none' });
      if (history.tracks.length === 0) change({ problem: 'nothing' });
      if (state.peek().isPlaying) loadAhead();
    },
    onChunk: (history, query) => {
      const isReplaced = course.take(query);
      // Of what is replaced, what was passed meanwhile is passed again at once.
      teller.markers(
        isReplaced ? fleet.replace(history, query.truth, fleet.atMs()) : fleet.append(history, query.truth),
      );
      settle({});
    },
    onProblem: (error) => fail(error),
  });
  const fail = ({ status, retryAfterMs }: ApiError) => {
    const problem = replayProblemOf(status);
    change({ problem });
    clearTimeout(retryTimer);
    if (problem !== 'signed-out') retryTimer = setTimeout(retry, retryAfterMs ?? RETRY_MS);
  };
  const askMoment = () => {
    const { atMs, truth } = state.peek();
    if (atMs > liveTimeMs()) {
      loader.cancel();
      clearTimeout(retryTimer);
      change({ loading: 'none', problem: 'future', isPlaying: false });
      stopPlaying();
      return;
    }
    change({
      loading: 'moment',
      skippedMs: undefined,
      ...(state.peek().problem === 'future' && { problem: undefined }),
    });
    loader.wantMoment(course.momentQuery(atMs, truth));
  };
  const loadAhead = () => {
    if (loader.isBusy()) return;
    const { speed, truth } = state.peek();
    const query = course.nextQuery({
      atMs: fleet.atMs(),
      liveMs: liveTimeMs(),
      nowMs: nowMs(),
      isMoveKnown: fleet.nextMoveMs() !== undefined,
      speed,
      truth,
    });
    if (query) loader.wantChunk(query);
  };
  const retry = () => {
    clearTimeout(retryTimer);
    if (state.peek().loading === 'moment') askMoment();
    else if (state.peek().isPlaying) loadAhead();
    else change({ problem: undefined });
  };
  const stopPlaying = () => {
    stopFrames?.();
    stopFrames = undefined;
  };
  const pause = () => {
    stopPlaying();
    const { isPlaying, loading } = state.peek();
    if (!isPlaying) return;
    if (loading === 'moment') change({ isPlaying: false });
    else change({ isPlaying: false, loading: 'none', atMs: fleet.atMs() });
    teller.picture();
  };
  const tellSkip = (skippedMs: number) => {
    clearTimeout(skipTimer);
    change({ skippedMs: (state.peek().skippedMs ?? 0) + skippedMs });
    skipTimer = setTimeout(() => change({ skippedMs: undefined }), SKIP_SHOWN_MS);
  };
  const onFrame = () => {
    const frameMs = nowMs() - frameAtMs;
    frameAtMs = nowMs();
    const { loading, speed, problem } = state.peek();
    if (loading === 'moment') return;
    const step = course.step({
      atMs: fleet.atMs(),
      frameMs,
      speed,
      liveMs: liveTimeMs(),
      nextMoveMs: fleet.nextMoveMs(),
    });
    const moved = fleet.advanceTo(step.atMs);
    if (moved) teller.markers(moved);
    if (step.skippedMs > 0) tellSkip(step.skippedMs);
    const loadingNow = step.isBuffering ? 'ahead' : 'none';
    if (loadingNow !== loading || frameAtMs - toldAtMs >= TELL_INTERVAL_MS) {
      toldAtMs = frameAtMs;
      change({ atMs: step.atMs, loading: loadingNow });
      teller.picture();
    }
    if (step.isLive) {
      pause();
      onLive();
    } else if (problem === undefined || problem === 'nothing') loadAhead();
  };

  const picture: FleetPicture = {
    hasPicture: () => hasPicture,
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
  return {
    picture,
    feed,
    state,
    goTo: (atMs) => {
      change({ atMs });
      askMoment();
    },
    play: () => {
      if (state.peek().isPlaying || state.peek().problem === 'future') return;
      if (!hasPicture && state.peek().loading !== 'moment') askMoment();
      change({ isPlaying: true });
      frameAtMs = nowMs();
      stopFrames = eachFrame(onFrame);
    },
    pause,
    setSpeed: (speed) => change({ speed }),
    setTruth: (truth) => {
      if (truth === state.peek().truth) return;
      // A moment of the other truth that is under way is not what is wanted any more.
      loader.cancel();
      change({ truth });
      if (hasPicture || state.peek().loading === 'moment') askMoment();
    },
    setView: (view) => course.setView(view, nowMs()),
    setActivity: course.setActivity,
    retry,
    stop: () => {
      loader.cancel();
      clearTimeout(retryTimer);
      clearTimeout(skipTimer);
      stopPlaying();
      hasPicture = false;
      fleet.clear();
      change({ isPlaying: false, loading: 'none', problem: undefined, skippedMs: undefined });
    },
  };
}

/** Tells map and page of what changed. */
function createTeller(fleet: { takeChange: ReturnType<typeof createPlayFleet>['takeChange'] }) {
  const markerHandlers = new Set<(change: MarkerChange) => void>();
  const pictureHandlers = new Set<Parameters<FleetPicture['onChange']>[0]>();
  return {
    markers: (change: MarkerChange) => {
      for (const handler of markerHandlers) handler(change);
    },
    picture: () => {
      const change = fleet.takeChange();
      for (const handler of pictureHandlers) handler(change);
    },
    onMarkers: (handler: (change: MarkerChange) => void) => {
      markerHandlers.add(handler);
      return () => void markerHandlers.delete(handler);
    },
    onPicture: (handler: Parameters<FleetPicture['onChange']>[0]) => {
      pictureHandlers.add(handler);
      return () => void pictureHandlers.delete(handler);
    },
  };
}
