import { expect, test } from 'vitest';
import { baseMapSourceOf, onlineUrlOf, retryDelayMs } from './base-map.ts';

const nothing = {
  pageUrl: 'https://board.example/#x',
  styleUrl: undefined,
  styleUrlDark: undefined,
  pmtilesUrl: undefined,
};

test('an archive of the page’s own server is found beside the page', () => {
  const source = baseMapSourceOf({ ...nothing, pmtilesUrl: '/map/base.pmtiles' });
  expect(source).toEqual({ kind: 'archive', url: 'https://board.example/map/base.pmtiles' });
  expect(onlineUrlOf(source, true)).toBe(onlineUrlOf(source, false));
});

test('a dark page takes the dark style, and outlines where there is none', () => {
  const source = baseMapSourceOf({ ...nothing, styleUrl: 'https://maps.example/day' });
  expect(onlineUrlOf(source, false)).toBe('https://maps.example/day');
  expect(onlineUrlOf(source, true)).toBeUndefined();
});

test('a server without a base map asks nobody', () => {
  expect(onlineUrlOf(baseMapSourceOf(nothing), false)).toBeUndefined();
});

test('the wait grows with each failure, up to five minutes', () => {
  expect([1, 2, 3, 20, 2_000].map(retryDelayMs)).toEqual([5_000, 10_000, 20_000, 300_000, 300_000]);
});
