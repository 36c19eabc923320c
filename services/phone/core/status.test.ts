import { describe, expect, test } from 'vitest';
import { text } from '../text.ts';
import { statusOf, toneOf } from './status.ts';
import type { TrackingView } from './tracking-view.ts';

const NOW_MS = Date.UTC(2026, 4, 4, 9, 0, 0);

const onTheRoad: TrackingView = {
  connection: 'online',
  retryAtMs: undefined,
  errorCode: undefined,
  duty: 'en_route',
  blockers: [],
  waiting: 0,
  oldestWaitingAtMs: undefined,
  refused: 0,
  thinned: 0,
  dropped: 0,
  isStoreFailing: false,
  sampling: { intervalMs: 5_000, reason: 'moving' },
  isWatched: false,
  watcherNames: [],
  lastFixAtMs: NOW_MS - 2_000,
  lastFixAccuracyM: 6,
  lastStoredAtMs: NOW_MS - 12_000,
};

const lineFor = (part: Partial<TrackingView>) => {
  const { title, detail } = text.status(statusOf({ ...onTheRoad, ...part }, NOW_MS), NOW_MS);
  return `${title} | ${detail}`;
};

describe('the status line', () => {
  test.each<[string, Partial<TrackingView>, string]>([
    ['all is well', {}, 'Sent 12 s ago | Your dispatcher has your position.'],
    ['one is always under way', { waiting: 1 }, 'Sent 12 s ago | Your dispatcher has your position.'],
    ['a backlog follows the newest', { waiting: 37 }, 'Sent 12 s ago | 36 positions more are on the way.'],
    [
      'nothing was stored for long',
      { waiting: 37, lastStoredAtMs: NOW_MS - 180_000 },
      'Sending… | 37 positions wait on this phone. The last one was stored 3 min ago.',
    ],
    [
      'the phone has no network',
      { connection: 'offline', waiting: 37 },
      'No signal – 37 positions wait on this phone | They are sent by themselves once there is a network.',
    ],
    ['no network, nothing waits', { connection: 'offline' }, 'No signal | Your positions will wait on this phone.'],
    [
      'the server is down',
      { connection: 'backoff', retryAtMs: NOW_MS + 11_200, waiting: 1 },
      'Server not reached – 1 position waits on this phone | Trying again in 12 s.',
    ],
    [
      'the server ended it for good',
      { connection: 'closed', errorCode: 'REVOKED' },
      'Sending has stopped | The server ended it (REVOKED).',
    ],
    [
      'location is not allowed',
      { blockers: ['no_permission'] },
      'No location – nothing is taken | See below what to do.',
    ],
    [
      'in a cellar',
      { blockers: ['no_signal'], waiting: 2 },
      'No location found | See below what to do. 2 positions wait on this phone.',
    ],
    [
      'just begun',
      { lastFixAtMs: undefined, lastStoredAtMs: undefined, connection: 'connecting' },
      'Finding where you are… | The first one can take a minute.',
    ],
    [
      'disconnected to spare the battery',
      { connection: 'idle', lastStoredAtMs: NOW_MS - 300_000, waiting: 4 },
      'Sent 5 min ago | 4 positions wait on this phone until the next upload.',
    ],
    ['off duty', { duty: 'off_duty', connection: 'idle' }, 'Off duty | Nothing is taken or sent.'],
    [
      'off duty with a rest in the queue',
      { duty: 'off_duty', connection: 'offline', waiting: 3 },
      'Off duty | Nothing is taken. 3 positions wait on this phone from before.',
    ],
  ])('when %s', (_, part, line) => {
    expect(lineFor(part)).toBe(line);
  });

  test('never says sent while nothing is taken or nothing arrives', () => {
    const troubles: Partial<TrackingView>[] = [
      { blockers: ['location_off'] },
      { blockers: ['no_signal'] },
      { connection: 'offline' },
      { connection: 'backoff' },
      { connection: 'closed' },
    ];
    for (const trouble of troubles) {
      const status = statusOf({ ...onTheRoad, ...trouble, lastStoredAtMs: NOW_MS }, NOW_MS);
      expect(status.kind).not.toBe('sent');
      expect(toneOf(status)).toBe('alarm');
    }
  });

  test('takes a heartbeat a minute for fresh while standing still, and not beyond it', () => {
    const still = { sampling: { intervalMs: 60_000, reason: 'still' as const } };
    expect(statusOf({ ...onTheRoad, ...still, lastStoredAtMs: NOW_MS - 70_000 }, NOW_MS).kind).toBe('sent');
    expect(statusOf({ ...onTheRoad, ...still, lastStoredAtMs: NOW_MS - 90_000 }, NOW_MS).kind).toBe('sending');
  });
});

describe('the words about what is sent', () => {
  test('name the interval and the reason', () => {
    expect(text.sending.rate({ intervalMs: 5_000, reason: 'moving' })).toBe(
      'Your position every 5 seconds, because you are moving.',
    );
    expect(text.sending.rate({ intervalMs: 1_000, reason: 'watched' })).toBe(
      'Your position every second, because somebody is watching.',
    );
    expect(text.sending.rate({ intervalMs: 60_000, reason: 'still' })).toBe(
      'Your position once a minute, because you are not moving.',
    );
    expect(text.sending.rate({ intervalMs: 120_000, reason: 'low_battery' })).toBe(
      'Your position every 2 minutes, because the battery is low.',
    );
  });

  test('name who watches', () => {
    expect(text.sending.watched([])).toBe('A dispatcher is watching you live.');
    expect(text.sending.watched(['Ada'])).toBe('A dispatcher is watching: Ada.');
    expect(text.sending.watched(['Ada', 'Ben', 'Cleo'])).toBe('A dispatcher is watching: Ada, Ben and Cleo.');
  });

  test('count what was given up, and say nothing when nothing was', () => {
    expect(text.facts.lostCounts({ refused: 0, thinned: 0, dropped: 0 })).toBe('');
    expect(text.facts.lostCounts({ refused: 1, thinned: 1_200, dropped: 0 })).toBe(
      '1,200 on straight stretches, 1 refused by the server',
    );
  });
});
