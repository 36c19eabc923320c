import { expect, test } from 'vitest';
import { IdIndex } from './id-index.ts';

const bytesOf = (id: string) => new TextEncoder().encode(id);
const find = (index: IdIndex, id: string) => index.find(bytesOf(id), 0, bytesOf(id).length);
const add = (index: IdIndex, id: string, ref: number) => index.add(bytesOf(id), 0, bytesOf(id).length, ref);

test('an index finds thousands of ids of any script again, in the middle of a message too', () => {
  const index = new IdIndex(20_000);
  const idOf = (n: number) => `tëch ${n} 📱`;
  for (let n = 1; n <= 10_000; n++) add(index, idOf(n), n);
  for (let n = 1; n <= 10_000; n++) expect(find(index, idOf(n))).toBe(n);
  expect(find(index, idOf(10_001))).toBe(0);
  const message = bytesOf(`…${idOf(77)}…`);
  expect(index.find(message, 3, message.length - 3)).toBe(77);
  expect(index.find(message, 3, message.length - 4)).toBe(0);
});

test('ids of the same hash are told apart by their bytes', () => {
  // Both have the 32-bit FNV-1a hash 0x5e4daa9d.
  const index = new IdIndex(10);
  add(index, 'costarring', 1);
  expect(find(index, 'liquid')).toBe(0);
  add(index, 'liquid', 2);
  expect([find(index, 'costarring'), find(index, 'liquid')]).toEqual([1, 2]);
});

test('what is one too many or too long stays unknown, and what is there stays known', () => {
  const index = new IdIndex(1);
  add(index, 'x'.repeat(129), 9);
  add(index, 'ana', 1);
  add(index, 'ben', 2);
  expect(['x'.repeat(129), 'ana', 'ben'].map((id) => find(index, id))).toEqual([0, 1, 0]);
});
