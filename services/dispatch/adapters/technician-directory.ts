import { subjects, v1 } from '@fieldcast/protocol';
import { findTechnician, upsertTechnician } from '@fieldcast/storage';
import type { NatsConnection } from '@nats-io/transport-node';
import type pg from 'pg';

export interface Tenant {
  readonly tenantId: string;
  readonly tenantKey: number;
}

/** Makes a technician known, and known by this name; open boards hear of what changed. Undefined keeps the name. */
export type RegisterTechnician = (
  tenant: Tenant,
  technicianId: string,
  displayName: string | undefined,
) => Promise<void>;

export function createRegisterTechnician(
  pool: pg.Pool,
  connection: Pick<NatsConnection, 'publish'>,
): RegisterTechnician {
  return async ({ tenantId, tenantKey }, technicianId, displayName) => {
    const existing = await findTechnician(pool, tenantKey, technicianId);
    const isUnchanged = existing && (displayName === undefined || existing.displayName === displayName);
    if (isUnchanged) return;
    await upsertTechnician(pool, tenantKey, technicianId, displayName);
    // Boards that miss this read the name from the database when they load anew.
    const change = { technicianId, displayName: displayName ?? '' };
    connection.publish(subjects.technicianChanged(tenantId), v1.TechnicianChanged.encode(change).finish());
  };
}
