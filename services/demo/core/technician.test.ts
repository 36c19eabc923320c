import { distanceM } from '@fieldcast/core';
import type { Fix } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { nameOf } from './names.ts';
import { createTechnician, type Reading } from './technician.ts';
import { buildTown, type Point, type Town, toPlace } from './town.ts';

const START_MS = Date.UTC(2026, 0, 5, 8);
const TICK_MS = 250;
const town = buildTown(1);

/** The readings of one technician over a time, a tick every 250 ms. */
function live(index: number, minutes: number, seed = 1): Reading[] {
  const technician = createTechnician(town, seed, index);
  return Array.from({ length: (minutes * 60_000) / TICK_MS }, (_, tick) =>
    technician.advance(START_MS + tick * TICK_MS),
  );
}

function fixesOf(readings: readonly Reading[]): Fix[] {
  return readings.flatMap(({ fix }) => (fix ? [fix] : []));
}

describe('a demo technician', () => {
  test('lives the same life for the same seed', () => {
    expect(live(3, 5)).toEqual(live(3, 5));
    expect(live(3, 5)).not.toEqual(live(4, 5));
    expect(live(3, 5)).not.toEqual(live(3, 5, 2));
  });

  test('stays on the streets, within the error of the receiver', () => {
    for (const fix of fixesOf(live(0, 30))) expect(distanceToStreetM(town, fix)).toBeLessThan(15);
  });

  test('drives at speeds of a town and never jumps', () => {
    const fixes = fixesOf(live(1, 30));
    const moving = fixes.filter(({ speedMps = 0 }) => speedMps > 1);
    expect(Math.max(...fixes.map(({ speedMps = 0 }) => speedMps))).toBeLessThan(55 / 3.6);
    const meanMps = moving.reduce((sum, { speedMps = 0 }) => sum + speedMps, 0) / moving.length;
    expect(meanMps * 3.6).toBeGreaterThan(20);
    for (const [index, fix] of fixes.entries()) {
      const before = fixes[index - 1];
      if (!before) continue;
      const elapsedS = (fix.timeMs - before.timeMs) / 1000;
      expect(distanceM(before, fix)).toBeLessThan((55 / 3.6) * elapsedS + 12);
    }
  });

  test('brakes and speeds up as cars do', () => {
    const fixes = fixesOf(live(2, 30)).filter(({ headingDeg }) => headingDeg !== undefined);
    for (const [index, fix] of fixes.entries()) {
      const before = fixes[index - 1];
      const elapsedS = before ? (fix.timeMs - before.timeMs) / 1000 : 0;
      if (!before || elapsedS > 3) continue;
      const change = ((fix.speedMps ?? 0) - (before.speedMps ?? 0)) / elapsedS;
      expect(change).toBeLessThan(3.5);
      expect(change).toBeGreaterThan(-4.5);
    }
  });

  test('sends a fix every one to two seconds while moving and every 15 s while still', () => {
    const fixes = fixesOf(live(5, 30));
    const gapsS = fixes.slice(1).map((fix, index) => (fix.timeMs - (fixes[index]?.timeMs ?? 0)) / 1000);
    expect(Math.min(...gapsS)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...gapsS)).toBeLessThanOrEqual(15.5);
    expect(gapsS.filter((gapS) => gapS <= 2.25).length / gapsS.length).toBeGreaterThan(0.8);
  });

  test('goes from job to job, with the duty to match', () => {
    const duties = live(6, 30).map(({ duty }) => duty);
    const changes = duties.filter((duty, index) => index > 0 && duty !== duties[index - 1]).length;
    expect(changes).toBeGreaterThan(6);
    expect(new Set(duties)).toEqual(new Set(['en_route', 'on_site', 'available']));
  });

  test('loses the network in dead zones now and then', () => {
    const readings = Array.from({ length: 10 }, (_, index) => live(index, 10)).flat();
    const withoutNetwork = readings.filter(({ hasNetwork }) => !hasNetwork).length / readings.length;
    expect(withoutNetwork).toBeGreaterThan(0.005);
    expect(withoutNetwork).toBeLessThan(0.25);
  });

  test('does not jump when the computer slept', () => {
    const technician = createTechnician(town, 1, 0);
    technician.advance(START_MS);
    const before = technician.advance(START_MS + 20_000).fix as Fix;
    const after = technician.advance(START_MS + 3_600_000).fix as Fix;
    expect(distanceM(before, after)).toBeLessThan(150);
  });
});

test('the first 899 names differ', () => {
  expect(new Set(Array.from({ length: 899 }, (_, index) => nameOf(index))).size).toBe(899);
});

function distanceToStreetM({ crossings, segments }: Town, fix: Fix): number {
  const origin = toPlace({ xM: 0, yM: 0 });
  const east = { ...origin, longitudeDeg: fix.longitudeDeg };
  const north = { ...origin, latitudeDeg: fix.latitudeDeg };
  const point: Point = {
    xM: distanceM(origin, east) * Math.sign(fix.longitudeDeg - origin.longitudeDeg),
    yM: distanceM(origin, north) * Math.sign(fix.latitudeDeg - origin.latitudeDeg),
  };
  return Math.min(
    ...segments.map(({ from, to }) => distanceToLineM(point, crossings[from] as Point, crossings[to] as Point)),
  );
}

function distanceToLineM(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.xM - a.xM, b.yM - a.yM];
  const share = Math.max(0, Math.min(1, ((point.xM - a.xM) * dx + (point.yM - a.yM) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(point.xM - a.xM - share * dx, point.yM - a.yM - share * dy);
}
