import { v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { forEachAckFrame, noteLogged, noteStored, type PendingAcks } from './ack-frames.ts';

const { AckLevel, RefusalReason } = v1;
const TOO_OLD = [{ reportId: 2, reason: RefusalReason.TOO_OLD, positionIndexes: [4, 5] }];

function acksOf(work: (acks: PendingAcks) => void): v1.Ack[] {
  const acks: PendingAcks = { logged: [], stored: [], refusals: [] };
  work(acks);
  const frames: v1.Ack[] = [];
  forEachAckFrame(acks, (frame) => {
    const { ack } = v1.ServerFrame.decode(frame);
    if (ack) frames.push(ack);
  });
  return frames;
}

describe('the frames of acks', () => {
  test.each<[string, number[]]>([
    ['one report', [1]],
    [
      'ids of every length',
      [1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 268_435_455, 268_435_456, 4_294_967_295],
    ],
    ['ids that take 127 bytes', Array.from({ length: 127 }, (_, id) => id)],
    ['ids that take 128 bytes', Array.from({ length: 128 }, (_, id) => id)],
    ['ids that take more than 16,384 bytes', Array.from({ length: 4_096 }, (_, id) => 4_294_967_295 - id)],
  ])('of %s are what the generated decoder reads', (_, reportIds) => {
    const [ack, ...more] = acksOf((acks) => {
      for (const id of reportIds) noteLogged(acks, id, undefined);
    });
    expect(ack).toMatchObject({ level: AckLevel.LOGGED, reportIds, refusals: [] });
    expect(more).toEqual([]);
  });

  test('say LOGGED before STORED', () => {
    const frames = acksOf((acks) => {
      noteStored(acks, 1);
      noteLogged(acks, 2, undefined);
    });
    expect(frames).toMatchObject([
      { level: AckLevel.LOGGED, reportIds: [2] },
      { level: AckLevel.STORED, reportIds: [1] },
    ]);
  });

  test('leave LOGGED out for a report that is stored by then', () => {
    const frames = acksOf((acks) => {
      for (const id of [1, 2, 3]) noteLogged(acks, id, undefined);
      noteStored(acks, 2);
      noteStored(acks, 9);
    });
    expect(frames).toMatchObject([
      { level: AckLevel.LOGGED, reportIds: [1, 3] },
      { level: AckLevel.STORED, reportIds: [2, 9] },
    ]);
  });

  test('tell of refusals with LOGGED, also when the report is stored by then', () => {
    const frames = acksOf((acks) => {
      noteLogged(acks, 1, undefined);
      noteLogged(acks, 2, TOO_OLD);
      noteStored(acks, 1);
      noteStored(acks, 2);
    });
    expect(frames).toMatchObject([
      { level: AckLevel.LOGGED, reportIds: [2], refusals: TOO_OLD },
      { level: AckLevel.STORED, reportIds: [1, 2], refusals: [] },
    ]);
  });

  test('are several when there are more reports than one may tell of', () => {
    const reportIds = Array.from({ length: 10_000 }, (_, id) => id + 1);
    const frames = acksOf((acks) => {
      for (const id of reportIds) noteStored(acks, id);
    });
    expect(frames.map((ack) => ack.level)).toEqual([AckLevel.STORED, AckLevel.STORED, AckLevel.STORED]);
    expect(frames.flatMap((ack) => ack.reportIds)).toEqual(reportIds);
  });
});
