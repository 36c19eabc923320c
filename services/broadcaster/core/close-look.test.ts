import { describe, expect, test } from 'vitest';
import { listWatched, type Onlooker } from './close-look.ts';
import { Roster } from './roster.ts';
import { toViewport } from './viewport.ts';

const e7 = (degrees: number) => Math.round(degrees * 1e7);
/** A box of a hundredth of a degree each way. */
const street = { westE7: e7(13.4), eastE7: e7(13.41), southE7: e7(52.5), northE7: e7(52.51), zoom: 15 };

function board(displayName: string, view?: Parameters<typeof toViewport>[0]): Onlooker {
  return { displayName, look: view && toViewport(view) };
}

function rosterWith(places: Record<string, [latitude: number, longitude: number] | undefined>): Roster {
  const roster = new Roster(10_000);
  for (const [technicianId, at] of Object.entries(places)) {
    const ref = roster.admit(technicianId);
    if (at) roster.mergePosition(ref, 1, { latitudeE7: e7(at[0]), longitudeE7: e7(at[1]) }, 1);
  }
  return roster;
}
const roster = () =>
  rosterWith({ here: [52.505, 13.405], 'in-the-margin': [52.505, 13.412], away: [48, 11], nowhere: undefined });

describe('a board looks closely', () => {
  test('at those on its screen, not at those in the margin around it', () => {
    expect(listWatched(roster(), [board('Zoë', street)])).toEqual([{ technicianId: 'here', watcherNames: ['Zoë'] }]);
  });

  test.each([
    ['zoomed out by one', 12, []],
    ['at the least zoom', 13, ['here']],
  ])('%s', (_, zoom, expected) => {
    const watched = listWatched(roster(), [board('Zoë', { ...street, zoom })]);
    expect(watched.map(({ technicianId }) => technicianId)).toEqual(expected);
  });

  test('at the one it follows, wherever they are and whatever its zoom, also on a view of the whole world', () => {
    const world = { westE7: e7(-180), eastE7: e7(180), southE7: e7(-90), northE7: e7(90), zoom: 1 };
    const following = { ...world, followedTechnicianId: 'away' };
    expect(listWatched(roster(), [board('Zoë', following)])).toEqual([{ technicianId: 'away', watcherNames: ['Zoë'] }]);
  });

  test('at nobody when it named no view', () => {
    expect(listWatched(roster(), [board('Zoë')])).toEqual([]);
  });

  test('under its name once, and without one when it is unknown', () => {
    const [watched] = listWatched(roster(), [
      board('Zoë', street),
      board('', street),
      board('Ada', street),
      board('Zoë', street),
    ]);
    expect(watched?.watcherNames).toEqual(['Ada', 'Zoë']);
  });

  test('across the antimeridian too', () => {
    const view = { ...street, westE7: e7(179.99), eastE7: e7(-179.99) };
    const watched = listWatched(rosterWith({ fiji: [52.505, -179.995], here: [52.505, 13.405] }), [board('', view)]);
    expect(watched.map(({ technicianId }) => technicianId)).toEqual(['fiji']);
  });
});

describe('more than a list may hold', () => {
  const crowd = () =>
    rosterWith(Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`tech-${index}`, [52.505, 13.405]])));

  test('leaves out technicians beyond a thousand, never those followed', () => {
    const boards = [board('Zoë', street), board('Ada', { ...street, followedTechnicianId: 'tech-1499' })];
    const watched = listWatched(crowd(), boards);
    expect(watched).toHaveLength(1_000);
    expect(watched[0]).toEqual({ technicianId: 'tech-1499', watcherNames: ['Ada', 'Zoë'] });
  });

  test('leaves out names beyond eight', () => {
    const boards = Array.from({ length: 12 }, (_, index) => board(`d${index}`, street));
    expect(listWatched(roster(), boards)[0]?.watcherNames).toHaveLength(8);
  });

  test('leaves out the screens of the boards that came last, not whom they follow', () => {
    const empty = { ...street, westE7: e7(100), eastE7: e7(100.01) };
    const boards = Array.from({ length: Math.floor(5_000_000 / 1_500) }, () => board('', empty));
    boards.push(board('Last', { ...street, followedTechnicianId: 'tech-7' }));
    expect(listWatched(crowd(), boards)).toEqual([{ technicianId: 'tech-7', watcherNames: ['Last'] }]);
  });
});
