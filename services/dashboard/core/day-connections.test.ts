import { describe, expect, it } from 'vitest';
import { isInterruption, linkSinceMs, summariseConnections } from './day-connections.ts';
import type { ConnectionEvent } from './history.ts';

const event = (link: ConnectionEvent['link'], reason?: string, deviceId = 'phone-1'): ConnectionEvent => ({
  atMs: 0,
  link,
  reason,
  deviceId,
  appVersion: undefined,
  batteryPercent: undefined,
});

describe('an interruption', () => {
  it.each([
    ['connected', undefined, false],
    ['lost', undefined, true],
    ['disconnected', 'connection_lost', true],
    ['disconnected', 'no_heartbeat', true],
    ['disconnected', 'node_draining', true],
    ['disconnected', undefined, true],
    ['disconnected', 'client_closed', false],
    ['disconnected', 'newer_connection', false],
  ] as const)('%s (%s): %s', (link, reason, expected) => expect(isInterruption(event(link, reason))).toBe(expected));
});

it('counts interruptions and phones', () => {
  const events = [
    event('connected', undefined, 'phone-2'),
    event('disconnected', 'client_closed'),
    event('connected'),
    event('lost'),
    event('connected'),
  ];
  expect(summariseConnections(events)).toEqual({ interruptions: 1, devices: 2 });
  expect(summariseConnections([])).toEqual({ interruptions: 0, devices: 0 });
});

describe('the time since when a phone is', () => {
  const at = (atMs: number, link: ConnectionEvent['link']) => ({ ...event(link), atMs });
  it.each([
    ['connected is that of its last connection', 'connected', 50, [at(30, 'connected'), at(20, 'lost')], 30],
    ['connected is unknown when the list is behind', 'connected', 50, [at(20, 'lost')], undefined],
    ['connected is unknown without a list', 'connected', 50, undefined, undefined],
    ['lost is told by its presence', 'lost', 50, [at(30, 'connected')], 50],
    ['lost may be unknown', 'lost', 0, [], undefined],
    ['unknown is none', 'unknown', 50, [], undefined],
  ] as const)('%s', (_story, link, changedAtMs, events, expected) =>
    expect(linkSinceMs({ link, changedAtMs }, events)).toBe(expected),
  );
});
