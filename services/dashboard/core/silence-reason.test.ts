import type { BoardPresence } from '@fieldcast/client';
import { describe, expect, test } from 'vitest';
import { rosterText } from '../text/roster.ts';
import { silenceReasonOf } from './silence-reason.ts';

const now = 1_700_000_000_000;
const MINUTE_MS = 60_000;
const presence = (over: Partial<BoardPresence>): BoardPresence => ({
  link: 'connected',
  changedAtMs: now - 12 * MINUTE_MS,
  ...over,
});
const gone = (reason: BoardPresence['reason'], over: Partial<BoardPresence> = {}) =>
  presence({ link: 'disconnected', reason, ...over });
const position = (ageMs: number) => ({ timeMs: now - ageMs, latitudeDeg: 50, longitudeDeg: 8 });

describe('a technician with a position 14 minutes old', () => {
  test.each([
    [
      'has no access any more, whatever else',
      gone('access_revoked', { duty: 'off_duty' }),
      'Access revoked 12 min ago',
    ],
    ['went off duty and closed the app', gone('client_closed', { duty: 'off_duty' }), 'Off duty'],
    ['went off duty in a cellar', gone('connection_lost', { duty: 'off_duty' }), 'Off duty'],
    ['withdrew the permission', presence({ blockers: ['low_power', 'no_permission'] }), 'No location permission'],
    ['withdrew it before leaving', gone('client_closed', { blockers: ['no_permission'] }), 'No location permission'],
    ['switched location off', presence({ blockers: ['location_off'] }), 'Location switched off'],
    ['closed the app', gone('client_closed', { batteryPercent: 3 }), 'App closed 12 min ago'],
    ['is signed out', gone('token_ran_out'), 'Sign-in ran out 12 min ago'],
    ['has a faulty app', gone('protocol_violation'), 'App fault 12 min ago'],
    [
      'was let go by a restart',
      gone('node_draining', { batteryPercent: 2 }),
      'Not back since a server restart, 12 min',
    ],
    ['was held by a server that died', presence({ link: 'lost', batteryPercent: 2 }), 'Server problem for 12 min'],
    ['ran out of battery', gone('no_heartbeat', { batteryPercent: 4 }), 'Battery was at 4 %, not heard for 12 min'],
    [
      'is charging a flat phone',
      gone('connection_lost', { batteryPercent: 4, charging: true }),
      'No network for 12 min',
    ],
    ['has battery enough', gone('connection_lost', { batteryPercent: 6 }), 'No network for 12 min'],
    ['does not answer', gone('no_heartbeat'), 'Phone has not answered for 12 min'],
    ['connected elsewhere', gone('newer_connection'), 'Disconnected 12 min ago'],
    ['is gone for no stated reason', gone(undefined), 'Disconnected 12 min ago'],
    ['cannot see the sky', presence({ blockers: ['low_power', 'no_signal'] }), 'No GPS signal for 14 min'],
    ['saves power', presence({ blockers: ['low_power'] }), 'Low-power mode, no fix for 14 min'],
    ['is connected', presence({}), 'Standing still or no GPS for 14 min'],
    ['is of a past without connections', undefined, 'Nothing heard for 14 min'],
    ['is of a board that was told no link', presence({ link: 'unknown' }), 'Nothing heard for 14 min'],
    ['was last known off duty', presence({ link: 'unknown', duty: 'off_duty' }), 'Off duty'],
    ['was gone at an unknown time', gone('client_closed', { changedAtMs: 0 }), 'App closed'],
  ])('who %s is grey because of that', (_, known, words) => {
    const reason = silenceReasonOf({ position: position(14 * MINUTE_MS), presence: known }, now);
    expect(reason && rosterText.reason(reason, now)).toBe(words);
  });
});

describe('a technician without a position', () => {
  test.each([
    ['was never heard', undefined, 'Not heard from yet'],
    ['is connected', presence({}), 'Connected for 12 min, no position yet'],
    ['has not given permission', presence({ blockers: ['no_permission'] }), 'No location permission'],
    ['closed the app again', gone('client_closed'), 'App closed 12 min ago'],
    ['cannot see the sky', presence({ blockers: ['no_signal'] }), 'No GPS signal'],
  ])('who %s is grey because of that', (_, known, words) => {
    const reason = silenceReasonOf({ presence: known }, now);
    expect(reason && rosterText.reason(reason, now)).toBe(words);
  });
});

test('a fresh technician needs no reason, a late one has it', () => {
  expect(silenceReasonOf({ position: position(29_999), presence: gone('client_closed') }, now)).toBeUndefined();
  expect(silenceReasonOf({ position: position(30_000), presence: gone('client_closed') }, now)?.cause).toBe(
    'app_closed',
  );
});

test('a server clock that is a little behind makes no negative spans', () => {
  const reason = silenceReasonOf({ presence: gone('client_closed', { changedAtMs: now + 500 }) }, now);
  expect(reason && rosterText.reason(reason, now)).toBe('App closed just now');
});
