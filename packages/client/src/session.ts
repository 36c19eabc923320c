import type { v1 } from '@fieldcast/protocol';
import type { Environment, WebSocketLike } from './environment.ts';
import { type Liveness, watchLiveness } from './liveness.ts';

/** From the start of a connection to its Welcome. Over it: given up, as lost. */
const WELCOME_MS_MAX = 15_000;
/** What a server may ask for as heartbeat, ms; outside, the nearer bound: 0 would keep us busy, a day would say nothing. */
const HEARTBEAT_MS = { min: 1_000, max: 300_000 };
/** What a server may ask us to stay away for, ms; over it, this. It outlasts any deploy but not a working day. */
const RETRY_AFTER_MS_MAX = 3_600_000;
const NORMAL_CLOSURE = 1000;
/** The code browsers report for a connection that ended without a close frame; ours when we give up on one. */
const ABNORMAL_CLOSURE = 1006;

/** The frames both connections have in common. */
export interface SessionFrame {
  readonly welcome?: { readonly serverTimeMs?: number; readonly tokenExpiresAtMs?: number } | null;
  readonly tokenExpiring?: { readonly expiresAtMs?: number } | null;
  readonly tokenAccepted?: { readonly expiresAtMs?: number } | null;
  readonly drain?: { readonly reconnectAfterMs?: number } | null;
  readonly error?: v1.Error.$Properties | null;
  readonly pong?: { readonly serverTimeMs?: number } | null;
}

/** How one of the two connections says what both say. */
export interface Dialect<Frame extends SessionFrame> {
  hello(token: string): Uint8Array<ArrayBuffer>;
  refresh(token: string): Uint8Array<ArrayBuffer>;
  ping(nonce: number): Uint8Array<ArrayBuffer>;
  /** @throws when the bytes are not a frame. */
  decode(bytes: Uint8Array): Frame;
  /** The heartbeat that a frame with a Welcome asks for. */
  heartbeatMs(frame: Frame): number;
}

/** Why a session ended. */
export interface SessionEnd {
  readonly closeCode: number;
  readonly reason: 'closed' | 'drain' | 'no welcome' | 'no heartbeat' | 'unreadable frame';
  /** What the transport said about it, if anything; browsers say nothing. */
  readonly detail?: string | undefined;
  /** The Error frame that came directly before the end. */
  readonly error?: v1.Error.$Properties | undefined;
  /** When the server wants to see us again. */
  readonly retryAfterMs?: number | undefined;
}

/** One socket from its opening to its end. */
export interface Session {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** Sends a probe now. */
  probe(): void;
  /** Ends it without a word to `onEnd`; whatever arrives later is ignored. */
  abandon(): void;
}

interface SessionEvents<Frame> {
  /** Each frame, the Welcome first; before it only errors. A second Welcome is left out. */
  onFrame(frame: Frame): void;
  /** Called once, unless abandoned. */
  onEnd(end: SessionEnd): void;
}

/** Opens a socket, says Hello, and reports frames until the session ends. */
export function openSession<Frame extends SessionFrame>(
  dialect: Dialect<Frame>,
  { url, token }: { url: string; token: string },
  environment: Environment,
  events: SessionEvents<Frame>,
): Session {
  const { timers, WebSocket, log } = environment;
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  let isOver = false;
  let isOpen = false;
  let liveness: Liveness | undefined;
  let precedingError: v1.Error.$Properties | undefined;
  let transportError: string | undefined;
  let nonce = 0;

  const leave = () => {
    isOver = true;
    timers.clearTimeout(welcomeTimer);
    liveness?.stop();
  };
  const end = (how: SessionEnd) => {
    if (isOver) return;
    leave();
    dispose(socket, how.reason);
    events.onEnd(how);
  };
  const giveUp = (reason: SessionEnd['reason']) => end({ closeCode: ABNORMAL_CLOSURE, reason });
  const send = (bytes: Uint8Array<ArrayBuffer>) => {
    if (isOpen && !isOver) socket.send(bytes);
  };
  const receive = (data: unknown) => {
    const frame = decode(dialect, data);
    if (!frame) return giveUp('unreadable frame');
    liveness?.heard();
    precedingError = frame.error ?? undefined;
    if (frame.drain)
      return end({
        closeCode: NORMAL_CLOSURE,
        reason: 'drain',
        retryAfterMs: boundedMs(frame.drain.reconnectAfterMs) ?? 0,
      });
    if (frame.welcome) {
      // A second one would set back what runs since the first.
      if (liveness) return log.warn({}, 'welcome_repeated');
      timers.clearTimeout(welcomeTimer);
      liveness = watchLiveness(
        {
          heartbeatMs: Math.min(Math.max(dialect.heartbeatMs(frame), HEARTBEAT_MS.min), HEARTBEAT_MS.max),
          sendProbe: () => send(dialect.ping(++nonce)),
          onDead: () => giveUp('no heartbeat'),
        },
        environment,
      );
    } else if (!liveness && !frame.error) return log.warn({}, 'frame_before_welcome');
    events.onFrame(frame);
  };

  const welcomeTimer = timers.setTimeout(() => giveUp('no welcome'), WELCOME_MS_MAX);
  socket.onopen = () => {
    isOpen = true;
    send(dialect.hello(token));
  };
  socket.onmessage = ({ data }: { data: unknown }) => {
    if (!isOver) receive(data);
  };
  socket.onclose = ({ code }: { code: number }) =>
    end({
      closeCode: code,
      reason: 'closed',
      detail: transportError,
      error: precedingError,
      retryAfterMs: boundedMs(precedingError?.retryAfterMs) || undefined,
    });
  // A close follows each error; without a handler `ws` would throw.
  socket.onerror = ({ message }: { message?: string }) => {
    transportError = message;
  };

  return {
    send,
    probe: () => liveness?.probe(),
    abandon: () => {
      if (isOver) return;
      leave();
      dispose(socket, 'closed');
    },
  };
}

function boundedMs(delayMs: number | undefined): number | undefined {
  return delayMs === undefined ? undefined : Math.min(delayMs, RETRY_AFTER_MS_MAX);
}

function decode<Frame extends SessionFrame>(dialect: Dialect<Frame>, data: unknown): Frame | undefined {
  if (typeof data === 'string') return undefined;
  try {
    return dialect.decode(new Uint8Array(data as ArrayBuffer));
  } catch {
    // The only thing to know about unreadable bytes is that they are; the caller ends the session and says so.
    return undefined;
  }
}

function dispose(socket: WebSocketLike, reason: SessionEnd['reason']): void {
  // A dead peer answers no close frame: `ws` would hold the process for half a minute waiting for it.
  if (reason === 'no heartbeat' && socket.terminate) socket.terminate();
  else socket.close(NORMAL_CLOSURE);
}
