import { type Freshness, freshnessOf } from './freshness.ts';
import type { FreshnessCounts, Technician } from './technician.ts';

/** One line of the roster: a technician and how old the position is now. */
export interface RosterRow {
  readonly technician: Technician;
  readonly freshness: Freshness;
  /** Age of the position, ms by the server's clock; undefined without a position. */
  readonly ageMs: number | undefined;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Technicians by name, then id; those who match `query` in name or id. Nobody is left out for being old. */
export function rosterRows(technicians: Iterable<Technician>, query: string, serverNowMs: number): RosterRow[] {
  const wanted = foldCase(query.trim());
  return [...technicians]
    .filter(({ name, id }) => wanted === '' || foldCase(name).includes(wanted) || foldCase(id).includes(wanted))
    .sort((left, right) => collator.compare(left.name, right.name) || collator.compare(left.id, right.id))
    .map((technician) => toRow(technician, serverNowMs));
}

/** The row of one technician. */
export function toRow(technician: Technician, serverNowMs: number): RosterRow {
  const recordedAtMs = technician.position?.recordedAtMs;
  return {
    technician,
    freshness: freshnessOf(recordedAtMs, serverNowMs),
    ageMs: recordedAtMs === undefined ? undefined : serverNowMs - recordedAtMs,
  };
}

/** How many technicians are fresh, late, silent, and without a position. */
export function countFreshness(technicians: Iterable<Technician>, serverNowMs: number): FreshnessCounts {
  const counts: Record<Freshness, number> = { fresh: 0, late: 0, silent: 0, none: 0 };
  for (const { position } of technicians) counts[freshnessOf(position?.recordedAtMs, serverNowMs)]++;
  return counts;
}

// "Müller" is found by "muller" as well: people type names without their accents.
function foldCase(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
