import { type Fix, limits, toReport, type v1 } from '@fieldcast/protocol';
import { encodeClientFrame } from '@fieldcast/protocol/track';
import { acknowledge } from './acknowledge.ts';
import { Connection, type ConnectionState } from './connection.ts';
import { createEmitter } from './emitter.ts';
import { assertWebSocketUrl, type Environment, resolveEnvironment } from './environment.ts';
import { Outbox } from './outbox.ts';
import { createSendHold, type SendHold } from './send-hold.ts';
import { trackDialect } from './track-dialect.ts';
import type { Tracker, TrackerEvents, TrackerOptions, TrackerState } from './tracker-types.ts';
import { type DeviceStatus, toWireStatus } from './words.ts';

const QUEUE_FIXES_MAX = 10_000;
const REPORT_POSITIONS_MAX = 100;
/** Bytes of the largest position on the wire, its tag and length included. */
const POSITION_BYTES_MAX = 48;
/** Bytes of a report besides its positions. */
const REPORT_OVERHEAD_BYTES = 32;
/** How long a fix waits for others to share its report. */
const LINGER_MS = 20;
/** A report unanswered this long is sent again; the server keeps a fix only once. */
const ANSWER_MS_MAX = 10 * 60_000;
const ANSWER_CHECK_INTERVAL_MS = 60_000;
const FLUSH_DEADLINE_MS = 10_000;

/**
 * A technician's connection: queues fixes in memory, reports them, forgets each one only when the server says STORED or
 * refuses it for good.
 * @throws TypeError when `url` is not a WebSocket address or there is no WebSocket constructor.
 */
export function createTracker(options: TrackerOptions): Tracker {
  assertWebSocketUrl(options.url);
  const tracker = new QueueingTracker(options, resolveEnvironment(options));
  return {
    start: () => tracker.start(),
    stop: (how) => tracker.stop(how),
    push: (fix) => tracker.push(fix),
    setStatus: (status) => tracker.setStatus(status),
    wake: () => tracker.connection.wake(),
    on: tracker.emitter.on,
    getState: () => tracker.getState(),
  };
}

class QueueingTracker {
  readonly emitter = createEmitter<TrackerEvents>();
  readonly connection: Connection<v1.ServerFrame>;
  readonly #environment: Environment;
  readonly #outbox: Outbox;
  readonly #hold: SendHold;
  readonly #reportPositionsMax: number;
  readonly #totals = { stored: 0, refused: 0, dropped: 0 };
  readonly #flushWaiters = new Set<() => void>();
  #status: DeviceStatus | undefined;
  /** Zero until the Welcome has told it. */
  #windowReports = 0;
  #positionsMax = 1;
  /** The newest fixes go first after a connect, so that the marker jumps to the present before the past is filled in. */
  #sendsNewest = false;
  #lingerTimer: unknown;
  #checkTimer: unknown;

  constructor(options: TrackerOptions, environment: Environment) {
    const { deviceId, appVersion = '', os = '' } = options;
    this.#environment = environment;
    this.#outbox = new Outbox(options.queueFixesMax ?? QUEUE_FIXES_MAX);
    this.#reportPositionsMax = options.reportPositionsMax ?? REPORT_POSITIONS_MAX;
    this.#hold = createSendHold(() => this.#pump(), environment);
    this.connection = new Connection(
      trackDialect(() => ({ deviceId, appVersion, os })),
      options,
      environment,
      {
        onState: (current, previous) => this.#stateChanged(current, previous),
        onFrame: (frame) => this.#receive(frame),
        onError: (error) => this.emitter.emit('error', error),
      },
    );
  }

  start(): void {
    this.connection.start();
  }

  async stop({ flush = false, deadlineMs = FLUSH_DEADLINE_MS }: { flush?: boolean; deadlineMs?: number } = {}) {
    if (flush) await this.#flushed(deadlineMs);
    this.connection.stop();
    return { unsent: this.#outbox.fixCount };
  }

  push(fix: Fix): void {
    const timeMs = Math.round(fix.timeMs);
    if (!Number.isSafeInteger(timeMs) || timeMs < 0) throw new RangeError('a fix needs its time in ms since the epoch');
    const dropped = this.#outbox.push({ ...fix, timeMs });
    if (dropped) {
      this.#totals.dropped++;
      this.emitter.emit('dropped', { fixes: [dropped] });
    }
    if (this.#outbox.waitingCount >= this.#positionsMax) this.#pump();
    else this.#lingerTimer ??= this.#environment.timers.setTimeout(() => this.#pump(), LINGER_MS);
  }

  setStatus(status: DeviceStatus): void {
    this.#status = status;
    this.connection.send(encodeClientFrame({ status: toWireStatus(status) }));
  }

  getState(): TrackerState {
    const { state } = this.connection;
    return {
      connection: state.kind,
      retryAtMs: state.kind === 'backoff' ? state.retryAtMs : undefined,
      error: state.kind === 'backoff' || state.kind === 'closed' ? state.error : undefined,
      ...this.#outbox.counts(),
      ...this.#totals,
    };
  }

  #stateChanged(current: ConnectionState, previous: ConnectionState): void {
    const { timers } = this.#environment;
    if (previous.kind === 'online') {
      timers.clearTimeout(this.#checkTimer);
      this.#windowReports = 0;
      this.#hold.release();
      this.#outbox.putBackAll();
    }
    if (current.kind === 'closed' || current.kind === 'idle') this.#wakeFlushWaiters();
    this.emitter.emit('state', { previous: previous.kind, current: this.getState() });
  }

  #receive({ welcome, ack, error }: v1.ServerFrame): void {
    if (welcome) this.#welcomed(welcome);
    if (ack) this.#acknowledged(ack);
    if (error) this.#refusedForNow(error);
  }

  #welcomed({ limits: serverLimits }: v1.Welcome): void {
    const bytesMax = Math.min(serverLimits?.reportBytesMax || limits.reportBytesMax, limits.reportBytesMax);
    const fitting = Math.floor((bytesMax - REPORT_OVERHEAD_BYTES) / POSITION_BYTES_MAX);
    const allowed = serverLimits?.reportPositionsMax || limits.reportPositionsMax;
    this.#positionsMax = Math.max(1, Math.min(this.#reportPositionsMax, allowed, fitting));
    this.#windowReports = serverLimits?.windowReports || 1;
    this.#sendsNewest = true;
    this.#checkAnswersLater();
    if (this.#status) this.setStatus(this.#status);
    this.#pump();
  }

  #acknowledged(ack: v1.Ack): void {
    const { refusals, logged, stored } = acknowledge(this.#outbox, ack, this.#environment.now());
    for (const { reason, fixes } of refusals) {
      this.#totals.refused += fixes.length;
      this.emitter.emit('refused', { reason, fixes });
    }
    if (logged.length > 0) this.emitter.emit('logged', { fixes: logged });
    if (stored.length > 0) {
      this.#totals.stored += stored.length;
      this.emitter.emit('stored', { fixes: stored });
    }
    this.#hold.succeeded();
    if (this.#outbox.fixCount === 0) this.#wakeFlushWaiters();
    // While a report is being gathered, its linger decides when it goes.
    if (this.#lingerTimer === undefined) this.#pump();
  }

  #refusedForNow({ reportId, retryable, retryAfterMs }: v1.Error): void {
    if (!retryable) return;
    if (reportId !== 0) this.#outbox.putBack(reportId);
    this.#hold.retryAfter(retryAfterMs);
  }

  /** Sends reports while the window has room. */
  #pump(): void {
    const { now, timers } = this.#environment;
    timers.clearTimeout(this.#lingerTimer);
    this.#lingerTimer = undefined;
    if (this.connection.state.kind !== 'online' || this.#hold.isHeld()) return;
    while (this.#outbox.unloggedReports < this.#windowReports) {
      const taken = this.#outbox.take(this.#sendsNewest ? 'newest' : 'oldest', this.#positionsMax, now());
      if (!taken) return;
      this.#sendsNewest = false;
      this.connection.send(encodeClientFrame({ report: toReport(taken.reportId, taken.fixes) }));
    }
  }

  #checkAnswersLater(): void {
    const { now, timers, log } = this.#environment;
    this.#checkTimer = timers.setTimeout(() => {
      const resent = this.#outbox.putBackUnanswered(now() - ANSWER_MS_MAX);
      if (resent > 0) log.warn({ reports: resent }, 'reports_unanswered');
      this.#checkAnswersLater();
      this.#pump();
    }, ANSWER_CHECK_INTERVAL_MS);
  }

  #flushed(deadlineMs: number): Promise<void> {
    const { timers } = this.#environment;
    this.#pump();
    const { kind } = this.connection.state;
    if (this.#outbox.fixCount === 0 || kind === 'closed' || kind === 'idle') return Promise.resolve();
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

  #wakeFlushWaiters(): void {
    for (const wake of this.#flushWaiters) wake();
  }
}
