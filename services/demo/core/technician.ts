import type { Fix } from '@fieldcast/protocol';
import { advanceDrive, type Drive, positionOf, startDrive } from './drive.ts';
import { nameOf } from './names.ts';
import { between, createRandom, normal, type Random } from './random.ts';
import { findRoute } from './route.ts';
import { distanceBetween, type Point, type Town, toPlace } from './town.ts';

/** A fourth of what real jobs take: somebody watching a demo wants to see people move. */
const JOB_S = { min: 30, max: 120 };
/** After some jobs the next order is not there yet. */
const WAITING_SHARE = 0.3;
const WAITING_S = { min: 10, max: 40 };
const FIX_INTERVAL_MS = { min: 1_000, max: 2_000 };
/** A phone that lies still says so at this interval. */
const STILL_INTERVAL_MS = 15_000;
const DESTINATION_DISTANCE_MIN_M = 600;
const ACCURACY_M = { min: 4, max: 14 };
/** How much of a fix's error is still there a second later: receivers drift, they do not jump. */
const ERROR_PERSISTENCE = 0.92;
const BATTERY_PERCENT_MIN = 8;
const DRAIN_PERCENT_PER_S = 100 / (9 * 3600);
const CHARGE_PERCENT_PER_S = 100 / (2.5 * 3600);
/** The longest time one step simulates; a computer that slept does not make people jump through the town. */
const STEP_MS_MAX = 5_000;

export type DemoDuty = 'available' | 'en_route' | 'on_site';

/** What the technician's phone knows after a step. */
export interface Reading {
  /** Absent while none is due. */
  readonly fix: Fix | undefined;
  readonly duty: DemoDuty;
  readonly batteryPercent: number;
  readonly isCharging: boolean;
  readonly hasNetwork: boolean;
}

export interface DemoTechnician {
  readonly technicianId: string;
  readonly displayName: string;
  /** Lets the time pass until `nowMs`, ms since the epoch. */
  advance(nowMs: number): Reading;
}

type Activity =
  | { readonly kind: 'driving'; readonly drive: Drive; readonly to: number }
  | { readonly kind: 'parked'; readonly at: number; readonly duty: 'available' | 'on_site'; readonly restS: number };

/** The technician of this number, 0 or more: the same life for the same seed, town and times. */
export function createTechnician(town: Town, seed: number, index: number): DemoTechnician {
  const random = createRandom(seed * 1_000_003 + index * 7_919 + 1);
  const driver = between(random, 0.85, 1.02);
  const intervalMs = between(random, FIX_INTERVAL_MS.min, FIX_INTERVAL_MS.max);
  let activity: Activity = {
    kind: 'parked',
    at: Math.floor(random() * town.crossings.length),
    duty: 'available',
    restS: 0,
  };
  let battery = { percent: between(random, 35, 100), isCharging: false };
  let error: Point = { xM: 0, yM: 0 };
  let lastMs: number | undefined;
  let lastFixMs = 0;

  return {
    technicianId: `demo-${String(index + 1).padStart(3, '0')}`,
    displayName: nameOf(index),
    advance: (nowMs) => {
      const stepS = Math.min(STEP_MS_MAX, Math.max(0, nowMs - (lastMs ?? nowMs))) / 1000;
      lastMs = nowMs;
      activity = live(activity, town, driver, stepS, random);
      battery = use(battery, activity, stepS);
      const position = locate(activity, town);
      let fix: Fix | undefined;
      if (nowMs >= lastFixMs + (position.speedMps > 0 ? intervalMs : STILL_INTERVAL_MS)) {
        error = drift(error, random);
        fix = measure(position, error, nowMs, random);
        lastFixMs = nowMs;
      }
      return {
        fix,
        duty: activity.kind === 'driving' ? 'en_route' : activity.duty,
        batteryPercent: Math.round(battery.percent),
        isCharging: battery.isCharging,
        hasNetwork: town.deadZones.every((zone) => distanceBetween(zone, position) > zone.radiusM),
      };
    },
  };
}

/** Drives to a job, works there, waits now and then, drives to the next. */
function live(activity: Activity, town: Town, driver: number, stepS: number, random: Random): Activity {
  if (activity.kind === 'driving') {
    const drive = advanceDrive(activity.drive, stepS);
    if (!drive.hasArrived) return { ...activity, drive };
    return { kind: 'parked', at: activity.to, duty: 'on_site', restS: between(random, JOB_S.min, JOB_S.max) };
  }
  const restS = activity.restS - stepS;
  if (restS > 0) return { ...activity, restS };
  if (activity.duty === 'on_site' && random() < WAITING_SHARE)
    return { ...activity, duty: 'available', restS: between(random, WAITING_S.min, WAITING_S.max) };
  const to = nextJob(town, activity.at, random);
  return { kind: 'driving', drive: startDrive(town, findRoute(town, activity.at, to), driver), to };
}

function nextJob(town: Town, from: number, random: Random): number {
  const start = town.crossings[from] as Point;
  const far = town.crossings.flatMap((point, index) =>
    distanceBetween(point, start) >= DESTINATION_DISTANCE_MIN_M ? [index] : [],
  );
  return far[Math.floor(random() * far.length)] as number;
}

interface Located extends Point {
  readonly headingDeg: number | undefined;
  readonly speedMps: number;
}

function locate(activity: Activity, town: Town): Located {
  if (activity.kind === 'driving') return { ...positionOf(activity.drive), speedMps: activity.drive.speedMps };
  return { ...(town.crossings[activity.at] as Point), headingDeg: undefined, speedMps: 0 };
}

/** The phone lies in the car's charger while its owner drives. */
function use({ percent }: { percent: number }, activity: Activity, stepS: number) {
  const isCharging = activity.kind === 'driving' && percent < 80;
  const changed = percent + stepS * (isCharging ? CHARGE_PERCENT_PER_S : -DRAIN_PERCENT_PER_S);
  return { percent: Math.min(100, Math.max(BATTERY_PERCENT_MIN, changed)), isCharging };
}

function drift(error: Point, random: Random): Point {
  const fresh = Math.sqrt(1 - ERROR_PERSISTENCE ** 2);
  return {
    xM: error.xM * ERROR_PERSISTENCE + fresh * normal(random) * 2,
    yM: error.yM * ERROR_PERSISTENCE + fresh * normal(random) * 2,
  };
}

function measure({ xM, yM, headingDeg, speedMps }: Located, error: Point, nowMs: number, random: Random): Fix {
  return {
    timeMs: Math.round(nowMs),
    ...toPlace({ xM: xM + error.xM, yM: yM + error.yM }),
    accuracyM: between(random, ACCURACY_M.min, ACCURACY_M.max),
    altitudeM: 68 + normal(random),
    speedMps: Math.max(0, speedMps + (speedMps > 0 ? normal(random) * 0.2 : 0)),
    headingDeg: headingDeg === undefined ? undefined : (headingDeg + normal(random) * 2 + 360) % 360,
  };
}
