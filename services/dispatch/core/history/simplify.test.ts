import { emptyTrackColumns, HISTORY_HOLE_MS_MAX, type TrackColumns } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import { isInside, padBounds } from './bounds.ts';
import { samplingStepMs, simplifyTrack } from './simplify.ts';

const METRE_DEG = 1 / 111_195;
const ZOOM = 14;

/** Points [seconds, metres to the north, delay in seconds]; on the equator. */
function track(
  points: readonly (readonly [timeS: number, northM: number, delayS?: number])[],
  longitudeDeg = 10,
): TrackColumns {
  const columns = emptyTrackColumns(points.length);
  for (const [index, [timeS, northM, delayS = 0]] of points.entries()) {
    columns.recordedMs[index] = timeS * 1000;
    columns.receivedMs[index] = (timeS + delayS) * 1000;
    columns.latitudeDeg[index] = northM * METRE_DEG;
    columns.longitudeDeg[index] = longitudeDeg;
  }
  return columns;
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const keptOf = (columns: TrackColumns, zoom = ZOOM, isAsKnown = false) => simplifyTrack(columns, { zoom, isAsKnown });

describe('a simplified track', () => {
  it('of steady driving keeps a point each minute, whatever lies between', () => {
    const steady = track(range(301).map((second) => [second, second * 13]));
    expect(keptOf(steady)).toEqual([0, 60, 120, 180, 240, 300]);
  });

  it('keeps the moment of stopping, although the place is on the straight line', () => {
    // 30 s of driving, 30 s at a traffic light.
    const braking = track(range(61).map((second) => [second, Math.min(second, 30) * 13]));
    expect(keptOf(braking)).toEqual([0, 30, 60]);
  });

  it('never puts a marker more than a pixel off, at any time, on a winding way', () => {
    const winding = track(range(600).map((second) => [second, 400 * Math.sin(second / 25)]));
    const kept = keptOf(winding);
    expect(kept.length).toBeGreaterThan(30);
    expect(kept.length).toBeLessThan(300);
    const pixelDeg = 360 / 512 / 2 ** ZOOM;
    for (const [order, from] of kept.slice(0, -1).entries()) {
      const to = kept[order + 1] ?? 0;
      for (let second = from; second <= to; second++) {
        const [before, after] = [winding.latitudeDeg[from] ?? 0, winding.latitudeDeg[to] ?? 0];
        const drawn = before + ((after - before) * (second - from)) / (to - from);
        expect(Math.abs(drawn - (winding.latitudeDeg[second] ?? 0))).toBeLessThanOrEqual(pixelDeg * 1.001);
      }
    }
    // The wider the view, the fewer.
    expect(keptOf(winding, ZOOM - 4).length).toBeLessThan(kept.length / 2);
  });

  it('leaves a gap a gap, and makes none', () => {
    const withGap = track([...range(100), ...range(100).map((second) => second + 400)].map((second) => [second, 0]));
    const times = keptOf(withGap).map((index) => (withGap.recordedMs[index] ?? 0) / 1000);
    expect(times).toEqual([0, 60, 99, 400, 460, 499]);
    const holesMs = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) * 1000);
    expect(holesMs.filter((holeMs) => holeMs > HISTORY_HOLE_MS_MAX)).toEqual([301_000]);
  });

  it('keeps the ends of what was uploaded late', () => {
    const backlog = track(range(50).map((second) => [second, 0, second >= 20 && second < 40 ? 300 : 0.4]));
    expect(keptOf(backlog)).toEqual([0, 19, 20, 39, 40, 49]);
  });

  it('keeps one of several fixes of one time, and both of two', () => {
    expect(
      keptOf(
        track([
          [0, 0],
          [0, 500],
          [1, 0],
          [1, 700],
          [2, 800],
        ]),
      ),
    ).toEqual([0, 2, 4]);
    expect(
      keptOf(
        track([
          [0, 0],
          [1, 0],
        ]),
      ),
    ).toEqual([0, 1]);
    expect(keptOf(track([[0, 0]]))).toEqual([0]);
    expect(keptOf(track([]))).toEqual([]);
  });

  it('goes over the antimeridian the short way', () => {
    const crossing = track(range(41).map((second) => [second, 0]));
    for (const index of range(41)) crossing.longitudeDeg[index] = ((179.998 + index * 0.0001 + 180) % 360) - 180;
    expect(keptOf(crossing)).toEqual([0, 40]);
  });

  it('is coarser for technicians who never come into the view', () => {
    const winding = track(range(600).map((second) => [second, 400 * Math.sin(second / 25)]));
    const seen = { westDeg: 9, eastDeg: 11, southDeg: -1, northDeg: 1 };
    const simplified = (bounds: typeof seen) => simplifyTrack(winding, { zoom: ZOOM, isAsKnown: false, bounds }).length;
    expect(simplified(seen)).toBe(keptOf(winding).length);
    expect(simplified({ ...seen, westDeg: 10.5 })).toBeLessThan(simplified(seen) / 2);
  });

  it('as it was known, leaves out what a newer fix had overtaken, and goes by reception', () => {
    // A backlog [1, 2] comes with the fix of second 90; of those that came at one time a board kept the newest.
    const known = track([
      [0, 0, 0.5],
      [1, 0, 89.5],
      [2, 0, 88.5],
      [90, 500, 0.5],
      [50, 0, 41],
      [95, 510, 0.5],
    ]);
    expect(keptOf(known, ZOOM, true)).toEqual([0, 3, 5]);
  });
});

describe('how coarsely long windows are sampled', () => {
  it('goes with the view, within limits', () => {
    expect([4, 8, 10, 12, 18].map(samplingStepMs)).toEqual([15_000, 7_644, 1_911, 1_000, 1_000]);
  });
});

describe('bounds of a view', () => {
  it.each([
    { view: [10, 12], longitudeDeg: 11, inside: true },
    { view: [10, 12], longitudeDeg: 13, inside: false },
    { view: [170, -170], longitudeDeg: 179, inside: true },
    { view: [170, -170], longitudeDeg: -175, inside: true },
    { view: [170, 190], longitudeDeg: -175, inside: true },
    { view: [170, -170], longitudeDeg: 0, inside: false },
    { view: [-200, 200], longitudeDeg: 0, inside: true },
  ])('$view has $longitudeDeg inside: $inside', ({ view: [westDeg = 0, eastDeg = 0], longitudeDeg, inside }) => {
    const bounds = { westDeg, eastDeg, southDeg: -10, northDeg: 10 };
    expect(isInside(bounds, { latitudeDeg: 0, longitudeDeg })).toBe(inside);
    expect(isInside(bounds, { latitudeDeg: 11, longitudeDeg })).toBe(false);
  });

  it('are padded on all sides, also over the antimeridian', () => {
    const padded = padBounds({ westDeg: 179, eastDeg: -179, southDeg: 0, northDeg: 2 }, 0.5);
    expect(padded).toEqual({ westDeg: 178, eastDeg: 182, southDeg: -1, northDeg: 3 });
    expect(isInside(padded, { latitudeDeg: 2.5, longitudeDeg: -178.5 })).toBe(true);
  });
});
