/** What the server asks of phones; each value may be set for the whole company or for some devices. */
export interface ServerPolicy {
  /** Between fixes while moving, ms. */
  readonly intervalMs: number;
  /** No fix is due before this distance while moving, m. */
  readonly distanceM: number;
  /** Between fixes while somebody looks, or near the job, ms. */
  readonly watchedIntervalMs: number;
  /** Between heartbeats while not moving, ms. */
  readonly stillIntervalMs: number;
}

/** Used until a server has told its own. */
export const defaultPolicy: ServerPolicy = {
  intervalMs: 5_000,
  distanceM: 10,
  watchedIntervalMs: 2_000,
  stillIntervalMs: 60_000,
};

export interface SamplingInput {
  /** m/s over ground; undefined: unknown. */
  readonly speedMps: number | undefined;
  /** Change of heading between the last two readings, degrees, 0–180. */
  readonly turnDeg: number | undefined;
  /** To the destination of the current job, m; undefined: there is none. */
  readonly jobDistanceM: number | undefined;
  readonly isWatched: boolean;
  /** 0–100; undefined: unknown. */
  readonly batteryPercent: number | undefined;
  readonly isCharging: boolean;
  readonly network: 'online' | 'offline' | 'unknown';
  readonly policy: ServerPolicy;
}

export type SamplingReason = 'moving' | 'turning' | 'watched' | 'near_job' | 'still' | 'low_battery';

/**
 * How to take fixes now: while moving, one is due when both the interval and the distance have passed, and on turns; while
 * not moving, when either has.
 */
export interface Sampling {
  readonly intervalMs: number;
  readonly distanceM: number;
  readonly accuracy: 'high' | 'balanced';
  readonly reason: SamplingReason;
}

/** Slower than this counts as standing: receivers drift by about as much. */
export const STILL_SPEED_MPS = 0.7;
/** Slower than this a heading is mostly noise, so nothing is called a turn. */
export const TURN_SPEED_MPS = 1.5;
/** A change of heading beyond this is a turn: without a fix there, the trail would cut the corner. */
export const TURN_DEG = 30;
/** Nearer to the destination of the job than this, the arrival is about to be proved. */
export const NEAR_JOB_M = 300;
/** Below this and not charging, the battery has to last. */
export const LOW_BATTERY_PERCENT = 20;
/** By how much a low battery stretches times and distances. */
const LOW_BATTERY_FACTOR = 2;
/** How far apart detailed fixes are, m. */
const DETAIL_DISTANCE_M = 5;

/** What a server may ask for. A value outside is taken as the nearest bound, one that is not a positive number as the default. */
export const policyBounds: Readonly<Record<keyof ServerPolicy, { readonly min: number; readonly max: number }>> = {
  intervalMs: { min: 100, max: 3_600_000 },
  distanceM: { min: 1, max: 100_000 },
  watchedIntervalMs: { min: 100, max: 3_600_000 },
  stillIntervalMs: { min: 100, max: 86_400_000 },
};

/** The policy with every value inside `policyBounds`, so that no server can silence a phone or empty its battery by mistake. */
export function boundedPolicy(policy: ServerPolicy): ServerPolicy {
  const bounded = (name: keyof ServerPolicy) => {
    const { min, max } = policyBounds[name];
    const asked = policy[name];
    return asked > 0 ? Math.min(max, Math.max(min, asked)) : defaultPolicy[name];
  };
  return {
    intervalMs: bounded('intervalMs'),
    distanceM: bounded('distanceM'),
    watchedIntervalMs: bounded('watchedIntervalMs'),
    stillIntervalMs: bounded('stillIntervalMs'),
  };
}

/**
 * How to take fixes in this situation. The first that holds decides: watched, near the job, still, turning, moving; then a
 * low battery doubles whatever came out, and is the reason told.
 *
 * An unknown speed counts as moving: a fix too many costs less than a journey not seen. Being offline takes no fix away, as
 * the trail is uploaded later; and it asks for high accuracy even while still, since the cheap kind of positioning looks up
 * radio networks on a server and would find nothing.
 */
export function samplingOf(input: SamplingInput): Sampling {
  const wanted = withFullBattery(input);
  const { batteryPercent, isCharging } = input;
  const isLow = batteryPercent !== undefined && batteryPercent < LOW_BATTERY_PERCENT && !isCharging;
  if (!isLow) return wanted;
  return {
    // The distance too: above walking speed it comes before the interval, and doubling only that would save nothing.
    intervalMs: wanted.intervalMs * LOW_BATTERY_FACTOR,
    distanceM: wanted.distanceM * LOW_BATTERY_FACTOR,
    accuracy: wanted.accuracy,
    reason: 'low_battery',
  };
}

function withFullBattery({ policy, speedMps, turnDeg, jobDistanceM, isWatched, network }: SamplingInput): Sampling {
  const { intervalMs, distanceM, watchedIntervalMs, stillIntervalMs } = boundedPolicy(policy);
  const detailed = {
    intervalMs: Math.min(intervalMs, watchedIntervalMs),
    distanceM: Math.min(distanceM, DETAIL_DISTANCE_M),
    accuracy: 'high',
  } as const;
  if (isWatched) return { ...detailed, reason: 'watched' };
  if (jobDistanceM !== undefined && jobDistanceM <= NEAR_JOB_M) return { ...detailed, reason: 'near_job' };
  if (speedMps !== undefined && speedMps < STILL_SPEED_MPS) {
    const accuracy = network === 'offline' ? 'high' : 'balanced';
    // A policy may ask for heartbeats more often than for fixes on the road; that is its own affair.
    return { intervalMs: stillIntervalMs, distanceM, accuracy, reason: 'still' };
  }
  // The distance stays: some receivers have to be restarted for another one, and a turn lasts seconds.
  if (isTurn(speedMps, turnDeg))
    return { intervalMs: detailed.intervalMs, distanceM, accuracy: 'high', reason: 'turning' };
  return { intervalMs, distanceM, accuracy: 'high', reason: 'moving' };
}

/** Whether a change of heading is a corner of the way and not the noise of a receiver at walking pace. */
export function isTurn(speedMps: number | undefined, turnDeg: number | undefined): boolean {
  return turnDeg !== undefined && turnDeg > TURN_DEG && (speedMps === undefined || speedMps >= TURN_SPEED_MPS);
}
