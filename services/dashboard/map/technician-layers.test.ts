import { expect, test } from 'vitest';
import { type Marker, toMarkerFeatures } from './technician-layers.ts';

const marker: Marker = {
  id: 't-1',
  name: 'Ada',
  lon: 9.7,
  lat: 52.3,
  freshness: 'fresh',
  headingDeg: 90,
  isSelected: false,
};

test.each([
  ['fresh and driving', {}, { image: 'fresh-heading', headingDeg: 90, rank: 2 }],
  ['fresh without a heading', { headingDeg: undefined }, { image: 'fresh', headingDeg: 0, rank: 2 }],
  ['late: the old heading is not shown', { freshness: 'late' }, { image: 'late', headingDeg: 0, rank: 1 }],
  ['silent', { freshness: 'silent' }, { image: 'silent', headingDeg: 0, rank: 0 }],
  ['silent and selected: on top', { freshness: 'silent', isSelected: true }, { image: 'silent', rank: 3 }],
] as const)('a technician who is %s', (_, changes, expected) => {
  const [feature] = toMarkerFeatures([{ ...marker, ...changes }]).features;
  expect(feature?.properties).toMatchObject(expected);
  expect(feature?.geometry.coordinates).toEqual([9.7, 52.3]);
});
