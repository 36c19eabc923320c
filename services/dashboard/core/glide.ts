/** A marker on its way from where it was drawn to the newest fix. Degrees and ms of the page's clock. */
export interface Glide {
  fromLonDeg: number;
  fromLatDeg: number;
  toLonDeg: number;
  toLatDeg: number;
  startMs: number;
  /** Where it is not behind `startMs`, the marker stands at its end. */
  endMs: number;
  /** When the fix it heads for was recorded, by the phone's clock. */
  recordedAtMs: number;
}

/** Longest time a marker takes to reach a fix; after a longer gap it jumps, because the way between is unknown. */
export const GLIDE_MS_MAX = 15_000;
/** Further than this in one step it jumps as well, degrees (about 1 km): a tunnel, a ferry, a corrected reading. */
const GLIDE_DEG_MAX = 0.01;

/** Puts a marker at a place, where it stands. */
export function standAt(glide: Glide, lonDeg: number, latDeg: number, recordedAtMs: number): void {
  glide.fromLonDeg = lonDeg;
  glide.fromLatDeg = latDeg;
  glide.toLonDeg = lonDeg;
  glide.toLatDeg = latDeg;
  glide.startMs = 0;
  glide.endMs = 0;
  glide.recordedAtMs = recordedAtMs;
}

/**
 * Sends a marker on to a new fix. It takes as long as the fixes are apart, so the marker arrives when the next one is
 * due: the picture lags one reporting period and never guesses ahead. With `isMotionReduced` the marker jumps. The glide
 * is changed in place: ten thousand fixes a second leave nothing to collect.
 */
export function glideTo(
  glide: Glide,
  lonDeg: number,
  latDeg: number,
  recordedAtMs: number,
  nowMs: number,
  isMotionReduced: boolean,
): void {
  const gapMs = recordedAtMs - glide.recordedAtMs;
  const progress = progressOf(glide, nowMs);
  const fromLonDeg = glide.fromLonDeg + (glide.toLonDeg - glide.fromLonDeg) * progress;
  const fromLatDeg = glide.fromLatDeg + (glide.toLatDeg - glide.fromLatDeg) * progress;
  // The shorter way around the globe: across the date line a longitude may run a little beyond 180.
  const wayDeg = lonDeg - fromLonDeg;
  const toLonDeg = fromLonDeg + wayDeg - 360 * Math.round(wayDeg / 360);
  const isGap = isMotionReduced || gapMs <= 0 || gapMs > GLIDE_MS_MAX;
  const isFar = Math.abs(toLonDeg - fromLonDeg) > GLIDE_DEG_MAX || Math.abs(latDeg - fromLatDeg) > GLIDE_DEG_MAX;
  if (isGap || isFar) {
    standAt(glide, lonDeg, latDeg, recordedAtMs);
    return;
  }
  glide.fromLonDeg = fromLonDeg;
  glide.fromLatDeg = fromLatDeg;
  glide.toLonDeg = toLonDeg;
  glide.toLatDeg = latDeg;
  glide.startMs = nowMs;
  glide.endMs = nowMs + gapMs;
  glide.recordedAtMs = recordedAtMs;
}

/** How much of its way a marker has behind it at `nowMs`, 0..1; 1 when it stands. */
export function progressOf({ startMs, endMs }: Glide, nowMs: number): number {
  if (endMs <= startMs || nowMs >= endMs) return 1;
  return Math.max(0, (nowMs - startMs) / (endMs - startMs));
}
