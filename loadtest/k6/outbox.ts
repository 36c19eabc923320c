import type { Fix } from '@fieldcast/protocol';

/** A fix on its way, and when it was sent for the first time. */
interface Entry {
  readonly fix: Fix;
  firstSentAtMs: number | undefined;
}

interface Report {
  /** As sent; refused ones become undefined, because refusals name fixes by their place. */
  readonly entries: (Entry | undefined)[];
  isLogged: boolean;
}

export interface TakenReport {
  readonly reportId: number;
  readonly fixes: readonly Fix[];
}

/** What an answer said about fixes that still waited for one. */
export interface Answered {
  readonly fixCount: number;
  /** ms since the first of them was sent for the first time, so that an outage in between counts in full. */
  readonly ageMs: number;
  /** Whether the report had been LOGGED before. */
  readonly wasLogged: boolean;
}

/** A phone's queue: a fix leaves it when the server has STORED it or refuses it for good, and for no other reason. */
export interface Outbox {
  /** Fixes that are in it, waiting or sent. */
  readonly depth: number;
  push(fix: Fix): void;
  /** The next report, while fewer than `windowReports` are not LOGGED; undefined when there is none. */
  take(limits: { windowReports: number; fixesMax: number }): TakenReport | undefined;
  /** A report that was taken is sent. @returns how many of its fixes were sent before. */
  sent(reportId: number, nowMs: number): { fixCount: number; resentCount: number };
  /** Undefined when the report is not known, or was LOGGED before. */
  logged(reportId: number, nowMs: number): Answered | undefined;
  /** Undefined when the report is not known. */
  stored(reportId: number, nowMs: number): Answered | undefined;
  /** Takes fixes out for good: those at `indexes`, or the whole report when there are none. @returns how many. */
  refuse(reportId: number, indexes: readonly number[]): number;
  /** The report was refused for now: its fixes are sent again. */
  putBack(reportId: number): void;
  /** All that is not STORED is to be sent again, under new report ids. */
  connectionLost(): void;
}

/**
 *   push ──> waiting (by time) ── take ──> reports ── stored, refused ──> gone
 *               ^                             │
 *               └──── putBack, connectionLost ┘
 *
 * Like the phone's SDK it sends the newest fixes first after a connect, so that the marker jumps to the present before
 * the past is filled in. Unlike it, it sends what is LOGGED again at once: that asks more of the server.
 */
export function createOutbox(): Outbox {
  let waiting: Entry[] = [];
  const reports = new Map<number, Report>();
  let lastReportId = 0;
  let unloggedCount = 0;
  let reportedFixes = 0;
  let sendsNewest = true;

  const remove = (reportId: number): Entry[] => {
    const report = reports.get(reportId);
    if (!report) return [];
    reports.delete(reportId);
    if (!report.isLogged) unloggedCount -= 1;
    const entries = keptOf(report);
    reportedFixes -= entries.length;
    return entries;
  };
  const returnToWaiting = (entries: readonly Entry[]) => {
    if (entries.length > 0) waiting = [...waiting, ...entries].sort((a, b) => a.fix.timeMs - b.fix.timeMs);
  };

  return {
    get depth() {
      return waiting.length + reportedFixes;
    },
    push: (fix) => {
      waiting.push({ fix, firstSentAtMs: undefined });
    },
    take: ({ windowReports, fixesMax }) => {
      if (waiting.length === 0 || unloggedCount >= windowReports) return undefined;
      const entries = sendsNewest ? waiting.splice(-fixesMax) : waiting.splice(0, fixesMax);
      sendsNewest = false;
      const reportId = ++lastReportId;
      reports.set(reportId, { entries, isLogged: false });
      unloggedCount += 1;
      reportedFixes += entries.length;
      return { reportId, fixes: entries.map(({ fix }) => fix) };
    },
    sent: (reportId, nowMs) => {
      const entries = reports.get(reportId)?.entries ?? [];
      let resentCount = 0;
      for (const entry of entries) {
        if (!entry) continue;
        if (entry.firstSentAtMs !== undefined) resentCount += 1;
        entry.firstSentAtMs ??= nowMs;
      }
      return { fixCount: entries.length, resentCount };
    },
    logged: (reportId, nowMs) => {
      const report = reports.get(reportId);
      if (!report || report.isLogged) return undefined;
      report.isLogged = true;
      unloggedCount -= 1;
      return answered(keptOf(report), nowMs, false);
    },
    stored: (reportId, nowMs) => {
      const report = reports.get(reportId);
      return report && answered(remove(reportId), nowMs, report.isLogged);
    },
    refuse: (reportId, indexes) => {
      const entries = reports.get(reportId)?.entries ?? [];
      let count = 0;
      for (const index of indexes.length > 0 ? indexes : entries.keys()) {
        if (!entries[index]) continue;
        entries[index] = undefined;
        count += 1;
      }
      reportedFixes -= count;
      return count;
    },
    putBack: (reportId) => returnToWaiting(remove(reportId)),
    connectionLost: () => {
      returnToWaiting([...reports.keys()].flatMap(remove));
      lastReportId = 0;
      sendsNewest = true;
    },
  };
}

function keptOf({ entries }: Report): Entry[] {
  return entries.filter((entry) => entry !== undefined);
}

function answered(entries: readonly Entry[], nowMs: number, wasLogged: boolean): Answered {
  const sentAtMs = entries.reduce((earliest, { firstSentAtMs = nowMs }) => Math.min(earliest, firstSentAtMs), nowMs);
  return { fixCount: entries.length, ageMs: nowMs - sentAtMs, wasLogged };
}
