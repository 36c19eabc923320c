import type { Entry } from './entry.ts';

interface Report {
  /** As sent: refusals name fixes by their place in it. */
  readonly entries: readonly Entry[];
  level: 'sent' | 'logged';
  /** When it reached its level. */
  sinceMs: number;
}

/**
 * Fixes on their way to the server.
 *
 *   add ──> sent ── LOGGED ──> logged ── STORED ──> gone
 *            │                    │
 *            │                    ├── connection lost ──> orphaned (its id means nothing to the next connection)
 *            └── lost, refused, unanswered ──> handed back
 */
export class Reports {
  #current = new Map<number, Report>();
  #orphaned: Report[] = [];
  #lastReportId = 0;
  #unloggedCount = 0;

  /** Reports that fill the server's window. */
  get unloggedCount(): number {
    return this.#unloggedCount;
  }

  add(entries: readonly Entry[], nowMs: number): number {
    const reportId = ++this.#lastReportId;
    this.#current.set(reportId, { entries, level: 'sent', sinceMs: nowMs });
    this.#unloggedCount++;
    return reportId;
  }

  /** Fixes that are still waited for, by level. */
  counts(): { inFlight: number; logged: number } {
    const counts = { inFlight: 0, logged: 0 };
    for (const { level, entries } of this.#all())
      counts[level === 'sent' ? 'inFlight' : 'logged'] += keptOf(entries).length;
    return counts;
  }

  /** Every entry as it was sent, gone ones included: refusals name their places. */
  entriesOf(reportId: number): readonly Entry[] {
    return this.#current.get(reportId)?.entries ?? [];
  }

  markLogged(reportId: number, nowMs: number): readonly Entry[] {
    const report = this.#current.get(reportId);
    if (report?.level !== 'sent') return [];
    report.level = 'logged';
    report.sinceMs = nowMs;
    this.#unloggedCount--;
    return keptOf(report.entries);
  }

  /** Forgets a report. Returns its entries that are still waited for. */
  remove(reportId: number): readonly Entry[] {
    const report = this.#current.get(reportId);
    if (!report) return [];
    this.#current.delete(reportId);
    if (report.level === 'sent') this.#unloggedCount--;
    return keptOf(report.entries);
  }

  /** The connection is gone, and with it its report ids. Returns the entries that never got LOGGED. */
  loseConnection(): readonly Entry[] {
    const lost: Entry[] = [];
    for (const report of this.#current.values()) {
      if (report.level === 'logged') this.#orphaned.push(report);
      else lost.push(...keptOf(report.entries));
    }
    this.#current.clear();
    this.#lastReportId = 0;
    this.#unloggedCount = 0;
    return lost;
  }

  /** Takes out what stayed at its level since before `limitMs`. */
  removeUnanswered(limitMs: number): { reportCount: number; entries: readonly Entry[] } {
    const entries: Entry[] = [];
    let reportCount = 0;
    for (const [reportId, { sinceMs }] of this.#current) {
      if (sinceMs >= limitMs) continue;
      entries.push(...this.remove(reportId));
      reportCount++;
    }
    const unanswered = this.#orphaned.filter(({ sinceMs }) => sinceMs < limitMs);
    if (unanswered.length > 0) this.#orphaned = this.#orphaned.filter(({ sinceMs }) => sinceMs >= limitMs);
    for (const report of unanswered) entries.push(...keptOf(report.entries));
    return { reportCount: reportCount + unanswered.length, entries };
  }

  *#all(): Iterable<Report> {
    yield* this.#current.values();
    yield* this.#orphaned;
  }
}

function keptOf(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ isKept }) => isKept);
}
