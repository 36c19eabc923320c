import { readFileSync } from 'node:fs';

/** What k6's dashboard recorded, by period. */
export interface Recording {
  /** End of each period, ms since the epoch. */
  readonly timesMs: readonly number[];
  /** Values of a metric in each period by column: of a trend `med` and so on, of a counter `rate` a second. */
  readonly metrics: ReadonlyMap<string, readonly Columns[]>;
}

export type Columns = Readonly<Record<string, number>>;

interface Metric {
  readonly type: 'trend' | 'counter' | 'rate' | 'gauge';
}

/** How k6's dashboard orders the values of each type. */
const COLUMNS = {
  trend: ['avg', 'max', 'med', 'min', 'p(90)', 'p(95)', 'p(99)'],
  counter: ['count', 'rate'],
  rate: ['rate'],
  gauge: ['value'],
} as const;

/** The recording; an empty one when k6 ended before it wrote any. */
export function readRecording(file: string): Recording {
  try {
    return parseRecording(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { timesMs: [], metrics: new Map() };
    throw error;
  }
}

/**
 * Reads the dashboard's events, one JSON object a line. A "metric" event names metrics that are new; each "snapshot" has
 * the values of one period, in the order of the names known by then.
 */
export function parseRecording(text: string): Recording {
  const known = new Map<string, Metric>();
  const timesMs: number[] = [];
  const metrics = new Map<string, Columns[]>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const { event, data } = JSON.parse(line) as { event: string; data: unknown };
    if (event === 'metric')
      for (const [name, metric] of Object.entries(data as Record<string, Metric>)) known.set(name, metric);
    if (event !== 'snapshot') continue;
    const names = [...known.keys()].sort();
    const values = new Map(names.map((name, index) => [name, (data as number[][])[index] ?? []]));
    timesMs.push(values.get('time')?.[0] ?? 0);
    for (const [name, metric] of known) {
      const series = metrics.get(name) ?? [];
      // A metric that appears late had no value until then.
      while (series.length < timesMs.length - 1) series.push({});
      series.push(toColumns(metric, values.get(name) ?? []));
      metrics.set(name, series);
    }
  }
  return { timesMs, metrics };
}

function toColumns({ type }: Metric, values: readonly number[]): Columns {
  return Object.fromEntries(COLUMNS[type].slice(0, values.length).map((column, index) => [column, values[index] ?? 0]));
}
