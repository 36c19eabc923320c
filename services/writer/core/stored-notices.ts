import { v1 } from '@fieldcast/protocol';
import type { Entry, LogMessage } from './entry.ts';

/** An encoded StoredNotice and where to publish it. */
export interface StoredNoticeMessage {
  readonly subject: string;
  readonly data: Uint8Array;
}

/** Most bytes a report id takes, and what its connection takes besides: tags, lengths and the connection's id. */
const REPORT_ID_BYTES_MAX = 5;
const CONNECTION_BYTES_MAX = 16;

/** What to tell the ingest nodes about stored reports: for each node as few notices of at most `bytesMax` as it takes. */
export function storedNotices(entries: readonly Entry<LogMessage>[], bytesMax: number): StoredNoticeMessage[] {
  return [...reportsByNode(entries)].flatMap(([subject, reportsOfConnection]) =>
    [...inParts(reportsOfConnection, bytesMax)].map((connections) => ({
      subject,
      data: v1.StoredNotice.encode({ connections }).finish(),
    })),
  );
}

type ReportsOfConnection = Map<number, number[]>;

function reportsByNode(entries: readonly Entry<LogMessage>[]): Map<string, ReportsOfConnection> {
  const nodes = new Map<string, ReportsOfConnection>();
  for (const { storedSubject, connectionIds, reportIds } of entries) {
    if (storedSubject === undefined) continue;
    const connections = nodes.get(storedSubject) ?? new Map<number, number[]>();
    nodes.set(storedSubject, connections);
    for (const [index, connectionId] of connectionIds.entries()) {
      const reportId = reportIds[index];
      if (reportId === undefined) continue;
      const known = connections.get(connectionId);
      if (known) known.push(reportId);
      else connections.set(connectionId, [reportId]);
    }
  }
  return nodes;
}

function* inParts(reports: ReportsOfConnection, bytesMax: number): Generator<v1.StoredReports.$Properties[]> {
  const idsMax = Math.floor((bytesMax - CONNECTION_BYTES_MAX) / REPORT_ID_BYTES_MAX);
  let part: v1.StoredReports.$Properties[] = [];
  let bytes = 0;
  for (const [connectionId, allIds] of reports) {
    for (let start = 0; start < allIds.length; start += idsMax) {
      const reportIds = allIds.slice(start, start + idsMax);
      const cost = CONNECTION_BYTES_MAX + reportIds.length * REPORT_ID_BYTES_MAX;
      if (bytes + cost > bytesMax && part.length > 0) {
        yield part;
        part = [];
        bytes = 0;
      }
      part.push({ connectionId, reportIds });
      bytes += cost;
    }
  }
  if (part.length > 0) yield part;
}
