import type pg from 'pg';

/** The rows of one technician's positions, in time order. Tests look at the table itself, not through our own reader. */
export async function rowsOf(database: pg.Pool, technicianId: string, tenantId = 'demo'): Promise<Row[]> {
  const { rows } = await database.query<Row>(
    `SELECT extract(epoch FROM recorded_at)::float8 * 1000 AS "timeMs", latitude AS "latitudeDeg", longitude AS "longitudeDeg",
            accuracy_m AS "accuracyM", speed_mps AS "speedMps"
       FROM positions JOIN technicians USING (tenant_key, technician_key) JOIN tenants USING (tenant_key)
      WHERE tenant_id = $1 AND technician_id = $2 ORDER BY recorded_at, fix_key`,
    [tenantId, technicianId],
  );
  return rows;
}

interface Row {
  readonly timeMs: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly accuracyM: number | null;
  readonly speedMps: number | null;
}

/** The last known position as the database has it. */
export async function stateOf(
  database: pg.Pool,
  technicianId: string,
  tenantId = 'demo',
): Promise<{ timeMs: number; latitudeDeg: number } | undefined> {
  const { rows } = await database.query<{ timeMs: number; latitudeDeg: number }>(
    `SELECT extract(epoch FROM recorded_at)::float8 * 1000 AS "timeMs", latitude AS "latitudeDeg"
       FROM technician_state JOIN technicians USING (tenant_key, technician_key) JOIN tenants USING (tenant_key)
      WHERE tenant_id = $1 AND technician_id = $2`,
    [tenantId, technicianId],
  );
  return rows[0];
}
