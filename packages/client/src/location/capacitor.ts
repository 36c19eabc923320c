import type { Sampling } from '@fieldcast/core';
import type { Blocker } from '../words.ts';
import type { LocationListener, LocationSource, Reading } from './source.ts';

/** How long `locate` waits for a reading, ms. Over it: it rejects. */
const LOCATE_MS_MAX = 20_000;

/** A position as the background geolocation plugins of Capacitor tell it. */
export interface CapacitorLocation {
  readonly latitude: number;
  readonly longitude: number;
  /** Metres. */
  readonly accuracy: number | null;
  readonly altitude: number | null;
  /** Degrees clockwise from true north; negative or null: unknown. */
  readonly bearing: number | null;
  /** Metres per second. */
  readonly speed: number | null;
  /** ms since the Unix epoch. */
  readonly time: number | null;
  readonly simulated?: boolean | undefined;
}

/** The part of a background geolocation plugin that we use; that of `@capacitor-community/background-geolocation` has it. */
export interface BackgroundGeolocationPlugin {
  addWatcher(
    options: {
      backgroundMessage?: string;
      backgroundTitle?: string;
      requestPermissions?: boolean;
      stale?: boolean;
      /** Metres. */
      distanceFilter?: number;
    },
    callback: (location?: CapacitorLocation, error?: { readonly code?: string | undefined }) => void,
  ): Promise<string>;
  removeWatcher(options: { id: string }): Promise<void>;
}

export interface CapacitorLocationOptions {
  /** Android shows it as long as positions are taken in the background. Default: in English. */
  readonly backgroundTitle?: string | undefined;
  readonly backgroundMessage?: string | undefined;
}

/**
 * Positions of a Capacitor app, also with the screen off.
 *
 * ```ts
 * import { registerPlugin } from '@capacitor/core';
 * const plugin = registerPlugin<BackgroundGeolocationPlugin>('BackgroundGeolocation');
 * const tracker = createTracker({ url, getToken, location: createCapacitorLocation(plugin) });
 * ```
 */
export function createCapacitorLocation(
  plugin: BackgroundGeolocationPlugin,
  { backgroundTitle = 'On duty', backgroundMessage = 'Your position is shared' }: CapacitorLocationOptions = {},
): LocationSource {
  let listener: LocationListener | undefined;
  let distanceM = 0;
  /** Adding and removing watchers takes time: each waits for the one before. */
  let watcher: Promise<string | undefined> = Promise.resolve(undefined);
  const waiters = new Set<(reading: Reading) => void>();

  function watch(): void {
    const wantedListener = listener;
    const distanceFilter = distanceM;
    watcher = removed().then(() =>
      plugin.addWatcher(
        { backgroundTitle, backgroundMessage, requestPermissions: true, stale: false, distanceFilter },
        (location, error) => {
          if (listener !== wantedListener || !listener) return;
          listener.blockers(error ? [blockerOf(error.code)] : []);
          if (!location) return;
          const reading = toReading(location);
          listener.reading(reading);
          for (const tell of waiters) tell(reading);
        },
      ),
    );
    watcher.catch(() => wantedListener?.blockers(['location_off']));
  }

  function removed(): Promise<undefined> {
    return watcher.then(
      async (id) => {
        if (id !== undefined) await plugin.removeWatcher({ id });
        return undefined;
      },
      () => undefined,
    );
  }

  return {
    start(wanted, newListener) {
      listener = newListener;
      distanceM = filterOf(wanted);
      watch();
    },
    change(wanted) {
      // Restarting the receiver costs more than a filter that is a little off.
      if (!listener || filterOf(wanted) === distanceM) return;
      distanceM = filterOf(wanted);
      watch();
    },
    locate: () =>
      new Promise((resolve, reject) => {
        if (!listener) return reject(new Error('positions are not being taken'));
        const finish = (reading?: Reading) => {
          clearTimeout(timer);
          waiters.delete(finish);
          if (reading) resolve(reading);
          else reject(new Error(`no position within ${LOCATE_MS_MAX} ms`));
        };
        const timer = setTimeout(() => finish(), LOCATE_MS_MAX);
        waiters.add(finish);
        watch();
      }),
    stop() {
      listener = undefined;
      watcher = removed();
    },
  };
}

/** At rest the filter is off: the heartbeat has to come although nothing moves. */
function filterOf({ reason, distanceM }: Sampling): number {
  return reason === 'still' ? 0 : distanceM;
}

function blockerOf(code: string | undefined): Blocker {
  return code === 'NOT_AUTHORIZED' ? 'no_permission' : 'no_signal';
}

function toReading(location: CapacitorLocation): Reading {
  const { latitude, longitude, accuracy, altitude, bearing, speed, time, simulated } = location;
  const known = (value: number | null) => (value === null || value < 0 ? undefined : value);
  return {
    timeMs: time ?? Number.NaN,
    latitudeDeg: latitude,
    longitudeDeg: longitude,
    accuracyM: known(accuracy),
    altitudeM: altitude ?? undefined,
    headingDeg: known(bearing),
    speedMps: known(speed),
    isMock: simulated,
  };
}
