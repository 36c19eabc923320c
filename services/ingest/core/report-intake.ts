import { closeCodes, type ErrorName, limits, v1 } from '@fieldcast/protocol';
import { encodeReportHeader, ReportReader } from '@fieldcast/protocol/bus';
import type { AcceptedReport } from './batcher.ts';
import { type Connection, type Online, usageOf } from './connection.ts';
import { ingestLimits } from './limits.ts';
import { type ErrorDetail, send, sendError, type Tally } from './outbox.ts';
import { type Rate, takeTokens } from './rate-limit.ts';
import { encodeKept, type Sieved, sieve } from './validate.ts';

const { AckLevel, RefusalReason } = v1;
const NO_REFUSALS: readonly v1.Refusal.$Properties[] = [];

/** Where accepted reports go. */
export interface ReportLog {
  /** False when the report would exceed what may wait for the log: it is then refused and kept by the phone. */
  append(tenantId: string, report: AcceptedReport): boolean;
}

export interface IntakeSettings {
  readonly windowReports: number;
  readonly framesPerS: number;
  readonly fixesPerS: number;
  readonly fixAgeMaxS: number;
  readonly fixAheadMaxS: number;
}

export interface ReportIntake {
  /** Takes the cost of a frame from the connection's rate; false when it was refused and answered. */
  admitFrame(connection: Connection, online: Online, cost: number, reportId: number, nowMs: number): boolean;
  /**
   * Takes in the frame of a report, which lies in `bytes` from `start` on. They are read before this returns.
   * @returns false when it is malformed; then nothing was answered.
   */
  receive(connection: Connection, online: Online, bytes: Uint8Array, start: number, nowMs: number): boolean;
  /** Refuses a whole report, for good. */
  refuse(connection: Connection, reportId: number, reason: v1.RefusalReason): void;
}

export function createReportIntake(
  { log, tally, random }: { log: ReportLog; tally: Tally; random: () => number },
  settings: IntakeSettings,
): ReportIntake {
  const frameRate = toRate(settings.framesPerS, 1);
  const fixRate = toRate(settings.fixesPerS, limits.reportPositionsMax);
  // One for all: a report is read and copied before the next one comes.
  const reader = new ReportReader();
  const bounds = { oldestMs: 0, newestMs: 0 };
  const refusedFrameRate: Rate = { perS: ingestLimits.refusedFramesPerS, burst: ingestLimits.refusedFramesBurst };

  function admitFrame(connection: Connection, online: Online, cost: number, reportId: number, nowMs: number): boolean {
    const waitMs = takeTokens(usageOf(online).frames, frameRate, Math.min(cost, frameRate.burst), nowMs);
    if (waitMs === 0) return true;
    refuseFrame(connection, online, nowMs, 'RATE_LIMITED', { reportId, retryAfterMs: retryMs(waitMs) });
    return false;
  }

  function receive(connection: Connection, online: Online, bytes: Uint8Array, start: number, nowMs: number): boolean {
    if (!reader.read(bytes, start, bytes.length) || reader.reportId === 0) return false;
    const { reportId, count } = reader;
    if (!admitFrame(connection, online, 1, reportId, nowMs)) return true;
    if (count === 0) refuse(connection, reportId, RefusalReason.EMPTY_REPORT);
    else if (count > limits.reportPositionsMax) refuse(connection, reportId, RefusalReason.REPORT_TOO_LARGE);
    else if (online.unloggedReports >= settings.windowReports)
      refuseFrame(connection, online, nowMs, 'WINDOW_EXCEEDED', { reportId });
    else {
      const waitMs = takeTokens(usageOf(online).fixes, fixRate, count, nowMs);
      if (waitMs === 0) accept(connection, online, bytes, start, nowMs);
      else refuseFrame(connection, online, nowMs, 'RATE_LIMITED', { reportId, retryAfterMs: retryMs(waitMs) });
    }
    return true;
  }

  function accept(connection: Connection, online: Online, bytes: Uint8Array, start: number, nowMs: number): void {
    bounds.oldestMs = nowMs - settings.fixAgeMaxS * 1000;
    bounds.newestMs = nowMs + settings.fixAheadMaxS * 1000;
    const { reportId } = reader;
    const sieved = sieve(reader, bounds);
    if (sieved?.keptRows.length === 0) {
      // Nothing of it will ever be logged or stored, so this is its only answer.
      acknowledge(connection, reportId, sieved.refusals);
    } else if (!append(connection, online, bytes, start, sieved, nowMs)) {
      sendError(connection, tally, 'OVERLOADED', { reportId, retryAfterMs: overloadedRetryMs() });
      return;
    }
    for (const { reason, positionIndexes } of sieved?.refusals ?? [])
      tally.fixesRefused(reason ?? RefusalReason.REFUSAL_REASON_UNSPECIFIED, positionIndexes?.length ?? 0);
  }

  // The phone's own bytes go into the log. Fields that we do not know go with them: they are fields of the Report and of
  // its fixes, so they can never be read as ours, and every reader of the log passes over them as this one did.
  function append(
    { id: connectionId }: Connection,
    online: Online,
    bytes: Uint8Array,
    start: number,
    sieved: Sieved | undefined,
    receivedAtMs: number,
  ): boolean {
    const { tenantId, technicianId } = online.identity;
    online.reportHeader ??= encodeReportHeader(connectionId, technicianId);
    const kept = sieved ? encodeKept(bytes, reader, sieved.keptRows) : bytes;
    const isAppended = log.append(tenantId, {
      connectionId,
      reportId: reader.reportId,
      receivedAtMs,
      header: online.reportHeader,
      bytes: kept,
      start: sieved ? 0 : start,
      end: kept.length,
      refusals: sieved?.refusals ?? NO_REFUSALS,
    });
    if (!isAppended) return false;
    online.unloggedReports++;
    tally.reportAccepted(sieved?.keptRows.length ?? reader.count);
    return true;
  }

  function refuse(connection: Connection, reportId: number, reason: v1.RefusalReason): void {
    tally.reportRefused(reason);
    acknowledge(connection, reportId, [{ reportId, reason, positionIndexes: [] }]);
  }

  // Refusing is cheap but not free: who goes on against all answers loses the connection.
  function refuseFrame(
    connection: Connection,
    online: Online,
    nowMs: number,
    name: ErrorName,
    detail: ErrorDetail,
  ): void {
    const isAbuse = takeTokens(usageOf(online).refusedFrames, refusedFrameRate, 1, nowMs) > 0;
    if (isAbuse) sendError(connection, tally, 'RATE_LIMITED', { ...detail, closeCode: closeCodes.rateLimited });
    else sendError(connection, tally, name, detail);
  }

  function overloadedRetryMs(): number {
    const { overloadedRetryMsMin: min, overloadedRetryMsMax: max } = ingestLimits;
    return Math.round(min + random() * (max - min));
  }

  return { admitFrame, receive, refuse };
}

function acknowledge(connection: Connection, reportId: number, refusals: readonly v1.Refusal.$Properties[]): void {
  send(connection, { ack: { level: AckLevel.STORED, reportIds: [reportId], refusals: [...refusals] } });
}

function toRate(perS: number, costMax: number): Rate {
  return { perS, burst: Math.max(costMax, perS * ingestLimits.rateBurstS) };
}

function retryMs(waitMs: number): number {
  return Math.max(ingestLimits.rateLimitedRetryMsMin, waitMs);
}
