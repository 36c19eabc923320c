import type pg from 'pg';
import { POSITION_COLUMNS, type PositionRow, type StoredPosition, toStoredPosition } from './stored-position.ts';

export interface FleetMoment {
  /** The time asked about, ms since the Unix epoch; a fix of that very millisecond counts. */
  readonly atMs: number;
  /** Only fixes less old than this at `atMs`, ms. It also bounds how many days (partitions, chunks) are looked into. */
  readonly ageMaxMs: number;
  /**
   * Only fixes that had been received by then, ms since the Unix epoch: what a board could have shown at the time.
   * Absent: also those that came later, from phones that were offline.
   */
  readonly knownAtMs?: number;
}

export interface TechnicianAt {
  readonly technicianId: string;
  readonly position: StoredPosition;
}

/** The first and the last fix of a technician in a period; the same one twice when there is only one. */
export interface TechnicianBounds {
  readonly technicianId: string;
  readonly first: StoredPosition;
  readonly last: StoredPosition;
}

type TechnicianRow = PositionRow & { technician_id: string };

// One descent of the primary key a technician, from the newest day back to the oldest that the age allows. Everything
// else reads more: DISTINCT ON has to read each fix of the window.
const FLEET_AT = `
  SELECT technician_id, fix.*
    FROM technicians
   CROSS JOIN LATERAL (
     SELECT ${POSITION_COLUMNS} FROM positions
      WHERE positions.tenant_key = $1 AND positions.technician_key = technicians.technician_key
        AND recorded_at <= $2 AND recorded_at > $3
      ORDER BY recorded_at DESC, fix_key DESC LIMIT 1) AS fix
   WHERE technicians.tenant_key = $1
   ORDER BY technician_id`;

// A statement of its own: late fixes are few, so the last one that was known is only a few index entries further.
const FLEET_AS_KNOWN = FLEET_AT.replace('recorded_at > $3', 'recorded_at > $3 AND received_at <= $4');

const fleetEnd = (direction: 'ASC' | 'DESC') => `
  SELECT technician_id, fix.*
    FROM technicians
   CROSS JOIN LATERAL (
     SELECT ${POSITION_COLUMNS} FROM positions
      WHERE positions.tenant_key = $1 AND positions.technician_key = technicians.technician_key
        AND recorded_at >= $2 AND recorded_at < $3
      ORDER BY recorded_at ${direction}, fix_key ${direction} LIMIT 1) AS fix
   WHERE technicians.tenant_key = $1
   ORDER BY technician_id`;
const FLEET_FIRST = fleetEnd('ASC');
const FLEET_LAST = fleetEnd('DESC');

/**
 * Where a tenant's technicians were at a moment of the past: the last fix of each at or before it, in the order of the
 * technicians' ids. Technicians without one that is new enough are left out.
 * @throws RangeError when a time is not one JavaScript can name.
 */
export async function readFleetAt(
  pool: Pick<pg.Pool, 'query'>,
  tenantKey: number,
  { atMs, ageMaxMs, knownAtMs }: FleetMoment,
): Promise<TechnicianAt[]> {
  const values = [tenantKey, toTimestamp(atMs), toTimestamp(atMs - ageMaxMs)];
  const { rows } = await (knownAtMs === undefined
    ? pool.query<TechnicianRow>(FLEET_AT, values)
    : pool.query<TechnicianRow>(FLEET_AS_KNOWN, [...values, toTimestamp(knownAtMs)]));
  return rows.map((row) => ({ technicianId: row.technician_id, position: toStoredPosition(row) }));
}

/**
 * When and where each of a tenant's technicians began and ended a period, `fromMs` ≤ time < `toMs`, ms since the Unix
 * epoch: two reads of the primary key a technician, however many fixes lie between. In the order of the technicians'
 * ids; those without a fix are left out. Keep the period short: each of its days is looked into.
 * @throws RangeError when a bound is not a time JavaScript can name.
 */
export async function readFleetBounds(
  pool: Pick<pg.Pool, 'query'>,
  tenantKey: number,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<TechnicianBounds[]> {
  const values = [tenantKey, toTimestamp(fromMs), toTimestamp(toMs)];
  // The last first: whoever gets a first fix between the two queries is then left out, not half there.
  const last = await pool.query<TechnicianRow>(FLEET_LAST, values);
  const first = await pool.query<TechnicianRow>(FLEET_FIRST, values);
  const firstOf = new Map(first.rows.map((row) => [row.technician_id, toStoredPosition(row)]));
  return last.rows.flatMap((row) => {
    const begin = firstOf.get(row.technician_id);
    return begin ? [{ technicianId: row.technician_id, first: begin, last: toStoredPosition(row) }] : [];
  });
}

function toTimestamp(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
