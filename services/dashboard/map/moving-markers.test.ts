import type { BoardTechnician } from '@fieldcast/client';
import { expect, test } from 'vitest';
import { createMovingMarkers } from './moving-markers.ts';

const recorded = 1_700_000_000_000;

function at(technicianId: string, longitudeDeg: number, timeMs: number, displayName = technicianId): BoardTechnician {
  return { ref: 1, technicianId, displayName, position: { timeMs, latitudeDeg: 50, longitudeDeg, headingDeg: 90 } };
}

test('a marker glides to its next fix and is judged by the age of the newest one', () => {
  const markers = createMovingMarkers(() => false);
  markers.update([at('t-1', 8, recorded)], 0);
  markers.update([at('t-1', 8.002, recorded + 2_000)], 100);
  const [marker] = markers.markersAt(1_100, recorded + 40_000, 't-1');
  expect(marker).toMatchObject({ id: 't-1', freshness: 'late', headingDeg: 90, isSelected: true });
  expect(marker?.lon).toBeCloseTo(8.001, 6);
  expect(markers.isAnyMoving(1_100)).toBe(true);
  expect(markers.isAnyMoving(2_100)).toBe(false);
});

test('a new name does not stop a marker on its way', () => {
  const markers = createMovingMarkers(() => false);
  markers.update([at('t-1', 8, recorded)], 0);
  markers.update([at('t-1', 8.002, recorded + 2_000)], 0);
  markers.update([at('t-1', 8.002, recorded + 2_000, 'Ada')], 500);
  expect(markers.markersAt(500, recorded, undefined)[0]?.name).toBe('Ada');
  expect(markers.placeOf('t-1', 1_000)?.[0]).toBeCloseTo(8.001, 6);
});

test('who has no position has no marker, and who left has none any more', () => {
  const markers = createMovingMarkers(() => false);
  markers.update([at('t-1', 8, recorded), { ref: 2, technicianId: 't-2', displayName: 't-2' }], 0);
  expect(markers.markersAt(0, recorded, undefined)).toHaveLength(1);
  markers.remove('t-1');
  expect(markers.markersAt(0, recorded, undefined)).toEqual([]);
  expect(markers.placeOf('t-1', 0)).toBeUndefined();
});
