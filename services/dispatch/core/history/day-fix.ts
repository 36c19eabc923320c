import { distanceM, type Place } from '@fieldcast/core';

/** A fix as the analysis of a day needs it. */
export interface DayFix extends Place {
  /** When the phone took it, ms since the Unix epoch. */
  readonly timeMs: number;
  /** Radius of 68 % confidence. */
  readonly accuracyM?: number | undefined;
  readonly speedMps?: number | undefined;
}

/** What is assumed of a fix that does not say how good it is, m. */
const ACCURACY_M_UNKNOWN = 20;
/** A worse fix says that the phone was alive, and nothing about movement, m. */
const ACCURACY_M_MAX = 100;
/** Nobody of ours moves faster, m/s (250 km/h): whatever does is a fault of the receiver. */
export const SPEED_MPS_MAX = 70;
/** This many fixes in a row that seem out of reach are no fault any more: the ones before were. */
const OUT_OF_REACH_MAX = 3;

export function accuracyOf({ accuracyM }: DayFix): number {
  return accuracyM ?? ACCURACY_M_UNKNOWN;
}

/**
 * The fixes that movement can be read from, in order of time: without the coarse ones, without jumps to a place that
 * nobody reaches in time, and one only, the best, of several at one time.
 * @param fixes in order of time
 */
export function withoutFaults(fixes: readonly DayFix[]): DayFix[] {
  const good: DayFix[] = [];
  let outOfReach = 0;
  for (const fix of fixes) {
    if (accuracyOf(fix) > ACCURACY_M_MAX) continue;
    const before = good.at(-1);
    if (before && fix.timeMs <= before.timeMs) {
      if (accuracyOf(fix) < accuracyOf(before)) good[good.length - 1] = fix;
      continue;
    }
    if (before && !isInReach(before, fix) && outOfReach < OUT_OF_REACH_MAX) {
      outOfReach += 1;
      continue;
    }
    outOfReach = 0;
    good.push(fix);
  }
  return good;
}

function isInReach(from: DayFix, to: DayFix): boolean {
  const leastM = distanceM(from, to) - accuracyOf(from) - accuracyOf(to);
  return leastM <= (SPEED_MPS_MAX * (to.timeMs - from.timeMs)) / 1000;
}
