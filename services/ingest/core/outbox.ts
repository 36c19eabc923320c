import { type CloseCode, type ErrorName, errorMessage, errors, v1 } from '@fieldcast/protocol';
import { forEachAckFrame } from './ack-frames.ts';
import type { Connection } from './connection.ts';

const DROPPED = 2;

/** What the service counts; the metrics of /metrics stand behind it. */
export interface Tally {
  error(name: ErrorName): void;
  reportAccepted(fixes: number): void;
  fixesRefused(reason: v1.RefusalReason, fixes: number): void;
  reportRefused(reason: v1.RefusalReason): void;
  disconnected(reason: v1.DisconnectReason): void;
}

/** Sends a frame. A client that lets its buffer fill up is dropped: it resends what is not STORED. */
export function send(connection: Connection, frame: v1.ServerFrame.$Properties): void {
  sendBytes(connection, v1.ServerFrame.encode(frame).finish());
}

/** Sends the acks that wait, in one system call. */
export function sendAcks(connection: Connection): void {
  const { phase, socket } = connection;
  if (phase.kind !== 'online' || !phase.acks) return;
  const { acks } = phase;
  phase.acks = undefined;
  const sendFrames = () => forEachAckFrame(acks, (frame) => sendBytes(connection, frame));
  // Packing costs a copy, so a single frame goes without.
  if (acks.logged.length > 0 && acks.stored.length > 0) socket.cork(sendFrames);
  else sendFrames();
}

/** What may be told about an error besides its catalogue entry. */
export interface ErrorDetail {
  readonly message?: string;
  readonly retryAfterMs?: number;
  readonly reportId?: number;
  /** Closes the connection with this code even if the catalogue would leave it open. */
  readonly closeCode?: CloseCode;
}

/** Sends an Error frame, then closes the connection if the catalogue, or `detail`, says so. */
export function sendError(connection: Connection, tally: Tally, name: ErrorName, detail: ErrorDetail = {}): void {
  if (connection.phase.kind === 'closed') return;
  tally.error(name);
  const frame = v1.ServerFrame.encode({ error: errorMessage(name, detail) }).finish();
  const closeCode = detail.closeCode ?? errors[name].closeCode;
  if (closeCode === null) sendBytes(connection, frame);
  else
    connection.socket.cork(() => {
      // First, because a client may go at once when it reads the error.
      sendAcks(connection);
      sendBytes(connection, frame);
      close(connection, closeCode, name);
    });
}

/** Closes with a code; the reason is the catalogue's name of what happened. */
export function close(connection: Connection, code: CloseCode, reason: string): void {
  sendAcks(connection);
  if (connection.phase.kind === 'closed') return;
  connection.closedWith = code;
  connection.socket.end(code, reason);
}

function sendBytes(connection: Connection, bytes: Uint8Array): void {
  if (connection.phase.kind === 'closed') return;
  if (connection.socket.send(bytes, true) !== DROPPED) return;
  connection.closedWith = 'slow_reader';
  connection.socket.close();
}
