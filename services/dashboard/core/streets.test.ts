import { expect, test } from 'vitest';
import { toStreets } from './streets.ts';

const line = {
  type: 'LineString',
  coordinates: [
    [9.7, 52.3],
    [9.8, 52.4],
  ],
};

test('streets keep their kind and name, and unknown ones become plain streets', () => {
  const streets = toStreets({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', geometry: line, properties: { kind: 'main', name: 'High Street' } },
      { type: 'Feature', geometry: line, properties: { kind: 'motorway', name: 7 } },
      { type: 'Feature', geometry: { type: 'Point', coordinates: [0, 0] }, properties: {} },
      null,
    ],
  });
  expect(streets?.features.map(({ properties }) => properties)).toEqual([
    { kind: 'main', name: 'High Street' },
    { kind: 'street', name: '' },
  ]);
});

test.each([undefined, null, 'streets', {}, { features: [] }, { features: 3 }])('%j has no streets', (content) => {
  expect(toStreets(content)).toBeUndefined();
});
