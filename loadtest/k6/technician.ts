import { type Fix, PROTOCOL_VERSION, toReport, type v1 } from '@fieldcast/protocol';
import { AckLevel, decodeServerFrame, encodeClientFrame } from '@fieldcast/protocol/track';
import type { Environment } from './environment.ts';
import { createLink, type Dialect, type Link } from './link.ts';
import { createOutbox } from './outbox.ts';
import type { Suite } from './suite.ts';

/** As in the SDK: fixes of one report at most. */
const REPORT_FIXES_MAX = 100;
const RETRY_AFTER_MS_DEFAULT = 1_000;
/** How many reports are encoded before the Welcome has told the window. */
const WINDOW_REPORTS_USUAL = 32;
const SETTLE_CHECK_INTERVAL_MS = 100;
const BACKLOG_MS = 3_600_000;
/** How old the newest fix of a backlog is: it must not pass for a fix of now. */
const BACKLOG_AGE_MS_MIN = 10_000;
const STEP_DEG = 1e-5;

/** Boards measure only fixes of this accuracy: those that were sent when they were taken. */
export const LIVE_ACCURACY_M = 5;
const BACKLOG_ACCURACY_M = 25;

export interface TechnicianOptions {
  readonly id: string;
  /** Different for each technician: where it drives. */
  readonly index: number;
  readonly trackUrl: string;
  readonly suite: Pick<Suite, 'fixIntervalMs' | 'backlogFixes' | 'loadMs' | 'settleMsMax'>;
  /** When the load began, ms since the epoch. */
  readonly startedAtMs: number;
}

/** Connects, takes fixes until the load ends, and leaves when the last of them is STORED. */
export class Technician {
  readonly #suite: TechnicianOptions['suite'];
  readonly #environment: Environment;
  readonly #loadEndsAtMs: number;
  readonly #outbox = createOutbox();
  readonly #takeFix: TakeFix;
  readonly #link: Link;
  #windowReports = 0;
  /** Reports that were taken and encoded, and not yet sent. */
  #prepared: { readonly reportId: number; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];
  #isHeld = false;

  constructor(options: TechnicianOptions, environment: Environment) {
    const { id, trackUrl, suite, startedAtMs } = options;
    this.#suite = suite;
    this.#environment = environment;
    this.#loadEndsAtMs = startedAtMs + suite.loadMs;
    this.#takeFix = createRoute(options);
    this.#link = createLink<v1.ServerFrame>(id, dialectOf(trackUrl, id), environment, {
      onFrame: (frame) => this.#receive(frame),
      onLost: () => this.#startOver(),
    });
  }

  /** Takes the fixes of the past hour, and encodes their reports: what k6 does now it need not do while all connect. */
  prepare(): void {
    const { backlogFixes } = this.#suite;
    const backlogEndsAtMs = this.#environment.now() - BACKLOG_AGE_MS_MIN;
    for (let index = backlogFixes; index > 0; index -= 1)
      this.#keep(this.#takeFix(Math.floor(backlogEndsAtMs - (index * BACKLOG_MS) / backlogFixes), BACKLOG_ACCURACY_M));
    this.#fillPrepared(WINDOW_REPORTS_USUAL);
  }

  start(): void {
    const { random, timers } = this.#environment;
    this.#link.open();
    timers.setTimeout(() => this.#live(), random() * this.#suite.fixIntervalMs);
  }

  #live(): void {
    const { now, timers } = this.#environment;
    if (now() >= this.#loadEndsAtMs) {
      this.#settle();
      return;
    }
    this.#keep(this.#takeFix(now(), LIVE_ACCURACY_M));
    this.#pump();
    timers.setTimeout(() => this.#live(), this.#suite.fixIntervalMs);
  }

  #settle(): void {
    const { now, timers, measures } = this.#environment;
    if (this.#outbox.depth > 0 && now() < this.#loadEndsAtMs + this.#suite.settleMsMax) {
      timers.setTimeout(() => this.#settle(), SETTLE_CHECK_INTERVAL_MS);
      return;
    }
    measures.count('fixes_unanswered', this.#outbox.depth);
    this.#link.close();
  }

  #keep(fix: Fix): void {
    this.#outbox.push(fix);
    this.#environment.measures.count('fixes_made');
  }

  /** Encodes reports while the window has room. */
  #fillPrepared(windowReports: number): void {
    for (;;) {
      const taken = this.#outbox.take({ windowReports, fixesMax: REPORT_FIXES_MAX });
      if (!taken) return;
      const { reportId, fixes } = taken;
      this.#prepared.push({ reportId, bytes: encodeClientFrame({ report: toReport(reportId, fixes) }) });
    }
  }

  #pump(): void {
    const { now, measures } = this.#environment;
    if (!this.#link.isOnline || this.#isHeld) return;
    this.#fillPrepared(this.#windowReports);
    for (const { reportId, bytes } of this.#prepared) {
      this.#link.send(bytes);
      const { fixCount, resentCount } = this.#outbox.sent(reportId, now());
      measures.count('reports_sent');
      measures.count('fixes_sent', fixCount - resentCount);
      measures.count('fixes_resent', resentCount);
    }
    this.#prepared = [];
  }

  #welcomed(windowReports: number): void {
    this.#windowReports = windowReports;
    if (this.#prepared.length > windowReports) this.#startOver();
  }

  /** Report ids mean nothing to the next connection, so what was encoded with them is of no use either. */
  #startOver(): void {
    this.#outbox.connectionLost();
    this.#prepared = [];
  }

  #receive({ welcome, ack, error }: v1.ServerFrame): void {
    if (welcome) this.#welcomed(welcome.limits?.windowReports || 1);
    if (ack) this.#acknowledged(ack);
    if (error?.retryable) this.#refusedForNow(error);
    this.#pump();
  }

  #acknowledged({ level, reportIds, refusals }: v1.Ack): void {
    const { now, measures } = this.#environment;
    const nowMs = now();
    for (const { reportId, positionIndexes } of refusals)
      measures.count('fixes_refused', this.#outbox.refuse(reportId, positionIndexes));
    const isStored = level === AckLevel.STORED;
    for (const reportId of reportIds) {
      const answered = isStored ? this.#outbox.stored(reportId, nowMs) : this.#outbox.logged(reportId, nowMs);
      if (!answered || answered.fixCount === 0) continue;
      // What is STORED is LOGGED too, and the server may say only that.
      if (!answered.wasLogged) measures.time('ack_logged_ms', answered.ageMs);
      if (!isStored) continue;
      measures.time('ack_stored_ms', answered.ageMs);
      measures.count('fixes_stored', answered.fixCount);
    }
  }

  #refusedForNow({ reportId, retryAfterMs }: v1.Error): void {
    if (reportId !== 0) this.#outbox.putBack(reportId);
    this.#isHeld = true;
    this.#environment.timers.setTimeout(() => {
      this.#isHeld = false;
      this.#pump();
    }, retryAfterMs || RETRY_AFTER_MS_DEFAULT);
  }
}

type TakeFix = (nowMs: number, accuracyM: number) => Fix;

/** Fixes along a straight street. No two of a technician have the same time, whatever the clock does. */
function createRoute({ index }: TechnicianOptions): TakeFix {
  const latitudeDeg = 47 + (index % 1_000) * 0.002;
  let lastTimeMs = 0;
  let steps = 0;
  return (nowMs, accuracyM) => {
    lastTimeMs = Math.max(nowMs, lastTimeMs + 1);
    steps += 1;
    return {
      timeMs: lastTimeMs,
      latitudeDeg,
      longitudeDeg: 8 + Math.floor(index / 1_000) * 0.002 + steps * STEP_DEG,
      accuracyM,
      altitudeM: 430,
      speedMps: 13,
      headingDeg: 90,
    };
  };
}

function dialectOf(url: string, deviceId: string): Dialect<v1.ServerFrame> {
  return {
    url,
    role: 'technician',
    hello: (token) =>
      encodeClientFrame({
        hello: { protocolVersion: PROTOCOL_VERSION, token, deviceId, appVersion: 'loadtest', os: 'k6' },
      }),
    refresh: (token) => encodeClientFrame({ refresh: { token } }),
    ping: (nonce) => encodeClientFrame({ ping: { nonce } }),
    decode: decodeServerFrame,
    heartbeatMs: ({ welcome }) => welcome?.limits?.heartbeatMs,
  };
}
