/** What the server asks of phones; each value may be set for the whole company or for some devices. */
export interface ServerPolicy {
  /** Between fixes while moving, ms. */
  readonly intervalMs: number;
  /** A fix is due after this distance, whatever the time, m. */
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

/** How to take fixes now: one is due when either the interval or the distance has passed. */
export interface Sampling {
  readonly intervalMs: number;
  readonly distanceM: number;
  readonly accuracy: 'high' | 'balanced';
  readonly reason: SamplingReason;
}
