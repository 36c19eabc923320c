import type { PlanReport } from './plans.ts';
import type { Answers } from './queries.ts';
import type { TimescaleReport } from './timescale.ts';

/** What the command prints with --json. */
export interface GrowthReport {
  readonly machine: string;
  readonly node: string;
  /** Of the last minute, at the end of the load or at the start with --use: others on the machine make every time longer. */
  readonly load_average: number;
  readonly rows: number;
  readonly technicians: number;
  readonly days: number;
  readonly fixes_per_technician_day: number;
  readonly load_seconds: number;
  readonly load_rows_per_second: number;
  readonly plain: {
    readonly postgres: string;
    /** `index_rebuilt`: the index after a REINDEX of a day that is over; not part of the total. */
    readonly bytes_per_fix: Readonly<Record<'heap' | 'index' | 'index_rebuilt' | 'total', number>>;
    readonly bytes_total: number;
    /** What was done before the first of the cold samples. */
    readonly cold: string;
    readonly queries: Readonly<Record<string, Answers>>;
    readonly plans: readonly PlanReport[];
  };
  readonly timescale_webassembly?: TimescaleReport;
}

export function printReport(report: GrowthReport, isJson: boolean): void {
  console.log(isJson ? JSON.stringify(report, undefined, 2) : tableOf(report).join('\n'));
}

function tableOf({ plain, timescale_webassembly: timescale, ...run }: GrowthReport): string[] {
  const { heap, index, index_rebuilt: rebuilt, total } = plain.bytes_per_fix;
  return [
    `${run.rows} fixes of ${run.technicians} technicians in ${run.days} days, loaded in ${run.load_seconds} s; load average ${run.load_average}`,
    `PostgreSQL ${plain.postgres}: ${total} bytes a fix (table ${heap}, index ${index}, built anew ${rebuilt}); cold: ${plain.cold}`,
    ...rowsOf(plain.queries),
    ...plain.plans.map(
      ({ query, faults }) => `  plan of ${query}: ${faults.join('; ') || 'by index, other days left out'}`,
    ),
    ...(timescale ? timescaleLines(timescale) : []),
  ];
}

function timescaleLines(timescale: TimescaleReport): string[] {
  const { rowstore, columnstore } = timescale;
  return [
    `TimescaleDB ${timescale.timescaledb} in WebAssembly, ${timescale.rows} fixes:`,
    `  before: ${rowstore.bytes_per_fix.total} bytes a fix; in the columnstore: ${columnstore.bytes_per_fix.total}`,
    '  before',
    ...rowsOf(rowstore.queries),
    '  in the columnstore',
    ...rowsOf(columnstore.queries),
  ];
}

function rowsOf(queries: Readonly<Record<string, Answers>>): string[] {
  return [
    `  ${'ms'.padEnd(28)}${['cold p50', 'p99', 'max', 'warm p50', 'p99', 'max'].map((title) => title.padStart(10)).join('')}`,
    ...Object.entries(queries).map(([name, { cold_ms: cold, warm_ms: warm, bytes_p50: bytes }]) => {
      const values = [cold.p50, cold.p99, cold.max, warm.p50, warm.p99, warm.max];
      const row = `  ${name.padEnd(28)}${values.map((value) => value.toFixed(1).padStart(10)).join('')}`;
      return bytes === undefined ? row : `${row}  ${bytes} bytes`;
    }),
  ];
}
