import { expect, test } from 'vitest';
import { type ListView, placeAfter, scrollTopFor, windowOf } from './list-window.ts';

const view: ListView = { count: 1_000, rowHeight: 60, scrollTop: 6_000, height: 600 };

test('only the rows in sight and a few around them are drawn', () => {
  expect(windowOf(view)).toEqual({ from: 92, to: 118 });
  expect(windowOf({ ...view, scrollTop: 0 })).toEqual({ from: 0, to: 18 });
  expect(windowOf({ ...view, scrollTop: 59_400 })).toEqual({ from: 982, to: 1_000 });
});

test('a list that has become shorter than the place it is scrolled to draws nothing that is not there', () => {
  expect(windowOf({ ...view, count: 3 })).toEqual({ from: 3, to: 3 });
  expect(windowOf({ ...view, count: 0, scrollTop: 0 })).toEqual({ from: 0, to: 0 });
});

test.each([
  [100, 6_000],
  [109, 6_000],
  [99, 5_940],
  [110, 6_060],
  [0, 0],
  [999, 59_400],
])('place %d is in sight at %d px', (place, scrollTop) => {
  expect(scrollTopFor(place, view)).toBe(scrollTop);
});

test.each([
  ['ArrowDown', 5, 6],
  ['ArrowDown', 999, 999],
  ['ArrowUp', 0, 0],
  ['ArrowDown', -1, 100],
  ['ArrowUp', -1, 100],
  ['PageDown', 5, 14],
  ['PageUp', 5, 0],
  ['Home', 500, 0],
  ['End', -1, 999],
  ['x', 5, undefined],
])('%s at place %d moves to %s', (key, from, to) => {
  expect(placeAfter(key, from, view)).toBe(to);
});

test('nothing moves in an empty list', () => {
  expect(placeAfter('End', -1, { ...view, count: 0 })).toBeUndefined();
});
