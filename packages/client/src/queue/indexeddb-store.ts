import type { Fix } from '@fieldcast/protocol';
import { type Database, globalIndexedDb, type IndexedDb, type ObjectStore, type Request } from './indexeddb.ts';
import type { FixStore, StoreContents } from './store.ts';

const NAME = 'fieldcast';
const VERSION = 1;
const FIXES = 'fixes';
const META = 'meta';
const DEVICE_ID = 'deviceId';

export interface IndexedDbStoreOptions {
  /** Name of the database. Default `fieldcast`. One for each technician keeps their fixes apart on a shared phone. */
  readonly name?: string | undefined;
  /** Default: the browser's. */
  readonly indexedDB?: IndexedDb | undefined;
}

/**
 * Keeps fixes in the browser's database. Each fix has a key that the database gives it, so that two pages with one
 * database never write over each other's fixes. Rejects when there is no database, it is full (`QuotaExceededError`), or
 * another page holds it open in an older version.
 */
export function createIndexedDbStore(options: IndexedDbStoreOptions = {}): FixStore {
  const { name = NAME } = options;
  const keys = new Map<number, unknown>();
  let database: Database | undefined;

  async function connected(): Promise<Database> {
    database ??= await openDatabase(options.indexedDB ?? globalIndexedDb(), name, () => {
      database = undefined;
    });
    return database;
  }

  async function write(storeName: string, work: (store: ObjectStore) => void): Promise<void> {
    // Strict: the browser says that it is done when the disk has it, not the operating system.
    const transaction = (await connected()).transaction([storeName], 'readwrite', { durability: 'strict' });
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
      work(transaction.objectStore(storeName));
    });
  }

  return {
    async open(): Promise<StoreContents> {
      const transaction = (await connected()).transaction([FIXES, META], 'readonly');
      const fixes = transaction.objectStore(FIXES);
      const [rows, rowKeys, deviceId] = await Promise.all([
        answerOf(fixes.getAll()),
        answerOf(fixes.getAllKeys()),
        answerOf(transaction.objectStore(META).get(DEVICE_ID)),
      ]);
      keys.clear();
      const readable = rows.flatMap((row, index) => (isFix(row) ? [{ fix: row, key: rowKeys[index] }] : []));
      const queued = readable.map(({ fix, key }, index) => {
        keys.set(index + 1, key);
        return { id: index + 1, fix };
      });
      return {
        fixes: queued,
        deviceId: typeof deviceId === 'string' ? deviceId : undefined,
        corruptRecords: rows.length - readable.length,
      };
    },
    async append(fixes) {
      if (fixes.length === 0) return;
      const added = new Map<number, Request<unknown>>();
      await write(FIXES, (store) => {
        for (const { id, fix } of fixes) {
          const key = keys.get(id);
          if (key === undefined) added.set(id, store.add(fix));
          else store.put(fix, key);
        }
      });
      for (const [id, request] of added) keys.set(id, request.result);
    },
    async remove(ids) {
      const known = ids.filter((id) => keys.has(id));
      if (known.length === 0) return;
      await write(FIXES, (store) => {
        for (const id of known) store.delete(keys.get(id));
      });
      for (const id of known) keys.delete(id);
    },
    setDeviceId: (deviceId) => write(META, (store) => store.put(deviceId, DEVICE_ID)),
    async close() {
      database?.close();
      database = undefined;
    },
  };
}

function openDatabase(indexedDb: IndexedDb | undefined, name: string, onGone: () => void): Promise<Database> {
  if (!indexedDb) return Promise.reject(new Error('there is no IndexedDB here'));
  return new Promise((resolve, reject) => {
    const request = indexedDb.open(name, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(FIXES, { autoIncrement: true });
      request.result.createObjectStore(META);
    };
    request.onblocked = () => reject(new Error('another page holds an older version of the database open'));
    request.onerror = () => reject(request.error ?? new Error('the database did not open'));
    request.onsuccess = () => {
      const database = request.result;
      // A newer page wants to change the database: letting go of it is what keeps that page from waiting for us.
      database.onversionchange = () => {
        database.close();
        onGone();
      };
      database.onclose = onGone;
      resolve(database);
    };
  });
}

function answerOf<Result>(request: Request<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database did not answer'));
  });
}

function isFix(row: unknown): row is Fix {
  const fix = row as Partial<Fix> | null | undefined;
  return [fix?.timeMs, fix?.latitudeDeg, fix?.longitudeDeg].every((value) => typeof value === 'number');
}
