import { type MarkerView, shortWay } from './marker-projection.ts';

/**
 * The place and the times to which numbers for the graphics processor are relative. It has 24 bits a number, which are
 * over a metre of the whole globe; near an origin they are a fraction of a px.
 */
export interface MarkerOrigin {
  readonly x: number;
  readonly y: number;
  /** Of the feed's clock, ms. */
  readonly clockMs: number;
  /** Of the time by which ages are judged, ms since the epoch. */
  readonly timeMs: number;
}

/** Further than this from the middle of the view the origin moves, px: so far 24 bits keep 1/32 px. */
const ORIGIN_PX_MAX = 2 ** 18;
/** Likewise for times: so long 24 bits keep 1/4 ms. */
const ORIGIN_AGE_MS_MAX = 4_096_000;

/** The origin to use: `origin` while it is good enough, else one at the middle of the view and now. */
export function originFor(
  origin: MarkerOrigin | undefined,
  view: MarkerView,
  clockMs: number,
  timeMs: number,
): MarkerOrigin {
  const isNear =
    origin !== undefined &&
    Math.abs(shortWay(view.centerX - origin.x)) * view.worldPx < ORIGIN_PX_MAX &&
    Math.abs(view.centerY - origin.y) * view.worldPx < ORIGIN_PX_MAX &&
    Math.abs(clockMs - origin.clockMs) < ORIGIN_AGE_MS_MAX &&
    Math.abs(timeMs - origin.timeMs) < ORIGIN_AGE_MS_MAX;
  return isNear ? origin : { x: view.centerX, y: view.centerY, clockMs, timeMs };
}

/** The x of an offset from the origin that puts it into the middle copy of the world. */
export function relativeX(origin: MarkerOrigin, x: number): number {
  return shortWay(x - origin.x);
}

/**
 * Where the origin is on the screen, px from the middle, in the copy of the world nearest to it; and how many copies to
 * its left and right can be seen.
 */
export function originOnScreen(
  origin: MarkerOrigin,
  view: MarkerView,
): { offsetXPx: number; offsetYPx: number; firstCopy: number; lastCopy: number } {
  const offsetXPx = shortWay(origin.x - view.centerX) * view.worldPx;
  const half = view.widthPx / 2;
  return {
    offsetXPx,
    offsetYPx: (origin.y - view.centerY) * view.worldPx,
    firstCopy: Math.ceil((-half - offsetXPx) / view.worldPx - 0.5),
    lastCopy: Math.floor((half - offsetXPx) / view.worldPx + 0.5),
  };
}
