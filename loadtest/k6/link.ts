import { fullJitterDelayMs } from '@fieldcast/core';
import { isReconnectable, type v1 } from '@fieldcast/protocol';
import { ErrorCode } from '@fieldcast/protocol/track';
import type { Environment, Socket } from './environment.ts';

/** As in the SDK. */
const RECONNECT_BOUNDS = { baseMs: 500, capMs: 30_000 };
/** A renewal waits a random part of this after the reminder, as phones ask their backends at different moments. */
const RENEW_SPREAD_MS = 1_000;
const HEARTBEAT_MS_DEFAULT = 20_000;

/** What frames of technicians and of boards have in common. */
export interface SessionFrame {
  readonly welcome?: object | null | undefined;
  readonly tokenExpiring?: object | null | undefined;
  readonly tokenAccepted?: object | null | undefined;
  readonly drain?: v1.Drain.$Properties | null | undefined;
  readonly error?: v1.Error.$Properties | null | undefined;
}

/** One of the two kinds of connection. */
export interface Dialect<Frame extends SessionFrame> {
  readonly url: string;
  readonly role: 'technician' | 'dispatcher';
  hello(token: string): Uint8Array<ArrayBuffer>;
  refresh(token: string): Uint8Array<ArrayBuffer>;
  ping(nonce: number): Uint8Array<ArrayBuffer>;
  /** Undefined for a frame that nobody looks at. */
  decode(bytes: Uint8Array): Frame | undefined;
  heartbeatMs(frame: Frame): number | undefined;
}

export interface LinkEvents<Frame> {
  /** Each frame that was decoded; first of all the Welcome. */
  onFrame(frame: Frame): void;
  /** A connection that was welcomed is gone. */
  onLost(): void;
}

/** A connection that comes back until it is closed. */
export interface Link {
  /** True from Welcome to the end of the connection. */
  readonly isOnline: boolean;
  open(): void;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

/**
 *   open ──> connecting ── Welcome ──> online ── lost, Drain ──> waiting (jitter, or the delay of Drain) ──> connecting
 *                └────────── failed ──────────────────────────────^
 *
 * A close code that only an app can act upon ends it for good, as in the SDK.
 */
export function createLink<Frame extends SessionFrame>(
  subject: string,
  dialect: Dialect<Frame>,
  environment: Environment,
  events: LinkEvents<Frame>,
): Link {
  const { now, random, timers, openSocket, mintToken, measures } = environment;
  let socket: Socket | undefined;
  let isOnline = false;
  let isClosed = false;
  let wasWelcomed = false;
  let hasRenewed = false;
  let failures = 0;
  let pings = 0;
  let drainDelayMs: number | undefined;
  const running = new Set<unknown>();
  // After a Drain nothing more is said: the connection is about to close.
  const isUsable = () => isOnline && drainDelayMs === undefined;

  const after = (delayMs: number, callback: () => void) => {
    const timer = timers.setTimeout(() => {
      running.delete(timer);
      callback();
    }, delayMs);
    running.add(timer);
  };
  const stopTimers = () => {
    for (const timer of running) timers.clearTimeout(timer);
    running.clear();
  };
  const connect = () => {
    const startedAtMs = now();
    let isCurrent = true;
    const opened = openSocket(dialect.url, {
      onOpen: () => opened.send(dialect.hello(mintToken(dialect.role, subject))),
      onMessage: (bytes) => {
        if (isCurrent && !isClosed) receive(bytes, startedAtMs);
      },
      onClose: (code) => {
        isCurrent = false;
        ended(code);
      },
    });
    socket = opened;
  };
  const receive = (bytes: Uint8Array, startedAtMs: number) => {
    const frame = dialect.decode(bytes);
    if (!frame) return;
    if (frame.welcome) welcomed(frame, startedAtMs);
    if (frame.tokenExpiring)
      after(random() * RENEW_SPREAD_MS, () => send(dialect.refresh(mintToken(dialect.role, subject))));
    if (frame.tokenAccepted) {
      hasRenewed = true;
      measures.count('token_renewals');
    }
    if (frame.error) measures.error(nameOf(frame.error.code));
    if (frame.drain) drained(frame.drain);
    else events.onFrame(frame);
  };
  const welcomed = (frame: Frame, startedAtMs: number) => {
    isOnline = true;
    failures = 0;
    if (wasWelcomed) measures.count('reconnects');
    wasWelcomed = true;
    measures.time('connect_ms', now() - startedAtMs);
    const heartbeatMs = dialect.heartbeatMs(frame) || HEARTBEAT_MS_DEFAULT;
    const beat = () => {
      send(dialect.ping(++pings));
      after(heartbeatMs, beat);
    };
    after(heartbeatMs, beat);
  };
  const drained = ({ reconnectAfterMs }: v1.Drain.$Properties) => {
    measures.count('drains');
    drainDelayMs = reconnectAfterMs ?? 0;
    socket?.close();
  };
  const ended = (code: number | undefined) => {
    stopTimers();
    const wasOnline = isOnline;
    isOnline = false;
    socket = undefined;
    if (isClosed) return;
    // Whoever follows a Drain closes by itself: that is no error.
    if (drainDelayMs === undefined) measures.error(code === undefined ? 'NOT_CONNECTED' : `CLOSED_${code}`);
    if (wasOnline) events.onLost();
    if (code !== undefined && !isReconnectable(code)) return;
    after(drainDelayMs ?? fullJitterDelayMs(failures++, RECONNECT_BOUNDS, random), connect);
    drainDelayMs = undefined;
  };
  const send = (bytes: Uint8Array<ArrayBuffer>) => {
    if (isUsable()) socket?.send(bytes);
  };

  return {
    get isOnline() {
      return isUsable();
    },
    open: connect,
    send,
    close: () => {
      isClosed = true;
      stopTimers();
      measures.renewed(hasRenewed);
      socket?.close();
    },
  };
}

const errorNames = new Map<number, string>(Object.entries(ErrorCode).map(([name, value]) => [value as number, name]));

/** The name of an error in the catalogue. */
export function nameOf(code: number | null | undefined): string {
  return errorNames.get(code ?? 0) ?? `ERROR_${code}`;
}
