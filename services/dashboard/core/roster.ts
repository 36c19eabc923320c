import type { BoardTechnician } from '@fieldcast/client';
import { type Freshness, freshnessOf } from './freshness.ts';

export type FreshnessCounts = Readonly<Record<Freshness, number>>;

/** One line of the roster: a technician and how old the position is now. */
export interface RosterRow {
  readonly technician: BoardTechnician;
  readonly freshness: Freshness;
  /** Age of the position, ms by the server's clock; undefined without a position. */
  readonly ageMs: number | undefined;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Technicians by name, then id; those who match `query` in name or id. Nobody is left out for being old. */
export function rosterRows(technicians: Iterable<BoardTechnician>, query: string, serverNowMs: number): RosterRow[] {
  const wanted = foldCase(query.trim());
  return [...technicians]
    .filter((technician) => wanted === '' || matches(technician, wanted))
    .sort(
      (left, right) =>
        collator.compare(left.displayName, right.displayName) ||
        collator.compare(left.technicianId, right.technicianId),
    )
    .map((technician) => toRow(technician, serverNowMs));
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

/** How many technicians are fresh, late, silent, and without a position. */
export function countFreshness(technicians: Iterable<BoardTechnician>, serverNowMs: number): FreshnessCounts {
  const counts: Record<Freshness, number> = { fresh: 0, late: 0, silent: 0, none: 0 };
  for (const { position } of technicians) counts[freshnessOf(position?.timeMs, serverNowMs)]++;
  return counts;
}

function matches({ displayName, technicianId }: BoardTechnician, wanted: string): boolean {
  return foldCase(displayName).includes(wanted) || foldCase(technicianId).includes(wanted);
}

// "Müller" is found by "muller" as well: people type names without their accents.
function foldCase(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
