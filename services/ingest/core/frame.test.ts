import { limits, v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { readFrame } from './frame.ts';

const encode = (frame: v1.ClientFrame.$Properties) => v1.ClientFrame.encode(frame).finish();
const reportOf = (count: number, reportId = 300) =>
  encode({ report: { reportId, baseTimeMs: 5, positions: Array.from({ length: count }, () => ({ latitudeE7: 1 })) } });

describe('a message', () => {
  test.each<[string, Uint8Array, ReturnType<typeof readFrame>['kind']]>([
    ['with a ping', encode({ ping: { nonce: 1 } }), 'frame'],
    ['with an empty ping', encode({ ping: {} }), 'frame'],
    ['with a report', reportOf(1), 'frame'],
    ['with a report that has no id', encode({ report: { positions: [{}] } }), 'malformed'],
    ['with nothing', new Uint8Array(), 'malformed'],
    ['of noise', new Uint8Array([0x12, 0xff]), 'malformed'],
    ['over the size of a report, a report', reportOf(20_000), 'large_report'],
    ['over the size of a report, without an id', reportOf(20_000, 0), 'too_large'],
    ['over the size of a report, no report', new Uint8Array(limits.reportBytesMax + 1), 'too_large'],
    ['over every size', new Uint8Array(limits.messageBytesMax + 1), 'too_large'],
  ])('%s is what it is', (_, bytes, kind) => {
    expect(readFrame(bytes).kind).toBe(kind);
  });

  test.each([1, 127, 128, 4_294_967_295])('of a large report gives its id %i without being decoded', (reportId) => {
    expect(readFrame(reportOf(20_000, reportId))).toEqual({ kind: 'large_report', reportId });
  });
});
