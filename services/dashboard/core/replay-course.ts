import type { ActivityBin, HistoryBounds, HistoryQuery, Truth } from './history.ts';
import { chunkMsOf, type ReplaySpeed } from './replay.ts';

/** A stretch in which nobody moves for longer than this is passed over, ms. */
export const GAP_MS_MIN = 5 * 60_000;
/** So long before something moves again playing goes on, ms. */
export const GAP_LEAD_MS = 10_000;
/** Playing that is so close to the present has reached it, ms. */
export const LIVE_MARGIN_MS = 5_000;
/** What is younger may not be stored yet, ms: it is not asked for. */
const SETTLING_MS = 3_000;
/** A frame that took longer counts as this long, ms: a page that was out of sight does not jump. */
const FRAME_MS_MAX = 1_000;
/** With less than this loaded ahead a short chunk is better than none, ms of the viewer's time. */
const BUFFER_PLAYING_MS = 5_000;
/** Shorter chunks are not asked for, ms. */
const CHUNK_MS_MIN = 2_000;
/** What is asked for at once where no move is known yet: the end of a long gap is looked for, ms. */
const GAP_CHUNK_MS = 20 * 60_000;
/** So many chunks are held ahead; further ones are asked for once one of them has been played. */
const CHUNKS_AHEAD_MAX = 2;
/** A view has to stand still for this long before finer tracks are asked for, ms. */
const VIEW_SETTLED_MS = 300;
/** Asked for where there is no map to look at: streets can be told apart. */
const ZOOM_UNKNOWN = 14;
/** Asked for around the view on each side, in parts of its size, so that a small shift needs nothing new. */
const BOUNDS_MARGIN = 0.5;

interface View {
  readonly bounds: HistoryBounds;
  readonly zoom: number;
}

export interface ReplayStep {
  readonly atMs: number;
  readonly skippedMs: number;
  readonly isBuffering: boolean;
  readonly isLive: boolean;
}

/** How far the past is loaded, what to ask for next, and how far a frame may go. */
export interface ReplayCourse {
  momentQuery(atMs: number, truth: Truth): HistoryQuery;
  /** A moment is in: nothing ahead of it is. */
  begin(moment: HistoryQuery): void;
  /** The chunk to ask for now, if any. */
  nextQuery(situation: {
    readonly atMs: number;
    readonly liveMs: number;
    /** The page's clock. */
    readonly nowMs: number;
    readonly isMoveKnown: boolean;
    readonly speed: ReplaySpeed;
    readonly truth: Truth;
  }): HistoryQuery | undefined;
  /** A chunk is in. True: it replaces what is held, which was coarser. */
  take(chunk: HistoryQuery): boolean;
  /** One frame of `frameMs` of the viewer's time. */
  step(situation: {
    readonly atMs: number;
    readonly frameMs: number;
    readonly speed: ReplaySpeed;
    readonly liveMs: number;
    readonly nextMoveMs: number | undefined;
  }): ReplayStep;
  setView(view: View, nowMs: number): void;
  setActivity(bins: readonly ActivityBin[], binMs: number): void;
}

export function createReplayCourse(): ReplayCourse {
  let loadedUntilMs = 0;
  let view: View | undefined;
  let viewChangedAtMs = 0;
  /** What the chunks that are held were asked for. */
  let held: HistoryQuery | undefined;
  let activity: { readonly bins: readonly ActivityBin[]; readonly binMs: number } = { bins: [], binMs: 0 };

  const query = (fromMs: number, toMs: number, truth: Truth): HistoryQuery => ({
    fromMs: Math.round(fromMs),
    toMs: Math.round(toMs),
    truth,
    zoom: Math.ceil(view?.zoom ?? ZOOM_UNKNOWN),
    bounds: view && padded(view.bounds),
  });
  return {
    momentQuery: (atMs, truth) => query(atMs, atMs, truth),
    begin: (moment) => {
      loadedUntilMs = moment.fromMs;
      held = undefined;
    },
    nextQuery: ({ atMs, liveMs, nowMs, isMoveKnown, speed, truth }) => {
      // Behind a moment no move is known either, but nothing was looked at yet.
      const isGap = held !== undefined && !isMoveKnown;
      const chunkMs = isGap ? GAP_CHUNK_MS : chunkMsOf(speed);
      const endMs = Math.floor(liveMs) - SETTLING_MS;
      const isSettled = nowMs - viewChangedAtMs >= VIEW_SETTLED_MS;
      if (held && view && isSettled && !isFineEnough(held, view) && endMs - atMs >= CHUNK_MS_MIN)
        return query(atMs, Math.min(atMs + chunkMs, endMs), truth);
      const aheadMs = loadedUntilMs - atMs;
      if (aheadMs > chunkMs * (CHUNKS_AHEAD_MAX - 1) && !isGap) return undefined;
      if (truth === 'were')
        loadedUntilMs = Math.min(quietUntilMs(loadedUntilMs, activity), Math.max(endMs, loadedUntilMs));
      const toMs = Math.min(loadedUntilMs + chunkMs, endMs);
      const isWhole = toMs - loadedUntilMs >= chunkMs;
      const isNeeded = aheadMs < BUFFER_PLAYING_MS * speed;
      return toMs - loadedUntilMs >= CHUNK_MS_MIN && (isWhole || isNeeded)
        ? query(loadedUntilMs, toMs, truth)
        : undefined;
    },
    take: (chunk) => {
      const isReplaced = chunk.fromMs < loadedUntilMs;
      loadedUntilMs = chunk.toMs;
      held = chunk;
      return isReplaced;
    },
    step: ({ atMs, frameMs, speed, liveMs, nextMoveMs }) => {
      const liveEndMs = liveMs - LIVE_MARGIN_MS;
      const wantedMs = atMs + Math.min(frameMs, FRAME_MS_MAX) * speed;
      const playedMs = Math.max(atMs, Math.min(wantedMs, loadedUntilMs, liveEndMs));
      // What is not loaded may hold a move, so a gap reaches no further than that.
      const gapEndMs = Math.min(nextMoveMs ?? loadedUntilMs, loadedUntilMs, liveEndMs);
      const isGap = gapEndMs - playedMs > GAP_MS_MIN;
      const nextMs = isGap ? gapEndMs - GAP_LEAD_MS : playedMs;
      return {
        atMs: nextMs,
        skippedMs: isGap ? nextMs - playedMs : 0,
        isBuffering: !isGap && playedMs < wantedMs && playedMs < liveEndMs,
        isLive: nextMs >= liveEndMs,
      };
    },
    setView: (next, nowMs) => {
      view = next;
      viewChangedAtMs = nowMs;
    },
    setActivity: (bins, binMs) => {
      activity = { bins, binMs };
    },
  };
}

function padded({ westDeg, southDeg, eastDeg, northDeg }: HistoryBounds): HistoryBounds {
  // West is greater than east where the box crosses the antimeridian.
  const widthDeg = widthDegOf(westDeg, eastDeg);
  const marginLonDeg = widthDeg * BOUNDS_MARGIN;
  const marginLatDeg = (northDeg - southDeg) * BOUNDS_MARGIN;
  const isAllRound = widthDeg + 2 * marginLonDeg >= 360;
  return {
    westDeg: isAllRound ? -180 : wrapped(westDeg - marginLonDeg),
    eastDeg: isAllRound ? 180 : wrapped(eastDeg + marginLonDeg),
    southDeg: Math.max(southDeg - marginLatDeg, -90),
    northDeg: Math.min(northDeg + marginLatDeg, 90),
  };
}

function widthDegOf(westDeg: number, eastDeg: number): number {
  return eastDeg - westDeg >= 360 ? 360 : (((eastDeg - westDeg) % 360) + 360) % 360;
}

function wrapped(lonDeg: number): number {
  return ((((lonDeg + 180) % 360) + 360) % 360) - 180;
}

function isFineEnough(held: HistoryQuery, { bounds, zoom }: View): boolean {
  if (Math.ceil(zoom) > held.zoom) return false;
  return held.bounds === undefined || isInside(bounds, held.bounds);
}

function isInside(inner: HistoryBounds, outer: HistoryBounds): boolean {
  if (inner.southDeg < outer.southDeg || inner.northDeg > outer.northDeg) return false;
  if (outer.westDeg === -180 && outer.eastDeg === 180) return true;
  const fromWestDeg = widthDegOf(outer.westDeg, inner.westDeg);
  return fromWestDeg + widthDegOf(inner.westDeg, inner.eastDeg) <= widthDegOf(outer.westDeg, outer.eastDeg);
}

/** The end of the stretch around `atMs` in which nobody sent anything, or `atMs`. Only bins that are known count. */
function quietUntilMs(
  atMs: number,
  { bins, binMs }: { readonly bins: readonly ActivityBin[]; readonly binMs: number },
): number {
  let untilMs = atMs;
  for (const { fromMs, technicians } of bins) {
    if (technicians > 0 || fromMs > untilMs || fromMs + binMs <= untilMs) continue;
    untilMs = fromMs + binMs;
  }
  return untilMs;
}
