import { NOT_FINITE_E7, v1 } from '@fieldcast/protocol';
import { fixLimits } from './limits.ts';

const { RefusalReason } = v1;
/** The reason of a fix that is kept. */
export const KEEP = RefusalReason.REFUSAL_REASON_UNSPECIFIED;

/** Times, in ms since the epoch, between which a fix is accepted, both included. */
export interface TimeBounds {
  readonly oldestMs: number;
  readonly newestMs: number;
}

export interface Sieved {
  readonly kept: readonly v1.Position[];
  /** Fixes that were refused; one entry a reason. */
  readonly refusals: readonly v1.Refusal.$Properties[];
}

const NO_REFUSALS: readonly v1.Refusal.$Properties[] = [];

/** Parts the good fixes of a report from the refused ones. */
export function sieve(report: v1.Report, bounds: TimeBounds): Sieved {
  const { positions, baseTimeMs } = report;
  let refused: RefusalReasonList | undefined;
  for (let index = 0; index < positions.length; index++) {
    const reason = reasonToRefuse(positions[index] as v1.Position, baseTimeMs, bounds);
    if (reason === KEEP) continue;
    refused ??= [];
    refused.push({ index, reason });
  }
  if (!refused) return { kept: positions, refusals: NO_REFUSALS };
  const indexes = new Set(refused.map(({ index }) => index));
  return { kept: positions.filter((_, index) => !indexes.has(index)), refusals: byReason(report.reportId, refused) };
}

type RefusalReasonList = { index: number; reason: v1.RefusalReason }[];

/** Why a fix is refused; `KEEP` when it is not. The first reason in the order of this function counts. */
export function reasonToRefuse(position: v1.Position, baseTimeMs: number, bounds: TimeBounds): v1.RefusalReason {
  const { latitudeE7, longitudeE7 } = position;
  if (latitudeE7 === NOT_FINITE_E7 || longitudeE7 === NOT_FINITE_E7) return RefusalReason.NOT_FINITE;
  if (!isInRange(position)) return RefusalReason.OUT_OF_RANGE;
  // What receivers without a fix report; open sea, so no technician is ever there.
  if (latitudeE7 === 0 && longitudeE7 === 0) return RefusalReason.NULL_ISLAND;
  const recordedAtMs = baseTimeMs + position.timeOffsetMs;
  if (recordedAtMs < bounds.oldestMs) return RefusalReason.TOO_OLD;
  if (recordedAtMs > bounds.newestMs) return RefusalReason.IN_FUTURE;
  return KEEP;
}

function isInRange({ latitudeE7, longitudeE7, headingDdeg, accuracyDm, speedCmps, altitudeDm }: v1.Position): boolean {
  return (
    Math.abs(latitudeE7) <= fixLimits.latitudeE7Max &&
    Math.abs(longitudeE7) <= fixLimits.longitudeE7Max &&
    (headingDdeg ?? 0) <= fixLimits.headingDdegMax &&
    (accuracyDm ?? 0) <= fixLimits.accuracyDmMax &&
    (speedCmps ?? 0) <= fixLimits.speedCmpsMax &&
    Math.abs(altitudeDm ?? 0) <= fixLimits.altitudeDmMax
  );
}

function byReason(reportId: number, refused: RefusalReasonList): v1.Refusal.$Properties[] {
  const indexesByReason = new Map<v1.RefusalReason, number[]>();
  for (const { index, reason } of refused) {
    const indexes = indexesByReason.get(reason);
    if (indexes) indexes.push(index);
    else indexesByReason.set(reason, [index]);
  }
  return [...indexesByReason].map(([reason, positionIndexes]) => ({ reportId, reason, positionIndexes }));
}
