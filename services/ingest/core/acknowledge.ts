import { v1 } from '@fieldcast/protocol';
import type { Batch } from './batcher.ts';
import { send } from './outbox.ts';
import type { Registry } from './registry.ts';

const { AckLevel } = v1;

/** Tells each connection, in one frame, which of its reports in `batch` the log has, and what was refused in them. */
export function acknowledgeLogged(registry: Registry, batch: Batch): void {
  const acks = new Map<number, { reportIds: number[]; refusals: v1.Refusal.$Properties[] }>();
  for (const { connectionId, reportId, refusals } of batch.reports) {
    const ack = acks.get(connectionId);
    if (ack) {
      ack.reportIds.push(reportId);
      ack.refusals.push(...refusals);
    } else acks.set(connectionId, { reportIds: [reportId], refusals: [...refusals] });
  }
  for (const [connectionId, { reportIds, refusals }] of acks) {
    const connection = registry.find(connectionId);
    // Gone: the client reconnects and sends again what it does not know to be STORED.
    if (connection?.phase.kind !== 'online') continue;
    connection.phase.unloggedReports -= reportIds.length;
    send(connection, { ack: { level: AckLevel.LOGGED, reportIds, refusals } });
  }
}

/** Tells each connection which of its reports are committed. Returns how many reports that were. */
export function acknowledgeStored(registry: Registry, notice: v1.StoredNotice): number {
  let reports = 0;
  for (const { connectionId, reportIds } of notice.connections) {
    const connection = registry.find(connectionId);
    if (connection?.phase.kind !== 'online') continue;
    reports += reportIds.length;
    send(connection, { ack: { level: AckLevel.STORED, reportIds } });
  }
  return reports;
}
