import { v1 } from '@fieldcast/protocol';
import { writeVarint } from '@fieldcast/protocol/bus';

const { AckLevel } = v1;

/** What a connection is to be told about its reports. */
export interface PendingAcks {
  /** Reports that the log has and that are not known to be stored. */
  readonly logged: number[];
  readonly stored: number[];
  /** Of reports in `logged`. */
  readonly refusals: v1.Refusal.$Properties[];
}

export function noteLogged(
  acks: PendingAcks,
  reportId: number,
  refusals: readonly v1.Refusal.$Properties[] | undefined,
): void {
  acks.logged.push(reportId);
  if (refusals) acks.refusals.push(...refusals);
}

/** STORED implies LOGGED, which is left out then, unless it has refusals to tell. */
export function noteStored(acks: PendingAcks, reportId: number): void {
  acks.stored.push(reportId);
  const index = acks.logged.indexOf(reportId);
  if (index >= 0 && !acks.refusals.some((refusal) => refusal.reportId === reportId)) acks.logged.splice(index, 1);
}

// Field numbers and wire types of ServerFrame and Ack in track.proto; the tests hold them against the generated code.
const ACK_TAG = 0x12;
const LEVEL_TAG = 0x08;
const REPORT_IDS_TAG = 0x12;

const VARINT32_BYTES_MAX = 5;
/** Two tags with lengths, and the level. */
const HEAD_BYTES_MAX = 2 * (1 + VARINT32_BYTES_MAX) + 2;
/** Ids of one frame. Over it: another frame. */
const REPORT_IDS_MAX = 4_096;

const frame = new Uint8Array(HEAD_BYTES_MAX + REPORT_IDS_MAX * VARINT32_BYTES_MAX);
const encodedIds = new Uint8Array(REPORT_IDS_MAX * VARINT32_BYTES_MAX);

/** Gives the frames of `acks`, LOGGED first. A frame is overwritten by the next one: send it at once. */
export function forEachAckFrame({ logged, stored, refusals }: PendingAcks, use: (frame: Uint8Array) => void): void {
  if (refusals.length > 0)
    use(v1.ServerFrame.encode({ ack: { level: AckLevel.LOGGED, reportIds: logged, refusals } }).finish());
  else forEachPart(AckLevel.LOGGED, logged, use);
  forEachPart(AckLevel.STORED, stored, use);
}

function forEachPart(level: v1.AckLevel, reportIds: readonly number[], use: (frame: Uint8Array) => void): void {
  for (let from = 0; from < reportIds.length; from += REPORT_IDS_MAX)
    use(encodeAck(level, reportIds, from, Math.min(reportIds.length, from + REPORT_IDS_MAX)));
}

function encodeAck(level: v1.AckLevel, reportIds: readonly number[], from: number, to: number): Uint8Array {
  let idsBytes = 0;
  for (let index = from; index < to; index++) idsBytes = writeVarint(encodedIds, idsBytes, reportIds[index] as number);
  // The level with its tag, the ids' tag, their length and they themselves.
  const ackBytes = 3 + varint32Size(idsBytes) + idsBytes;
  frame[0] = ACK_TAG;
  let at = writeVarint(frame, 1, ackBytes);
  frame[at++] = LEVEL_TAG;
  frame[at++] = level;
  frame[at++] = REPORT_IDS_TAG;
  at = writeVarint(frame, at, idsBytes);
  for (let index = 0; index < idsBytes; index++) frame[at + index] = encodedIds[index] as number;
  return frame.subarray(0, at + idsBytes);
}

function varint32Size(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : 3;
}
