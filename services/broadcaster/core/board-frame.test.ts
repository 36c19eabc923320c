import { v1 } from '@fieldcast/protocol';
import { expect, test } from 'vitest';
import { readBoardFrame } from './board-frame.ts';

const encode = (frame: v1.BoardClientFrame.$Properties) => v1.BoardClientFrame.encode(frame).finish();

test.each([
  ['hello', encode({ hello: { protocolVersion: 1 } })],
  ['view', encode({ view: { zoom: 3 } })],
  ['refresh', encode({ refresh: { token: 'x' } })],
  ['ping', encode({ ping: {} })],
])('a %s is read', (kind, bytes) => {
  expect(readBoardFrame(bytes, true).kind).toBe(kind);
});

test.each([
  ['text', encode({ ping: {} }), false, 'MALFORMED_FRAME'],
  ['nothing', new Uint8Array(), true, 'MALFORMED_FRAME'],
  ['noise', Uint8Array.of(0xff), true, 'MALFORMED_FRAME'],
  ['an unknown member', Uint8Array.of(0xfa, 0x07, 0x00), true, 'MALFORMED_FRAME'],
  ['too much', new Uint8Array(16 * 1024 + 1), true, 'FRAME_TOO_LARGE'],
])('%s is refused by name', (_, bytes, isBinary, error) => {
  expect(readBoardFrame(bytes, isBinary)).toMatchObject({ kind: 'refused', error });
});
