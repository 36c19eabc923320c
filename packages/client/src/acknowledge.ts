import type { Fix, v1 } from '@fieldcast/protocol';
import { AckLevel, RefusalReason as WireReason } from '@fieldcast/protocol/track';
import type { FixQueue } from './queue/fix-queue.ts';
import type { RefusalReason } from './tracker-types.ts';

/** What an Ack did to the queue. */
export interface Acknowledged {
  readonly refusals: readonly { readonly reason: RefusalReason; readonly fixes: readonly Fix[] }[];
  readonly logged: readonly Fix[];
  readonly stored: readonly Fix[];
}

/** Applies an Ack. Refusals first: a refused fix is neither logged nor stored, whatever becomes of its report. */
export function acknowledge(queue: FixQueue, { level, reportIds, refusals }: v1.Ack, nowMs: number): Acknowledged {
  return {
    refusals: refusals
      .map(({ reportId, reason, positionIndexes }) => ({
        reason: reasonName(reason),
        fixes: queue.refuse(reportId, positionIndexes),
      }))
      .filter(({ fixes }) => fixes.length > 0),
    logged: level === AckLevel.LOGGED ? reportIds.flatMap((reportId) => queue.markLogged(reportId, nowMs)) : [],
    stored: level === AckLevel.STORED ? reportIds.flatMap((reportId) => queue.markStored(reportId)) : [],
  };
}

const reasonNames = new Map<number, RefusalReason>(
  (Object.entries(WireReason) as [RefusalReason, number][]).map(([name, value]) => [value, name]),
);

// A reason of a newer server has no name here; its refusal is as final as any other.
function reasonName(reason: v1.RefusalReason): RefusalReason {
  return reasonNames.get(reason) ?? 'REFUSAL_REASON_UNSPECIFIED';
}
