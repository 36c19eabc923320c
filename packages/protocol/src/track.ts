import { PbfReader, PbfWriter } from 'pbf';
import { readServerFrame, writeClientFrame } from './gen/track.js';
import type { v1 } from './wire.ts';

// The frames of /v1/track as a phone needs them, in an eighth of the bytes of the code that knows all messages.
export { AckLevel, Blocker, Duty, ErrorCode, PolicyReason, RefusalReason } from './gen/track.js';

export function encodeClientFrame(frame: v1.ClientFrame.$Properties): Uint8Array<ArrayBuffer> {
  const pbf = new PbfWriter();
  writeClientFrame(frame, pbf);
  return pbf.finish() as Uint8Array<ArrayBuffer>;
}

/** @throws Error when the bytes are not a whole frame. */
export function decodeServerFrame(bytes: Uint8Array): v1.ServerFrame {
  const pbf = new PbfReader(bytes);
  const frame = readServerFrame(pbf);
  if (pbf.pos !== bytes.length) throw new RangeError('the frame ends before its last field');
  return frame;
}
