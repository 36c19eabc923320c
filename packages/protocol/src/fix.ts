import type { v1 } from './wire.ts';

/** One GPS reading in the units people think in. Absent means unknown. */
export interface Fix {
  /** ms since the Unix epoch. */
  readonly timeMs: number;
  /** Degrees, WGS 84. */
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Radius of 68 % confidence, metres. */
  readonly accuracyM?: number | undefined;
  /** Metres above the WGS 84 ellipsoid. */
  readonly altitudeM?: number | undefined;
  /** Metres per second over ground. */
  readonly speedMps?: number | undefined;
  /** Degrees clockwise from true north. */
  readonly headingDeg?: number | undefined;
}

/** What `latitude_e7` and `longitude_e7` hold when the reading was not a finite number. */
export const NOT_FINITE_E7 = -0x8000_0000;
export const DEGREE_E7 = 1e7;
const UINT32_MAX = 0xffff_ffff;

/**
 * Packs fixes into a Report. All times must be whole milliseconds within 49 days (2^32 ms) of the earliest.
 * Coordinates that are not finite become `NOT_FINITE_E7`, and those beyond ±214° the nearest that fits, so that the
 * server refuses them by name;
 * unusable optional values (negative speed, NaN) become absent, as receivers write them for "unknown".
 * @throws RangeError when `fixes` is empty or a time is outside the range.
 */
export function toReport(reportId: number, fixes: readonly Fix[]): v1.Report.$Properties {
  let baseTimeMs = Number.POSITIVE_INFINITY;
  for (const fix of fixes) baseTimeMs = Math.min(baseTimeMs, fix.timeMs);
  if (!Number.isSafeInteger(baseTimeMs) || baseTimeMs < 0)
    throw new RangeError('fix times must be whole ms since the epoch');
  return { reportId, baseTimeMs, positions: fixes.map((fix) => toPosition(fix, baseTimeMs)) };
}

/** One fix as it goes on the wire, its time relative to `baseTimeMs`. */
export function toPosition(fix: Fix, baseTimeMs: number): v1.Position.$Properties {
  const timeOffsetMs = fix.timeMs - baseTimeMs;
  if (!Number.isInteger(timeOffsetMs) || timeOffsetMs < 0 || timeOffsetMs > UINT32_MAX)
    throw new RangeError('fixes of one report must lie within 49 days');
  const position: v1.Position.$Properties = {
    timeOffsetMs,
    latitudeE7: toE7(fix.latitudeDeg),
    longitudeE7: toE7(fix.longitudeDeg),
  };
  const accuracyDm = scaled(fix.accuracyM, 10);
  if (accuracyDm !== undefined) position.accuracyDm = accuracyDm;
  const altitudeDm =
    fix.altitudeM === undefined || !Number.isFinite(fix.altitudeM) ? undefined : Math.round(fix.altitudeM * 10);
  if (altitudeDm !== undefined && Math.abs(altitudeDm) <= 0x7fff_ffff) position.altitudeDm = altitudeDm;
  const speedCmps = scaled(fix.speedMps, 100);
  if (speedCmps !== undefined) position.speedCmps = speedCmps;
  const headingDdeg = scaled(fix.headingDeg, 10);
  if (headingDdeg !== undefined) position.headingDdeg = headingDdeg % 3600;
  return position;
}

/** The fix a wire position means. */
export function toFix(position: v1.Position.$Properties, baseTimeMs: number): Fix {
  const { accuracyDm, altitudeDm, speedCmps, headingDdeg } = position;
  return {
    timeMs: baseTimeMs + (position.timeOffsetMs ?? 0),
    latitudeDeg: (position.latitudeE7 ?? 0) / DEGREE_E7,
    longitudeDeg: (position.longitudeE7 ?? 0) / DEGREE_E7,
    accuracyM: accuracyDm == null ? undefined : accuracyDm / 10,
    altitudeM: altitudeDm == null ? undefined : altitudeDm / 10,
    speedMps: speedCmps == null ? undefined : speedCmps / 100,
    headingDeg: headingDdeg == null ? undefined : headingDdeg / 10,
  };
}

function toE7(degrees: number): number {
  const e7 = Math.round(degrees * DEGREE_E7);
  if (!Number.isFinite(degrees)) return NOT_FINITE_E7;
  return Math.max(-0x7fff_ffff, Math.min(0x7fff_ffff, e7));
}

function scaled(value: number | undefined, factor: number): number | undefined {
  if (value === undefined || !(value >= 0)) return undefined;
  const wire = Math.round(value * factor);
  return wire <= UINT32_MAX ? wire : undefined;
}
