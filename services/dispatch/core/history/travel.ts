import { distanceM, type Place } from '@fieldcast/core';
import { accuracyOf, type DayFix, SPEED_MPS_MAX } from './day-fix.ts';

/** Nothing shorter counts as movement, m, however good the fixes say they are … */
const LEG_M_MIN = 8;
/** … and whatever is longer does, m, however bad. */
const LEG_M_MAX = 50;
/** Who reports to be faster moves, and does not wander about a place, m/s. */
const MOVING_MPS_MIN = 2;
/** A speed is read from places only over legs this long, ms … */
const SPEED_LEG_MS_MIN = 10_000;
/** … and this many times longer than the places are uncertain. */
const SPEED_LEG_ACCURACIES_MIN = 4;

/**
 * The way from place to place through the fixes of a drive, m. A fix counts only once it is further from the last that
 * counted than both are uncertain: otherwise a phone at rest, whose fixes wander, would collect kilometres. `from` and
 * `to`, the middles of the stops around it, are certain.
 */
export function travelledM(fixes: readonly DayFix[], from?: Place, to?: Place): number {
  let place: Place | undefined = from;
  let placeAccuracyM = 0;
  let sumM = 0;
  for (const fix of fixes) {
    const legM = place ? distanceM(place, fix) : 0;
    if (place && legM < leastLegM(fix, placeAccuracyM)) continue;
    sumM += legM;
    place = fix;
    placeAccuracyM = accuracyOf(fix);
  }
  return sumM + (place && to ? distanceM(place, to) : 0);
}

function leastLegM(fix: DayFix, placeAccuracyM: number): number {
  if ((fix.speedMps ?? 0) >= MOVING_MPS_MIN) return LEG_M_MIN;
  return Math.min(LEG_M_MAX, Math.max(LEG_M_MIN, accuracyOf(fix), placeAccuracyM));
}

/**
 * The greatest speed of a drive, m/s: the greatest that was reported; where none was, the greatest mean of a leg that is
 * long enough in time and place for its ends not to matter.
 */
export function speedMaxMps(fixes: readonly DayFix[]): number {
  const reported = fixes.map(({ speedMps }) => speedMps).filter(isPlausible);
  if (reported.length > 0) return reported.reduce((max, speed) => Math.max(max, speed), 0);
  let [anchor] = fixes;
  let max = 0;
  for (const fix of fixes) {
    if (!anchor || fix.timeMs - anchor.timeMs < SPEED_LEG_MS_MIN) continue;
    const legM = distanceM(anchor, fix);
    const isCertain = legM >= SPEED_LEG_ACCURACIES_MIN * Math.max(accuracyOf(anchor), accuracyOf(fix));
    if (isCertain) max = Math.max(max, (legM / (fix.timeMs - anchor.timeMs)) * 1000);
    anchor = fix;
  }
  return Math.min(SPEED_MPS_MAX, max);
}

function isPlausible(speedMps: number | undefined): speedMps is number {
  return speedMps !== undefined && speedMps >= 0 && speedMps <= SPEED_MPS_MAX;
}
