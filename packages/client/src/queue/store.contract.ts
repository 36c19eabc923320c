import type { Fix } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import type { FixStore } from './store.ts';

/** Something that outlives the app: each call gives the store of a new start, as if the last one had been killed. */
export type StoreDevice = () => FixStore | Promise<FixStore>;

const T0_MS = 1_700_000_000_000;
const fixAt = (second: number): Fix => ({ timeMs: T0_MS + second * 1_000, latitudeDeg: 52.123, longitudeDeg: -9.5 });
const queued = (...ids: number[]) => ids.map((id) => ({ id, fix: fixAt(id) }));
const secondsIn = async (store: FixStore) => (await store.open()).fixes.map(({ fix }) => (fix.timeMs - T0_MS) / 1_000);

/** What every store has to do. */
export function itIsAFixStore(name: string, createDevice: () => Promise<StoreDevice> | StoreDevice): void {
  describe(`${name}, as a store`, () => {
    it('starts empty, without a device id', async () => {
      const start = await createDevice();
      expect(await (await start()).open()).toEqual({ fixes: [], deviceId: undefined, corruptRecords: 0 });
    });

    it('has what was appended after a kill, in order, whatever a fix says or leaves out', async () => {
      const start = await createDevice();
      const store = await start();
      await store.open();
      const full: Fix = { ...fixAt(2), accuracyM: 4.5, altitudeM: -3, speedMps: 0, headingDeg: 359.9 };
      await store.append([...queued(1), { id: 2, fix: full }]);
      await store.append([]);
      await store.append(queued(3));
      const { fixes, corruptRecords } = await (await start()).open();
      expect(corruptRecords).toBe(0);
      expect(fixes.map(({ fix }) => fix)).toEqual([fixAt(1), full, fixAt(3)]);
      expect(fixes.map(({ id }) => id)).toEqual([...fixes.map(({ id }) => id)].sort((one, other) => one - other));
    });

    it('forgets what was removed, also after a restart, and takes no notice of ids it does not have', async () => {
      const start = await createDevice();
      const store = await start();
      await store.open();
      await store.append(queued(1, 2, 3, 4));
      await store.append(queued(5));
      await store.remove([2, 5, 99]);
      await store.remove([2]);
      const again = await start();
      const { fixes } = await again.open();
      expect(fixes.map(({ fix }) => fix)).toEqual([fixAt(1), fixAt(3), fixAt(4)]);
      await again.remove(fixes.slice(0, 2).map(({ id }) => id));
      expect(await secondsIn(await start())).toEqual([4]);
    });

    it('has a fix once that is appended again with its id', async () => {
      const start = await createDevice();
      const store = await start();
      await store.open();
      await store.append(queued(1, 2));
      await store.append(queued(2, 3));
      expect(await secondsIn(await start())).toEqual([1, 2, 3]);
    });

    it('keeps the device id', async () => {
      const start = await createDevice();
      const store = await start();
      await store.open();
      await store.setDeviceId('first');
      await store.setDeviceId('phone-1');
      expect((await (await start()).open()).deviceId).toBe('phone-1');
    });

    it('goes on with higher ids after a restart, and can be closed and opened', async () => {
      const start = await createDevice();
      const store = await start();
      await store.open();
      await store.append(queued(1));
      await store.close();
      const highest = Math.max(...(await store.open()).fixes.map(({ id }) => id));
      await store.append([{ id: highest + 1, fix: fixAt(2) }]);
      expect(await secondsIn(await start())).toEqual([1, 2]);
    });

    it('brings back ten thousand fixes', async () => {
      const start = await createDevice();
      const store = await start();
      await store.open();
      const all = queued(...Array.from({ length: 10_000 }, (_, index) => index + 1));
      for (let from = 0; from < all.length; from += 500) await store.append(all.slice(from, from + 500));
      expect(await secondsIn(await start())).toHaveLength(10_000);
    });
  });
}
