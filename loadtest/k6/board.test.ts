import { v1 } from '@fieldcast/protocol';
import { expect, it } from 'vitest';
import { startBoard } from './board.ts';
import { createFakeEnvironment } from './testing.ts';

it('a board measures how old live fixes are, and leaves those of a backlog out', () => {
  const { environment, connection } = watching(1);
  const recordedAtMs = environment.now();
  environment.pass(35);
  connection.sayBytes(
    delta([
      { ref: 1, position: { recordedAtMs, accuracyDm: 50 } },
      { ref: 2, position: { recordedAtMs: recordedAtMs - 60_000, accuracyDm: 250 } },
      { ref: 3, presence: { link: v1.Link.CONNECTED } },
    ]),
  );
  expect(environment.times.fix_to_board_ms).toEqual([35]);
  expect(environment.counts).toMatchObject({ board_positions: 2, board_frames: 2 });
});

it('a board decodes only its share of the deltas, and counts the others', () => {
  const { environment, connection } = watching(0.4);
  connection.sayBytes(delta([{ ref: 1, position: { recordedAtMs: environment.now(), accuracyDm: 50 } }]));
  expect(environment.times.fix_to_board_ms).toBeUndefined();
  expect(environment.counts.board_frames).toBe(2);
});

it('a board obeys what is not a delta, whatever its share', () => {
  const { environment, connection } = watching(0);
  connection.sayBytes(v1.BoardServerFrame.encode({ drain: { reconnectAfterMs: 100 } }).finish());
  expect(connection.isClosedByClient).toBe(true);
  expect(environment.counts.drains).toBe(1);
});

function watching(decodedShare: number) {
  const environment = createFakeEnvironment();
  startBoard(
    { id: 'board-1', mapUrl: 'ws://test/v1/map', decodedShare, endsAtMs: environment.now() + 60_000 },
    environment,
  );
  const [connection] = environment.connections;
  if (!connection) throw new Error('the board has not connected');
  connection.open();
  connection.sayBytes(v1.BoardServerFrame.encode({ welcome: { heartbeatMs: 15_000 } }).finish());
  return { environment, connection };
}

function delta(technicians: v1.TechnicianUpdate.$Properties[]): Uint8Array {
  return v1.BoardServerFrame.encode({ delta: { version: 2, technicians } }).finish();
}
