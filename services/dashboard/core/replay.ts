import type { ReadonlySignal } from '@preact/signals';
import type { FleetPicture } from './fleet.ts';
import type { ActivityBin, HistoryApi, HistoryBounds, Truth } from './history.ts';
import type { MarkerFeed } from './marker-feed.ts';

/** Playing out of the present begins so long ago, ms. */
export const PLAY_BACK_MS = 10 * 60_000;
/** How many times faster than life the past can be played. */
export const REPLAY_SPEEDS = [1, 2, 5, 10, 30, 60] as const;
export type ReplaySpeed = (typeof REPLAY_SPEEDS)[number];

export type ReplayProblem =
  /** The time is still to come. */
  | 'future'
  /** Nobody's position of that time is kept. */
  | 'nothing'
  | 'unreachable'
  | 'signed-out'
  /** The server answered, but not with the past. */
  | 'failed';

export interface ReplayState {
  /** The time that is asked for, ms since the epoch; what is shown follows as soon as it is in. */
  readonly atMs: number;
  readonly isPlaying: boolean;
  readonly speed: ReplaySpeed;
  readonly truth: Truth;
  /** `moment`: what is shown is still of another time; `ahead`: playing goes on once more is in. */
  readonly loading: 'none' | 'moment' | 'ahead';
  /** What is shown stays. */
  readonly problem: ReplayProblem | undefined;
  /** A stretch without anything in it that was just passed over; forgotten after a few seconds. */
  readonly skippedMs: number | undefined;
}

/** The past of the fleet: one moment of it, or a film from there on. */
export interface Replay {
  /** Of the replayed time; presence is unknown in the past. Tells of changes at most four times a second. */
  readonly picture: FleetPicture;
  /** Its clock is the replayed time. */
  readonly feed: MarkerFeed;
  /** `atMs` moves on four times a second while playing. */
  readonly state: ReadonlySignal<ReplayState>;
  /** Shows the fleet at a time; the newest of many calls wins. Playing goes on from there. */
  goTo(atMs: number): void;
  play(): void;
  pause(): void;
  setSpeed(speed: ReplaySpeed): void;
  setTruth(truth: Truth): void;
  /** What is on the screen, so that tracks are as fine as can be seen. */
  setView(view: { readonly bounds: HistoryBounds; readonly zoom: number }): void;
  /** How much was going on in a stretch of the past: where nothing was, playing need not ask. */
  setActivity(bins: readonly ActivityBin[], binMs: number): void;
  /** Tells of everybody again: names are known now that were not before. */
  refreshNames(): void;
  /** Asks again after a problem. */
  retry(): void;
  /** Forgets the past and asks for nothing more, until `goTo`. */
  stop(): void;
}

/** What of the server's refusal matters to who looks at the past; status 0: no answer. */
export function replayProblemOf(status: number): ReplayProblem {
  if (status === 0) return 'unreachable';
  return status === 401 ? 'signed-out' : 'failed';
}

/** So much of playing is asked for at once, ms of the viewer's time. */
const CHUNK_PLAYING_MS = 20_000;
const CHUNK_MS_MIN = 2 * 60_000;
const CHUNK_MS_MAX = 10 * 60_000;

/** How much of the past is asked for at once when it is played at `speed`, ms. */
export function chunkMsOf(speed: ReplaySpeed): number {
  return Math.min(Math.max(speed * CHUNK_PLAYING_MS, CHUNK_MS_MIN), CHUNK_MS_MAX);
}

/** What a replay works with; `createReplay(options): Replay` of adapters/replay.ts. */
export interface ReplayOptions {
  readonly api: Pick<HistoryApi, 'fleetHistory'>;
  /** A technician's name; undefined: it is not known any more, the id stands for it. */
  nameOf(technicianId: string): string | undefined;
  /** The server's clock, ms since the epoch: where the past ends. */
  liveTimeMs(): number;
  /** The page's clock, ms: what the replayed time runs by. */
  nowMs(): number;
  /** Playing has caught up with the present. */
  onLive(): void;
  /** Calls back once a frame until the answer is called. In a page that is out of sight there are no frames, and nothing plays. */
  eachFrame(onFrame: () => void): () => void;
  /** Markers jump from place to place. */
  isMotionReduced(): boolean;
}
