import type { Fix } from '@fieldcast/protocol';
import type { FixStore } from './store.ts';

/** Keeps fixes as long as the object lives: for tests, and for apps that may lose them when they end. */
export function createMemoryStore(): FixStore {
  const kept = new Map<number, Fix>();
  let deviceId: string | undefined;
  return {
    open: async () => ({
      fixes: [...kept].map(([id, fix]) => ({ id, fix })).sort((one, other) => one.id - other.id),
      deviceId,
      corruptRecords: 0,
    }),
    append: async (fixes) => {
      for (const { id, fix } of fixes) kept.set(id, fix);
    },
    remove: async (ids) => {
      for (const id of ids) kept.delete(id);
    },
    setDeviceId: async (given) => {
      deviceId = given;
    },
    close: async () => undefined,
  };
}
