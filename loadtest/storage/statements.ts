import type pg from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** All that the queries need of a database. */
export interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/**
 * A pool that remembers what was sent through it: EXPLAIN then gets the statements of the product itself, not copies.
 * It answers to `query` only, which is all that the reading functions of storage use.
 */
export function recordingPool(database: Queryable): { readonly pool: pg.Pool; readonly statements: Statement[] } {
  const statements: Statement[] = [];
  const query = (text: string, values: unknown[] = []) => {
    statements.push({ text, values });
    return database.query(text, values);
  };
  return { pool: { query } as unknown as pg.Pool, statements };
}
