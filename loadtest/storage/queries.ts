import { readFleetAt, readFleetBounds, readTrack } from '@fieldcast/storage';
import type pg from 'pg';
import { DAY_MS } from './load.ts';
import { explainStatements, type PlanReport } from './plans.ts';
import { type Queryable, recordingPool } from './statements.ts';

/** The fixes of a page of the history as REST gives it. */
const PAGE_SIZE = 500;
const AGE_MAX_MS = DAY_MS;

/** What is in the database: days without a gap, and the technicians technician-0, technician-1 … */
export interface Filled {
  readonly tenantKey: number;
  readonly firstDay: number;
  readonly days: number;
  readonly technicians: number;
}

/** A query with its arguments drawn, ready to be run again and again. Resolves to the number of fixes it gave. */
export type Sample = (pool: pg.Pool) => Promise<number>;

export interface Question {
  readonly name: string;
  /** Daily tables one answer may need. */
  readonly daysMax: number;
  draw(): Sample;
}

export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface Answers {
  readonly samples: number;
  readonly fixes_p50: number;
  /** The first time the question was asked. */
  readonly cold_ms: Times;
  /** The same once more, directly afterwards. */
  readonly warm_ms: Times;
}

/** What dispatchers ask of the history, at random places of it. */
export function questionsAbout({ tenantKey, firstDay, days, technicians }: Filled): Question[] {
  const below = (end: number) => Math.floor(Math.random() * end);
  const dayMs = () => (firstDay + below(days)) * DAY_MS;
  const trackOf = async (pool: pg.Pool, technicianId: string, fromMs: number, pageSize?: number) => {
    let fixes = 0;
    for await (const page of readTrack(pool, tenantKey, technicianId, { fromMs, toMs: fromMs + DAY_MS, pageSize })) {
      fixes += page.length;
      if (pageSize !== undefined) break;
    }
    return fixes;
  };
  const track = (pageSize?: number) => () => {
    const [technicianId, fromMs] = [`technician-${below(technicians)}`, dayMs()];
    return (pool: pg.Pool) => trackOf(pool, technicianId, fromMs, pageSize);
  };
  const fleetAt = (isAsKnown: boolean) => () => {
    // Any hour, also at night, when the day before has to be looked into.
    const atMs = dayMs() + below(DAY_MS);
    const knownAtMs = isAsKnown ? atMs : undefined;
    return async (pool: pg.Pool) =>
      (await readFleetAt(pool, tenantKey, { atMs, ageMaxMs: AGE_MAX_MS, knownAtMs })).length;
  };
  const bounds = () => {
    const fromMs = dayMs();
    return async (pool: pg.Pool) => (await readFleetBounds(pool, tenantKey, { fromMs, toMs: fromMs + DAY_MS })).length;
  };
  return [
    // The cursor begins in the millisecond before the day, that is in the table before.
    { name: 'technician_day_first_page', daysMax: 2, draw: track(PAGE_SIZE) },
    { name: 'technician_day', daysMax: 2, draw: track() },
    { name: 'fleet_moment', daysMax: 2, draw: fleetAt(false) },
    { name: 'fleet_moment_as_known', daysMax: 2, draw: fleetAt(true) },
    { name: 'fleet_day_bounds', daysMax: 1, draw: bounds },
  ];
}

/** Asks each sample twice. Whatever is cold before the first is for the caller to see to. */
export async function ask(question: Question, database: Queryable, samples: number): Promise<Answers> {
  const { pool } = recordingPool(database);
  const [fixes, coldMs, warmMs]: [number[], number[], number[]] = [[], [], []];
  for (let count = 0; count < samples; count++) {
    const sample = question.draw();
    const startMs = performance.now();
    fixes.push(await sample(pool));
    const againMs = performance.now();
    await sample(pool);
    coldMs.push(againMs - startMs);
    warmMs.push(performance.now() - againMs);
  }
  return {
    samples,
    fixes_p50: percentile(fixes, 0.5),
    cold_ms: timesOf(coldMs),
    warm_ms: timesOf(warmMs),
  };
}

/** The plans of one answer to the question. */
export async function explain(question: Question, database: Queryable): Promise<PlanReport[]> {
  const { pool, statements } = recordingPool(database);
  await question.draw()(pool);
  const explaining = database as {
    query(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  };
  return explainStatements(explaining, question.name, statements, question.daysMax);
}

function timesOf(valuesMs: readonly number[]): Times {
  return { p50: percentile(valuesMs, 0.5), p99: percentile(valuesMs, 0.99), max: percentile(valuesMs, 1) };
}

/** Nearest rank, to a tenth. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(0, Math.ceil(sorted.length * share) - 1);
  return Math.round((sorted[rank] ?? Number.NaN) * 10) / 10;
}
