import { readTrack } from '@fieldcast/storage';
import type pg from 'pg';
import { readDay } from '../../services/dispatch/adapters/day-reader.ts';
import { createHistoryReader } from '../../services/dispatch/adapters/history-reader.ts';
import { DAY_MS } from './load.ts';
import { explainStatements, type PlanReport } from './plans.ts';
import { type Queryable, recordingPool } from './statements.ts';
import { WORK_MS, WORK_START_MS } from './workday.ts';

/** The fixes of a page of the history as REST gives it. */
const PAGE_SIZE = 500;
/** What the board asks for while it plays. */
const CHUNK_MS = 10 * 60_000;
/** A town fills the page. */
const FLEET_ZOOM = 13;
const DAY_ZOOM = 16;
const ACTIVITY_BINS = 144;

/** What is in the database: days without a gap, and the technicians technician-0, technician-1 … */
export interface Filled {
  readonly tenantKey: number;
  readonly firstDay: number;
  readonly days: number;
  readonly technicians: number;
}

/**
 * A query with its arguments drawn, ready to be run again and again. Resolves to the number of fixes it gave, or to the
 * answer that dispatch makes of them for a board.
 */
export type Sample = (pool: pg.Pool) => Promise<number | Uint8Array>;

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
  /** Of queries that give fixes; of an activity its bins. */
  readonly fixes_p50?: number;
  /** Of answers to a board, which are simplified and encoded in the time measured. */
  readonly bytes_p50?: number;
  /** The first time the question was asked. */
  readonly cold_ms: Times;
  /** The same once more, directly afterwards. */
  readonly warm_ms: Times;
}

/** What dispatchers ask of the history, at random places of it: as files and lists, and as a board that rewinds. */
export function questionsAbout(filled: Filled): Question[] {
  return [...questionsOfLists(filled), ...questionsOfBoards(filled)];
}

function questionsOfLists(filled: Filled): Question[] {
  const { tenantKey, technicians } = filled;
  const dayMs = () => drawDayMs(filled);
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
  return [
    // The cursor begins in the millisecond before the day, that is in the table before.
    { name: 'technician_day_first_page', daysMax: 2, draw: track(PAGE_SIZE) },
    { name: 'technician_day', daysMax: 2, draw: track() },
  ];
}

/** With all that dispatch does for the answer; a reader of its own each time, so that none remembers the one before. */
function questionsOfBoards(filled: Filled): Question[] {
  const { tenantKey, technicians } = filled;
  const rewind = (windowMs: number, isAsKnown: boolean) => () => {
    // Any hour for a moment; something to play only while there is work.
    const fromMs = drawDayMs(filled) + (windowMs === 0 ? below(DAY_MS) : WORK_START_MS + below(WORK_MS - windowMs));
    const request = { fromMs, toMs: fromMs + windowMs, isAsKnown, zoom: FLEET_ZOOM };
    return (pool: pg.Pool) => createHistoryReader(pool).fleet(tenantKey, request, () => true);
  };
  const activity = () => {
    const bins = { fromMs: drawDayMs(filled), binMs: DAY_MS / ACTIVITY_BINS, count: ACTIVITY_BINS };
    return async (pool: pg.Pool) =>
      (await createHistoryReader(pool).activity(tenantKey, bins, bins.fromMs, () => true)).length;
  };
  const day = () => {
    const [technicianId, fromMs] = [`technician-${below(technicians)}`, drawDayMs(filled)];
    return (pool: pg.Pool) => readDay(pool, tenantKey, { technicianId, fromMs, toMs: fromMs + DAY_MS, zoom: DAY_ZOOM });
  };
  return [
    { name: 'rewind_moment', daysMax: 3, draw: rewind(0, false) },
    { name: 'rewind_moment_as_known', daysMax: 3, draw: rewind(0, true) },
    { name: 'rewind_chunk', daysMax: 3, draw: rewind(CHUNK_MS, false) },
    { name: 'rewind_chunk_as_known', daysMax: 3, draw: rewind(CHUNK_MS, true) },
    { name: 'fleet_day_activity', daysMax: 1, draw: activity },
    { name: 'technician_day_answer', daysMax: 2, draw: day },
  ];
}

const below = (end: number) => Math.floor(Math.random() * end);
const drawDayMs = ({ firstDay, days }: Filled) => (firstDay + below(days)) * DAY_MS;

/** Asks each sample twice. Whatever is cold before the first is for the caller to see to. */
export async function ask(question: Question, database: Queryable, samples: number): Promise<Answers> {
  const { pool } = recordingPool(database);
  const [fixes, bytes, coldMs, warmMs]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let count = 0; count < samples; count++) {
    const sample = question.draw();
    const startMs = performance.now();
    const answer = await sample(pool);
    const againMs = performance.now();
    await sample(pool);
    if (typeof answer === 'number') fixes.push(answer);
    else bytes.push(answer.byteLength);
    coldMs.push(againMs - startMs);
    warmMs.push(performance.now() - againMs);
  }
  return {
    samples,
    ...(fixes.length > 0 && { fixes_p50: percentile(fixes, 0.5) }),
    ...(bytes.length > 0 && { bytes_p50: percentile(bytes, 0.5) }),
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
