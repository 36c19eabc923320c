import type { BoardTechnician } from '@fieldcast/client';
import { expect, test } from 'vitest';
import { countFreshness, rosterRows } from './roster.ts';

const now = 1_700_000_000_000;

function technician(technicianId: string, displayName: string, ageMs?: number): BoardTechnician {
  const position = ageMs === undefined ? undefined : { timeMs: now - ageMs, latitudeDeg: 50, longitudeDeg: 8 };
  return { ref: 1, technicianId, displayName, position };
}

const fleet = [
  technician('t-10', 'Van 10', 5_000),
  technician('t-2', 'Van 2', 86_400_000),
  technician('t-3', 'Zoë Müller'),
  technician('t-4', 'anna Weiß', 40_000),
];

test('the roster is sorted as people sort names and hides nobody for being old or unseen', () => {
  const rows = rosterRows(fleet, '', now);
  expect(rows.map(({ technician }) => technician.displayName)).toEqual(['anna Weiß', 'Van 2', 'Van 10', 'Zoë Müller']);
  expect(rows.map(({ freshness }) => freshness)).toEqual(['late', 'silent', 'fresh', 'none']);
  expect(rows.map(({ ageMs }) => ageMs)).toEqual([40_000, 86_400_000, 5_000, undefined]);
});

test.each([
  ['muller', ['t-3']],
  ['  VAN ', ['t-2', 't-10']],
  ['t-4', ['t-4']],
  ['nobody', []],
])('a search for "%s" finds by name and id', (query, ids) => {
  expect(rosterRows(fleet, query, now).map(({ technician }) => technician.technicianId)).toEqual(ids);
});

test('everybody is counted once', () => {
  expect(countFreshness(fleet, now)).toEqual({ fresh: 1, late: 1, silent: 1, none: 1 });
});
