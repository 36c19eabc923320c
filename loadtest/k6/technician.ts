import { type Fix, PROTOCOL_VERSION, toReport, type v1 } from '@fieldcast/protocol';
import { AckLevel, decodeServerFrame, encodeClientFrame } from '@fieldcast/protocol/track';
import type { Environment } from './environment.ts';
import { createLink, type Dialect } from './link.ts';
import { createOutbox } from './outbox.ts';
import type { Suite } from './suite.ts';

/** As in the SDK: fixes of one report at most. */
const REPORT_FIXES_MAX = 100;
const RETRY_AFTER_MS_DEFAULT = 1_000;
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
export function startTechnician(options: TechnicianOptions, environment: Environment): void {
  const { id, trackUrl, suite, startedAtMs } = options;
  const { now, random, timers, measures } = environment;
  const outbox = createOutbox();
  const takeFix = createRoute(options);
  const loadEndsAtMs = startedAtMs + suite.loadMs;
  let windowReports = 0;
  let isHeld = false;

  const pump = () => {
    while (link.isOnline && !isHeld) {
      const taken = outbox.take({ windowReports, fixesMax: REPORT_FIXES_MAX }, now());
      if (!taken) return;
      link.send(encodeClientFrame({ report: toReport(taken.reportId, taken.fixes) }));
      measures.count('reports_sent');
      measures.count('fixes_sent', taken.fixes.length - taken.resentCount);
      if (taken.resentCount > 0) measures.count('fixes_resent', taken.resentCount);
    }
  };
  const acknowledged = ({ level, reportIds, refusals }: v1.Ack) => {
    const nowMs = now();
    for (const { reportId, positionIndexes } of refusals)
      measures.count('fixes_refused', outbox.refuse(reportId, positionIndexes));
    for (const reportId of reportIds) {
      const isStored = level === AckLevel.STORED;
      const answered = isStored ? outbox.stored(reportId, nowMs) : outbox.logged(reportId, nowMs);
      if (!answered || answered.fixCount === 0) continue;
      measures.time(isStored ? 'ack_stored_ms' : 'ack_logged_ms', answered.ageMs);
      if (isStored) measures.count('fixes_stored', answered.fixCount);
    }
    pump();
  };
  const refusedForNow = ({ reportId, retryable, retryAfterMs }: v1.Error) => {
    if (!retryable) return;
    if (reportId !== 0) outbox.putBack(reportId);
    isHeld = true;
    timers.setTimeout(() => {
      isHeld = false;
      pump();
    }, retryAfterMs || RETRY_AFTER_MS_DEFAULT);
  };
  const link = createLink<v1.ServerFrame>(id, dialectOf(trackUrl, id), environment, {
    onFrame: ({ welcome, ack, error }) => {
      if (welcome) {
        windowReports = welcome.limits?.windowReports || 1;
        pump();
      }
      if (ack) acknowledged(ack);
      if (error) refusedForNow(error);
    },
    onLost: () => outbox.connectionLost(),
  });
  const keep = (fix: Fix) => {
    outbox.push(fix);
    measures.count('fixes_made');
  };
  const live = () => {
    if (now() >= loadEndsAtMs) return settle();
    keep(takeFix(now(), LIVE_ACCURACY_M));
    pump();
    timers.setTimeout(live, suite.fixIntervalMs);
  };
  const settle = () => {
    if (outbox.depth > 0 && now() < loadEndsAtMs + suite.settleMsMax) {
      timers.setTimeout(settle, SETTLE_CHECK_INTERVAL_MS);
      return;
    }
    measures.count('fixes_unanswered', outbox.depth);
    link.close();
  };

  const backlogEndsAtMs = now() - BACKLOG_AGE_MS_MIN;
  for (let index = suite.backlogFixes; index > 0; index -= 1)
    keep(takeFix(Math.floor(backlogEndsAtMs - (index * BACKLOG_MS) / suite.backlogFixes), BACKLOG_ACCURACY_M));
  link.open();
  timers.setTimeout(live, random() * suite.fixIntervalMs);
}

/** Fixes along a straight street. No two of a technician have the same time, whatever the clock does. */
function createRoute({ index }: TechnicianOptions): (nowMs: number, accuracyM: number) => Fix {
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
