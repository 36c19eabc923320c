import { describe, expect, it } from 'vitest';
import { bearingDeg, destinationOf, distanceM, interpolate } from './geo.ts';

const hanover = { latitudeDeg: 52.3759, longitudeDeg: 9.732 };
const berlin = { latitudeDeg: 52.52, longitudeDeg: 13.405 };
const fiji = { latitudeDeg: -17, longitudeDeg: 179.9 };

describe('geo', () => {
  it('measures a degree of a meridian as 111.2 km', () => {
    expect(distanceM({ latitudeDeg: 0, longitudeDeg: 0 }, { latitudeDeg: 1, longitudeDeg: 0 })).toBeCloseTo(111_195, 0);
  });

  it.each([
    ['north', 1, 0, 0],
    ['east', 0, 1, 90],
    ['south', -1, 0, 180],
    ['west', 0, -1, 270],
  ])('points %s', (_name, latitudeDeg, longitudeDeg, expectedDeg) => {
    expect(bearingDeg({ latitudeDeg: 0, longitudeDeg: 0 }, { latitudeDeg, longitudeDeg })).toBeCloseTo(expectedDeg, 6);
  });

  it('arrives at the destination it measured', () => {
    const reached = destinationOf(hanover, distanceM(hanover, berlin), bearingDeg(hanover, berlin));
    expect(distanceM(reached, berlin)).toBeLessThan(0.01);
  });

  it('crosses the antimeridian into the west', () => {
    const reached = destinationOf(fiji, 50_000, 90);
    expect(reached.longitudeDeg).toBeGreaterThan(-180);
    expect(reached.longitudeDeg).toBeLessThan(-179);
  });

  it('interpolates along the great circle, ends included', () => {
    const middle = interpolate(hanover, berlin, 0.5);
    expect(distanceM(hanover, middle)).toBeCloseTo(distanceM(middle, berlin), 3);
    expect(distanceM(interpolate(hanover, berlin, 0), hanover)).toBeLessThan(0.001);
    expect(distanceM(interpolate(hanover, berlin, 1), berlin)).toBeLessThan(0.01);
  });
});
