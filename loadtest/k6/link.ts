import { retryDelayMs } from '@fieldcast/core';
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

export function createLink<Frame extends SessionFrame>(
  subject: string,
  dialect: Dialect<Frame>,
  environment: Environment,
  events: LinkEvents<Frame>,
): Link {
  return new ReturningLink(subject, dialect, environment, events);
}

/**
 *   open ──> connecting ── Welcome ──> online ── lost, Drain ──> waiting (jitter, or the delay of Drain) ──> connecting
 *                └────────── failed ──────────────────────────────^
 *
 * A close code that only an app can act upon ends it for good, as in the SDK.
 */
class ReturningLink<Frame extends SessionFrame> implements Link {
  readonly #subject: string;
  readonly #dialect: Dialect<Frame>;
  readonly #environment: Environment;
  readonly #events: LinkEvents<Frame>;
  readonly #timers = new Set<unknown>();
  #socket: Socket | undefined;
  #isWelcomed = false;
  #isClosed = false;
  #wasWelcomed = false;
  #hasRenewed = false;
  #failures = 0;
  #pings = 0;
  #drainDelayMs: number | undefined;

  constructor(subject: string, dialect: Dialect<Frame>, environment: Environment, events: LinkEvents<Frame>) {
    this.#subject = subject;
    this.#dialect = dialect;
    this.#environment = environment;
    this.#events = events;
  }

  /** After a Drain nothing more is said: the connection is about to close. */
  get isOnline(): boolean {
    return this.#isWelcomed && this.#drainDelayMs === undefined;
  }

  open(): void {
    const { now, openSocket } = this.#environment;
    const startedAtMs = now();
    const socket = openSocket(this.#dialect.url, {
      onOpen: () => socket.send(this.#dialect.hello(this.#mintToken())),
      onMessage: (bytes) => {
        if (socket === this.#socket && !this.#isClosed) this.#receive(bytes, startedAtMs);
      },
      onClose: (code) => this.#ended(code),
    });
    this.#socket = socket;
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.isOnline) this.#socket?.send(bytes);
  }

  close(): void {
    this.#isClosed = true;
    this.#stopTimers();
    this.#environment.measures.renewed(this.#hasRenewed);
    this.#socket?.close();
  }

  #receive(bytes: Uint8Array, startedAtMs: number): void {
    const { measures, now, random } = this.#environment;
    const frame = this.#dialect.decode(bytes);
    if (!frame) return;
    if (frame.welcome) this.#welcomed(frame, now() - startedAtMs);
    if (frame.tokenExpiring)
      this.#after(random() * RENEW_SPREAD_MS, () => this.send(this.#dialect.refresh(this.#mintToken())));
    if (frame.tokenAccepted) {
      this.#hasRenewed = true;
      measures.count('token_renewals');
    }
    if (frame.error) measures.error(nameOf(frame.error.code));
    if (frame.drain) this.#drained(frame.drain);
    else this.#events.onFrame(frame);
  }

  #welcomed(frame: Frame, connectMs: number): void {
    const { measures } = this.#environment;
    this.#isWelcomed = true;
    this.#failures = 0;
    measures.time('connect_ms', connectMs);
    if (this.#wasWelcomed) measures.count('reconnects');
    this.#wasWelcomed = true;
    const heartbeatMs = this.#dialect.heartbeatMs(frame) || HEARTBEAT_MS_DEFAULT;
    const beat = () => {
      this.send(this.#dialect.ping(++this.#pings));
      this.#after(heartbeatMs, beat);
    };
    this.#after(heartbeatMs, beat);
  }

  #drained({ reconnectAfterMs }: v1.Drain.$Properties): void {
    this.#environment.measures.count('drains');
    this.#drainDelayMs = reconnectAfterMs ?? 0;
    this.#socket?.close();
  }

  #ended(code: number | undefined): void {
    const { measures, random } = this.#environment;
    const wasOnline = this.#isWelcomed;
    const drainDelayMs = this.#drainDelayMs;
    this.#stopTimers();
    this.#isWelcomed = false;
    this.#drainDelayMs = undefined;
    this.#socket = undefined;
    if (this.#isClosed) return;
    // Whoever follows a Drain closes by itself: that is no error.
    if (drainDelayMs === undefined) measures.error(code === undefined ? 'NOT_CONNECTED' : `CLOSED_${code}`);
    if (wasOnline) this.#events.onLost();
    if (code !== undefined && !isReconnectable(code)) return;
    const delayMs = retryDelayMs(this.#failures, RECONNECT_BOUNDS, random, drainDelayMs);
    if (drainDelayMs === undefined) this.#failures += 1;
    this.#after(delayMs, () => this.open());
  }

  #after(delayMs: number, callback: () => void): void {
    const timer = this.#environment.timers.setTimeout(() => {
      this.#timers.delete(timer);
      callback();
    }, delayMs);
    this.#timers.add(timer);
  }

  #stopTimers(): void {
    for (const timer of this.#timers) this.#environment.timers.clearTimeout(timer);
    this.#timers.clear();
  }

  #mintToken(): string {
    return this.#environment.mintToken(this.#dialect.role, this.#subject);
  }
}

const errorNames = new Map<number, string>(Object.entries(ErrorCode).map(([name, value]) => [value as number, name]));

/** The name of an error in the catalogue. */
export function nameOf(code: number | null | undefined): string {
  return errorNames.get(code ?? 0) ?? `ERROR_${code}`;
}
