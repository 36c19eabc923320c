import { describe, expect, it } from 'vitest';
import { decodeBoardServerFrame, decodeFleetHistory, decodeTechnicianDay, encodeBoardClientFrame } from './board.ts';
import { v1 } from './wire.ts';

const clientFrames: [string, v1.BoardClientFrame.$Properties][] = [
  ['hello', { hello: { protocolVersion: 1, token: 'tökén' } }],
  [
    'hello of a board that was here before',
    {
      hello: {
        protocolVersion: 1,
        token: 't',
        resume: { epoch: 'e', version: 2 ** 40 },
        view: { westE7: 1_799_999_999, southE7: -900_000_000, eastE7: -1_800_000_000, northE7: 0, zoom: 14 },
      },
    },
  ],
  ['a view', { view: { westE7: -1, southE7: 0, eastE7: 1, northE7: 2, zoom: 0, followedTechnicianId: 'Zoë' } }],
  ['refresh', { refresh: { token: 't' } }],
  ['ping', { ping: { nonce: 4_294_967_295 } }],
];

const technicians: v1.TechnicianUpdate.$Properties[] = [
  {
    ref: 1,
    identity: { technicianId: 't-1', displayName: 'Ada' },
    position: {
      recordedAtMs: 1_700_000_000_123,
      latitudeE7: -899_999_999,
      longitudeE7: 1_800_000_000,
      accuracyDm: 0,
      speedCmps: 1,
      headingDdeg: 3_599,
    },
    presence: {
      link: 2,
      changedAtMs: 1_700_000_000_000,
      reason: 3,
      status: { duty: 3, blockers: [1, 4], batteryPercent: 0, charging: true },
      appVersion: '1.2',
    },
  },
  { ref: 70_000, position: { recordedAtMs: 1, latitudeE7: 0, longitudeE7: 0 } },
];

const serverFrames: [string, v1.BoardServerFrame.$Properties][] = [
  [
    'welcome',
    { welcome: { serverTimeMs: 1_700_000_000_123, tokenExpiresAtMs: 2 ** 52, tenantId: 't', heartbeatMs: 30_000 } },
  ],
  ['a snapshot', { snapshot: { epoch: 'e', version: 2 ** 40, serverTimeMs: 5, technicians, complete: true } }],
  ['a snapshot of nobody', { snapshot: { epoch: 'e', version: 1, technicians: [], complete: true } }],
  ['a delta', { delta: { version: 7, baseVersion: 6, serverTimeMs: 5, technicians } }],
  ['a fault', { error: { code: 7, message: 'too late', retryAfterMs: 1 } }],
  ['pong', { pong: { nonce: 1 } }],
];

const track: v1.TechnicianTrack.$Properties = {
  technicianId: 't-1',
  recordedMs: [0, 86_400_000 * 31, -5],
  latitudeE6: [52_000_000, -90_000_000, 1],
  longitudeE6: [-180_000_000, 180_000_000, 0],
  delayMs: [0, 4_294_967_295, 1],
  speedCmps: [0, 1, 2],
};

describe('what a board says is read by the services', () => {
  it.each(clientFrames)('%s', (_name, frame) => {
    const whole = v1.BoardClientFrame.decode(v1.BoardClientFrame.encode(frame).finish());
    expect(v1.BoardClientFrame.decode(encodeBoardClientFrame(frame))).toEqual(whole);
  });
});

describe('a board reads the same as the code that knows all messages', () => {
  it.each(serverFrames)('%s', (_name, frame) => {
    const bytes = v1.BoardServerFrame.encode(frame).finish();
    expect(decodeBoardServerFrame(bytes)).toMatchObject(given(frame));
    expect(v1.BoardServerFrame.encode(decodeBoardServerFrame(bytes)).finish()).toEqual(bytes);
  });

  it('the fleet’s history', () => {
    const bytes = v1.FleetHistory.encode({ fromMs: 1_700_000_000_000, toMs: 2 ** 42, tracks: [track, {}] }).finish();
    expect(decodeFleetHistory(bytes)).toMatchObject({ toMs: 2 ** 42, tracks: [track, {}] });
    expect(v1.FleetHistory.encode(decodeFleetHistory(bytes)).finish()).toEqual(bytes);
  });

  it('a technician’s day', () => {
    const segments = [{ kind: 1, fromMs: 5, toMs: 2 ** 41, latitudeE6: -1, longitudeE6: 1, distanceM: 3 }];
    const bytes = v1.TechnicianDay.encode({ fromMs: 1, toMs: 2, track, segments, lateFixes: 3 }).finish();
    expect(decodeTechnicianDay(bytes)).toMatchObject({ segments, lateFixes: 3, gapS: 0 });
    expect(v1.TechnicianDay.encode(decodeTechnicianDay(bytes)).finish()).toEqual(bytes);
  });

  it('and refuses what was cut off', () => {
    const bytes = v1.FleetHistory.encode({ fromMs: 1, toMs: 2, tracks: [track] }).finish();
    expect(() => decodeFleetHistory(bytes.subarray(0, -1))).toThrow();
  });
});

/** Without what may be left out of a message. */
function given(frame: v1.BoardServerFrame.$Properties): object {
  return JSON.parse(JSON.stringify(frame)) as object;
}
