import { describe, expect, test } from 'vitest';
import {
  createBoardFeed,
  type Delivery,
  type FeedPhase,
  isFlushAwaited,
  planDelivery,
  resumeFeed,
} from './board-feed.ts';
import { dueVersions, OFFSCREEN_SHARES } from './offscreen-shares.ts';
import type { Viewport } from './viewport.ts';

const view: Viewport = { westE7: 0, widthE7: 10, southE7: 0, northE7: 10, zoom: 8, followedTechnicianId: '' };
const live: FeedPhase = { kind: 'live' };
const catchUp: FeedPhase = { kind: 'catch_up', isAwaited: false };
const sink = { bufferedBytes: () => 0, send: () => true };

describe('what a flush at version 10,050 does for a board', () => {
  test.each<
    [
      string,
      { phase: FeedPhase; viewport?: Viewport; covered?: number; hasWithheld?: boolean; changes: number },
      Delivery,
    ]
  >([
    ['a new one', { phase: { kind: 'snapshot' }, changes: 0 }, 'snapshot'],
    [
      'one in the middle of its snapshot',
      { phase: { kind: 'sending', frames: [], next: 0, version: 1 }, changes: 5 },
      'snapshot',
    ],
    ['one that waits for what it missed', { phase: catchUp, changes: 0 }, 'catch_up'],
    ['an up-to-date one, nothing changed', { phase: live, changes: 0 }, 'nothing'],
    ['an up-to-date one', { phase: live, changes: 5 }, 'shared'],
    ['one with a view', { phase: live, viewport: view, changes: 5 }, 'in_view'],
    ['one with a view, nothing changed', { phase: live, viewport: view, changes: 0 }, 'nothing'],
    [
      'one of whose off-screen shares one is due',
      { phase: live, viewport: view, covered: 9_600, hasWithheld: true, changes: 0 },
      'in_view',
    ],
    [
      'one whose off-screen shares are not due',
      { phase: live, viewport: view, covered: 10_010, hasWithheld: true, changes: 0 },
      'nothing',
    ],
    ['one with a view after a long calm', { phase: live, viewport: view, covered: 0, changes: 5 }, 'in_view'],
    ['one when too much changed for one delta', { phase: live, changes: 101 }, 'snapshot'],
    ['one whose view may be small, whatever changed', { phase: live, viewport: view, changes: 101 }, 'in_view'],
  ])('%s', (_, { phase, viewport, covered = 9_999, hasWithheld = false, changes }, expected) => {
    const shareVersions = new Float64Array(OFFSCREEN_SHARES).fill(covered);
    const feed = { phase, viewport, shareVersions, hasWithheld };
    const flush = { changes, due: dueVersions(10_050, 5_000), deltaTechniciansMax: 100 };
    expect(planDelivery(feed, flush)).toBe(expected);
  });
});

test('a stuck board asks for no flush: its socket tells when it has room', () => {
  const feed = createBoardFeed(sink, undefined);
  expect(isFlushAwaited(feed, 1, 5_000)).toBe(true);
  feed.stuckSinceMs = 0;
  expect(isFlushAwaited(feed, 1, 5_000)).toBe(false);
});

test('a board that resumes has everything from before its off-screen interval', () => {
  const feed = createBoardFeed(sink, undefined);
  resumeFeed(feed, 12_000, 5_000);
  expect(feed).toMatchObject({ coveredVersion: 7_000, phase: { kind: 'catch_up', isAwaited: true } });
  resumeFeed(feed, 3_000, 5_000);
  expect(feed.coveredVersion).toBe(0);
});
