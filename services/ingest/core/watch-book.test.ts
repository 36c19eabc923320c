import { v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { createWatchBook } from './watch-book.ts';

/** A list as it comes from the bus: technician -> names. */
function list(broadcaster: string, watched: Record<string, string[]>, validMs = 15_000): v1.WatchList {
  const technicians = Object.entries(watched).map(([technicianId, watcherNames]) => ({ technicianId, watcherNames }));
  return v1.WatchList.decode(v1.WatchList.encode({ broadcaster, technicians, validMs }).finish());
}

describe('the watch book', () => {
  test('knows who looks, over all broadcasters, and tells whose answer a list has changed', () => {
    const book = createWatchBook();
    expect(book.apply('acme', list('one', { 'tech-1': ['Zoë'], 'tech-2': [] }), 0)).toEqual(
      new Set(['tech-1', 'tech-2']),
    );
    expect(book.apply('acme', list('two', { 'tech-1': ['Ada', 'Zoë'] }), 0)).toEqual(new Set(['tech-1']));
    expect(book.watchersOf('acme', 'tech-1')).toEqual(['Ada', 'Zoë']);
    expect(book.watchersOf('acme', 'tech-2')).toEqual([]);
    expect(book.watchersOf('acme', 'tech-3')).toBeUndefined();
    expect(book.watchersOf('other', 'tech-1')).toBeUndefined();
  });

  test('finds nothing changed in a list that is told again', () => {
    const book = createWatchBook();
    book.apply('acme', list('one', { 'tech-1': ['Zoë'] }), 0);
    expect(book.apply('acme', list('one', { 'tech-1': ['Zoë'] }), 5_000)).toEqual(new Set());
  });

  test('keeps a technician watched while one of two broadcasters still lists them', () => {
    const book = createWatchBook();
    book.apply('acme', list('one', { 'tech-1': [] }), 0);
    book.apply('acme', list('two', { 'tech-1': [] }), 0);
    expect(book.apply('acme', list('one', {}), 1)).toEqual(new Set());
    expect(book.apply('acme', list('two', {}), 2)).toEqual(new Set(['tech-1']));
    expect(book.watchersOf('acme', 'tech-1')).toBeUndefined();
  });

  test('forgets the list of a broadcaster that was killed, and not that of one that goes on telling', () => {
    const book = createWatchBook();
    book.apply('acme', list('killed', { 'tech-1': ['Zoë'] }), 0);
    book.apply('acme', list('alive', { 'tech-2': ['Ada'] }), 0);
    book.apply('acme', list('alive', { 'tech-2': ['Ada'] }), 10_000);
    expect(book.sweep(14_999)).toEqual(new Map());
    expect(book.sweep(15_000)).toEqual(new Map([['acme', new Set(['tech-1'])]]));
    expect(book.watchersOf('acme', 'tech-1')).toBeUndefined();
    expect(book.watchersOf('acme', 'tech-2')).toEqual(['Ada']);
  });

  test('believes no list for longer than a minute, whatever it says of itself', () => {
    const book = createWatchBook();
    book.apply('acme', list('one', { 'tech-1': [] }, 4_000_000_000), 0);
    expect(book.sweep(60_000).get('acme')).toEqual(new Set(['tech-1']));
  });

  test('takes no more than its bounds: technicians of a list, lists of a tenant, names of a technician', () => {
    const book = createWatchBook();
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`tech-${index}`, []]));
    expect(book.apply('acme', list('one', many), 0).size).toBe(1_000);
    for (let index = 0; index < 70; index++) book.apply('beta', list(`node-${index}`, { 'tech-1': [`n${index}`] }), 0);
    expect(book.watchersOf('beta', 'tech-1')).toHaveLength(8);
    expect(book.apply('beta', list('another', { 'tech-9': [] }), 0).size).toBe(0);
    expect(book.watchersOf('beta', 'tech-9')).toBeUndefined();
  });
});
