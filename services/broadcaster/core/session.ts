import { type ErrorName, errorMessage, errors, v1 } from '@fieldcast/protocol';
import type { Admitted } from './admission.ts';
import type { BoardFeed, BoardSink } from './board-feed.ts';
import { createFrameBudget, type FrameBudget } from './frame-budget.ts';
import { mapLimits } from './limits.ts';
import type { Viewport } from './viewport.ts';

/** The socket of a board. */
export interface BoardSocket extends BoardSink {
  ping(): void;
  /** Sends a close frame and ends the connection. */
  end(closeCode: number, reason: string): void;
  /** Ends the connection at once, without a close frame. */
  drop(): void;
}

/** A board in a tenant's channel. */
export interface Member {
  readonly feed: BoardFeed;
  /** What it has on its screen and whom it follows; undefined: it named no view. */
  look: Viewport | undefined;
  /** The dispatcher's name; empty: unknown. */
  readonly displayName: string;
  /** Tells the board; the error catalogue decides whether that ends the connection. */
  fail(error: ErrorName, detail: { message?: string; retryAfterMs?: number }): void;
  /** Ends the connection without a word: its socket takes none. */
  drop(reason: 'stuck'): void;
}

/** What a session needs of a tenant's channel. */
export interface MapChannel {
  join(member: Member, resume: v1.ResumePoint.$Properties | null | undefined): void;
  leave(member: Member): void;
  look(member: Member, viewport: Viewport | undefined): void;
  drained(member: Member): void;
}

/**
 *   awaiting_hello ──Hello──> verifying ──token is good──> watching
 *         └───────── error, time-out, drain, close ──────────┴──────> closed
 */
export type SessionPhase =
  | { readonly kind: 'awaiting_hello' }
  | { readonly kind: 'verifying' }
  | Watching
  | { readonly kind: 'closed' };

export interface Watching {
  readonly kind: 'watching';
  readonly channel: MapChannel;
  readonly member: Member;
  admitted: Admitted;
  /** When the board is reminded that its token expires; infinite once it was. */
  remindAtMs: number;
  isRefreshing: boolean;
}

/** What the upgrade request said of a connection. */
export interface Caller {
  readonly address: string;
  /** From the Authorization header, which browsers cannot set; it stands in for an empty token in Hello. */
  readonly bearerToken: string | undefined;
}

/** One connection to /v1/map. */
export interface Session {
  readonly socket: BoardSocket;
  readonly caller: Caller;
  readonly openedAtMs: number;
  readonly budget: FrameBudget;
  phase: SessionPhase;
  /** Anything from the board, the pong of its transport included. */
  lastHeardMs: number;
  /** Any frame to the board. */
  lastSentMs: number;
  lastPingMs: number;
  ignoredFrames: number;
}

export function createSession(socket: BoardSocket, caller: Caller, nowMs: number): Session {
  return {
    socket,
    caller,
    openedAtMs: nowMs,
    budget: createFrameBudget({ perS: mapLimits.framesPerS, burst: mapLimits.framesBurst }),
    phase: { kind: 'awaiting_hello' },
    lastHeardMs: nowMs,
    lastSentMs: nowMs,
    lastPingMs: nowMs,
    ignoredFrames: 0,
  };
}

const SUCCESSORS: Readonly<Record<SessionPhase['kind'], readonly SessionPhase['kind'][]>> = {
  awaiting_hello: ['verifying', 'closed'],
  verifying: ['watching', 'closed'],
  watching: ['closed'],
  closed: [],
};

/** The only place where a session's phase changes. @throws Error on a step that cannot happen */
export function transition(session: Session, next: SessionPhase): void {
  if (!SUCCESSORS[session.phase.kind].includes(next.kind))
    throw new Error(`a session cannot go from ${session.phase.kind} to ${next.kind}`);
  session.phase = next;
}

/** Sends one frame of the conversation, as opposed to the map; a full socket is no reason to hold it back. */
export function sendFrame(session: Session, frame: v1.BoardServerFrame.$Properties, nowMs: number): void {
  session.socket.send(v1.BoardServerFrame.encode(frame).finish());
  session.lastSentMs = nowMs;
}

/** What one error is: its frame, and the close code that follows it or null. */
export function describeFailure(
  error: ErrorName,
  detail: { message?: string; retryAfterMs?: number } = {},
): { frame: v1.BoardServerFrame.$Properties; closeCode: number | null } {
  return { frame: { error: errorMessage(error, detail) }, closeCode: errors[error].closeCode };
}
