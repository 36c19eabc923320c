import { distanceM as exactDistanceM } from '@fieldcast/core';
import { beforeEach, describe, expect, test } from 'vitest';
import { createRosterIndex, type RosterIndex, type RosterList, type RosterQuery } from './roster-index.ts';
import { distanceM, type RosterSort } from './roster-order.ts';
import { createScenePicture, type ScenePicture, sceneTechnician } from './roster-scene.ts';

const now = 1_700_000_000_000;
const everybody: RosterQuery = { status: 'all', words: '', sort: { by: 'name' } };
const van10 = sceneTechnician('t-10', 'Van 10', now - 5_000, 0.03);
const van2 = sceneTechnician('t-2', 'Van 2', now - 86_400_000, 0.01);
const zoe = sceneTechnician('t-3', 'Zoë Müller', undefined);
const anna = sceneTechnician('t-4', 'anna Weiß', now - 40_000, 0.02);

let picture: ScenePicture;
let index: RosterIndex;
beforeEach(() => {
  picture = createScenePicture([van10, van2, zoe, anna], now);
  index = createRosterIndex(picture);
});

const look = (query: Partial<RosterQuery> = {}, afterMs = 0, mayMove = true) =>
  index.refresh({ ...everybody, ...query }, { nowMs: afterMs, serverNowMs: now + afterMs }, mayMove);
const names = (list: RosterList) =>
  Array.from({ length: list.count }, (_, place) => list.rowAt(place)?.technician.displayName);

describe('the roster', () => {
  test('is sorted as people sort names and hides nobody for being old or unseen', () => {
    const list = look();
    expect(names(list)).toEqual(['anna Weiß', 'Van 2', 'Van 10', 'Zoë Müller']);
    expect([0, 1, 2, 3].map((place) => list.rowAt(place)?.freshness)).toEqual(['late', 'silent', 'fresh', 'none']);
    expect([0, 1, 2, 3].map((place) => list.rowAt(place)?.ageMs)).toEqual([40_000, 86_400_000, 5_000, undefined]);
    expect(list.rowAt(4)).toBeUndefined();
  });

  test.each([
    ['muller', ['Zoë Müller']],
    ['  VAN ', ['Van 2', 'Van 10']],
    ['t-4', ['anna Weiß']],
    ['nobody', []],
  ])('finds "%s" in names and ids', (words, found) => {
    expect(names(look({ words }))).toEqual(found);
  });

  test.each([
    ['fresh', ['Van 10']],
    ['late', ['anna Weiß']],
    ['silent', ['Van 2', 'Zoë Müller']],
  ] as const)('shows who is %s, and counts everybody all the same', (status, shown) => {
    const list = look({ status });
    expect(names(list)).toEqual(shown);
    expect(list.counts).toEqual({ all: 4, fresh: 1, late: 1, silent: 2 });
  });

  test('counts whom the search finds', () => {
    expect(look({ words: 'van', status: 'late' }).counts).toEqual({ all: 2, fresh: 1, late: 0, silent: 1 });
  });

  test('tells the map who is listed, and when that has changed', () => {
    const first = look({ status: 'fresh' });
    expect(first.isListed('t-10')).toBe(true);
    expect(first.isListed('t-4')).toBe(false);
    expect(first.isListed('stranger')).toBe(false);
    expect(look({ status: 'fresh' }, 1_000).membership).toBe(first.membership);
    const later = look({ status: 'fresh' }, 25_000);
    expect(later.isListed('t-10')).toBe(false);
    expect(later.membership).toBeGreaterThan(first.membership);
  });

  test('follows who comes, leaves and is renamed, and gives a free slot to the next', () => {
    const first = look();
    picture.change([sceneTechnician('t-5', 'Ümit', now)], ['t-4']);
    expect(names(look())).toEqual(['Ümit', 'Van 2', 'Van 10', 'Zoë Müller']);
    picture.change([sceneTechnician('t-6', 'Bob', now), { ...van2, displayName: 'Zz top' }]);
    const list = look();
    expect(names(list)).toEqual(['Bob', 'Ümit', 'Van 10', 'Zoë Müller', 'Zz top']);
    expect(list.membership).toBeGreaterThan(first.membership);
    expect(list.placeOf('t-2')).toBe(4);
    expect(list.placeOf('t-4')).toBe(-1);
    expect(index.technicianCount()).toBe(5);
  });

  test('who leaves and comes back in one change is there once', () => {
    picture.change([anna], ['t-4']);
    expect(names(look())).toEqual(['anna Weiß', 'Van 2', 'Van 10', 'Zoë Müller']);
  });

  test('shows the newest position of each', () => {
    look();
    picture.change([{ ...anna, position: { timeMs: now, latitudeDeg: 1, longitudeDeg: 1 } }]);
    expect(look().rowAt(0)?.freshness).toBe('fresh');
  });

  test('that is stopped no longer listens', () => {
    index.stop();
    picture.change([], ['t-4']);
    expect(look().count).toBe(4);
  });
});

describe('an order that depends on the time', () => {
  const from = { latitudeDeg: 50.021, longitudeDeg: 8 };
  test.each<[RosterSort, string[]]>([
    [{ by: 'newest' }, ['Van 10', 'anna Weiß', 'Van 2', 'Zoë Müller']],
    [{ by: 'oldest' }, ['Van 2', 'anna Weiß', 'Van 10', 'Zoë Müller']],
    [{ by: 'distance', of: 'a click', from }, ['anna Weiß', 'Van 10', 'Van 2', 'Zoë Müller']],
  ])('%j puts who has no position last', (sort, order) => {
    expect(names(look({ sort }))).toEqual(order);
  });

  test('keeps the order of names among positions of the same second', () => {
    picture.change(
      [van2, van10, anna, zoe].map((one) => ({ ...one, position: { timeMs: now, latitudeDeg: 50, longitudeDeg: 8 } })),
    );
    expect(names(look({ sort: { by: 'newest' } }))).toEqual(['anna Weiß', 'Van 2', 'Van 10', 'Zoë Müller']);
  });

  test('stands still for five seconds, and for as long as somebody is busy in it', () => {
    const sort = { by: 'newest' } as const;
    look({ sort });
    picture.change([sceneTechnician('t-2', 'Van 2', now + 1_000)]);
    const before = ['Van 10', 'anna Weiß', 'Van 2', 'Zoë Müller'];
    expect(names(look({ sort }, 4_999))).toEqual(before);
    expect(names(look({ sort }, 60_000, false))).toEqual(before);
    expect(names(look({ sort }, 60_000))).toEqual(['Van 2', 'Van 10', 'anna Weiß', 'Zoë Müller']);
  });

  test('by the distance to somebody who moves is made anew no sooner, to somebody else at once', () => {
    const by = (of: string, northDeg: number) =>
      ({ by: 'distance', of, from: { latitudeDeg: 50 + northDeg, longitudeDeg: 8 } }) as const;
    expect(names(look({ sort: by('t-2', 0.01) }))[0]).toBe('Van 2');
    expect(names(look({ sort: by('t-2', 0.03) }, 1_000))[0]).toBe('Van 2');
    expect(names(look({ sort: by('t-2', 0.03) }, 5_000))[0]).toBe('Van 10');
    expect(names(look({ sort: by('t-4', 0.02) }, 5_001))[0]).toBe('anna Weiß');
  });

  test('is made anew at once for another order and for newcomers', () => {
    look({ sort: { by: 'newest' } });
    expect(names(look({ sort: { by: 'oldest' } }, 1_000, false))[0]).toBe('Van 2');
    picture.change([sceneTechnician('t-7', 'Old Joe', now - 90_000_000)]);
    expect(names(look({ sort: { by: 'oldest' } }, 2_000, false))[0]).toBe('Old Joe');
  });

  test('measures distances like the core package', () => {
    const places = [
      { latitudeDeg: 52.37, longitudeDeg: 9.73 },
      { latitudeDeg: -33.9, longitudeDeg: 151.2 },
      { latitudeDeg: 52.3701, longitudeDeg: 9.7302 },
      { latitudeDeg: 10, longitudeDeg: -179.99 },
    ];
    for (const one of places)
      for (const other of places) expect(distanceM(one, other)).toBeCloseTo(exactDistanceM(one, other), 1);
  });
});

test('a large roster that grows bit by bit is in the same order as one that came at once', () => {
  const many = Array.from({ length: 2_000 }, (_, i) => sceneTechnician(`t-${i}`, `Crew ${(i * 7919) % 1_000}`, now));
  const growing = createScenePicture(many.slice(0, 1_500), now);
  const grown = createRosterIndex(growing);
  const moment = { nowMs: 0, serverNowMs: now };
  grown.refresh(everybody, moment, true);
  for (let from = 1_500; from < 2_000; from += 50) {
    growing.change(many.slice(from, from + 50));
    grown.refresh(everybody, moment, true);
  }
  const ids = (list: RosterList) =>
    Array.from({ length: list.count }, (_, place) => list.rowAt(place)?.technician.technicianId);
  const atOnce = createRosterIndex(createScenePicture(many, now)).refresh(everybody, moment, true);
  expect(ids(grown.refresh(everybody, moment, true))).toEqual(ids(atOnce));
});
