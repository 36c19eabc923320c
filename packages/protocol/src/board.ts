import { PbfReader, PbfWriter } from 'pbf';
import { readBoardServerFrame, readFleetHistory, readTechnicianDay, writeBoardClientFrame } from './gen/board.js';
import type { v1 } from './wire.ts';

// The frames of /v1/map and the history as a board needs them, without the code that knows all messages.
export { DaySegmentKind, DisconnectReason, Link } from './gen/board.js';

export function encodeBoardClientFrame(frame: v1.BoardClientFrame.$Properties): Uint8Array<ArrayBuffer> {
  const pbf = new PbfWriter();
  writeBoardClientFrame(frame, pbf);
  return pbf.finish() as Uint8Array<ArrayBuffer>;
}

/** @throws Error when the bytes are not a whole frame. */
export function decodeBoardServerFrame(bytes: Uint8Array): v1.BoardServerFrame {
  return decodeWhole(bytes, readBoardServerFrame);
}

/** @throws Error when the bytes are not a whole message. */
export function decodeFleetHistory(bytes: Uint8Array): v1.FleetHistory {
  return decodeWhole(bytes, readFleetHistory);
}

/** @throws Error when the bytes are not a whole message. */
export function decodeTechnicianDay(bytes: Uint8Array): v1.TechnicianDay {
  return decodeWhole(bytes, readTechnicianDay);
}

function decodeWhole<T>(bytes: Uint8Array, read: (pbf: PbfReader) => T): T {
  const pbf = new PbfReader(bytes);
  const message = read(pbf);
  if (pbf.pos !== bytes.length) throw new RangeError('the message ends before its last field');
  return message;
}
