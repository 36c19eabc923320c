import { describe, expect, test } from 'vitest';
import { createWatchFeed, WATCH_VALID_MS } from './watch-feed.ts';

function bench() {
  let watched: string[] = [];
  const published: string[][] = [];
  let looks = 0;
  const list = () => {
    looks++;
    return watched.map((technicianId) => ({ technicianId, watcherNames: [] }));
  };
  const feed = createWatchFeed(list, (technicians) => published.push(technicians.map((one) => one.technicianId)));
  return {
    feed,
    published,
    looks: () => looks,
    show: (...ids: string[]) => {
      watched = ids;
    },
  };
}

describe('the watch feed', () => {
  test('says nothing while nobody is watched', () => {
    const { feed, published } = bench();
    for (let nowMs = 0; nowMs < 60_000; nowMs += 500) feed.tick(nowMs);
    feed.close();
    expect(published).toEqual([]);
  });

  test('tells a change with the next tick after a board has looked, else within a second', () => {
    const { feed, published, show, looks } = bench();
    feed.tick(0);
    show('a');
    feed.tick(500);
    expect(published).toEqual([]);
    feed.looked();
    feed.tick(501);
    expect(published).toEqual([['a']]);
    show('a', 'b');
    feed.tick(1_501);
    expect(published).toEqual([['a'], ['a', 'b']]);
    expect(looks()).toBe(3);
  });

  test('repeats a list that does not change three times before it lapses', () => {
    const { feed, published, show } = bench();
    show('a');
    for (let nowMs = 0; nowMs <= WATCH_VALID_MS; nowMs += 500) feed.tick(nowMs);
    expect(published).toEqual([['a'], ['a'], ['a'], ['a']]);
  });

  test('tells once that nobody is watched any more', () => {
    const { feed, published, show } = bench();
    show('a');
    feed.tick(0);
    show();
    for (let nowMs = 1_000; nowMs < 30_000; nowMs += 1_000) feed.tick(nowMs);
    feed.close();
    expect(published).toEqual([['a'], []]);
  });

  test('withdraws its list when the map is closed, and tells it again after an outage of the bus', () => {
    const { feed, published, show } = bench();
    show('a');
    feed.tick(0);
    feed.forget();
    feed.tick(1);
    feed.close();
    expect(published).toEqual([['a'], ['a'], []]);
  });
});
