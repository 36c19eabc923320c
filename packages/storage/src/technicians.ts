import { isExternalId } from '@fieldcast/protocol';
import type pg from 'pg';
import { withTenant } from './database.ts';
import { POSITION_COLUMNS, type PositionRow, type StoredPosition, toStoredPosition } from './stored-position.ts';

/** Technicians read at once by `readTechnicianStates`. */
const STATES_PAGE_SIZE = 5_000;

export interface TechnicianState {
  readonly technicianId: string;
  readonly displayName: string | null;
  /** The newest fix ever stored; null before the first. */
  readonly position: StoredPosition | null;
}

interface TechnicianPage {
  readonly limit: number;
  /** Continue behind this technician. */
  readonly after?: string | undefined;
}

type TechnicianRow = { technician_id: string; display_name: string | null } & (
  | PositionRow
  | Record<keyof PositionRow, null>
);

const SELECT_STATE = `
  SELECT technician_id, display_name, ${POSITION_COLUMNS}
    FROM technicians
    LEFT JOIN technician_state USING (technician_key, tenant_key)
   WHERE tenant_key = $1`;

/**
 * Makes the technician known. A display name replaces the one there was; undefined leaves it.
 * @throws TypeError when `technicianId` is not a usable id.
 */
export async function upsertTechnician(
  pool: pg.Pool,
  tenantKey: number,
  technicianId: string,
  displayName: string | undefined,
): Promise<void> {
  if (!isExternalId(technicianId)) throw new TypeError('not a technician id');
  // Insert only when it is missing: an INSERT that meets its own kind uses up a key of the identity column each time.
  const upsert = (client: pg.PoolClient) =>
    client.query(
      `WITH renamed AS (
       UPDATE technicians SET display_name = $3
        WHERE tenant_key = $1 AND technician_id = $2 AND $3::text IS NOT NULL AND display_name IS DISTINCT FROM $3)
     INSERT INTO technicians AS existing (tenant_key, technician_id, display_name)
     SELECT $1, $2, $3::text
      WHERE NOT EXISTS (SELECT FROM technicians WHERE tenant_key = $1 AND technician_id = $2)
         ON CONFLICT (tenant_key, technician_id)
         DO UPDATE SET display_name = coalesce(excluded.display_name, existing.display_name)`,
      [tenantKey, technicianId, displayName ?? null],
    );
  await withTenant(pool, tenantKey, upsert);
}

/** All technicians of a tenant with their last known positions, in pages of 5,000, each one consistent in itself. */
export async function* readTechnicianStates(pool: pg.Pool, tenantKey: number): AsyncGenerator<TechnicianState[]> {
  let after: string | undefined;
  do {
    const page = await readTechnicians(pool, tenantKey, { limit: STATES_PAGE_SIZE, after });
    if (page.length > 0) yield page;
    after = page.length < STATES_PAGE_SIZE ? undefined : page.at(-1)?.technicianId;
  } while (after !== undefined);
}

/** One page of a tenant's technicians, in the database's order of technician ids. */
export async function readTechnicians(
  pool: pg.Pool,
  tenantKey: number,
  { limit, after }: TechnicianPage,
): Promise<TechnicianState[]> {
  const { rows } = await withTenant(pool, tenantKey, (client) =>
    client.query<TechnicianRow>(
      `${SELECT_STATE} AND ($2::text IS NULL OR technician_id > $2) ORDER BY technician_id LIMIT $3`,
      [tenantKey, after ?? null, limit],
    ),
  );
  return rows.map(toTechnicianState);
}

/** One technician; undefined when the tenant has none of this id. */
export async function findTechnician(
  pool: pg.Pool,
  tenantKey: number,
  technicianId: string,
): Promise<TechnicianState | undefined> {
  const { rows } = await withTenant(pool, tenantKey, (client) =>
    client.query<TechnicianRow>(`${SELECT_STATE} AND technician_id = $2`, [tenantKey, technicianId]),
  );
  return rows[0] && toTechnicianState(rows[0]);
}

function toTechnicianState(row: TechnicianRow): TechnicianState {
  return {
    technicianId: row.technician_id,
    displayName: row.display_name,
    position: row.recorded_at === null ? null : toStoredPosition(row),
  };
}
