import type { FixStore } from './store.ts';

/**
 * `throws`: every call rejects. `full`: only writes of new data reject, as a full disk has it. `hangs`: calls do not
 * settle until the store is healed, as some browsers' databases do not after a long sleep.
 */
export type StoreFault = 'throws' | 'full' | 'hangs';

/** A store that fails on command, for tests of what the client does then. */
export interface FaultyStore extends FixStore {
  /** Every call from now on meets the fault. */
  fail(fault: StoreFault): void;
  /** Calls reach the store again, and those that hung go on. */
  heal(): void;
  /** Calls so far, failed ones included, by name. */
  readonly calls: Readonly<Record<keyof FixStore, number>>;
}

/** Passes every call on to `inner` until it is told to fail. */
export function createFaultyStore(inner: FixStore): FaultyStore {
  const calls = { open: 0, append: 0, remove: 0, setDeviceId: 0, close: 0 };
  let fault: StoreFault | undefined;
  let hanging: (() => void)[] = [];

  const meet = async (name: keyof FixStore) => {
    calls[name]++;
    const isGrowing = name === 'append' || name === 'setDeviceId';
    if (fault === 'throws') throw new Error('the store was told to throw');
    if (fault === 'full' && isGrowing)
      throw Object.assign(new Error('the store is full'), { name: 'QuotaExceededError' });
    if (fault === 'hangs') await new Promise<void>((resolve) => hanging.push(resolve));
  };
  return {
    calls,
    fail: (told) => {
      fault = told;
    },
    heal: () => {
      fault = undefined;
      const waiting = hanging;
      hanging = [];
      for (const goOn of waiting) goOn();
    },
    open: async () => {
      await meet('open');
      return inner.open();
    },
    append: async (fixes) => {
      await meet('append');
      return inner.append(fixes);
    },
    remove: async (ids) => {
      await meet('remove');
      return inner.remove(ids);
    },
    setDeviceId: async (deviceId) => {
      await meet('setDeviceId');
      return inner.setDeviceId(deviceId);
    },
    close: async () => {
      await meet('close');
      return inner.close();
    },
  };
}
