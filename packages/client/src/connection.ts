import { retryDelayMs } from '@fieldcast/core';
import { closeCodes, isReconnectable } from '@fieldcast/protocol';
import { type ConnectionReason, type ConnectionState, reasonOfEnd } from './connection-state.ts';
import { type Environment, TIMER_MS_MAX } from './environment.ts';
import { ClientError, fromCloseCode, fromErrorFrame, isUnauthorized, messageOf, toTokenError } from './errors.ts';
import type { NetworkSignal } from './network.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';
import { type Dialect, openSession, type Session, type SessionEnd, type SessionFrame } from './session.ts';
import { createTokenRenewal, type TokenRenewal } from './token-renewal.ts';
import { createTokenSource, type GetToken, type TokenSource } from './token-source.ts';

export type { ConnectionReason, ConnectionState } from './connection-state.ts';

const RECONNECT_BOUNDS = { baseMs: 500, capMs: 30_000 };
/** A connection that held this long was a good one: the next failure counts as the first. */
const STABLE_MS = 5_000;
/** Between attempts while the device says it has no network, ms, drawn for each: some web views always say so. */
const OFFLINE_RETRY_MS = { min: 45_000, max: 75_000 };
/** A network that changes again and again may not shorten the backoff more often than this, ms. */
const CHANGE_INTERVAL_MS_MIN = 2_000;

const REASON_OF_SIGNAL = {
  online: 'network_back',
  offline: 'network_lost',
  foreground: 'foreground',
  change: 'network_changed',
} as const satisfies Record<NetworkSignal, ConnectionReason>;

export interface ConnectionEvents<Frame> {
  onState(current: ConnectionState, previous: ConnectionState, reason: ConnectionReason): void;
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
  readonly #renewal: TokenRenewal;
  readonly #environment: Environment;
  readonly #events: ConnectionEvents<Frame>;
  #state: ConnectionState = { kind: 'idle' };
  #session: Session | undefined;
  /** Failures since the last good connection. */
  #attempt = 0;
  #attemptAtMs = 0;
  #hasRetriedToken = false;
  #retryTimer: unknown;
  #unsubscribe: (() => void) | undefined;

  constructor(
    dialect: Dialect<Frame>,
    { url, getToken }: { url: string; getToken: GetToken },
    environment: Environment,
    events: ConnectionEvents<Frame>,
  ) {
    this.#dialect = dialect;
    this.#url = url;
    this.#environment = environment;
    this.#events = events;
    const serverClock = createServerClock(environment.now);
    const serverNowMs = () => (serverClock.isKnown() ? serverClock.nowMs() : undefined);
    const tokens = createTokenSource(getToken, serverNowMs, environment.timers);
    this.serverClock = serverClock;
    this.#tokens = tokens;
    this.#renewal = createTokenRenewal({ tokens, serverClock }, environment, {
      onRenewed: (token) => this.send(dialect.refresh(token)),
      onFailed: (cause) => this.#notRenewed(cause),
    });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Begins, also after `stop` or after it closed by itself. While it runs: nothing happens. */
  start(): void {
    if (this.#state.kind !== 'idle' && this.#state.kind !== 'closed') return;
    this.#attempt = 0;
    this.#hasRetriedToken = false;
    this.#unsubscribe = this.#environment.network.subscribe((what) => this.#networkSaid(what));
    this.#connect('started');
  }

  /** Ends at once, without waiting for answers. */
  stop(): void {
    if (this.#state.kind !== 'idle') this.#transition({ kind: 'idle' }, 'stopped');
  }

  /** Sends a frame when online; false when not, and nothing is kept of it. */
  send(bytes: Uint8Array<ArrayBuffer>): boolean {
    if (this.#state.kind !== 'online') return false;
    this.#session?.send(bytes);
    return true;
  }

  /** The network is back, or the device woke up: tries at once, or finds out at once whether the connection lives. */
  wake(reason: ConnectionReason = 'woken'): void {
    const { kind } = this.#state;
    if (kind === 'online') this.#check();
    else if (kind === 'offline') this.#connect(reason);
    // A delay that the server chose keeps its nodes from being run over; that is not ours to shorten.
    else if (kind === 'backoff' && !this.#state.isDelayGiven) this.#connect(reason);
  }

  /** Gives this session up and opens another one. For a session that can no longer be made sense of. */
  reconnect(error: ClientError): void {
    if (this.#state.kind !== 'online') return;
    this.#events.onError(error);
    this.#backOff(error, 'out_of_step');
  }

  #networkSaid(what: NetworkSignal): void {
    const { now, network } = this.#environment;
    const { kind } = this.#state;
    const reason = REASON_OF_SIGNAL[what];
    if (what === 'offline') {
      // It may be mistaken: a connection that lives proves it, and is not given up for a claim.
      if (kind === 'online') this.#check();
      else if (kind === 'backoff' && !this.#state.isDelayGiven) this.#waitForNetwork(this.#state.error, reason);
      return;
    }
    if (what === 'change') {
      const sinceAttemptMs = now() - this.#attemptAtMs;
      const isTooSoon = sinceAttemptMs >= 0 && sinceAttemptMs < CHANGE_INTERVAL_MS_MIN;
      if (kind !== 'online' && (network.isOffline() || isTooSoon)) return;
    }
    this.wake(reason);
  }

  #check(): void {
    this.#session?.probe();
    this.#renewal.renewIfDue();
  }

  #transition(next: ConnectionState, reason: ConnectionReason): void {
    const previous = this.#state;
    const { timers, log } = this.#environment;
    timers.clearTimeout(this.#retryTimer);
    if (next.kind !== 'online') {
      this.#renewal.pause();
      this.#session?.abandon();
      this.#session = undefined;
    }
    if (next.kind === 'idle' || next.kind === 'closed') {
      this.#tokens.abort();
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
    }
    this.#state = next;
    log.debug({ from: previous.kind, to: next.kind, reason }, 'connection_state');
    this.#events.onState(next, previous, reason);
  }

  #connect(reason: ConnectionReason): void {
    const connecting: ConnectionState = { kind: 'connecting' };
    this.#attemptAtMs = this.#environment.now();
    this.#transition(connecting, reason);
    // Whoever heard of the change may have stopped us.
    if (this.#state !== connecting) return;
    this.#renewal.forgetIfDue();
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
    this.#renewal.use(token);
    try {
      this.#session = openSession(this.#dialect, { url: this.#url, token }, this.#environment, {
        onFrame: (frame) => this.#receive(frame),
        onEnd: (end) => this.#ended(end),
      });
    } catch (cause) {
      // A browser refuses at once what its policies forbid, such as ws:// from a page of https://. Trying again is useless.
      const message = `The WebSocket could not be opened: ${messageOf(cause)}`;
      this.#fail(new ClientError('CONNECTION_LOST', message, { cause, isFinal: true }), 'transport_failed');
    }
  }

  #receive(frame: Frame): void {
    const { welcome, tokenAccepted, tokenExpiring, error, pong } = frame;
    if (welcome) {
      this.#hasRetriedToken = false;
      if (welcome.serverTimeMs) this.serverClock.restart(welcome.serverTimeMs);
      const online: ConnectionState = { kind: 'online', sinceMs: this.#environment.now() };
      this.#transition(online, 'welcomed');
      if (this.#state !== online) return;
      this.#renewal.accepted(welcome.tokenExpiresAtMs ?? 0);
    }
    if (pong?.serverTimeMs) {
      if (this.serverClock.observe(pong.serverTimeMs)) this.#renewal.clockWasSet();
      // The timers of a device that sleeps may not count its sleep; its clock does.
      else this.#renewal.renewIfDue();
    }
    if (tokenAccepted) this.#renewal.accepted(tokenAccepted.expiresAtMs ?? 0);
    if (tokenExpiring) this.#renewal.renew();
    if (error) this.#events.onError(fromErrorFrame(error));
    // Whoever heard of it may have stopped us.
    if (!this.#session) return;
    this.#events.onFrame(frame);
  }

  #ended(end: SessionEnd): void {
    if (this.#state.kind === 'online' && this.#environment.now() - this.#state.sinceMs >= STABLE_MS) this.#attempt = 0;
    const mayRetryToken = this.#mayRetryToken(end.closeCode);
    const isFinal = !isReconnectable(end.closeCode) && !mayRetryToken;
    const error = end.error
      ? fromErrorFrame(end.error, isFinal)
      : fromCloseCode(end.closeCode, end.detail || end.reason, isFinal);
    const reason = reasonOfEnd(end);
    // An Error frame was told when it came; a bare close code has yet to be.
    if (!end.error && isFinal) this.#events.onError(error);
    if (isFinal) this.#close(error, reason);
    else this.#backOff(end.reason === 'drain' ? undefined : error, reason, end.retryAfterMs);
  }

  /** Forgets a token that the server refused. True the first time: a new token is worth another try, and soon. */
  #mayRetryToken(closeCode: number): boolean {
    if (closeCode !== closeCodes.tokenInvalid && closeCode !== closeCodes.tokenExpired) return false;
    this.#tokens.forget(closeCode === closeCodes.tokenExpired ? 'expired' : 'refused');
    if (this.#hasRetriedToken) return false;
    this.#hasRetriedToken = true;
    this.#attempt = 0;
    return true;
  }

  #signedOut(cause: unknown): boolean {
    if (!isUnauthorized(cause)) return false;
    this.#fail(new ClientError('UNAUTHORIZED', messageOf(cause), { cause, isFinal: true }), 'unauthorized');
    return true;
  }

  #notRenewed(cause: unknown): boolean {
    if (this.#signedOut(cause)) return true;
    // The token in use may live on for a while, so the connection stays; its end is the server's to declare.
    this.#events.onError(toTokenError(cause));
    return this.#state.kind !== 'online';
  }

  #backOffWithoutToken(cause: unknown): void {
    const error = toTokenError(cause);
    this.#events.onError(error);
    if (this.#state.kind === 'connecting') this.#backOff(error, 'token_unavailable');
  }

  #fail(error: ClientError, reason: ConnectionReason): void {
    this.#events.onError(error);
    this.#close(error, reason);
  }

  #close(error: ClientError, reason: ConnectionReason): void {
    this.#tokens.forget('start');
    this.#transition({ kind: 'closed', error }, reason);
  }

  #backOff(error: ClientError | undefined, reason: ConnectionReason, givenDelayMs?: number): void {
    const { now, random, network } = this.#environment;
    const isDelayGiven = givenDelayMs !== undefined;
    if (!isDelayGiven && network.isOffline()) {
      this.#waitForNetwork(error, reason);
      return;
    }
    const delayMs = retryDelayMs(this.#attempt, RECONNECT_BOUNDS, random, givenDelayMs);
    if (!isDelayGiven) this.#attempt++;
    this.#wait({ kind: 'backoff', retryAtMs: now() + delayMs, isDelayGiven, error }, delayMs, reason);
  }

  #waitForNetwork(error: ClientError | undefined, reason: ConnectionReason): void {
    const { now, random } = this.#environment;
    const delayMs = OFFLINE_RETRY_MS.min + random() * (OFFLINE_RETRY_MS.max - OFFLINE_RETRY_MS.min);
    this.#wait({ kind: 'offline', retryAtMs: now() + delayMs, error }, delayMs, reason);
  }

  #wait(waiting: ConnectionState, delayMs: number, reason: ConnectionReason): void {
    this.#transition(waiting, reason);
    if (this.#state !== waiting) return;
    this.#retryTimer = this.#environment.timers.setTimeout(
      () => this.#connect('retry'),
      Math.min(delayMs, TIMER_MS_MAX),
    );
  }
}
