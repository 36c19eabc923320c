import type pg from 'pg';
import { withTenant } from './database.ts';

/** A write that takes longer is given up and repeated: a half-open connection gives no other sign. */
const WRITE_TIMEOUT_MS = 5_000;
/** Rows removed in one statement, so that none holds its locks for long. */
const SWEEP_ROWS_MAX = 10_000;

/** A technician's phone connected, or its connection ended. */
export interface ConnectionEvent {
  /** ms since the Unix epoch, by the clock of the ingest node. */
  readonly atMs: number;
  readonly deviceId: string;
  readonly link: 'connected' | 'disconnected' | 'lost';
  /** Why it ended, in lower snake case; null when it has not, or nobody knows. */
  readonly reason: string | null;
  readonly appVersion: string | null;
  /** 0 to 100: the first that the connection told, or the last before it ended. */
  readonly batteryPercent: number | null;
}

/** One for the table: whose it is by the ids of the bus. */
export interface NewConnectionEvent extends ConnectionEvent {
  readonly tenantId: string;
  readonly technicianId: string;
}

interface ConnectionPeriod {
  /** First time that belongs to the period, ms since the Unix epoch. */
  readonly fromMs: number;
  /** First time behind the period. */
  readonly toMs: number;
  readonly limit: number;
}

// What is there already is only read, not locked: a connection's later statuses repeat its event for hours. The order
// makes two writers that meet the same events wait for each other in one direction.
const WRITE_EVENTS = `
  WITH wanted AS (
    SELECT tenant_key, technician_key, told.*
      FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::smallint[])
        AS told (tenant_id, technician_id, at, device_id, link, reason, app_version, battery_percent)
      JOIN tenants USING (tenant_id)
      JOIN technicians USING (tenant_key, technician_id)
  ), written AS (
    INSERT INTO connection_events AS existing
           (tenant_key, technician_key, at, device_id, link, reason, app_version, battery_percent)
    SELECT tenant_key, technician_key, at, device_id, link, reason, app_version, battery_percent
      FROM wanted
     WHERE NOT EXISTS (
       SELECT FROM connection_events AS known
        WHERE (known.technician_key, known.at, known.device_id, known.link)
            = (wanted.technician_key, wanted.at, wanted.device_id, wanted.link)
          AND (known.battery_percent IS NOT NULL OR wanted.battery_percent IS NULL))
     ORDER BY technician_key, at, device_id, link
        ON CONFLICT (technician_key, at, device_id, link)
        DO UPDATE SET battery_percent = excluded.battery_percent WHERE existing.battery_percent IS NULL
    RETURNING 1
  )
  SELECT (SELECT count(*)::integer FROM wanted) AS known, (SELECT count(*)::integer FROM written) AS written`;

/**
 * Stores events, each once, in one statement; no two of them may be of one technician, time, device and link. Those of
 * technicians that are not known (yet) are left out.
 * @returns how many rows are new or have learnt the battery, and how many events were left out.
 */
export async function writeConnectionEvents(
  pool: Pick<pg.Pool, 'query'>,
  events: readonly NewConnectionEvent[],
): Promise<{ written: number; unknown: number }> {
  const statement: pg.QueryConfig & { query_timeout: number } = {
    text: WRITE_EVENTS,
    values: [
      events.map(({ tenantId }) => tenantId),
      events.map(({ technicianId }) => technicianId),
      events.map(({ atMs }) => new Date(atMs).toISOString()),
      events.map(({ deviceId }) => deviceId),
      events.map(({ link }) => link),
      events.map(({ reason }) => reason),
      events.map(({ appVersion }) => appVersion),
      events.map(({ batteryPercent }) => batteryPercent),
    ],
    query_timeout: WRITE_TIMEOUT_MS,
  };
  const { rows } = await pool.query<{ known: number; written: number }>(statement);
  const { known = 0, written = 0 } = rows[0] ?? {};
  return { written, unknown: events.length - known };
}

/**
 * A technician's connections and their ends in a period, newest first. Nothing for an unknown technician.
 * @throws RangeError when a bound is not a time JavaScript can name.
 */
export async function readConnectionEvents(
  pool: pg.Pool,
  tenantKey: number,
  technicianId: string,
  { fromMs, toMs, limit }: ConnectionPeriod,
): Promise<ConnectionEvent[]> {
  const period = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
  const { rows } = await withTenant(pool, tenantKey, (client) =>
    client.query<ConnectionEventRow>(
      // Within a millisecond an end follows its beginning, but one that gives way to a newer connection precedes that one's.
      `SELECT at, device_id, link, reason, app_version, battery_percent
         FROM connection_events JOIN technicians USING (technician_key, tenant_key)
        WHERE tenant_key = $1 AND technician_id = $2 AND at >= $3 AND at < $4
        ORDER BY at DESC, CASE WHEN link = 'connected' THEN 1 WHEN reason = 'newer_connection' THEN 2 ELSE 0 END, device_id
        LIMIT $5`,
      [tenantKey, technicianId, ...period, limit],
    ),
  );
  return rows.map(toConnectionEvent);
}

/**
 * How it ended for those of a tenant's technicians whose newest event is an end: at most one event of each, in no order.
 * One read of the primary key a technician.
 */
export async function readLastEnds(
  pool: pg.Pool,
  tenantKey: number,
): Promise<(ConnectionEvent & { readonly technicianId: string })[]> {
  const { rows } = await withTenant(pool, tenantKey, (client) =>
    client.query<ConnectionEventRow & { technician_id: string }>(
      `SELECT technician_id, last.*
         FROM technicians
        CROSS JOIN LATERAL (
          SELECT at, device_id, link, reason, app_version, battery_percent FROM connection_events
           WHERE connection_events.technician_key = technicians.technician_key
           ORDER BY at DESC, CASE WHEN link = 'connected' THEN 1 WHEN reason = 'newer_connection' THEN 2 ELSE 0 END
           LIMIT 1) AS last
        WHERE tenant_key = $1 AND link <> 'connected'`,
      [tenantKey],
    ),
  );
  return rows.map((row) => ({ technicianId: row.technician_id, ...toConnectionEvent(row) }));
}

/** Removes events before a time, ms since the Unix epoch, 10,000 in a statement; returns how many. */
export async function sweepConnectionEvents(pool: pg.Pool, beforeMs: number): Promise<number> {
  const before = new Date(beforeMs).toISOString();
  let removed = 0;
  for (;;) {
    const { rowCount } = await pool.query(
      'DELETE FROM connection_events WHERE ctid = ANY (ARRAY(SELECT ctid FROM connection_events WHERE at < $1 LIMIT $2))',
      [before, SWEEP_ROWS_MAX],
    );
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < SWEEP_ROWS_MAX) return removed;
  }
}

interface ConnectionEventRow {
  at: Date;
  device_id: string;
  link: ConnectionEvent['link'];
  reason: string | null;
  app_version: string | null;
  battery_percent: number | null;
}

function toConnectionEvent(row: ConnectionEventRow): ConnectionEvent {
  return {
    atMs: row.at.getTime(),
    deviceId: row.device_id,
    link: row.link,
    reason: row.reason,
    appVersion: row.app_version,
    batteryPercent: row.battery_percent,
  };
}
