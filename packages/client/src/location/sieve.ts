import { bearingDeg, distanceM, isTurn, type Sampling, STILL_SPEED_MPS } from '@fieldcast/core';
import type { Fix } from '@fieldcast/protocol';
import type { Reading } from './source.ts';

/** A reading further ahead of the clock than this is not believed; servers refuse it too. */
const AHEAD_MS_MAX = 120_000;
/** A reading less certain than this says nothing about where somebody is. */
const ACCURACY_M_MAX = 1_000;
/** After so many readings in a row from before the last fix, it is that fix's clock that was wrong. */
const BEHIND_READINGS_MAX = 3;
/** However fast the receiver: turns make no more than a fix a second, unless the interval is shorter. */
const GAP_MS_MIN = 1_000;
/** A reading that comes a moment early counts, or else each fix would be late by a whole reading. */
const EARLY_MS_MAX = 500;
/** However little somebody moves who seems to move: a fix so often. */
const HEARTBEAT_MS = 60_000;
/** Assumed where the receiver does not tell. */
const UNKNOWN_ACCURACY_M = 20;

export type SkipReason =
  | 'not_finite'
  | 'out_of_range'
  | 'in_future'
  | 'older'
  | 'duplicate'
  | 'not_due'
  | 'too_inaccurate';

/** `isMock`: another app made the reading up; it is kept all the same, and to be told as a blocker. */
export type Verdict =
  | { readonly kind: 'fix'; readonly fix: Fix; readonly isMock: boolean }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** What the readings say about moving, as `samplingOf` wants it. */
export interface Motion {
  /** As told, else from the way between readings; undefined: not known yet. */
  readonly speedMps: number | undefined;
  /** Between the last two headings, 0–180. */
  readonly turnDeg: number | undefined;
}

/** How to judge one reading. */
export interface SieveTerms {
  /**
   * ms since the Unix epoch; best the server's time where it is known, since with a phone's clock that is far behind
   * every right reading seems to be from the future.
   */
  readonly nowMs: number;
  readonly sampling: Sampling;
  /** Somebody asked for this one (`locateNow`): it need not be due. */
  readonly isAsked?: boolean | undefined;
}

/** Decides which readings become fixes. */
export interface FixSieve {
  take(reading: Reading, terms: SieveTerms): Verdict;
  motion(): Motion;
  /** Readings skipped since the beginning, by reason. */
  skipped(): Readonly<Record<SkipReason, number>>;
}

export function createFixSieve(): FixSieve {
  const counts: Record<SkipReason, number> = {
    not_finite: 0,
    out_of_range: 0,
    in_future: 0,
    older: 0,
    duplicate: 0,
    not_due: 0,
    too_inaccurate: 0,
  };
  let kept: Fix | undefined;
  let keptHeadingDeg: number | undefined;
  let behind = { readings: 0, timeMs: Number.NEGATIVE_INFINITY };
  let motionMeter = createMotionMeter();

  /** Whether the readings have stayed behind the last fix for so long that this fix is to be forgotten. */
  const isClockSetBack = (timeMs: number): boolean => {
    // Only times that grow among themselves show a running clock; the same old reading again shows nothing.
    if (timeMs > behind.timeMs) behind = { readings: behind.readings + 1, timeMs };
    return behind.readings >= BEHIND_READINGS_MAX;
  };
  const judge = (fix: Fix, { nowMs, sampling, isAsked }: SieveTerms): SkipReason | undefined => {
    const fault = faultOf(fix, nowMs);
    if (fault) return fault;
    if (kept && fix.timeMs === kept.timeMs) return 'duplicate';
    if (kept && fix.timeMs < kept.timeMs) {
      if (!isClockSetBack(fix.timeMs)) return 'older';
      kept = undefined;
      motionMeter = createMotionMeter();
    }
    behind = { readings: 0, timeMs: Number.NEGATIVE_INFINITY };
    motionMeter.observe(fix);
    if (!kept || isAsked) return undefined;
    const turnDeg = angleDeg(keptHeadingDeg, motionMeter.headingDeg());
    return isDue(fix, kept, sampling, motionMeter.motion().speedMps, turnDeg) ? undefined : 'not_due';
  };
  return {
    take: (reading, terms) => {
      const fix = cleaned(reading);
      const reason = judge(fix, terms);
      if (reason) {
        counts[reason]++;
        return { kind: 'skipped', reason };
      }
      kept = fix;
      keptHeadingDeg = motionMeter.headingDeg();
      return { kind: 'fix', fix, isMock: reading.isMock === true };
    },
    motion: () => motionMeter.motion(),
    skipped: () => ({ ...counts }),
  };
}

function faultOf({ timeMs, latitudeDeg, longitudeDeg, accuracyM }: Fix, nowMs: number): SkipReason | undefined {
  if (![timeMs, latitudeDeg, longitudeDeg].every(Number.isFinite)) return 'not_finite';
  if (Math.abs(latitudeDeg) > 90 || Math.abs(longitudeDeg) > 180 || timeMs < 0) return 'out_of_range';
  if (timeMs > nowMs + AHEAD_MS_MAX) return 'in_future';
  return (accuracyM ?? 0) > ACCURACY_M_MAX ? 'too_inaccurate' : undefined;
}

function isDue(
  fix: Fix,
  kept: Fix,
  sampling: Sampling,
  speedMps: number | undefined,
  turnDeg: number | undefined,
): boolean {
  const passedMs = fix.timeMs - kept.timeMs;
  const earlyMs = Math.min(EARLY_MS_MAX, sampling.intervalMs / 10);
  if (passedMs < Math.min(GAP_MS_MIN, sampling.intervalMs) - earlyMs) return false;
  if (isTurn(speedMps, turnDeg)) return true;
  const isIntervalOver = passedMs >= sampling.intervalMs - earlyMs;
  const wayM = distanceM(kept, fix);
  // Standing: a heartbeat, or the first sign of moving; a way shorter than the uncertainty is the receiver's drift.
  if (speedMps !== undefined && speedMps < STILL_SPEED_MPS)
    return isIntervalOver || wayM >= Math.max(sampling.distanceM, uncertaintyM(fix));
  // Moving: not more often than the interval however fast, and not before there is a way to tell however slow.
  return isIntervalOver && (wayM >= sampling.distanceM || passedMs >= HEARTBEAT_MS);
}

interface MotionMeter {
  observe(fix: Fix): void;
  motion(): Motion;
  headingDeg(): number | undefined;
}

/**
 * Speed and heading as told, else from the way since an anchor: the last reading that was clearly elsewhere. Measured from
 * reading to reading, a receiver's drift would look like walking.
 */
function createMotionMeter(): MotionMeter {
  let anchor: Fix | undefined;
  let latestMs = Number.NEGATIVE_INFINITY;
  let speedMps: number | undefined;
  let headingDeg: number | undefined;
  let turnDeg: number | undefined;

  const derive = (from: Fix, fix: Fix) => {
    const wayM = distanceM(from, fix);
    const passedS = (fix.timeMs - from.timeMs) / 1_000;
    const noiseM = Math.max(uncertaintyM(from), uncertaintyM(fix));
    if (wayM > noiseM) return { speedMps: wayM / passedS, headingDeg: bearingDeg(from, fix), isElsewhere: true };
    // Not clearly elsewhere: it cannot have been faster than the noise allows.
    const boundMps = noiseM / passedS;
    const known = speedMps === undefined && boundMps >= STILL_SPEED_MPS ? undefined : boundMps;
    return { speedMps: known && Math.min(speedMps ?? known, known), headingDeg, isElsewhere: false };
  };
  return {
    observe: (fix) => {
      if (fix.timeMs <= latestMs) return;
      latestMs = fix.timeMs;
      const derived = anchor && derive(anchor, fix);
      if (!derived || derived.isElsewhere) anchor = fix;
      speedMps = fix.speedMps ?? derived?.speedMps;
      const nextDeg = fix.headingDeg ?? derived?.headingDeg;
      turnDeg = angleDeg(headingDeg, nextDeg);
      headingDeg = nextDeg;
    },
    motion: () => ({ speedMps, turnDeg }),
    headingDeg: () => headingDeg,
  };
}

function uncertaintyM({ accuracyM }: Fix): number {
  return accuracyM ?? UNKNOWN_ACCURACY_M;
}

function angleDeg(from: number | undefined, to: number | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const betweenDeg = Math.abs(to - from) % 360;
  return Math.min(betweenDeg, 360 - betweenDeg);
}

/** Whole milliseconds, as the wire wants; receivers write -1 or NaN for "unknown". */
function cleaned({ timeMs, latitudeDeg, longitudeDeg, accuracyM, altitudeM, speedMps, headingDeg }: Reading): Fix {
  return {
    timeMs: Math.round(timeMs),
    latitudeDeg,
    longitudeDeg,
    accuracyM: positiveOrUnknown(accuracyM),
    altitudeM: Number.isFinite(altitudeM) ? altitudeM : undefined,
    speedMps: positiveOrUnknown(speedMps),
    headingDeg: positiveOrUnknown(headingDeg),
  };
}

function positiveOrUnknown(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 && Number.isFinite(value) ? value : undefined;
}
