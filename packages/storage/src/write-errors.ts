import pg from 'pg';

/**
 * What a failed write means.
 * - `data`: Postgres refuses a value; the same batch will be refused again.
 * - `stale`: something we remember is not in the database any more; forget it and try again.
 * - `outage`: everything else (gone, full, read-only, overloaded, in conflict): wait and try again.
 */
export type WriteFault = 'data' | 'stale' | 'outage';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
const CHECK_VIOLATION = '23514';
/** 22P03 and 22P04: the binary rows do not fit the table. That is a fault of ours or of the schema, not of the data. */
const FORMAT_FAULTS = ['22P03', '22P04'];
const DATA_CLASSES = ['22', '23'];

export function isUniqueViolation(cause: unknown): boolean {
  return cause instanceof pg.DatabaseError && cause.code === UNIQUE_VIOLATION;
}

export function writeFaultOf(cause: unknown): WriteFault {
  if (!(cause instanceof pg.DatabaseError) || cause.code === undefined) return 'outage';
  // "No partition of relation found for row" comes as a check violation that names no constraint.
  const isPartitionMissing = cause.code === CHECK_VIOLATION && cause.constraint === undefined;
  if (cause.code === FOREIGN_KEY_VIOLATION || isPartitionMissing) return 'stale';
  const isData = DATA_CLASSES.includes(cause.code.slice(0, 2)) && !FORMAT_FAULTS.includes(cause.code);
  return isData && cause.code !== UNIQUE_VIOLATION ? 'data' : 'outage';
}
