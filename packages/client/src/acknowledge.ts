import { type Fix, v1 } from '@fieldcast/protocol';
import type { Outbox } from './outbox.ts';
import type { RefusalReason } from './tracker-types.ts';

/** What an Ack did to the outbox. */
export interface Acknowledged {
  readonly refusals: readonly { readonly reason: RefusalReason; readonly fixes: readonly Fix[] }[];
  readonly logged: readonly Fix[];
  readonly stored: readonly Fix[];
}

/** Applies an Ack. Refusals first: a refused fix is neither logged nor stored, whatever becomes of its report. */
export function acknowledge(outbox: Outbox, { level, reportIds, refusals }: v1.Ack, nowMs: number): Acknowledged {
  return {
    refusals: refusals
      .map(({ reportId, reason, positionIndexes }) => ({
        reason: reasonName(reason),
        fixes: outbox.refuse(reportId, positionIndexes),
      }))
      .filter(({ fixes }) => fixes.length > 0),
    logged: level === v1.AckLevel.LOGGED ? reportIds.flatMap((reportId) => outbox.markLogged(reportId, nowMs)) : [],
    stored: level === v1.AckLevel.STORED ? reportIds.flatMap((reportId) => outbox.markStored(reportId)) : [],
  };
}

// A reason of a newer server has no name here; its refusal is as final as any other.
function reasonName(reason: v1.RefusalReason): RefusalReason {
  return (v1.RefusalReason[reason] as RefusalReason | undefined) ?? 'REFUSAL_REASON_UNSPECIFIED';
}
