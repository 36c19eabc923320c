import type { Fix } from '@fieldcast/protocol';

/** Times of one report must lie within what its 32-bit offsets can say: 49.7 days. */
const REPORT_SPAN_MS_MAX = 0xffff_ffff;

interface Entry {
  readonly fix: Fix;
  /** Order of arrival; the oldest fix is the one with the smallest. */
  readonly sequence: number;
  /** False once it was stored, refused or dropped: nobody waits for it any more. */
  isKept: boolean;
}

interface Report {
  /** As sent: refusals name fixes by their place in it. */
  readonly entries: readonly Entry[];
  level: 'sent' | 'logged';
  /** When it reached its level. */
  sinceMs: number;
  keptCount: number;
}

export interface OutboxCounts {
  /** Not sent yet, or to be sent again. */
  readonly queued: number;
  /** Sent, not yet LOGGED. */
  readonly inFlight: number;
  /** LOGGED, not yet STORED: sent again after a reconnect. */
  readonly logged: number;
}

/**
 * Every fix that is not known to be stored, in one of two places:
 *
 *   push ──> waiting (by age) ── take ──> reports ── stored, refused ──> gone
 *               ^                            │
 *               └────────── putBack ─────────┘
 *
 * Bounded by `fixesMax` over both places; over it, the oldest fix is dropped wherever it is.
 */
export class Outbox {
  readonly #fixesMax: number;
  #waiting: Entry[] = [];
  readonly #reports = new Map<number, Report>();
  #fixCount = 0;
  #unloggedReports = 0;
  #lastSequence = 0;
  #lastReportId = 0;

  constructor(fixesMax: number) {
    this.#fixesMax = fixesMax;
  }

  get fixCount(): number {
    return this.#fixCount;
  }

  get waitingCount(): number {
    return this.#waiting.length;
  }

  /** Reports that fill the server's window. */
  get unloggedReports(): number {
    return this.#unloggedReports;
  }

  counts(): OutboxCounts {
    let inFlight = 0;
    let logged = 0;
    for (const { level, keptCount } of this.#reports.values()) {
      if (level === 'sent') inFlight += keptCount;
      else logged += keptCount;
    }
    return { queued: this.#waiting.length, inFlight, logged };
  }

  /** Adds a fix. Returns the one that had to go for it, if any. */
  push(fix: Fix): Fix | undefined {
    this.#waiting.push({ fix, sequence: ++this.#lastSequence, isKept: true });
    this.#fixCount++;
    return this.#fixCount > this.#fixesMax ? this.#dropOldest() : undefined;
  }

  /** Moves up to `fixesMax` fixes, the oldest or the newest, into a report; undefined when none waits. */
  take(
    end: 'oldest' | 'newest',
    fixesMax: number,
    nowMs: number,
  ): { reportId: number; fixes: readonly Fix[] } | undefined {
    const count = countThatFit(this.#waiting, end, fixesMax);
    if (count === 0) return undefined;
    const entries = this.#waiting.splice(end === 'oldest' ? 0 : -count, count);
    const reportId = ++this.#lastReportId;
    this.#reports.set(reportId, { entries, level: 'sent', sinceMs: nowMs, keptCount: count });
    this.#unloggedReports++;
    return { reportId, fixes: entries.map(({ fix }) => fix) };
  }

  /** The log has the report: it leaves the window. Returns its fixes that are still waited for. */
  markLogged(reportId: number, nowMs: number): readonly Fix[] {
    const report = this.#reports.get(reportId);
    if (report?.level !== 'sent') return [];
    report.level = 'logged';
    report.sinceMs = nowMs;
    this.#unloggedReports--;
    return keptFixes(report);
  }

  /** The report is committed: it is forgotten. Returns the fixes that were waited for. */
  markStored(reportId: number): readonly Fix[] {
    const report = this.#reports.get(reportId);
    if (!report) return [];
    const fixes = keptFixes(report);
    this.#removeReport(reportId, report);
    this.#fixCount -= fixes.length;
    return fixes;
  }

  /** Forgets the refused fixes of a report, all of them when `indexes` is empty, and returns them. */
  refuse(reportId: number, indexes: readonly number[]): readonly Fix[] {
    const report = this.#reports.get(reportId);
    if (!report) return [];
    const named = indexes.length === 0 ? report.entries : indexes.map((index) => report.entries[index]);
    const refused: Fix[] = [];
    for (const entry of named) {
      if (!entry?.isKept) continue;
      this.#forget(entry, report);
      refused.push(entry.fix);
    }
    return refused;
  }

  /** The report is to be sent again. */
  putBack(reportId: number): void {
    const report = this.#reports.get(reportId);
    if (!report) return;
    this.#removeReport(reportId, report);
    this.#return(report.entries);
  }

  /** A new connection knows nothing of the reports of the last one: all are to be sent again. */
  putBackAll(): void {
    const entries = [...this.#reports.values()].flatMap((report) => report.entries);
    this.#reports.clear();
    this.#unloggedReports = 0;
    this.#lastReportId = 0;
    this.#return(entries);
  }

  /** Reports that stayed at their level since before `limitMs` are to be sent again. Returns how many. */
  putBackUnanswered(limitMs: number): number {
    const unanswered = [...this.#reports].filter(([, { sinceMs }]) => sinceMs < limitMs);
    for (const [reportId] of unanswered) this.putBack(reportId);
    return unanswered.length;
  }

  #return(entries: readonly Entry[]): void {
    const kept = entries.filter(({ isKept }) => isKept);
    if (kept.length > 0) this.#waiting = [...this.#waiting, ...kept].sort((a, b) => a.sequence - b.sequence);
  }

  #removeReport(reportId: number, report: Report): void {
    this.#reports.delete(reportId);
    if (report.level === 'sent') this.#unloggedReports--;
  }

  #forget(entry: Entry, report: Report | undefined): void {
    entry.isKept = false;
    this.#fixCount--;
    if (report) report.keptCount--;
  }

  #dropOldest(): Fix | undefined {
    let oldest = this.#waiting[0];
    let holder: Report | undefined;
    for (const report of this.#reports.values()) {
      const entry = report.entries.find(({ isKept }) => isKept);
      if (!entry || (oldest && entry.sequence > oldest.sequence)) continue;
      oldest = entry;
      holder = report;
    }
    if (!oldest) return undefined;
    if (!holder) this.#waiting.shift();
    this.#forget(oldest, holder);
    return oldest.fix;
  }
}

function keptFixes({ entries }: Report): readonly Fix[] {
  return entries.filter(({ isKept }) => isKept).map(({ fix }) => fix);
}

// How many entries from one end make a report: no more than `fixesMax`, and no further apart than offsets can say.
function countThatFit(entries: readonly Entry[], end: 'oldest' | 'newest', fixesMax: number): number {
  let earliestMs = Number.POSITIVE_INFINITY;
  let latestMs = Number.NEGATIVE_INFINITY;
  const countMax = Math.min(fixesMax, entries.length);
  for (let count = 0; count < countMax; count++) {
    const timeMs = entries[end === 'oldest' ? count : entries.length - 1 - count]?.fix.timeMs ?? 0;
    earliestMs = Math.min(earliestMs, timeMs);
    latestMs = Math.max(latestMs, timeMs);
    if (latestMs - earliestMs > REPORT_SPAN_MS_MAX) return count;
  }
  return countMax;
}
