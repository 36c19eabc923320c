import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import type { IndexedDb } from './indexeddb.ts';
import { createIndexedDbStore } from './indexeddb-store.ts';
import { itIsAFixStore } from './store.contract.ts';

const newBrowser = () => new IDBFactory() as unknown as IndexedDb;
const fixAt = (second: number) => ({ timeMs: second * 1_000, latitudeDeg: 52, longitudeDeg: 9 });

itIsAFixStore('IndexedDB', () => {
  const indexedDB = newBrowser();
  return () => createIndexedDbStore({ indexedDB });
});

it('two pages with one database keep both their fixes', async () => {
  const indexedDB = newBrowser();
  const [one, other] = [createIndexedDbStore({ indexedDB }), createIndexedDbStore({ indexedDB })];
  await Promise.all([one.open(), other.open()]);
  await one.append([{ id: 1, fix: fixAt(1) }]);
  await other.append([{ id: 1, fix: fixAt(2) }]);
  const { fixes } = await createIndexedDbStore({ indexedDB }).open();
  expect(fixes.map(({ fix }) => fix)).toEqual([fixAt(1), fixAt(2)]);
});

it('databases of different names do not see one another', async () => {
  const indexedDB = newBrowser();
  const store = createIndexedDbStore({ indexedDB, name: 'ada' });
  await store.open();
  await store.append([{ id: 1, fix: fixAt(1) }]);
  expect((await createIndexedDbStore({ indexedDB, name: 'grace' }).open()).fixes).toEqual([]);
});

it('what is not a fix is left out and counted', async () => {
  const indexedDB = newBrowser();
  const store = createIndexedDbStore({ indexedDB });
  await store.open();
  await store.append([{ id: 1, fix: { wrong: true } as never }]);
  await store.append([{ id: 2, fix: fixAt(2) }]);
  const { fixes, corruptRecords } = await createIndexedDbStore({ indexedDB }).open();
  expect([fixes.length, corruptRecords]).toEqual([1, 1]);
});

it('without a database it rejects, and the queue goes on in memory', async () => {
  await expect(createIndexedDbStore().open()).rejects.toThrow('no IndexedDB');
});

it('a full database rejects, and what was there stays', async () => {
  const indexedDB = newBrowser();
  const store = createIndexedDbStore({ indexedDB });
  await store.open();
  await store.append([{ id: 1, fix: fixAt(1) }]);
  // What cannot be copied aborts the whole transaction, as a quota does.
  const unstorable = { ...fixAt(3), note: () => undefined };
  await expect(
    store.append([
      { id: 2, fix: fixAt(2) },
      { id: 3, fix: unstorable },
    ]),
  ).rejects.toThrow();
  expect((await createIndexedDbStore({ indexedDB }).open()).fixes.map(({ fix }) => fix.timeMs)).toContain(1_000);
});
