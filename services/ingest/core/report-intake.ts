import { closeCodes, type ErrorName, limits, v1 } from '@fieldcast/protocol';
import { type BatchedReport, encodeReport } from './batcher.ts';
import type { Connection, Online } from './connection.ts';
import { ingestLimits } from './limits.ts';
import { type ErrorDetail, send, sendError, type Tally } from './outbox.ts';
import { type Rate, takeTokens } from './rate-limit.ts';
import { type Sieved, sieve } from './validate.ts';

const { AckLevel, RefusalReason } = v1;

/** Where accepted reports go. */
export interface ReportLog {
  /** False when the report would exceed what may wait for the log: it is then refused and kept by the phone. */
  hasRoomFor(bytes: number): boolean;
  append(tenantId: string, encodedReport: Uint8Array, report: BatchedReport): void;
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
  receive(connection: Connection, online: Online, report: v1.Report, nowMs: number): void;
  /** Refuses a whole report, for good. */
  refuse(connection: Connection, reportId: number, reason: v1.RefusalReason): void;
}

export function createReportIntake(
  { log, tally, random }: { log: ReportLog; tally: Tally; random: () => number },
  settings: IntakeSettings,
): ReportIntake {
  const frameRate = toRate(settings.framesPerS, 1);
  const fixRate = toRate(settings.fixesPerS, limits.reportPositionsMax);
  const refusedFrameRate: Rate = { perS: ingestLimits.refusedFramesPerS, burst: ingestLimits.refusedFramesBurst };

  function admitFrame(connection: Connection, online: Online, cost: number, reportId: number, nowMs: number): boolean {
    const waitMs = takeTokens(online.frames, frameRate, Math.min(cost, frameRate.burst), nowMs);
    if (waitMs === 0) return true;
    refuseFrame(connection, online, nowMs, 'RATE_LIMITED', { reportId, retryAfterMs: retryMs(waitMs) });
    return false;
  }

  function receive(connection: Connection, online: Online, report: v1.Report, nowMs: number): void {
    const { reportId, positions } = report;
    if (positions.length === 0) refuse(connection, reportId, RefusalReason.EMPTY_REPORT);
    else if (positions.length > limits.reportPositionsMax) refuse(connection, reportId, RefusalReason.REPORT_TOO_LARGE);
    else if (online.unloggedReports >= settings.windowReports)
      refuseFrame(connection, online, nowMs, 'WINDOW_EXCEEDED', { reportId });
    else {
      const waitMs = takeTokens(online.fixes, fixRate, positions.length, nowMs);
      if (waitMs === 0) accept(connection, online, report, nowMs);
      else refuseFrame(connection, online, nowMs, 'RATE_LIMITED', { reportId, retryAfterMs: retryMs(waitMs) });
    }
  }

  function accept(connection: Connection, online: Online, report: v1.Report, nowMs: number): void {
    const { reportId } = report;
    const { kept, refusals } = sieve(report, {
      oldestMs: nowMs - settings.fixAgeMaxS * 1000,
      newestMs: nowMs + settings.fixAheadMaxS * 1000,
    });
    if (kept.length === 0) {
      // Nothing of it will ever be logged or stored, so this is its only answer.
      acknowledge(connection, reportId, refusals);
    } else if (!append(connection, online, report, { kept, refusals }, nowMs)) {
      sendError(connection, tally, 'OVERLOADED', { reportId, retryAfterMs: overloadedRetryMs() });
      return;
    }
    for (const { reason, positionIndexes } of refusals)
      tally.fixesRefused(reason ?? RefusalReason.REFUSAL_REASON_UNSPECIFIED, positionIndexes?.length ?? 0);
  }

  function append(
    { id: connectionId }: Connection,
    online: Online,
    { reportId, baseTimeMs }: v1.Report,
    { kept, refusals }: Sieved,
    receivedAtMs: number,
  ): boolean {
    const { tenantId, technicianId } = online.identity;
    const positions = kept as v1.Position[];
    const bytes = encodeReport({
      connectionId,
      technicianId,
      receivedAtMs,
      report: { reportId, baseTimeMs, positions },
    });
    if (!log.hasRoomFor(bytes.length)) return false;
    online.unloggedReports++;
    log.append(tenantId, bytes, { connectionId, reportId, receivedAtMs, refusals });
    tally.reportAccepted(kept.length);
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
    const isAbuse = takeTokens(online.refusedFrames, refusedFrameRate, 1, nowMs) > 0;
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
