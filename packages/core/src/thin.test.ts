import { describe, expect, it } from 'vitest';
import { destinationOf, type Place } from './geo.ts';
import { type TimedPlace, thinStraightest } from './thin.ts';

const start: Place = { latitudeDeg: 52, longitudeDeg: 9 };
const INTERVAL_MS = 5_000;

/** A drive of equal steps that turns by `turnDeg(step)` before each. */
function drive(steps: number, turnDeg: (step: number) => number, from = start, stepM = 50): TimedPlace[] {
  let place = from;
  let headingDeg = 90;
  return Array.from({ length: steps }, (_, step) => {
    headingDeg += turnDeg(step);
    place = destinationOf(place, stepM, headingDeg);
    return { ...place, timeMs: step * INTERVAL_MS };
  });
}

describe('thinning a track', () => {
  it('takes as many as asked from a straight road, evenly, and never the first and the last', () => {
    const dropped = thinStraightest(
      drive(1_000, () => 0),
      200,
    );
    expect(dropped).toHaveLength(200);
    expect(new Set(dropped).size).toBe(200);
    expect(dropped).not.toContain(0);
    expect(dropped).not.toContain(999);
    const widest = dropped.slice(1).map((index, turn) => index - (dropped[turn] ?? 0));
    expect(Math.max(...widest)).toBeLessThanOrEqual(7);
  });

  it('takes the straight stretch and leaves the winding one', () => {
    const track = drive(400, (step) => (step < 200 ? 0 : step % 2 === 0 ? 100 : -100));
    const dropped = thinStraightest(track, 100);
    expect(dropped).toHaveLength(100);
    expect(Math.max(...dropped)).toBeLessThanOrEqual(201);
  });

  it('finds nothing where every place is a corner', () => {
    const zigzag = drive(300, (step) => (step % 2 === 0 ? 100 : -100), start, 200);
    expect(thinStraightest(zigzag, 50)).toEqual([]);
  });

  it('allows gentle bends only when the straight does not suffice', () => {
    const gentle = drive(300, (step) => (step % 2 === 0 ? 10 : -10));
    expect(thinStraightest(gentle, 100)).toHaveLength(100);
  });

  it('leaves a fix every five minutes to somebody who stands still', () => {
    const standing = Array.from({ length: 120 }, (_, minute) => ({ ...start, timeMs: minute * 60_000 }));
    const dropped = new Set(thinStraightest(standing, 1_000));
    const left = standing.filter((_, index) => !dropped.has(index)).map(({ timeMs }) => timeMs);
    const holesMs = left.slice(1).map((timeMs, turn) => timeMs - (left[turn] ?? 0));
    expect(dropped.size).toBeGreaterThan(50);
    expect(Math.max(...holesMs)).toBeLessThanOrEqual(5 * 60_000);
  });

  it('is the same on both sides of the antimeridian', () => {
    const overTheLine = drive(200, () => 0, { latitudeDeg: 52, longitudeDeg: 179.95 });
    expect(thinStraightest(overTheLine, 50)).toHaveLength(50);
  });

  it('passes by places that are not finite, and tracks too short to have a middle', () => {
    const track = drive(50, () => 0).map((place, index) =>
      index === 25 ? { ...place, latitudeDeg: Number.NaN } : place,
    );
    const dropped = thinStraightest(track, 1_000);
    expect(dropped).not.toContain(25);
    expect(dropped.length).toBeGreaterThan(30);
    expect(
      thinStraightest(
        drive(2, () => 0),
        1,
      ),
    ).toEqual([]);
    expect(thinStraightest([], 1)).toEqual([]);
    expect(
      thinStraightest(
        drive(10, () => 0),
        0,
      ),
    ).toEqual([]);
  });

  it('thins ten thousand places in well under a second', () => {
    const track = drive(10_000, (step) => (step % 7 === 0 ? 20 : -3));
    const startedMs = performance.now();
    expect(thinStraightest(track, 2_000)).toHaveLength(2_000);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
