// The part of IndexedDB we use; the SDK is compiled without the types of browsers.

export interface Request<Result> {
  readonly result: Result;
  readonly error: Error | null;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
}

export interface OpenRequest extends Request<Database> {
  onupgradeneeded: (() => void) | null;
  onblocked: (() => void) | null;
}

export interface Database {
  onversionchange: (() => void) | null;
  onclose: (() => void) | null;
  createObjectStore(name: string, options?: { autoIncrement?: boolean }): unknown;
  transaction(
    stores: readonly string[],
    mode: 'readonly' | 'readwrite',
    options?: { durability?: 'strict' | 'relaxed' },
  ): Transaction;
  close(): void;
}

export interface Transaction {
  readonly error: Error | null;
  oncomplete: (() => void) | null;
  onabort: (() => void) | null;
  objectStore(name: string): ObjectStore;
}

export interface ObjectStore {
  get(key: string): Request<unknown>;
  getAll(): Request<unknown[]>;
  getAllKeys(): Request<unknown[]>;
  add(value: unknown): Request<unknown>;
  put(value: unknown, key: unknown): Request<unknown>;
  delete(key: unknown): Request<unknown>;
}

export interface IndexedDb {
  open(name: string, version: number): OpenRequest;
}

/** The browser's; undefined where there is none. */
export function globalIndexedDb(): IndexedDb | undefined {
  return (globalThis as { indexedDB?: IndexedDb }).indexedDB;
}
