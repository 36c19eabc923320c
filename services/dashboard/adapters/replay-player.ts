import type { PlayFleet } from '../core/play-fleet.ts';
import type { ReplayOptions } from '../core/replay.ts';
import type { ReplayCourse } from '../core/replay-course.ts';
import type { ReplayTeller } from './replay-teller.ts';

/** Runs the replayed time, frame by frame. */
export interface ReplayPlayer {
  play(): void;
  pause(): void;
  /** Pauses, and forgets what was passed over. */
  stop(): void;
}

interface ReplayPlayerOptions extends Pick<ReplayOptions, 'nowMs' | 'liveTimeMs' | 'eachFrame' | 'onLive'> {
  readonly fleet: PlayFleet;
  readonly course: ReplayCourse;
  readonly teller: ReplayTeller;
  /** Sees to it that there is something to play. */
  loadAhead(): void;
}

/** While playing, the picture and the state tell of changes this often, ms; the feed at each frame. */
const TELL_INTERVAL_MS = 250;
/** So long a stretch that was passed over is spoken of, ms. */
const SKIP_SHOWN_MS = 4_000;

export function createReplayPlayer(options: ReplayPlayerOptions): ReplayPlayer {
  const { fleet, course, teller, nowMs, liveTimeMs, eachFrame, onLive, loadAhead } = options;
  const { state, change } = teller;
  let stopFrames: (() => void) | undefined;
  let frameAtMs = 0;
  let toldAtMs = 0;
  let skipTimer: ReturnType<typeof setTimeout> | undefined;

  const pause = () => {
    stopFrames?.();
    stopFrames = undefined;
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
    const liveMs = liveTimeMs();
    const step = course.step({ atMs: fleet.atMs(), frameMs, speed, liveMs, nextMoveMs: fleet.nextMoveMs() });
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
  return {
    play: () => {
      if (state.peek().isPlaying) return;
      change({ isPlaying: true });
      frameAtMs = nowMs();
      stopFrames = eachFrame(onFrame);
    },
    pause,
    stop: () => {
      clearTimeout(skipTimer);
      pause();
      change({ skippedMs: undefined });
    },
  };
}
