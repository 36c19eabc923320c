import { v1 } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import { AckReader } from './ack-reader.ts';
import { createFrameMasker, toClientFrame } from './client-frame.ts';
import { DeltaReader } from './delta-reader.ts';
import { FrameReader } from './frame-reader.ts';
import { createReportTemplate } from './report-template.ts';

/** The payload of one masked frame, as a server reads it. */
function unmask(frame: Buffer): Buffer {
  expect(frame[0]).toBe(0x82);
  const length = (frame[1] ?? 0) & 0x7f;
  const maskAt = length === 126 ? 4 : 2;
  const size = length === 126 ? frame.readUInt16BE(2) : length;
  expect(frame.length).toBe(maskAt + 4 + size);
  return Buffer.from(frame.subarray(maskAt + 4).map((byte, index) => byte ^ (frame[maskAt + (index & 3)] ?? 0)));
}

function serverFrame(payload: Uint8Array, opcode = 2): Buffer {
  const { length } = payload;
  const header =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : Buffer.from([0x80 | opcode, 126, length >>> 8, length & 0xff]);
  return Buffer.concat([header, payload]);
}

describe('masked frames', () => {
  it.each([1, 3, 10])('carry a report of %i fixes, each under a mask of its own', (fixes) => {
    const { payload, fill } = createReportTemplate(fixes);
    const masker = createFrameMasker(payload, () => 0.3);
    fill(1, 1, 1_795_000_000_000);
    const first = Buffer.from(masker.mask());
    const second = Buffer.from(masker.mask());
    expect(unmask(first)).toEqual(Buffer.from(payload));
    expect(unmask(second)).toEqual(Buffer.from(payload));
    expect(first).not.toEqual(second);
  });

  it('leave a frame that is still being sent alone', () => {
    const { payload } = createReportTemplate(2);
    const masker = createFrameMasker(payload, Math.random);
    const first = masker.mask();
    const copy = Buffer.from(first);
    masker.abandonBuffer();
    expect(masker.mask()).not.toEqual(copy);
    expect(first).toEqual(copy);
  });

  it('carry any single message', () => {
    for (const length of [0, 1, 125, 126, 1_000])
      expect(unmask(toClientFrame(new Uint8Array(length).fill(7), Math.random))).toEqual(Buffer.alloc(length, 7));
  });
});

describe('frames of a server', () => {
  const messages = [1, 125, 126, 300, 5, 2_000, 0, 31].map((length, index) => new Uint8Array(length).fill(index));
  const stream = Buffer.concat(messages.map((message) => serverFrame(message)));

  it.each([1, 2, 3, 7, 100, 333, 10_000])('are put together from reads of %i bytes', (size) => {
    const received: Uint8Array[] = [];
    const reader = new FrameReader({ received: (_, bytes, start, end) => received.push(bytes.slice(start, end)) });
    for (let start = 0; start < stream.length; start += size)
      reader.push(stream, start, Math.min(stream.length, start + size));
    expect(received.map((message) => [...message])).toEqual(messages.map((message) => [...message]));
  });

  it('may go by unread when their beginning says enough', () => {
    const lengths: number[] = [];
    const passed: number[] = [];
    const reader = new FrameReader({
      received: (_, __, start, end) => lengths.push(end - start),
      mayPass: (bytes, start, size) => bytes[start] === 5 && passed.push(size) > 0,
    });
    for (let start = 0; start < stream.length; start += 100)
      reader.push(stream, start, Math.min(stream.length, start + 100));
    expect(passed).toEqual([2_000]);
    expect(lengths).toEqual([1, 125, 126, 300, 5, 0, 31]);
  });

  it('end the reading when they are not what our servers send', () => {
    const reader = new FrameReader({ received: () => undefined });
    expect(() => reader.push(Buffer.from([0x02, 0]), 0, 2)).toThrow(RangeError);
    expect(() => reader.push(Buffer.from([0x82, 0x85, 1, 2, 3, 4, 5]), 0, 7)).toThrow(RangeError);
  });
});

describe('acknowledgements read in place', () => {
  it('have the ids that the ordinary encoder wrote', () => {
    const reader = new AckReader();
    const reportIds = [1, 127, 128, 16_384, 2_016_383, 4_294_967_295];
    const frame = v1.ServerFrame.encode({ ack: { level: v1.AckLevel.STORED, reportIds } }).finish();
    const shifted = Buffer.concat([Buffer.from([9, 9]), frame, Buffer.from([9])]);
    expect(reader.read(shifted, 2, shifted.length - 1)).toBe(true);
    expect(reader.level).toBe(v1.AckLevel.STORED);
    expect([...reader.reportIds.subarray(0, reader.reports)]).toEqual(reportIds);
  });

  it('are left to the decoder when they say more than that, and so is every other frame', () => {
    const refusals = [{ reportId: 1, reason: v1.RefusalReason.TOO_OLD, positionIndexes: [0] }];
    const others = [
      { ack: { level: v1.AckLevel.LOGGED, reportIds: [1], refusals } },
      { drain: { reconnectAfterMs: 5 } },
    ];
    for (const other of others) {
      const frame = v1.ServerFrame.encode(other).finish();
      expect(new AckReader().read(frame, 0, frame.length)).toBe(false);
    }
  });
});

describe('deltas read in place', () => {
  const technicians = [
    { ref: 1, position: { recordedAtMs: 1_795_000_000_001, latitudeE7: 1, longitudeE7: 2, headingDdeg: 3 } },
    { ref: 2, identity: { technicianId: 'anna', displayName: 'Anna' } },
    { ref: 300, position: { recordedAtMs: 1_795_000_000_002, latitudeE7: -1, longitudeE7: 0 } },
  ];
  const frame = v1.BoardServerFrame.encode({
    delta: { version: 70_000, serverTimeMs: 1_795_000_000_500, technicians, baseVersion: 69_999 },
  }).finish();

  it('have the version and the times of the positions that the ordinary encoder wrote', () => {
    const reader = new DeltaReader();
    const times: number[] = [];
    expect(reader.isDelta(frame, 0)).toBe(true);
    expect(reader.versionOf(frame, 0)).toBe(70_000);
    expect(reader.eachPosition(frame, 0, frame.length, (timeMs) => times.push(timeMs))).toBe(2);
    expect(times).toEqual([1_795_000_000_001, 1_795_000_000_002]);
  });

  it('are refused when they are cut short', () => {
    expect(() => new DeltaReader().eachPosition(frame, 0, frame.length - 1, () => undefined)).toThrow(RangeError);
  });
});
