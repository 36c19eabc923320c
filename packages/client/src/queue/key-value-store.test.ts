import { expect, it } from 'vitest';
import { createKeyValueStore, type KeyValueStorage } from './key-value-store.ts';
import { itIsAFixStore } from './store.contract.ts';

function createPhone(): { values: Map<string, string>; storage: KeyValueStorage } {
  const values = new Map<string, string>([['of the app', 'stays']]);
  return {
    values,
    storage: {
      get: async (key) => values.get(key) ?? null,
      set: async (key, value) => void values.set(key, value),
      remove: async (key) => void values.delete(key),
      keys: async () => [...values.keys()],
    },
  };
}

const fixAt = (second: number) => ({ timeMs: second * 1_000, latitudeDeg: 52, longitudeDeg: 9 });

itIsAFixStore('keys and values', () => {
  const { storage } = createPhone();
  return () => createKeyValueStore(storage);
});

it('leaves nothing behind but what is not its own', async () => {
  const { storage, values } = createPhone();
  const store = createKeyValueStore(storage);
  await store.open();
  await store.append([1, 2].map((id) => ({ id, fix: fixAt(id) })));
  await store.remove([1, 2]);
  expect([...values.keys()]).toEqual(['of the app']);
});

it('a value that was cut off is counted, and the others are there', async () => {
  const { storage, values } = createPhone();
  const store = createKeyValueStore(storage);
  await store.open();
  for (const id of [1, 2]) await store.append([{ id, fix: fixAt(id) }]);
  const first = [...values.keys()].find((key) => key.startsWith('fieldcast.fixes.')) ?? '';
  values.set(first, (values.get(first) ?? '').slice(0, 10));
  const { fixes, corruptRecords } = await createKeyValueStore(storage).open();
  expect(fixes.map(({ fix }) => fix.timeMs)).toEqual([2_000]);
  expect(corruptRecords).toBe(1);
});
