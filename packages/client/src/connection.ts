import { fullJitterDelayMs, retryDelayMs } from '@fieldcast/core';
import { closeCodes, isReconnectable } from '@fieldcast/protocol';
import { type Environment, TIMER_MS_MAX } from './environment.ts';
import { ClientError, fromCloseCode, fromErrorFrame, SignedOutError } from './errors.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';
import { type Dialect, openSession, type Session, type SessionEnd, type SessionFrame } from './session.ts';
import { createTokenSource, type TokenSource } from './token-source.ts';

const RECONNECT_BOUNDS = { baseMs: 500, capMs: 30_000 };
/** A connection that held this long was a good one: the next failure counts as the first. */
const STABLE_MS = 5_000;
/** A token is renewed after this share of its remaining life, drawn for each renewal. */
const RENEW_SHARE = { min: 0.75, max: 0.9 };
/** Never ask the app for tokens faster than this while the connection is up. */
const RENEW_DELAY_MS_MIN = 5_000;
const RENEW_RETRY_BOUNDS = { baseMs: 10_000, capMs: 60_000 };

/** Where a connection stands. Times by the local clock, ms. */
export type ConnectionState =
  /** Not started yet, or stopped. */
  | { readonly kind: 'idle' }
  /** Gets a token, opens the socket, waits for the Welcome. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly sinceMs: number }
  /** Tries again by itself at `retryAtMs`; `isDelayGiven` when the server chose that moment. */
  | {
      readonly kind: 'backoff';
      readonly retryAtMs: number;
      readonly isDelayGiven: boolean;
      readonly error: ClientError | undefined;
    }
  /** Does nothing until the app calls `start` again. */
  | { readonly kind: 'closed'; readonly error: ClientError };

export interface ConnectionEvents<Frame> {
  onState(current: ConnectionState, previous: ConnectionState): void;
  /** Each frame of the current session; the Welcome comes right after the state has become online. */
  onFrame(frame: Frame): void;
  onError(error: ClientError): void;
}

/**
 * Keeps one session going: token, Hello, renewal in band, backoff with full jitter. Tracker and board are built on it.
 *
 * Invariants: one session at a time, and it belongs to the current state; every change of state goes through
 * `#transition`; a late answer is recognised by the state having changed since the question.
 */
export class Connection<Frame extends SessionFrame> {
  readonly serverClock: ServerClock;
  readonly #dialect: Dialect<Frame>;
  readonly #url: string;
  readonly #tokens: TokenSource;
  readonly #environment: Environment;
  readonly #events: ConnectionEvents<Frame>;
  #state: ConnectionState = { kind: 'idle' };
  #session: Session | undefined;
  /** Failures since the last good connection. */
  #attempt = 0;
  #hasRetriedToken = false;
  /** By the local clock: a token older than this is not worth a Hello. */
  #renewAtMs = Number.POSITIVE_INFINITY;
  #renewAttempt = 0;
  #tokenInUse: string | undefined;
  #retryTimer: unknown;
  #renewTimer: unknown;

  constructor(
    dialect: Dialect<Frame>,
    { url, getToken }: { url: string; getToken: () => Promise<string> },
    environment: Environment,
    events: ConnectionEvents<Frame>,
  ) {
    this.#dialect = dialect;
    this.#url = url;
    this.#tokens = createTokenSource(getToken, environment.timers);
    this.#environment = environment;
    this.#events = events;
    this.serverClock = createServerClock(environment.now);
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Begins, also after `stop` or after it closed by itself. While it runs: nothing happens. */
  start(): void {
    if (this.#state.kind !== 'idle' && this.#state.kind !== 'closed') return;
    this.#attempt = 0;
    this.#hasRetriedToken = false;
    this.#connect();
  }

  /** Ends at once, without waiting for answers. */
  stop(): void {
    if (this.#state.kind !== 'idle') this.#transition({ kind: 'idle' });
  }

  /** Sends a frame when online; false when not, and nothing is kept of it. */
  send(bytes: Uint8Array<ArrayBuffer>): boolean {
    if (this.#state.kind !== 'online') return false;
    this.#session?.send(bytes);
    return true;
  }

  /** The network is back, or the device woke up: tries at once, or finds out at once whether the connection lives. */
  wake(): void {
    if (this.#state.kind === 'online') this.#session?.probe();
    // A delay that the server chose keeps its nodes from being run over; that is not ours to shorten.
    else if (this.#state.kind === 'backoff' && !this.#state.isDelayGiven) this.#connect();
  }

  /** Gives this session up and opens another one. For a session that can no longer be made sense of. */
  reconnect(error: ClientError): void {
    if (this.#state.kind !== 'online') return;
    this.#events.onError(error);
    this.#backOff(error, undefined);
  }

  #transition(next: ConnectionState): void {
    const previous = this.#state;
    const { timers, log } = this.#environment;
    timers.clearTimeout(this.#retryTimer);
    if (next.kind !== 'online') {
      timers.clearTimeout(this.#renewTimer);
      this.#session?.abandon();
      this.#session = undefined;
    }
    this.#state = next;
    log.debug({ from: previous.kind, to: next.kind }, 'connection_state');
    this.#events.onState(next, previous);
  }

  #connect(): void {
    const connecting: ConnectionState = { kind: 'connecting' };
    this.#transition(connecting);
    if (this.#environment.now() >= this.#renewAtMs) {
      this.#tokens.forget();
      this.#renewAtMs = Number.POSITIVE_INFINITY;
    }
    this.#tokens.get().then(
      (token) => {
        if (this.#state === connecting) this.#open(token);
      },
      (cause: unknown) => {
        if (this.#state === connecting && !this.#signedOut(cause)) this.#backOffWithoutToken(cause);
      },
    );
  }

  #open(token: string): void {
    this.#tokenInUse = token;
    try {
      this.#session = openSession(this.#dialect, { url: this.#url, token }, this.#environment, {
        onFrame: (frame) => this.#receive(frame),
        onEnd: (end) => this.#ended(end),
      });
    } catch (cause) {
      // A browser refuses at once what its policies forbid, such as ws:// from a page of https://. Trying again is useless.
      const message = `The WebSocket could not be opened: ${messageOf(cause)}`;
      this.#fail(new ClientError('CONNECTION_LOST', message, { cause, isFinal: true }));
    }
  }

  #receive(frame: Frame): void {
    const { welcome, tokenAccepted, tokenExpiring, error, pong } = frame;
    if (welcome && this.#state.kind === 'connecting') {
      this.#hasRetriedToken = false;
      this.serverClock.restart(welcome.serverTimeMs ?? 0);
      this.#transition({ kind: 'online', sinceMs: this.#environment.now() });
      this.#renewBefore(welcome.tokenExpiresAtMs ?? 0);
    }
    if (pong?.serverTimeMs) this.serverClock.observe(pong.serverTimeMs);
    if (tokenAccepted) this.#renewBefore(tokenAccepted.expiresAtMs ?? 0);
    if (tokenExpiring) this.#renew();
    if (error) this.#events.onError(fromErrorFrame(error));
    this.#events.onFrame(frame);
  }

  #ended(end: SessionEnd): void {
    if (this.#state.kind === 'online' && this.#environment.now() - this.#state.sinceMs >= STABLE_MS) this.#attempt = 0;
    const mayRetryToken = this.#mayRetryToken(end.closeCode);
    const isFinal = !isReconnectable(end.closeCode) && !mayRetryToken;
    const error = end.error
      ? fromErrorFrame(end.error, isFinal)
      : fromCloseCode(end.closeCode, end.detail || end.reason, isFinal);
    // An Error frame was told when it came; a bare close code has yet to be.
    if (!end.error && isFinal) this.#events.onError(error);
    if (isFinal) this.#close(error);
    else this.#backOff(end.reason === 'drain' ? undefined : error, end.retryAfterMs);
  }

  /** Forgets a token that the server refused. True the first time: a new token is worth another try, and soon. */
  #mayRetryToken(closeCode: number): boolean {
    if (closeCode !== closeCodes.tokenInvalid && closeCode !== closeCodes.tokenExpired) return false;
    this.#tokens.forget();
    if (this.#hasRetriedToken) return false;
    this.#hasRetriedToken = true;
    this.#attempt = 0;
    return true;
  }

  #signedOut(cause: unknown): boolean {
    if (!(cause instanceof SignedOutError)) return false;
    this.#fail(new ClientError('SIGNED_OUT', cause.message, { cause, isFinal: true }));
    return true;
  }

  #backOffWithoutToken(cause: unknown): void {
    const error = tokenError(cause);
    this.#events.onError(error);
    this.#backOff(error, undefined);
  }

  #fail(error: ClientError): void {
    this.#events.onError(error);
    this.#close(error);
  }

  #close(error: ClientError): void {
    this.#tokens.forget();
    this.#transition({ kind: 'closed', error });
  }

  #backOff(error: ClientError | undefined, givenDelayMs: number | undefined): void {
    const { now, random, timers } = this.#environment;
    const delayMs = retryDelayMs(this.#attempt, RECONNECT_BOUNDS, random, givenDelayMs);
    if (givenDelayMs === undefined) this.#attempt++;
    const isDelayGiven = givenDelayMs !== undefined;
    this.#transition({ kind: 'backoff', retryAtMs: now() + delayMs, isDelayGiven, error });
    this.#retryTimer = timers.setTimeout(() => this.#connect(), Math.min(delayMs, TIMER_MS_MAX));
  }

  #renewBefore(expiresAtMs: number): void {
    const { now, random } = this.#environment;
    const share = RENEW_SHARE.min + random() * (RENEW_SHARE.max - RENEW_SHARE.min);
    const delayMs = (expiresAtMs - this.serverClock.nowMs()) * share;
    this.#renewAtMs = now() + delayMs;
    this.#renewAttempt = 0;
    this.#renewAfter(delayMs);
  }

  #renewAfter(delayMs: number): void {
    const { timers } = this.#environment;
    timers.clearTimeout(this.#renewTimer);
    const boundedDelayMs = Math.min(Math.max(delayMs, RENEW_DELAY_MS_MIN), TIMER_MS_MAX);
    this.#renewTimer = timers.setTimeout(() => this.#renew(), boundedDelayMs);
  }

  #renew(): void {
    const online = this.#state;
    if (online.kind !== 'online') return;
    this.#environment.timers.clearTimeout(this.#renewTimer);
    this.#tokens.renew().then(
      (token) => {
        if (this.#state === online) this.#refresh(token);
      },
      (cause: unknown) => {
        if (this.#state !== online || this.#signedOut(cause)) return;
        // The token in use may live on for a while, so the connection stays; its end is the server's to declare.
        this.#events.onError(tokenError(cause));
        this.#renewLater();
      },
    );
  }

  #refresh(token: string): void {
    // An app that hands out its cached token again has nothing newer yet.
    if (token === this.#tokenInUse) {
      this.#renewLater();
      return;
    }
    this.#tokenInUse = token;
    this.send(this.#dialect.refresh(token));
  }

  #renewLater(): void {
    this.#renewAfter(fullJitterDelayMs(this.#renewAttempt++, RENEW_RETRY_BOUNDS, this.#environment.random));
  }
}

function tokenError(cause: unknown): ClientError {
  return new ClientError('TOKEN_UNAVAILABLE', `No token: ${messageOf(cause)}`, { cause });
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
