import type pg from 'pg';
import { POSITION_COLUMNS, type PositionRow, type StoredPosition, toStoredPosition } from './stored-position.ts';

const PAGE_SIZE = 5_000;
/** The greatest signed 64-bit integer. */
const FIX_KEY_MAX = '9223372036854775807';

interface TrackPeriod {
  /** First time that belongs to the period, ms since the Unix epoch. */
  readonly fromMs: number;
  /** First time behind the period. */
  readonly toMs: number;
  /** Fixes a page; 5,000 when absent. */
  readonly pageSize?: number;
}

/**
 * A technician's fixes of a period, oldest first (fixes of one time in the order of their keys), a page at a time.
 * Nothing for an unknown technician. Each page is a query of its own: no transaction stays open while a slow reader
 * works through a long track.
 * @throws RangeError when a bound is not a time JavaScript can name.
 */
export async function* readTrack(
  pool: pg.Pool,
  tenantKey: number,
  technicianId: string,
  { fromMs, toMs, pageSize = PAGE_SIZE }: TrackPeriod,
): AsyncGenerator<StoredPosition[]> {
  const technicianKey = await findTechnicianKey(pool, tenantKey, technicianId);
  if (technicianKey === undefined) return;
  const to = new Date(toMs).toISOString();
  // The cursor stands on the last fix read. Times are whole milliseconds: nothing lies behind the greatest key of the
  // millisecond before the period, and still before the period.
  let cursorTime = new Date(fromMs - 1).toISOString();
  let cursorKey = FIX_KEY_MAX;
  for (;;) {
    const { rows } = await pool.query<PositionRow>(
      `SELECT ${POSITION_COLUMNS} FROM positions
        WHERE tenant_key = $1 AND technician_key = $2 AND recorded_at >= $3 AND recorded_at < $4
          AND (recorded_at, fix_key) > ($3, $5)
        ORDER BY recorded_at, fix_key LIMIT $6`,
      [tenantKey, technicianKey, cursorTime, to, cursorKey, pageSize],
    );
    const last = rows.at(-1);
    if (last) yield rows.map(toStoredPosition);
    if (!last || rows.length < pageSize) return;
    cursorTime = last.recorded_at.toISOString();
    cursorKey = last.fix_key;
  }
}

async function findTechnicianKey(pool: pg.Pool, tenantKey: number, technicianId: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ technician_key: number }>(
    'SELECT technician_key FROM technicians WHERE tenant_key = $1 AND technician_id = $2',
    [tenantKey, technicianId],
  );
  return rows[0]?.technician_key;
}
