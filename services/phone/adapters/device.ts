import { type ReadonlySignal, signal } from '@preact/signals';

/** The phone's battery as the tracker wants it. */
export interface BatteryReading {
  /** 0–100. */
  readonly batteryPercent: number;
  readonly charging: boolean;
}

/** What browsers that tell of the battery give; not in the DOM's types, as not all do. */
interface BatteryManager extends EventTarget {
  readonly level: number;
  readonly charging: boolean;
}

/** The battery, now and at each change; undefined where the browser does not tell. */
export function createBattery(): ReadonlySignal<BatteryReading | undefined> {
  const reading = signal<BatteryReading | undefined>(undefined);
  const asking = (navigator as { getBattery?: () => Promise<BatteryManager> }).getBattery?.();
  asking?.then(
    (battery) => {
      const read = () => {
        reading.value = { batteryPercent: Math.round(battery.level * 100), charging: battery.charging };
      };
      battery.addEventListener('levelchange', read);
      battery.addEventListener('chargingchange', read);
      read();
    },
    (error: unknown) => console.info('fieldcast_battery_unknown', error),
  );
  return reading;
}

/** Whether the screen is kept on. A phone takes no position for a page once its screen is off. */
export type ScreenLock = 'not-wanted' | 'held' | 'refused' | 'unsupported';

export interface Screen {
  readonly lock: ReadonlySignal<ScreenLock>;
  keepOn(isWanted: boolean): void;
}

/** Keeps the screen on while wanted; the browser lets go of it whenever the page is hidden, so it is asked for again. */
export function createScreen(): Screen {
  const lock = signal<ScreenLock>('not-wanted');
  let isWanted = false;
  let held: WakeLockSentinel | undefined;
  let isAsking = false;

  const settle = async () => {
    if (isAsking) return;
    if (!isWanted) {
      lock.value = 'not-wanted';
      const released = held;
      held = undefined;
      await released?.release();
      return;
    }
    if (!('wakeLock' in navigator)) {
      lock.value = 'unsupported';
      return;
    }
    if (document.visibilityState !== 'visible' || (held && !held.released)) return;
    isAsking = true;
    try {
      held = await navigator.wakeLock.request('screen');
      lock.value = 'held';
    } catch (error) {
      // Low battery, usually.
      console.info('fieldcast_screen_not_kept_on', error);
      lock.value = 'refused';
    } finally {
      isAsking = false;
    }
    if (!isWanted) await settle();
  };
  document.addEventListener('visibilitychange', () => void settle());
  return {
    lock,
    keepOn: (wanted) => {
      isWanted = wanted;
      void settle();
    },
  };
}
