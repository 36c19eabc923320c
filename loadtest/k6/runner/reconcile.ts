import { TRENDS } from '../suite.ts';
import { countOf, type Measured } from './measured.ts';

/** What the database has of the run's tenant. */
export interface Rows {
  readonly rows: number;
  /** Distinct pairs of technician and time: no technician of a load takes two fixes at one time. */
  readonly keys: number;
}

export interface Reconciliation extends Rows {
  readonly fixesMade: number;
  readonly fixesSent: number;
  readonly fixesStored: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Plain sentences; none when everything adds up. */
  readonly faults: readonly string[];
}

/**
 * Compares what the script counted with what is in the table: each distinct fix that was sent and not refused must be
 * there, once. A trend without a value is a fault too, because k6 takes a threshold on nothing as met.
 */
export function reconcile(measured: Measured, { rows, keys }: Rows): Reconciliation {
  const fixesMade = countOf(measured, 'fixes_made');
  const fixesSent = countOf(measured, 'fixes_sent');
  const fixesStored = countOf(measured, 'fixes_stored');
  const refused = countOf(measured, 'fixes_refused');
  const expected = fixesSent - refused;
  const duplicated = rows - keys;
  const lost = Math.max(0, expected - keys);
  const faults: string[] = [];
  if (fixesSent === 0) faults.push('no fix was sent at all');
  if (fixesMade !== fixesSent) faults.push(`${fixesMade - fixesSent} of ${fixesMade} fixes were never sent`);
  if (lost > 0) faults.push(`LOST: ${lost} of ${expected} fixes that were sent are not in the table`);
  if (keys > expected) faults.push(`${keys - expected} fixes are in the table that nobody counted as sent`);
  if (duplicated > 0) faults.push(`DUPLICATED: ${duplicated} rows say the same as another`);
  if (fixesStored > keys)
    faults.push(`${fixesStored} fixes were acknowledged STORED, but only ${keys} are in the table`);
  else if (fixesStored < expected) faults.push(`${expected - fixesStored} fixes were not acknowledged STORED in time`);
  for (const trend of TRENDS)
    if (!measured.metrics[trend]?.values.count) faults.push(`${trend} has no value: nothing was measured`);
  return { fixesMade, fixesSent, fixesStored, rows, keys, lost, duplicated, faults };
}
