import { describe, expect, it } from 'vitest';
import { toReport } from './fix.ts';
import { decodeServerFrame, encodeClientFrame } from './track.ts';
import { v1 } from './wire.ts';

const clientFrames: [string, v1.ClientFrame.$Properties][] = [
  ['hello', { hello: { protocolVersion: 1, token: 'tökén', deviceId: 'd', appVersion: '', os: 'x'.repeat(300) } }],
  ['an empty status', { status: {} }],
  ['a status of zeros', { status: { duty: 0, blockers: [], batteryPercent: 0, charging: false } }],
  ['a status', { status: { duty: 3, blockers: [1, 4], batteryPercent: 100, charging: true } }],
  ['refresh', { refresh: { token: 't' } }],
  ['ping', { ping: { nonce: 4_294_967_295 } }],
  [
    'a report',
    {
      report: toReport(70_000, [
        { timeMs: 1_700_000_000_000, latitudeDeg: -89.9999999, longitudeDeg: -180 },
        {
          timeMs: 1_700_000_000_000 + 2 ** 31,
          latitudeDeg: 0,
          longitudeDeg: 0,
          accuracyM: 0,
          speedMps: 0,
          headingDeg: 0,
        },
        {
          timeMs: 1_700_000_000_001,
          latitudeDeg: 52.1,
          longitudeDeg: 9.7,
          altitudeM: -430.5,
          accuracyM: 1e6,
          headingDeg: 359.9,
        },
      ]),
    },
  ],
];

const serverFrames: [string, v1.ServerFrame.$Properties][] = [
  [
    'welcome',
    {
      welcome: {
        serverTimeMs: 1_700_000_000_123,
        tokenExpiresAtMs: 2 ** 52,
        connectionId: 7,
        limits: { windowReports: 32, heartbeatMs: 20_000, ageMsMax: 4_294_967_295 },
        policy: { intervalMs: 5_000, distanceM: 10, reason: 2, watcherNames: ['Ada', 'Zoë'] },
        flags: { a: '1', b: '' },
      },
    },
  ],
  [
    'ack',
    {
      ack: { level: 2, reportIds: [1, 300, 70_000], refusals: [{ reportId: 1, reason: 5, positionIndexes: [0, 499] }] },
    },
  ],
  ['error', { error: { code: 13, message: 'später', retryable: true, retryAfterMs: 500, reportId: 3 } }],
  ['configuration', { configuration: { flags: { x: 'y' } } }],
  ['pong', { pong: { nonce: 1, serverTimeMs: 0 } }],
];

describe('the phone’s small codec and the services’ full one', () => {
  it.each(clientFrames)('agree on the bytes of %s', (_name, frame) => {
    const bytes = encodeClientFrame(frame);
    expect(v1.ClientFrame.decode(bytes)).toEqual(v1.ClientFrame.decode(v1.ClientFrame.encode(frame).finish()));
  });

  it.each(serverFrames)('agree on the meaning of %s', (_name, frame) => {
    const bytes = v1.ServerFrame.encode(frame).finish();
    const [kind] = Object.keys(frame) as [keyof v1.ServerFrame];
    expect(decodeServerFrame(bytes)[kind]).toMatchObject(Object(Object.values(frame)[0]));
  });
});

describe('bytes that are not a frame', () => {
  it.each(serverFrames)(
    '%s cut off anywhere is refused, or is a shorter frame that says nothing false',
    (_name, frame) => {
      const bytes = v1.ServerFrame.encode(frame).finish();
      for (let length = 1; length < bytes.length; length++)
        expect(() => decodeServerFrame(bytes.subarray(0, length)), `${length} bytes`).toThrow();
    },
  );

  it.each([
    ['a length far beyond the end', [0x12, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x12]],
    ['an unknown wire type', [0x0f, 0x01]],
    ['text', [...new TextEncoder().encode('<html>bad gateway</html>')]],
  ])('%s', (_name, bytes) => {
    expect(() => decodeServerFrame(Uint8Array.from(bytes))).toThrow();
  });
});
