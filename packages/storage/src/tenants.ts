import { isTenantId } from '@fieldcast/protocol';
import type pg from 'pg';

interface NewTenant {
  readonly tenantId: string;
  readonly name: string;
  /** IANA name; UTC when absent. */
  readonly timeZone?: string;
}

/** Creates the tenant unless it exists, and returns its key. An existing tenant keeps its name and time zone. */
export async function ensureTenant(pool: pg.Pool, { tenantId, name, timeZone = 'UTC' }: NewTenant): Promise<number> {
  if (!isTenantId(tenantId)) throw new TypeError(`not a tenant id: ${JSON.stringify(tenantId)}`);
  const existing = await findTenantKey(pool, tenantId);
  if (existing !== undefined) return existing;
  await pool.query('INSERT INTO tenants (tenant_id, name, time_zone) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    tenantId,
    name,
    timeZone,
  ]);
  const created = await findTenantKey(pool, tenantId);
  if (created === undefined) throw new Error(`the tenant ${tenantId} was removed while it was created`);
  return created;
}

/** The key of a tenant; undefined when there is none of this id. */
export async function findTenantKey(pool: pg.Pool, tenantId: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ tenant_key: number }>('SELECT tenant_key FROM tenants WHERE tenant_id = $1', [
    tenantId,
  ]);
  return rows[0]?.tenant_key;
}
