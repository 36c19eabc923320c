import type { Blocker } from '@fieldcast/client';
import { distanceM, type Sampling } from '@fieldcast/core';
import type { Fix } from '@fieldcast/protocol';

interface WatchListener {
  readonly sampling: Sampling;
  onFix(fix: Fix): void;
  onBlockers(blockers: readonly Blocker[]): void;
}

export interface GeolocationWatch {
  start(): void;
  /** One fresh position. @throws GeolocationPositionError when there is none. */
  locateNow(): Promise<void>;
  stop(): void;
}

const READING_MS_MAX = 20_000;
const blockerByCode: Readonly<Record<number, Blocker>> = { 1: 'no_permission', 2: 'no_signal', 3: 'no_signal' };

/** The browser's readings, as many as are due: one when the interval or the distance has passed. */
export function createGeolocationWatch({ sampling, onFix, onBlockers }: WatchListener): GeolocationWatch {
  let watchId: number | undefined;
  let last: Fix | undefined;
  const take = (fix: Fix) => {
    onBlockers([]);
    last = fix;
    onFix(fix);
  };
  const onReading = (reading: GeolocationPosition) => {
    const fix = toFix(reading);
    if (!last || isDue(last, fix, sampling)) take(fix);
  };
  const onFault = ({ code }: GeolocationPositionError) => onBlockers([blockerByCode[code] ?? 'no_signal']);
  return {
    start: () => {
      watchId ??= navigator.geolocation.watchPosition(onReading, onFault, { enableHighAccuracy: true });
    },
    locateNow: async () => {
      if (watchId === undefined) return;
      const wanted = { enableHighAccuracy: true, timeout: READING_MS_MAX, maximumAge: 0 };
      const reading = await new Promise<GeolocationPosition>((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(resolve, reject, wanted);
      });
      take(toFix(reading));
    },
    stop: () => {
      if (watchId !== undefined) navigator.geolocation.clearWatch(watchId);
      watchId = undefined;
    },
  };
}

function isDue(last: Fix, fix: Fix, { intervalMs, distanceM: distanceMMax }: Sampling): boolean {
  const passedMs = fix.timeMs - last.timeMs;
  return passedMs > 0 && (passedMs >= intervalMs || distanceM(last, fix) >= distanceMMax);
}

function toFix({ coords, timestamp }: GeolocationPosition): Fix {
  return {
    timeMs: Math.round(timestamp),
    latitudeDeg: coords.latitude,
    longitudeDeg: coords.longitude,
    accuracyM: coords.accuracy,
    altitudeM: coords.altitude ?? undefined,
    speedMps: coords.speed ?? undefined,
    // Not a number while standing still.
    headingDeg: Number.isFinite(coords.heading) ? (coords.heading ?? undefined) : undefined,
  };
}
