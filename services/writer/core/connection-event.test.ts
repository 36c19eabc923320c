import { v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { toConnectionEvents } from './connection-event.ts';

const { DisconnectReason, Link } = v1;
const NOON_MS = Date.UTC(2026, 2, 9, 12);

/** As it comes from the bus: encoded and decoded. */
function entry(presence: v1.TechnicianPresence.$Properties, rest: v1.PresenceEntry.$Properties = {}) {
  const content = { technicianId: 'anna', deviceId: 'phone', connectionId: 1, connectedAtMs: NOON_MS, ...rest };
  const full = { link: Link.CONNECTED, changedAtMs: NOON_MS, appVersion: '2.1', ...presence };
  return v1.PresenceEntry.decode(v1.PresenceEntry.encode({ ...content, presence: full }).finish());
}

const connected = {
  ...{ tenantId: 'acme', technicianId: 'anna', deviceId: 'phone', atMs: NOON_MS, link: 'connected' },
  ...{ reason: null, appVersion: '2.1', batteryPercent: null },
};

describe('a presence change becomes an event', () => {
  test('of a beginning, at its time', () => {
    expect(toConnectionEvents('acme', entry({}))).toEqual([connected]);
  });

  test('and a later status is the same beginning again, with the battery', () => {
    const later = entry({ changedAtMs: NOON_MS + 60_000, status: { batteryPercent: 80 } });
    expect(toConnectionEvents('acme', later)).toEqual([{ ...connected, batteryPercent: 80 }]);
  });

  test('of an ingest that does not tell when it connected, at the time of the change', () => {
    expect(toConnectionEvents('acme', entry({}, { connectedAtMs: 0 }))).toEqual([connected]);
  });

  test('of an end with the last battery, which is not that of the beginning', () => {
    const end = entry({ link: Link.DISCONNECTED, changedAtMs: NOON_MS + 5, status: { batteryPercent: 3 } });
    expect(toConnectionEvents('acme', end).map(({ batteryPercent }) => batteryPercent)).toEqual([null, 3]);
  });

  test.each([
    [DisconnectReason.CLIENT_CLOSED, 'client_closed'],
    [DisconnectReason.CONNECTION_LOST, 'connection_lost'],
    [DisconnectReason.NO_HEARTBEAT, 'no_heartbeat'],
    [DisconnectReason.NODE_DRAINING, 'node_draining'],
    [DisconnectReason.TOKEN_RAN_OUT, 'token_ran_out'],
    [DisconnectReason.ACCESS_REVOKED, 'access_revoked'],
    [DisconnectReason.NEWER_CONNECTION, 'newer_connection'],
    [DisconnectReason.PROTOCOL_VIOLATION, 'protocol_violation'],
    [DisconnectReason.DISCONNECT_REASON_UNSPECIFIED, null],
    [99 as v1.DisconnectReason, null],
  ])('of an end with reason %s, called %s', (reason, word) => {
    const end = entry({ link: Link.DISCONNECTED, reason, changedAtMs: NOON_MS + 5 });
    expect(toConnectionEvents('acme', end)).toEqual([
      connected,
      { ...connected, link: 'disconnected', reason: word, atMs: NOON_MS + 5 },
    ]);
  });
});

describe('what cannot be stored', () => {
  test.each([
    ['without a presence', v1.PresenceEntry.decode(v1.PresenceEntry.encode({ technicianId: 'a' }).finish())],
    ['of an unknown link', entry({ link: 77 as v1.Link })],
    ['of no technician', entry({}, { technicianId: '' })],
    ['of a device with a line break', entry({}, { deviceId: 'a\nb' })],
    ['without a time', entry({ changedAtMs: 0 }, { connectedAtMs: 0 })],
    ['of the year 50,000', entry({}, { connectedAtMs: 1.6e15 })],
  ])('an entry %s is left out', (_, wrong) => {
    expect(toConnectionEvents('acme', wrong)).toEqual([]);
  });

  test('an app version or battery that means nothing is left out, the event is not', () => {
    const odd = entry({ appVersion: 'a\u0000b', status: { batteryPercent: 255 } });
    expect(toConnectionEvents('acme', odd)).toEqual([{ ...connected, appVersion: null }]);
  });
});
