import { expect, it } from 'vitest';
import { byteRangeOf } from './byte-range.ts';

it.each([
  ['bytes=0-99', { first: 0, last: 99 }],
  ['bytes=500-499999', { first: 500, last: 999 }],
  ['bytes=990-', { first: 990, last: 999 }],
  ['bytes=-10', { first: 990, last: 999 }],
  ['bytes=-5000', { first: 0, last: 999 }],
  ['bytes=1000-1001', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=7-3', undefined],
  ['bytes=0-1,5-6', undefined],
  ['bytes=-', undefined],
  ['lines=0-1', undefined],
  [undefined, undefined],
])('%s of a thousand bytes', (header, range) => {
  expect(byteRangeOf(header, 1_000)).toEqual(range);
});

it('has nothing to give of an empty file', () => {
  expect(byteRangeOf('bytes=0-0', 0)).toBe('beyond');
});
