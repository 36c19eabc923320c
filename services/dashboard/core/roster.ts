import type { BoardTechnician } from '@fieldcast/client';
import { type Freshness, freshnessOf } from './freshness.ts';

/** Whom the roster and the map show. Silent are also those who never sent a position: neither can be found now. */
export type StatusFilter = 'all' | 'fresh' | 'late' | 'silent';

export const STATUS_FILTERS = ['all', 'fresh', 'late', 'silent'] as const satisfies readonly StatusFilter[];

/** How many technicians each filter shows. */
export type StatusCounts = Readonly<Record<StatusFilter, number>>;

/** One line of the roster: a technician and how old the position is now. */
export interface RosterRow {
  readonly technician: BoardTechnician;
  readonly freshness: Freshness;
  /** Age of the position, ms by the server's clock; undefined without a position. */
  readonly ageMs: number | undefined;
}

/** The row of one technician. */
export function toRow(technician: BoardTechnician, serverNowMs: number): RosterRow {
  const recordedAtMs = technician.position?.timeMs;
  return {
    technician,
    freshness: freshnessOf(recordedAtMs, serverNowMs),
    ageMs: recordedAtMs === undefined ? undefined : serverNowMs - recordedAtMs,
  };
}

/** The filter, besides `all`, that shows a technician of this freshness. */
export function statusOf(freshness: Freshness): Exclude<StatusFilter, 'all'> {
  return freshness === 'none' ? 'silent' : freshness;
}
