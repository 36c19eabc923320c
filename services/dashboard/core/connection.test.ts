import { describe, expect, test } from 'vitest';
import { text } from '../text.ts';
import { connectionOf, type LinkReport } from './connection.ts';
import { createZone } from './zone.ts';

const zone = createZone('Europe/Berlin');
const now = Date.parse('2026-05-04T10:04:00Z');
const lost = Date.parse('2026-05-04T10:03:10Z');

const first: LinkReport = {
  status: 'connecting',
  hasFailed: false,
  lastFrameAtMs: undefined,
  retryAtMs: undefined,
  closeReason: undefined,
};

describe('the banner of a board', () => {
  test.each([
    ['opens', first, 'Connecting…', 'The first positions arrive in a moment.'],
    [
      'cannot reach the server at all',
      { ...first, status: 'waiting', hasFailed: true, retryAtMs: now + 3_200 },
      'No connection to the live map',
      'Reconnecting in 4 s',
    ],
    [
      'lost its connection and waits',
      { ...first, status: 'waiting', hasFailed: true, lastFrameAtMs: lost, retryAtMs: now + 1_000 },
      'Live updates lost since 12:03:10 – showing the last known positions',
      'Reconnecting in 1 s',
    ],
    [
      'lost its connection and tries',
      { ...first, hasFailed: true, lastFrameAtMs: lost },
      'Live updates lost since 12:03:10 – showing the last known positions',
      'Reconnecting…',
    ],
    [
      'slept through a night',
      { ...first, hasFailed: true, lastFrameAtMs: lost - 86_400_000 },
      'Live updates lost since 3 May, 12:03:10 – showing the last known positions',
      'Reconnecting…',
    ],
    [
      'belongs to a session that ended',
      { ...first, status: 'closed', lastFrameAtMs: lost, closeReason: 'UNAUTHORIZED' },
      'Signed out: sign in again',
      'Showing the positions known at 12:03:10.',
    ],
    [
      'is refused',
      { ...first, status: 'closed', closeReason: 'FORBIDDEN' },
      'The server ended the connection (FORBIDDEN)',
      '',
    ],
  ] as const)('that %s says so', (_, report, title, detail) => {
    expect(text.banner.of(connectionOf(report), now, zone)).toEqual({ title, detail });
  });

  test('that is online is not there', () => {
    expect(text.banner.of(connectionOf({ ...first, status: 'online', lastFrameAtMs: now }), now, zone)).toBeUndefined();
  });
});
