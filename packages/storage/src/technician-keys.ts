import type pg from 'pg';
import { createKeyCache } from './key-cache.ts';
import type { BatchTechnician, PositionBatch } from './position-batch.ts';

/** Technicians whose keys the writer remembers. Over it: those not used lately are looked up again. */
const CACHED_TECHNICIANS_MAX = 200_000;
const CACHED_TENANTS_MAX = 20_000;
/** Technicians looked up in one statement. */
const LOOKUP_MAX = 5_000;

/** Fixes came for tenants that the operator has not created. */
export class UnknownTenantError extends Error {
  override readonly name = 'UnknownTenantError';
  readonly tenantIds: ReadonlySet<string>;
  constructor(tenantIds: ReadonlySet<string>) {
    super(`no such tenant: ${[...tenantIds].join(', ')}`);
    this.tenantIds = tenantIds;
  }
}

/** Finds the keys of tenants and technicians, and remembers them. */
export interface KeyFinder {
  /**
   * Fills in the keys of a batch. Technicians seen for the first time are inserted, in a transaction of their own.
   * @throws UnknownTenantError
   */
  resolve(batch: PositionBatch): Promise<void>;
  /** Forgets everything: the database may have been restored or emptied. */
  forget(): void;
}

export function createKeyFinder(pool: pg.Pool): KeyFinder {
  const tenants = createKeyCache(CACHED_TENANTS_MAX);
  const technicians = createKeyCache(CACHED_TECHNICIANS_MAX);
  // A tenant's key is a number, so no id can imitate another tenant's.
  const cacheId = ({ tenantKey, technicianId }: BatchTechnician) => `${tenantKey} ${technicianId}`;

  async function findTenantKeys(tenantIds: readonly string[]): Promise<Map<string, number>> {
    const keys = new Map<string, number>();
    const missing: string[] = [];
    for (const tenantId of tenantIds) {
      const key = tenants.get(tenantId);
      if (key === undefined) missing.push(tenantId);
      else keys.set(tenantId, key);
    }
    if (missing.length === 0) return keys;
    const { rows } = await pool.query<{ tenant_id: string; tenant_key: number }>(
      'SELECT tenant_id, tenant_key FROM tenants WHERE tenant_id = ANY($1)',
      [missing],
    );
    for (const row of rows) {
      tenants.set(row.tenant_id, row.tenant_key);
      keys.set(row.tenant_id, row.tenant_key);
    }
    const unknown = missing.filter((tenantId) => !keys.has(tenantId));
    if (unknown.length > 0) throw new UnknownTenantError(new Set(unknown));
    return keys;
  }

  return {
    resolve: async (batch) => {
      const tenantKeys = await findTenantKeys([...batch.tenantIds]);
      const missing: BatchTechnician[] = [];
      for (const technician of batch.technicians) {
        technician.tenantKey = tenantKeys.get(technician.tenantId) ?? technician.tenantKey;
        const key = technicians.get(cacheId(technician));
        if (key === undefined) missing.push(technician);
        else technician.technicianKey = key;
      }
      for (let start = 0; start < missing.length; start += LOOKUP_MAX) {
        const wanted = missing.slice(start, start + LOOKUP_MAX);
        await findOrInsert(pool, wanted);
        for (const technician of wanted) technicians.set(cacheId(technician), technician.technicianKey);
      }
    },
    forget: () => {
      tenants.clear();
      technicians.clear();
    },
  };
}

async function findOrInsert(pool: pg.Pool, wanted: readonly BatchTechnician[]): Promise<void> {
  const missing = await find(pool, wanted);
  if (missing.length === 0) return;
  // Sorted, so that two writers that meet the same newcomers wait for each other in one order.
  await pool.query(
    `INSERT INTO technicians (tenant_key, technician_id)
     SELECT tenant_key, technician_id FROM unnest($1::integer[], $2::text[]) AS wanted (tenant_key, technician_id)
      ORDER BY tenant_key, technician_id
         ON CONFLICT (tenant_key, technician_id) DO NOTHING`,
    columnsOf(missing),
  );
  const stillMissing = await find(pool, missing);
  if (stillMissing.length > 0) throw new Error(`${stillMissing.length} technicians vanished while they were inserted`);
}

/** Fills in the keys of those who exist; returns the others. */
async function find(pool: pg.Pool, wanted: readonly BatchTechnician[]): Promise<BatchTechnician[]> {
  const { rows } = await pool.query<{ index: number; technician_key: number }>(
    `SELECT index::integer - 1 AS index, technician_key
       FROM unnest($1::integer[], $2::text[]) WITH ORDINALITY AS wanted (tenant_key, technician_id, index)
       JOIN technicians USING (tenant_key, technician_id)`,
    columnsOf(wanted),
  );
  const keys = new Map(rows.map(({ index, technician_key }) => [index, technician_key]));
  return wanted.filter((technician, index) => {
    const key = keys.get(index);
    if (key !== undefined) technician.technicianKey = key;
    return key === undefined;
  });
}

function columnsOf(technicians: readonly BatchTechnician[]): [number[], string[]] {
  return [technicians.map(({ tenantKey }) => tenantKey), technicians.map(({ technicianId }) => technicianId)];
}
