import { describe, expect, test } from 'vitest';
import { isInside, toViewport, type Viewport } from './viewport.ts';

const e7 = (degrees: number) => Math.round(degrees * 1e7);

function viewport(west: number, south: number, east: number, north: number): Viewport {
  const made = toViewport({ westE7: e7(west), southE7: e7(south), eastE7: e7(east), northE7: e7(north), zoom: 8 });
  if (!made) throw new Error('not a viewport');
  return made;
}

describe('inside a view, margin of a quarter included', () => {
  test.each<[string, Viewport, [latitude: number, longitude: number], boolean]>([
    ['the middle', viewport(10, 50, 14, 52), [51, 12], true],
    ['the edge', viewport(10, 50, 14, 52), [50, 10], true],
    ['the margin in the west', viewport(10, 50, 14, 52), [51, 9.01], true],
    ['beyond the margin in the west', viewport(10, 50, 14, 52), [51, 8.99], false],
    ['the margin in the east', viewport(10, 50, 14, 52), [51, 14.99], true],
    ['beyond the margin in the east', viewport(10, 50, 14, 52), [51, 15.01], false],
    ['the margin in the north', viewport(10, 50, 14, 52), [52.49, 12], true],
    ['beyond the margin in the north', viewport(10, 50, 14, 52), [52.51, 12], false],
    ['beyond the margin in the south', viewport(10, 50, 14, 52), [49.49, 12], false],
    ['west of the antimeridian, box across it', viewport(170, -20, -170, -10), [-15, 179], true],
    ['east of the antimeridian, box across it', viewport(170, -20, -170, -10), [-15, -179], true],
    ['on it', viewport(170, -20, -170, -10), [-15, -180], true],
    ['on it, from the other side', viewport(170, -20, -170, -10), [-15, 180], true],
    ['Greenwich, box across the antimeridian', viewport(170, -20, -170, -10), [-15, 0], false],
    ['the margin that crosses it to the east', viewport(170, -20, 180, -10), [-15, -178], true],
    ['the margin that crosses it to the west', viewport(-180, -20, -170, -10), [-15, 178], true],
    ['beyond that margin', viewport(-180, -20, -170, -10), [-15, 177], false],
    ['anywhere, in a view of the world', viewport(-180, -90, 180, 90), [-33, 151], true],
    ['the antimeridian, in a view of the world', viewport(-180, -90, 180, 90), [0, -180], true],
    ['a point, in a view of that point', viewport(10, 50, 10, 50), [50, 10], true],
    ['next to it', viewport(10, 50, 10, 50), [50, 10.0000001], false],
  ])('%s', (_, view, [latitude, longitude], expected) => {
    expect(isInside(view, e7(latitude), e7(longitude))).toBe(expected);
  });
});

test.each([
  ['south above north', { southE7: e7(1), northE7: 0 }],
  ['beyond the pole', { northE7: e7(90) + 1 }],
  ['beyond 180 degrees', { westE7: e7(-180) - 1 }],
  ['an absurd zoom', { zoom: 31 }],
  ['a followed id with a line break', { followedTechnicianId: 'a\nb' }],
])('%s is no view', (_, view) => {
  expect(toViewport(view)).toBeUndefined();
});
