import type { Route } from './route.ts';
import { distanceBetween, type Point, SPEED_LIMIT_MPS, type Town } from './town.ts';

const ACCELERATION_MPS2 = 1.6;
const BRAKING_MPS2 = 2.2;
/** Sideways acceleration drivers accept in a bend gives about this speed round a right angle in a town. */
const RIGHT_ANGLE_SPEED_MPS = 4.5;
/** Below this change of direction nobody brakes. */
const STRAIGHT_DEG = 15;
/** Creeping, so that the last centimetres end. */
const SPEED_MIN_MPS = 0.5;
/** Steps of the motion; larger ones would overshoot where drivers brake. */
const STEP_S = 0.2;

/** A car on its way along a route. */
export interface Drive {
  readonly points: readonly Point[];
  /** Allowed speed on the stretch after each point. */
  readonly limitsMps: readonly number[];
  /** Highest speed at each point from which everything ahead can still be braked for. */
  readonly pointSpeedsMps: readonly number[];
  readonly stretch: number;
  /** From the stretch's first point. */
  readonly alongM: number;
  readonly speedMps: number;
  readonly hasArrived: boolean;
}

/** A car standing at the start of a route; `driver` is how much of the speed limits this driver uses, about 1. */
export function startDrive(town: Town, route: Route, driver: number): Drive {
  const points = route.crossings.map((index) => town.crossings[index] as Point);
  const limitsMps = route.segments.map(({ kind }) => SPEED_LIMIT_MPS[kind] * driver);
  return {
    points,
    limitsMps,
    pointSpeedsMps: pointSpeeds(points, limitsMps),
    stretch: 0,
    alongM: 0,
    speedMps: 0,
    hasArrived: points.length < 2,
  };
}

/** The car after `durationS` seconds. */
export function advanceDrive(drive: Drive, durationS: number): Drive {
  let moved = drive;
  for (let restS = durationS; restS > 0 && !moved.hasArrived; restS -= STEP_S)
    moved = step(moved, Math.min(restS, STEP_S));
  return moved;
}

function step(drive: Drive, durationS: number): Drive {
  const { points, limitsMps, pointSpeedsMps } = drive;
  let { stretch, alongM } = drive;
  const restM = stretchLengthM(points, stretch) - alongM;
  const speedMps = Math.max(
    SPEED_MIN_MPS,
    Math.min(
      drive.speedMps + ACCELERATION_MPS2 * durationS,
      limitsMps[stretch] ?? 0,
      brakingSpeed(pointSpeedsMps[stretch + 1] ?? 0, restM),
    ),
  );
  alongM += speedMps * durationS;
  while (alongM >= stretchLengthM(points, stretch)) {
    alongM -= stretchLengthM(points, stretch);
    stretch += 1;
    if (stretch === points.length - 1)
      return {
        ...drive,
        stretch: stretch - 1,
        alongM: stretchLengthM(points, stretch - 1),
        speedMps: 0,
        hasArrived: true,
      };
  }
  return { ...drive, stretch, alongM, speedMps };
}

/** Where the car is, and where it looks to: degrees clockwise from north. */
export function positionOf({ points, stretch, alongM }: Drive): Point & { headingDeg: number } {
  const from = points[stretch] as Point;
  const to = points[stretch + 1] ?? from;
  const share = from === to ? 0 : alongM / distanceBetween(from, to);
  return {
    xM: from.xM + (to.xM - from.xM) * share,
    yM: from.yM + (to.yM - from.yM) * share,
    headingDeg: directionDeg(from, to),
  };
}

/** From the end backwards: each point allows no more than its bend does, and no more than the next can be braked for. */
function pointSpeeds(points: readonly Point[], limitsMps: readonly number[]): number[] {
  const speeds = points.map(() => 0);
  for (let index = points.length - 2; index >= 0; index -= 1) {
    const brakeable = brakingSpeed(speeds[index + 1] ?? 0, stretchLengthM(points, index));
    speeds[index] = Math.min(bendSpeed(points, index), brakeable, limitsMps[index] ?? 0);
  }
  return speeds;
}

/** The speed from which `targetMps` is reached after braking for `distanceM`: v² = u² + 2as. */
function brakingSpeed(targetMps: number, distanceM: number): number {
  return Math.sqrt(targetMps ** 2 + 2 * BRAKING_MPS2 * Math.max(0, distanceM));
}

function bendSpeed(points: readonly Point[], index: number): number {
  const [before, here, after] = [points[index - 1], points[index], points[index + 1]];
  if (!before || !here || !after) return 0;
  const turnDeg = Math.abs(((directionDeg(here, after) - directionDeg(before, here) + 540) % 360) - 180);
  return turnDeg < STRAIGHT_DEG ? Number.POSITIVE_INFINITY : RIGHT_ANGLE_SPEED_MPS * Math.sqrt(90 / turnDeg);
}

function stretchLengthM(points: readonly Point[], stretch: number): number {
  const [from, to] = [points[stretch], points[stretch + 1]];
  return from && to ? distanceBetween(from, to) : Number.POSITIVE_INFINITY;
}

function directionDeg(from: Point, to: Point): number {
  return ((Math.atan2(to.xM - from.xM, to.yM - from.yM) * 180) / Math.PI + 360) % 360;
}
