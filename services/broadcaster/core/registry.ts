import { type ErrorName, isReconnectable } from '@fieldcast/protocol';
import { mapLimits } from './limits.ts';
import {
  type BoardSocket,
  type Caller,
  createSession,
  describeFailure,
  type Session,
  sendFrame,
  transition,
  type Watching,
} from './session.ts';

export interface SessionTally {
  failed(error: ErrorName): void;
  closed(reason: string): void;
}

export type Failure = { readonly message?: string; readonly retryAfterMs?: number };

/** All board connections of this node, and the ways one of them ends. */
export interface Registry {
  readonly size: number;
  all(): Session[];
  add(socket: BoardSocket, caller: Caller): Session;
  /** Connections of an address that have not been admitted yet. */
  pendingOf(address: string): number;
  /** The session's Hello was accepted. */
  admit(session: Session, watching: Watching): void;
  /** Sends the error, and ends the connection if the error catalogue says so. */
  fail(session: Session, error: ErrorName, detail?: Failure): void;
  end(session: Session, closeCode: number, reason: string): void;
  /** Ends the connection without a word, for a socket that takes none. */
  drop(session: Session, reason: string): void;
  /** The socket is gone. */
  forget(session: Session, reason: string): void;
}

export function createRegistry(tally: SessionTally, now: () => number): Registry {
  const sessions = new Set<Session>();
  const pendingByAddress = new Map<string, number>();

  function changePending(address: string, by: 1 | -1): void {
    const pending = (pendingByAddress.get(address) ?? 0) + by;
    if (pending > 0) pendingByAddress.set(address, pending);
    else pendingByAddress.delete(address);
  }

  function forget(session: Session, reason: string): void {
    const { phase } = session;
    if (phase.kind === 'closed') return;
    if (phase.kind === 'watching') phase.channel.leave(phase.member);
    else changePending(session.caller.address, -1);
    transition(session, { kind: 'closed' });
    sessions.delete(session);
    tally.closed(reason);
  }

  function drop(session: Session, reason: string): void {
    forget(session, reason);
    session.socket.drop();
  }

  function end(session: Session, closeCode: number, reason: string): void {
    // A close frame behind a full buffer would keep the socket of somebody who does not read.
    if (isReconnectable(closeCode) && session.socket.bufferedBytes() > mapLimits.socketBufferBytesMax)
      drop(session, reason);
    else {
      forget(session, reason);
      session.socket.end(closeCode, reason);
    }
  }

  return {
    get size() {
      return sessions.size;
    },
    all: () => [...sessions],
    add(socket, caller) {
      const session = createSession(socket, caller, now());
      sessions.add(session);
      changePending(caller.address, 1);
      return session;
    },
    pendingOf: (address) => pendingByAddress.get(address) ?? 0,
    admit(session, watching) {
      transition(session, watching);
      changePending(session.caller.address, -1);
    },
    fail(session, error, detail = {}) {
      if (session.phase.kind === 'closed') return;
      const { frame, closeCode } = describeFailure(error, detail);
      tally.failed(error);
      sendFrame(session, frame, now());
      if (closeCode !== null) end(session, closeCode, error);
    },
    end,
    drop,
    forget,
  };
}
