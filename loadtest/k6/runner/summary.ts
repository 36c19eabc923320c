import { COUNTERS, type Suite, TRENDS } from '../suite.ts';
import { countOf, errorsByName, type Measured } from './measured.ts';
import type { Reconciliation } from './reconcile.ts';

/** A run that is over. */
export interface Outcome {
  readonly suite: Suite;
  readonly tenantId: string;
  readonly k6: string;
  readonly isGivenStack: boolean;
  readonly startedAt: Date;
  readonly measured: Measured;
  readonly reconciliation: Reconciliation;
  /** What else went wrong, plain sentences. */
  readonly notes: readonly string[];
  readonly isPassed: boolean;
}

const COLUMNS = ['count', 'min', 'med', 'p(90)', 'p(99)', 'max'] as const;

/** Thresholds that were crossed, as "metric limit". */
export function crossedThresholds({ metrics }: Measured): string[] {
  return Object.entries(metrics).flatMap(([metric, { thresholds = {} }]) =>
    Object.entries(thresholds).flatMap(([limit, { ok }]) => (ok ? [] : [`${metric} ${limit}`])),
  );
}

/** The content of summary.json. Times in ms. */
export function summaryOf(outcome: Outcome) {
  const { suite, measured, reconciliation, startedAt, isPassed, notes, tenantId, k6 } = outcome;
  const { name, technicians, boards, loadMs, fixIntervalMs, backlogFixes } = suite;
  return {
    suite: name,
    passed: isPassed,
    started_at: startedAt.toISOString(),
    seconds: Math.round(measured.state.testRunDurationMs / 100) / 10,
    k6,
    tenant: tenantId,
    technicians,
    boards,
    load_seconds: loadMs / 1000,
    fix_interval_ms: fixIntervalMs,
    backlog_fixes: backlogFixes,
    ...Object.fromEntries(TRENDS.map((trend) => [trend, trendOf(measured, trend)])),
    counts: Object.fromEntries(COUNTERS.map((counter) => [counter, countOf(measured, counter)])),
    errors: errorsByName(measured),
    rows: reconciliation.rows,
    distinct_keys: reconciliation.keys,
    lost: reconciliation.lost,
    duplicated: reconciliation.duplicated,
    thresholds_crossed: crossedThresholds(measured),
    faults: [...notes, ...reconciliation.faults],
  };
}

function trendOf({ metrics }: Measured, trend: string): Record<string, number> {
  const values = metrics[trend]?.values ?? {};
  return Object.fromEntries(COLUMNS.map((column) => [column, round(values[column] ?? 0)]));
}

/** The summary for people: one screen of plain text. */
export function summaryText(outcome: Outcome): string {
  const { suite, measured, reconciliation, isPassed, tenantId, isGivenStack } = outcome;
  const summary = summaryOf(outcome);
  const cell = (text: string | number) => String(text).padStart(10);
  const trends = TRENDS.map((trend) => {
    const values = trendOf(measured, trend);
    return `${trend.padEnd(18)}${COLUMNS.map((column) => cell(values[column] ?? 0)).join('')}`;
  });
  const errors = Object.entries(summary.errors).map(([code, count]) => `${code} ${count}`);
  const lines = [
    `${suite.name}: ${isPassed ? 'passed' : 'FAILED'}: ${suite.purpose}`,
    `${suite.technicians} technicians, ${suite.boards} boards, ${suite.loadMs / 1000} s of load, ${summary.seconds} s in all, k6 ${outcome.k6}`,
    '',
    `${''.padEnd(18)}${COLUMNS.map(cell).join('')}`,
    ...trends,
    '',
    ...COUNTERS.map((counter) => `${counter.padEnd(18)}${cell(countOf(measured, counter))}`),
    `${'errors'.padEnd(18)}${cell(countOf(measured, 'errors'))}${errors.length > 0 ? `   (${errors.join(', ')})` : ''}`,
    '',
    `reconciled: ${reconciliation.fixesSent} distinct fixes sent, ${reconciliation.rows} rows, ${reconciliation.keys} distinct keys: ${reconciliation.lost} lost, ${reconciliation.duplicated} duplicated`,
    ...(isGivenStack ? [`the rows stay in the database, under the tenant ${tenantId}`] : []),
    ...summary.thresholds_crossed.map((threshold) => `threshold crossed: ${threshold}`),
    ...summary.faults.map((fault) => `fault: ${fault}`),
  ];
  return `${lines.join('\n')}\n`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
