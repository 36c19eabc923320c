import type { MapFrame } from './map-frames.ts';
import { dueVersions, hasDueShare, OFFSCREEN_SHARES } from './offscreen-shares.ts';
import { isWholeWorld, type Viewport } from './viewport.ts';

/** Where a board's frames go: its socket. */
export interface BoardSink {
  bufferedBytes(): number;
  /** False: the socket dropped the frame because its buffer is full. */
  send(bytes: Uint8Array): boolean;
}

/**
 * What the next flush has to do for a board:
 *
 *   snapshot ──first part──> sending ──last part──> live | catch_up
 *   live ──skipped, new view──> catch_up ──sent──> live
 *   any ──too much changed──> snapshot
 *
 * - `snapshot`: needs everything.
 * - `sending`: parts of a snapshot wait for its socket; all deltas wait too.
 * - `catch_up`: needs what changed after `coveredVersion`; `isAwaited`: also when that is nothing (answer to a resume).
 *   `isOtherView`: it lacks nothing but what it did not look at; when that is a lot, what it sees now is enough.
 * - `live`: has everything up to `coveredVersion`, and later what is in its view; the rest comes share by share.
 */
export type FeedPhase =
  | { readonly kind: 'snapshot' }
  | { readonly kind: 'sending'; readonly frames: readonly MapFrame[]; next: number; readonly version: number }
  | { readonly kind: 'catch_up'; readonly isAwaited: boolean; readonly isOtherView?: boolean }
  | { readonly kind: 'live' };

/** One board as the flush sees it. */
export interface BoardFeed {
  readonly sink: BoardSink;
  phase: FeedPhase;
  /** The board has everything up to this version, on and off its screen. */
  coveredVersion: number;
  /** Something after `coveredVersion` was left out because it is off the screen, the last time at `withheldVersion`. */
  hasWithheld: boolean;
  withheldVersion: number;
  /** The same as `coveredVersion` for each share of the technicians; it is the least of them. */
  readonly shareVersions: Float64Array;
  /** undefined: the whole world at the full rate. */
  viewport: Viewport | undefined;
  /** Since when its socket has been too full to send; undefined: it is not. */
  stuckSinceMs: number | undefined;
}

export function createBoardFeed(sink: BoardSink, viewport: Viewport | undefined): BoardFeed {
  return {
    sink,
    phase: { kind: 'snapshot' },
    coveredVersion: 0,
    hasWithheld: false,
    withheldVersion: 0,
    shareVersions: new Float64Array(OFFSCREEN_SHARES),
    viewport: limitOf(viewport),
    stuckSinceMs: undefined,
  };
}

/** The board has everything up to `version`, wherever it is. */
export function setCovered(feed: BoardFeed, version: number): void {
  feed.coveredVersion = version;
  feed.shareVersions.fill(version);
  feed.hasWithheld = false;
  feed.phase = { kind: 'live' };
}

/** The board has what is in its view, and of the shares that were due everything. @param isWithheld not of all others */
export function setViewCovered(feed: BoardFeed, version: number, isDue: Uint8Array, isWithheld: boolean): void {
  const { shareVersions } = feed;
  if (isWithheld) feed.withheldVersion = version;
  let least = version;
  for (let share = 0; share < OFFSCREEN_SHARES; share++) {
    if (isDue[share] === 1) shareVersions[share] = version;
    least = Math.min(least, shareVersions[share] ?? 0);
  }
  feed.coveredVersion = least;
  feed.hasWithheld = least < feed.withheldVersion;
  feed.phase = { kind: 'live' };
  if (!feed.hasWithheld) setCovered(feed, version);
}

/** What the board has is not to be trusted: it gets everything anew. */
export function requireSnapshot(feed: BoardFeed): void {
  feed.phase = { kind: 'snapshot' };
}

/** The board looks elsewhere: what has become visible and was withheld comes with the next flush. */
export function changeViewport(feed: BoardFeed, viewport: Viewport | undefined): void {
  feed.viewport = limitOf(viewport);
  if (feed.phase.kind === 'live' && feed.hasWithheld)
    feed.phase = { kind: 'catch_up', isAwaited: false, isOtherView: true };
}

function limitOf(viewport: Viewport | undefined): Viewport | undefined {
  return viewport && !isWholeWorld(viewport) ? viewport : undefined;
}

/**
 * Lets a board that has applied `version` of this very epoch continue from there.
 *
 * Its view may have withheld changes from it, at most for `offscreenIntervalMs`. Versions are times (see flusher.ts), so
 * everything older than `version - offscreenIntervalMs` has reached it, whatever its view was. What it gets twice does no harm.
 */
export function resumeFeed(feed: BoardFeed, version: number, offscreenIntervalMs: number): void {
  feed.coveredVersion = Math.max(0, version - offscreenIntervalMs);
  feed.shareVersions.fill(feed.coveredVersion);
  feed.phase = { kind: 'catch_up', isAwaited: true };
}

/** True when the board waits for a flush, at `version`, even if nothing changes. */
export function isFlushAwaited(feed: BoardFeed, version: number, offscreenIntervalMs: number): boolean {
  // A stuck socket reports by itself when it drains.
  if (feed.stuckSinceMs !== undefined) return false;
  if (feed.phase.kind === 'snapshot' || feed.phase.kind === 'catch_up') return true;
  return feed.hasWithheld && hasDueShare(feed.shareVersions, dueVersions(version, offscreenIntervalMs));
}

/** What a flush does for one board. */
export type Delivery = 'nothing' | 'snapshot' | 'catch_up' | 'shared' | 'in_view';

/** The rule by which `flushBoards` serves a board. `changes` is how many technicians changed, `due` see dueVersions. */
export function planDelivery(
  feed: Pick<BoardFeed, 'phase' | 'viewport' | 'shareVersions' | 'hasWithheld'>,
  flush: { changes: number; deltaTechniciansMax: number; due: Float64Array },
): Delivery {
  const { phase, viewport } = feed;
  if (phase.kind === 'snapshot' || phase.kind === 'sending') return 'snapshot';
  if (phase.kind === 'catch_up') return 'catch_up';
  if (!viewport && flush.changes > flush.deltaTechniciansMax) return 'snapshot';
  if (!viewport) return flush.changes > 0 ? 'shared' : 'nothing';
  const hasSomething = flush.changes > 0 || (feed.hasWithheld && hasDueShare(feed.shareVersions, flush.due));
  return hasSomething ? 'in_view' : 'nothing';
}
