import type { Place } from '@fieldcast/core';
import { accuracyOf, type DayFix } from './day-fix.ts';

/** Who stays within this of one place, m … */
export const STOP_RADIUS_M = 60;
/** … for at least this long, ms, stands there. */
export const STOP_MS_MIN = 3 * 60_000;
/** A fix may lie further out by as much as it is worse than this, m. */
const ACCURACY_M_GOOD = 30;
/** A single fix outside is forgiven when those around it, inside, are no further apart than this, ms. */
const OUTLIER_MS_MAX = 150_000;
/** Better fixes do not count for more than one of this accuracy, m: receivers overrate themselves. */
const ACCURACY_M_MIN = 5;

/** A stop is looked for only from every so many ms of a dense track: each try reads the minutes behind it. */
const START_STEP_MS = 5_000;
/** Length of one degree of latitude on a sphere of the mean Earth radius. */
const METRES_PER_DEGREE = 111_195;

/** Standing, from the fix `first` to the fix `last`. */
export interface Stop {
  readonly first: number;
  readonly last: number;
  readonly middle: Place;
}

/**
 * Where somebody stood, in order of time. From a fix on, as many are taken together as lie within a radius of their
 * middle, which follows them, the better ones counting for more; one stray fix does not end it. The middle of somebody who
 * moves on steadily falls behind, so that only less than about 0.7 m/s over three minutes passes as standing.
 * @param fixes in order of time, without gaps
 */
export function findStops(fixes: readonly DayFix[]): Stop[] {
  const stops: Stop[] = [];
  for (let first = 0; first < fixes.length; ) {
    const stop = standFrom(fixes, first);
    const isLong = timeAt(fixes, stop.last) - timeAt(fixes, first) >= STOP_MS_MIN;
    if (isLong) stops.push(stop);
    first = isLong ? stop.last + 1 : nextStart(fixes, first);
  }
  return stops;
}

function nextStart(fixes: readonly DayFix[], first: number): number {
  const startMs = timeAt(fixes, first) + START_STEP_MS;
  let next = first + 1;
  while (next < fixes.length && timeAt(fixes, next) < startMs) next += 1;
  return next;
}

function standFrom(fixes: readonly DayFix[], first: number): Stop {
  const middle = createMiddle(fixes[first] ?? NOWHERE);
  let last = first;
  for (let index = first; index < fixes.length; index++) {
    const fix = fixes[index];
    if (!fix) break;
    if (index === first || middle.has(fix)) {
      middle.add(fix);
      last = index;
      continue;
    }
    const next = fixes[index + 1];
    const isStray = next && middle.has(next) && next.timeMs - timeAt(fixes, last) <= OUTLIER_MS_MAX;
    if (!isStray) break;
  }
  return { first, last, middle: middle.place() };
}

const NOWHERE: Place = { latitudeDeg: 0, longitudeDeg: 0 };

/**
 * The mean of places close together, each weighted by the square of its accuracy: on a plane that touches the Earth at
 * the first, which is exact enough over some hundred metres and much faster than the great circle.
 */
function createMiddle(origin: Place) {
  const eastMPerDegree = Math.cos((origin.latitudeDeg * Math.PI) / 180) * METRES_PER_DEGREE;
  let [weights, northSum, eastSum] = [0, 0, 0];
  const northOf = (fix: DayFix) => (fix.latitudeDeg - origin.latitudeDeg) * METRES_PER_DEGREE;
  // The short way round, also over the antimeridian.
  const eastOf = (fix: DayFix) => normalDeg(fix.longitudeDeg - origin.longitudeDeg) * eastMPerDegree;
  return {
    add(fix: DayFix): void {
      const weight = 1 / Math.max(ACCURACY_M_MIN, accuracyOf(fix)) ** 2;
      weights += weight;
      northSum += weight * northOf(fix);
      eastSum += weight * eastOf(fix);
    },
    has(fix: DayFix): boolean {
      const [northM, eastM] = [northOf(fix) - northSum / weights, eastOf(fix) - eastSum / weights];
      const radiusM = STOP_RADIUS_M + Math.max(0, accuracyOf(fix) - ACCURACY_M_GOOD);
      return northM * northM + eastM * eastM <= radiusM * radiusM;
    },
    place(): Place {
      return {
        latitudeDeg: origin.latitudeDeg + northSum / weights / METRES_PER_DEGREE,
        longitudeDeg: normalDeg(origin.longitudeDeg + eastSum / weights / eastMPerDegree),
      };
    },
  };
}

function normalDeg(deg: number): number {
  return deg >= -180 && deg < 180 ? deg : ((((deg + 180) % 360) + 360) % 360) - 180;
}

function timeAt(fixes: readonly DayFix[], index: number): number {
  return fixes[index]?.timeMs ?? Number.NaN;
}
