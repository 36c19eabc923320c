/** A marker on its way from where it was drawn to the newest fix. Degrees and ms of the page's clock. */
export interface Glide {
  readonly fromLon: number;
  readonly fromLat: number;
  readonly toLon: number;
  readonly toLat: number;
  readonly startMs: number;
  readonly durationMs: number;
  /** When the fix it heads for was recorded, by the phone's clock. */
  readonly recordedAtMs: number;
}

/** Longest time a marker takes to reach a fix; after a longer gap it jumps, because the way between is unknown. */
export const GLIDE_MS_MAX = 15_000;
/** Further than this in one step it jumps as well, degrees (about 1 km): a tunnel, a ferry, a corrected reading. */
const GLIDE_DEG_MAX = 0.01;

/** A marker that stands still. */
export function standAt(lon: number, lat: number, recordedAtMs: number): Glide {
  return { fromLon: lon, fromLat: lat, toLon: lon, toLat: lat, startMs: 0, durationMs: 0, recordedAtMs };
}

/**
 * The way to a new fix. It takes as long as the fixes are apart, so the marker arrives when the next one is due: the
 * picture lags one reporting period and never guesses ahead. With `isMotionReduced` the marker jumps.
 */
export function glideTo(
  previous: Glide | undefined,
  fix: { lon: number; lat: number; recordedAtMs: number },
  nowMs: number,
  isMotionReduced: boolean,
): Glide {
  const gapMs = previous === undefined ? 0 : fix.recordedAtMs - previous.recordedAtMs;
  if (previous === undefined || isMotionReduced || gapMs <= 0 || gapMs > GLIDE_MS_MAX)
    return standAt(fix.lon, fix.lat, fix.recordedAtMs);
  const [fromLon, fromLat] = placeAt(previous, nowMs);
  // The shorter way around the globe: across the date line a longitude may run a little beyond 180.
  const wayDeg = fix.lon - fromLon;
  const toLon = fromLon + wayDeg - 360 * Math.round(wayDeg / 360);
  if (Math.abs(toLon - fromLon) > GLIDE_DEG_MAX || Math.abs(fix.lat - fromLat) > GLIDE_DEG_MAX)
    return standAt(fix.lon, fix.lat, fix.recordedAtMs);
  return {
    fromLon,
    fromLat,
    toLon,
    toLat: fix.lat,
    startMs: nowMs,
    durationMs: gapMs,
    recordedAtMs: fix.recordedAtMs,
  };
}

/** Where the marker is drawn at `nowMs`, [lon, lat] in degrees. */
export function placeAt(glide: Glide, nowMs: number): [number, number] {
  const t = isMoving(glide, nowMs) ? Math.max(0, (nowMs - glide.startMs) / glide.durationMs) : 1;
  return [glide.fromLon + (glide.toLon - glide.fromLon) * t, glide.fromLat + (glide.toLat - glide.fromLat) * t];
}

/** True until the marker has reached its fix. */
export function isMoving(glide: Glide, nowMs: number): boolean {
  return nowMs < glide.startMs + glide.durationMs;
}
