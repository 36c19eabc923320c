import { readFileSync } from 'node:fs';

/** What k6 gives to handleSummary, as far as it is used. */
export interface Measured {
  readonly state: { readonly testRunDurationMs: number };
  readonly metrics: Readonly<Record<string, MeasuredMetric>>;
}

export interface MeasuredMetric {
  readonly type: string;
  readonly values: Readonly<Record<string, number>>;
  readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>;
}

/** The summary that k6 wrote; undefined when it ended before that. */
export function readMeasured(file: string): Measured | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Measured;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The total of a counter: 0 when nothing was counted. */
export function countOf({ metrics }: Measured, name: string): number {
  return metrics[name]?.values.count ?? 0;
}

/** Errors that happened, by name. */
export function errorsByName({ metrics }: Measured): Record<string, number> {
  return Object.fromEntries(
    Object.entries(metrics).flatMap(([metric, { values }]) => {
      const [, name] = /^errors\{code:(\w+)\}$/.exec(metric) ?? [];
      return name && values.count ? [[name, values.count]] : [];
    }),
  );
}
