import type { Fix } from '@fieldcast/protocol';
import type { FixStore, QueuedFix, StoreContents } from './store.ts';

/** What Capacitor's Preferences, React Native's AsyncStorage and the like have in common. */
export interface KeyValueStorage {
  /** null or undefined: there is none. */
  get(key: string): Promise<string | null | undefined>;
  /** Resolves when the value would survive the end of the app. */
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

export interface KeyValueStoreOptions {
  /** Of all keys, so that the app may use the storage, too. Default `fieldcast.` */
  readonly prefix?: string | undefined;
}

/** Digits of a chunk's number in its key: in order of text they are in order of time. */
const NUMBER_DIGITS = 12;

/**
 * Keeps fixes in a storage of keys and texts: each append is one key, so it is written as a whole or not at all, and costs
 * what it adds and not what is there. A key goes when all its fixes are gone; until then it is written anew without them.
 *
 * ```ts
 * import AsyncStorage from '@react-native-async-storage/async-storage';
 * const store = createKeyValueStore({
 *   get: AsyncStorage.getItem, set: AsyncStorage.setItem, remove: AsyncStorage.removeItem, keys: AsyncStorage.getAllKeys,
 * });
 * ```
 */
export function createKeyValueStore(storage: KeyValueStorage, options: KeyValueStoreOptions = {}): FixStore {
  const { prefix = 'fieldcast.' } = options;
  const chunkPrefix = `${prefix}fixes.`;
  const deviceKey = `${prefix}device`;
  const chunks = new Map<string, readonly QueuedFix[]>();
  const keyOfId = new Map<number, string>();
  let lastNumber = 0;

  const remember = (key: string, fixes: readonly QueuedFix[]) => {
    chunks.set(key, fixes);
    for (const { id } of fixes) keyOfId.set(id, key);
  };

  return {
    async open(): Promise<StoreContents> {
      chunks.clear();
      keyOfId.clear();
      const keys = (await storage.keys()).filter((key) => key.startsWith(chunkPrefix)).sort();
      let lastId = 0;
      let corruptRecords = 0;
      for (const key of keys) {
        lastNumber = Math.max(lastNumber, Number(key.slice(chunkPrefix.length)) || 0);
        const fixes = parsed((await storage.get(key)) ?? '');
        if (fixes)
          remember(
            key,
            fixes.map((fix) => ({ id: ++lastId, fix })),
          );
        else corruptRecords++;
      }
      const deviceId = (await storage.get(deviceKey)) ?? undefined;
      return { fixes: [...chunks.values()].flat(), deviceId, corruptRecords };
    },
    async append(fixes) {
      const added = fixes.filter(({ id }) => !keyOfId.has(id));
      if (added.length === 0) return;
      const key = `${chunkPrefix}${String(++lastNumber).padStart(NUMBER_DIGITS, '0')}`;
      await storage.set(key, textOf(added));
      remember(key, added);
    },
    async remove(ids) {
      const gone = new Set(ids);
      const keys = new Set(ids.flatMap((id) => keyOfId.get(id) ?? []));
      for (const key of keys) {
        const left = (chunks.get(key) ?? []).filter(({ id }) => !gone.has(id));
        if (left.length > 0) await storage.set(key, textOf(left));
        else await storage.remove(key);
        for (const { id } of chunks.get(key) ?? []) if (gone.has(id)) keyOfId.delete(id);
        if (left.length > 0) chunks.set(key, left);
        else chunks.delete(key);
      }
    },
    setDeviceId: (deviceId) => storage.set(deviceKey, deviceId),
    close: async () => undefined,
  };
}

function textOf(fixes: readonly QueuedFix[]): string {
  return JSON.stringify(fixes.map(({ fix }) => fix));
}

/** Undefined when the text is not what we wrote: a value that was cut off, or somebody else's. */
function parsed(text: string): readonly Fix[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as Fix[]) : undefined;
  } catch {
    // The parser's message says where, but nobody can mend it: the caller counts it.
    return undefined;
  }
}
