import { type Fix, limits, toReport, type v1 } from '@fieldcast/protocol';
import { encodeClientFrame } from '@fieldcast/protocol/track';
import { acknowledge } from './acknowledge.ts';
import { Connection, type ConnectionReason, type ConnectionState } from './connection.ts';
import type { Environment } from './environment.ts';
import type { ClientError } from './errors.ts';
import type { FixQueue } from './queue/fix-queue.ts';
import { createSendHold, type SendHold } from './send-hold.ts';
import type { GetToken } from './token-source.ts';
import { type DeviceIdentity, trackDialect } from './track-dialect.ts';
import type { RefusalReason } from './tracker-types.ts';
import { type DeviceStatus, toWireStatus } from './words.ts';

/** Bytes of the largest position on the wire, its tag and length included. */
const POSITION_BYTES_MAX = 48;
/** Bytes of a report besides its positions. */
const REPORT_OVERHEAD_BYTES = 32;
/** How long a fix waits for others to share its report. */
const LINGER_MS = 20;
/** More waiting reports than this are a backlog: new fixes overtake it. */
const BACKLOG_REPORTS = 2;
/** How often unanswered reports are looked for, at most; more often when they are given less time. */
const ANSWER_CHECK_INTERVAL_MS_MAX = 60_000;

export interface UplinkSettings {
  readonly url: string;
  readonly getToken: GetToken;
  readonly reportPositionsMax: number;
  /** A report unanswered, or LOGGED and not STORED, this long is sent again; the server keeps a fix only once. */
  readonly loggedRetryMs: number;
}

export interface UplinkEvents {
  onState(current: ConnectionState, previous: ConnectionState, reason: ConnectionReason): void;
  /** The Welcome is in. */
  onWelcome(): void;
  onPolicy(policy: v1.Policy): void;
  onFlags(flags: Readonly<Record<string, string>>): void;
  onSent(fixes: readonly Fix[]): void;
  onAck(level: 'logged' | 'stored', fixes: readonly Fix[]): void;
  onRefused(reason: RefusalReason, fixes: readonly Fix[]): void;
  /** Reports that had no answer in time are to be sent again. */
  onUnanswered(): void;
  onError(error: ClientError): void;
}

/** Gets what is in the queue to the server, and what the server says to those who asked. */
export class Uplink {
  readonly connection: Connection<v1.ServerFrame>;
  readonly #queue: FixQueue;
  readonly #settings: UplinkSettings;
  readonly #environment: Environment;
  readonly #events: UplinkEvents;
  readonly #hold: SendHold;
  readonly #flushWaiters = new Set<() => void>();
  /** Zero until the Welcome has told it. */
  #windowReports = 0;
  #positionsMax = 1;
  /** The newest fixes go first after a connect, so that the marker jumps to the present before the past is filled in. */
  #sendsNewest = false;
  #lingerTimer: unknown;
  #checkTimer: unknown;

  constructor(
    queue: FixQueue,
    identity: () => DeviceIdentity,
    settings: UplinkSettings,
    environment: Environment,
    events: UplinkEvents,
  ) {
    this.#queue = queue;
    this.#settings = settings;
    this.#environment = environment;
    this.#events = events;
    this.#hold = createSendHold(() => this.#pump(), environment);
    this.connection = new Connection(trackDialect(identity), settings, environment, {
      onState: (current, previous, reason) => this.#stateChanged(current, previous, reason),
      onFrame: (frame) => this.#receive(frame),
      onError: (error) => events.onError(error),
    });
  }

  /** More fixes may be sent: at once when they fill a report, else when the linger is over. */
  offer(): void {
    // What was taken just now matters more to the map than the end of a long backlog.
    if (this.#queue.sendableCount > BACKLOG_REPORTS * this.#positionsMax) this.#sendsNewest = true;
    if (this.#queue.sendableCount >= this.#positionsMax) this.#pump();
    else this.#lingerTimer ??= this.#environment.timers.setTimeout(() => this.#pump(), LINGER_MS);
  }

  sendStatus(status: DeviceStatus): void {
    // Before the Welcome nothing but Hello may be said; then the window is not known either.
    if (this.#windowReports > 0) this.connection.send(encodeClientFrame({ status: toWireStatus(status) }));
  }

  /** Resolves when the queue is empty, the connection has ended for good, or after `deadlineMs`. */
  flushed(deadlineMs: number): Promise<void> {
    const { timers } = this.#environment;
    this.#pump();
    if (this.#queue.depth === 0 || this.connection.state.kind === 'closed') return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        timers.clearTimeout(timer);
        this.#flushWaiters.delete(finish);
        resolve();
      };
      const timer = timers.setTimeout(finish, deadlineMs);
      this.#flushWaiters.add(finish);
    });
  }

  /** Looks for reports without an answer now and then; from `start` to `stop` of the tracker, connected or not. */
  watchAnswers(): void {
    const { now, timers, log } = this.#environment;
    const { loggedRetryMs } = this.#settings;
    const check = () => {
      const nowMs = now();
      this.#expire();
      const resent = this.#queue.putBackUnanswered(nowMs - loggedRetryMs);
      if (resent > 0) {
        log.warn({ reports: resent }, 'reports_unanswered');
        this.#events.onUnanswered();
      }
      this.watchAnswers();
      this.#pump();
    };
    timers.clearTimeout(this.#checkTimer);
    this.#checkTimer = timers.setTimeout(check, Math.min(ANSWER_CHECK_INTERVAL_MS_MAX, loggedRetryMs));
  }

  /**
   * Age is judged by the server's clock, and so only while connected: a phone's clock that was set a day ahead in a dead
   * zone would cost the whole backlog. Until then the queue's count bounds it.
   */
  #expire(): void {
    if (this.connection.state.kind === 'online') this.#queue.expire(this.connection.serverClock.nowMs());
  }

  stopWatchingAnswers(): void {
    this.#environment.timers.clearTimeout(this.#checkTimer);
  }

  #stateChanged(current: ConnectionState, previous: ConnectionState, reason: ConnectionReason): void {
    if (previous.kind === 'online') {
      this.#windowReports = 0;
      this.#hold.release();
      this.#queue.connectionLost();
    }
    if (current.kind === 'closed' || current.kind === 'idle') this.#wakeFlushWaiters();
    this.#events.onState(current, previous, reason);
  }

  #receive({ welcome, ack, error, policy, configuration }: v1.ServerFrame): void {
    if (welcome) this.#welcomed(welcome);
    if (policy) this.#events.onPolicy(policy);
    if (configuration) this.#events.onFlags(configuration.flags);
    if (ack) this.#acknowledged(ack);
    if (error) this.#refusedForNow(error);
  }

  #welcomed({ limits: serverLimits, policy, flags }: v1.Welcome): void {
    const bytesMax = Math.min(serverLimits?.reportBytesMax || limits.reportBytesMax, limits.reportBytesMax);
    const fitting = Math.floor((bytesMax - REPORT_OVERHEAD_BYTES) / POSITION_BYTES_MAX);
    const allowed = serverLimits?.reportPositionsMax || limits.reportPositionsMax;
    this.#positionsMax = Math.max(1, Math.min(this.#settings.reportPositionsMax, allowed, fitting));
    this.#windowReports = serverLimits?.windowReports || 1;
    this.#sendsNewest = true;
    this.#expire();
    this.#events.onWelcome();
    if (policy) this.#events.onPolicy(policy);
    this.#events.onFlags(flags);
    this.#pump();
  }

  #acknowledged(ack: v1.Ack): void {
    const { refusals, logged, stored } = acknowledge(this.#queue, ack, this.#environment.now());
    for (const { reason, fixes } of refusals) this.#events.onRefused(reason, fixes);
    if (logged.length > 0) this.#events.onAck('logged', logged);
    if (stored.length > 0) this.#events.onAck('stored', stored);
    this.#hold.succeeded();
    if (this.#queue.depth === 0) this.#wakeFlushWaiters();
    // While a report is being gathered, its linger decides when it goes.
    if (this.#lingerTimer === undefined) this.#pump();
  }

  #refusedForNow({ reportId, retryable, retryAfterMs }: v1.Error): void {
    if (!retryable) return;
    if (reportId !== 0) this.#queue.putBack(reportId);
    this.#hold.retryAfter(retryAfterMs);
  }

  /** Sends reports while the window has room. */
  #pump(): void {
    const { now, timers } = this.#environment;
    timers.clearTimeout(this.#lingerTimer);
    this.#lingerTimer = undefined;
    if (this.connection.state.kind !== 'online' || this.#hold.isHeld()) return;
    while (this.#queue.unloggedReports < this.#windowReports) {
      const taken = this.#queue.take(this.#sendsNewest ? 'newest' : 'oldest', this.#positionsMax, now());
      this.#sendsNewest = false;
      if (!taken) return;
      this.connection.send(encodeClientFrame({ report: toReport(taken.reportId, taken.fixes) }));
      this.#events.onSent(taken.fixes);
    }
  }

  #wakeFlushWaiters(): void {
    for (const wake of this.#flushWaiters) wake();
  }
}
