import { DEGREE_E7 } from '@fieldcast/protocol';
import type pg from 'pg';
import { FIRST_LATITUDE_E7, FIX_STEP_E7 } from './generator/report-template.ts';
import { technicianOf } from './names.ts';

// The n-th fix of a technician lies n steps north of his first one: the latitude says which fix a row holds.

/** The rows of one technician. */
export interface TechnicianRows {
  readonly technician: number;
  readonly rows: number;
  /** Different latitudes. */
  readonly places: number;
  /** Numbers (from 0) of the southernmost and of the northernmost fix. */
  readonly first: number;
  readonly last: number;
}

export interface Reconciliation {
  readonly rows: number;
  /** Fixes sent that no row holds. */
  readonly lost: number;
  /** Rows beyond the first for a fix, and rows for fixes that nobody sent. */
  readonly duplicated: number;
}

/** Compares the rows with the number of fixes each technician has sent. */
export function reconcile(fixesSent: readonly number[], stored: readonly TechnicianRows[]): Reconciliation {
  const total = { rows: 0, lost: 0, duplicated: 0 };
  const unseen = new Set(fixesSent.keys());
  for (const { technician, rows, places, first, last } of stored) {
    const sent = fixesSent[technician] ?? 0;
    // Beyond what was sent: fixes out of thin air, however that may come about.
    const strangers = rows > 0 ? Math.min(places, Math.max(0, -first) + Math.max(0, last - (sent - 1))) : 0;
    total.rows += rows;
    total.duplicated += rows - places + strangers;
    total.lost += Math.max(0, sent - (places - strangers));
    unseen.delete(technician);
  }
  for (const technician of unseen) total.lost += fixesSent[technician] ?? 0;
  return total;
}

/** Counts the rows of every technician, in the table itself. */
export async function readTechnicianRows(pool: pg.Pool): Promise<TechnicianRows[]> {
  const client = await pool.connect();
  try {
    await client.query(`SET work_mem = '512MB'`);
    const { rows } = await client.query<{
      technician_id: string;
      rows: number;
      places: number;
      first: number;
      last: number;
    }>(
      `SELECT technician_id, rows, places, first, last
         FROM (SELECT tenant_key, technician_key, count(*)::integer AS rows, count(DISTINCT latitude)::integer AS places,
                      min(latitude) AS first, max(latitude) AS last
                 FROM positions GROUP BY tenant_key, technician_key) AS counted
         JOIN technicians USING (tenant_key, technician_key)`,
    );
    return rows.map(({ technician_id, first, last, ...counts }) => ({
      ...counts,
      technician: technicianOf(technician_id),
      first: numberOfFix(first),
      last: numberOfFix(last),
    }));
  } finally {
    client.release(true);
  }
}

/** Bytes on disk for each row of `positions`, indexes and all. */
export async function readBytesPerRow(pool: pg.Pool, rowCount: number): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(
    `SELECT sum(pg_total_relation_size(relid)) AS bytes FROM pg_partition_tree('positions')`,
  );
  return rowCount === 0 ? 0 : Math.round((Number(rows[0]?.bytes ?? 0) / rowCount) * 10) / 10;
}

function numberOfFix(latitudeDeg: number): number {
  return Math.round((latitudeDeg * DEGREE_E7 - FIRST_LATITUDE_E7) / FIX_STEP_E7);
}
