import { expect, test } from 'vitest';
import type { FleetHistory, TrackPoint } from './history.ts';
import { createPlayFleet } from './play-fleet.ts';

const START_MS = Date.parse('2026-11-20T14:00:00Z');

const point = (atMs: number, latitudeDeg: number): TrackPoint => ({
  recordedAtMs: START_MS + atMs,
  receivedAtMs: START_MS + atMs + 300,
  latitudeDeg,
  longitudeDeg: 10,
  speedMps: 10,
  headingDeg: 0,
  accuracyM: 5,
});
const history = (fromMs: number, toMs: number, tracks: Record<string, TrackPoint[]>): FleetHistory => ({
  fromMs: START_MS + fromMs,
  toMs: START_MS + toMs,
  tracks: Object.entries(tracks).map(([technicianId, points]) => ({ technicianId, points })),
});
const fleetOf = (tracks: Record<string, TrackPoint[]>, atMs = 0, isMotionReduced = false) => {
  const fleet = createPlayFleet(
    () => undefined,
    () => isMotionReduced,
  );
  const change = fleet.replace(history(0, 120_000, tracks), 'were', START_MS + atMs);
  return { fleet, change };
};

test('a hole of up to a minute is glided over; behind a longer one the marker stands, ages, and jumps', () => {
  const { fleet } = fleetOf({ anna: [point(0, 50), point(60_000, 50.01), point(121_000, 50.02)] });
  fleet.advanceTo(START_MS + 30_000);
  expect([...fleet.ways()]).toMatchObject([{ startMs: START_MS, endMs: START_MS + 60_000, toLatDeg: 50.01 }]);
  expect(fleet.find('anna')?.position).toMatchObject({
    latitudeDeg: expect.closeTo(50.005, 9),
    timeMs: START_MS + 30_000,
  });
  const stands = fleet.advanceTo(START_MS + 90_000);
  expect(stands?.changed).toMatchObject([{ toLatDeg: 50.01, startMs: START_MS + 60_000, endMs: START_MS + 60_000 }]);
  expect(fleet.find('anna')?.position?.timeMs).toBe(START_MS + 60_000);
  expect(fleet.advanceTo(START_MS + 121_000)?.changed).toMatchObject([{ fromLatDeg: 50.02, toLatDeg: 50.02 }]);
});

test('with reduced motion the marker jumps from point to point', () => {
  const { fleet } = fleetOf({ anna: [point(0, 50), point(60_000, 50.01)] }, 30_000, true);
  expect([...fleet.ways()]).toMatchObject([{ fromLatDeg: 50, toLatDeg: 50 }]);
});

test('the next chunk goes on where the last one ended, without a stop in between, and what was passed is forgotten', () => {
  const { fleet } = fleetOf({ anna: [point(0, 50), point(50_000, 50.01), point(100_000, 50.02)] }, 110_000);
  expect([...fleet.ways()]).toMatchObject([{ fromLatDeg: 50.02, toLatDeg: 50.02 }]);
  fleet.append(history(120_000, 240_000, { anna: [point(100_000, 50.02), point(130_000, 50.03)] }), 'were');
  expect(fleet.pointCount()).toBe(2);
  expect([...fleet.ways()]).toMatchObject([{ fromLatDeg: 50.02, toLatDeg: 50.03, startMs: START_MS + 100_000 }]);
});

test('technicians come when their first point is reached, and leave when the server no longer tells of them', () => {
  const { fleet, change } = fleetOf({ anna: [point(0, 50)], bert: [point(30_000, 51)] });
  expect(change.changed.map(({ id }) => id)).toEqual(['anna']);
  expect(fleet.count()).toBe(1);
  expect(fleet.find('bert')).toBeUndefined();
  expect(fleet.advanceTo(START_MS + 30_000)?.changed.map(({ id }) => id)).toEqual(['bert']);
  expect(fleet.takeChange().changed.map(({ technicianId }) => technicianId)).toEqual(['anna', 'bert']);

  fleet.append(history(120_000, 240_000, { bert: [point(30_000, 51)] }), 'were');
  expect(fleet.count()).toBe(2);
  expect(fleet.advanceTo(START_MS + 120_000)?.leftIds).toEqual(['anna']);
  expect(fleet.takeChange().leftIds).toEqual(['anna']);
  expect([...fleet.technicians()].map(({ technicianId }) => technicianId)).toEqual(['bert']);
});

test('another moment replaces everybody, and says who is gone', () => {
  const { fleet } = fleetOf({ anna: [point(0, 50)], bert: [point(0, 51)] });
  const change = fleet.replace(history(600_000, 600_000, { bert: [point(590_000, 52)] }), 'were', START_MS + 600_000);
  expect(change).toMatchObject({ changed: [{ id: 'bert', toLatDeg: 52 }], leftIds: ['anna'] });
  expect(fleet.takeChange().leftIds).toEqual(['anna']);
});

test('a frame in which nobody reaches a point changes nothing', () => {
  const { fleet } = fleetOf({ anna: [point(0, 50), point(60_000, 50.01)] });
  expect(fleet.advanceTo(START_MS + 59_999)).toBeUndefined();
  expect(fleet.advanceTo(START_MS + 60_000)).toBeDefined();
});

test('the noise of a phone that lies still is no move', () => {
  const { fleet } = fleetOf({ anna: [point(0, 50), point(30_000, 50.00005), point(60_000, 50.001)] });
  expect(fleet.nextMoveMs()).toBe(START_MS + 60_000);
  fleet.advanceTo(START_MS + 60_000);
  expect(fleet.nextMoveMs()).toBeUndefined();
});

test('list and map agree on how old a position is', () => {
  const { fleet } = fleetOf({ anna: [point(0, 50), point(50_000, 50.01)] });
  for (const atMs of [0, 20_000, 49_999, 50_000, 80_000]) {
    fleet.advanceTo(START_MS + atMs);
    const [way] = [...fleet.ways()];
    const markerAgeMs = Math.max(0, fleet.atMs() - (way?.recordedAtMs ?? 0));
    expect(fleet.atMs() - (fleet.find('anna')?.position?.timeMs ?? 0)).toBe(markerAgeMs);
  }
});
