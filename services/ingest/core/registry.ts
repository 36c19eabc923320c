import type { Connection, Identity, Online } from './connection.ts';

/** A connection whose phase is known to be online. */
export interface OnlineConnection {
  readonly connection: Connection;
  readonly online: Online;
}

/**
 * All connections of this node. Bounded by `connectionsMax`, which the server enforces when it takes one in; a tenant
 * without connections leaves nothing behind.
 *
 *     byId:     connection id -> connection, in any phase but closed
 *     byTenant: tenant -> technician and device -> connection; only online ones, one a device
 */
export interface Registry {
  readonly size: number;
  add(connection: Connection): void;
  find(connectionId: number): Connection | undefined;
  all(): IterableIterator<Connection>;
  /** Enters a connection that came online. */
  enter(identity: Identity, connection: Connection): void;
  findDevice(identity: Identity): Connection | undefined;
  /** A copy, so that the caller may close what it gets. */
  ofTenant(tenantId: string): OnlineConnection[];
  remove(connection: Connection): void;
}

// Ids hold no control characters, so a line break parts them safely.
const deviceKey = ({ technicianId, deviceId }: Identity) => `${technicianId}\n${deviceId}`;

export function createRegistry(): Registry {
  const byId = new Map<number, Connection>();
  const byTenant = new Map<string, Map<string, Connection>>();

  return {
    get size() {
      return byId.size;
    },
    add: (connection) => void byId.set(connection.id, connection),
    find: (connectionId) => byId.get(connectionId),
    all: () => byId.values(),
    enter(identity, connection) {
      let devices = byTenant.get(identity.tenantId);
      if (!devices) {
        devices = new Map();
        byTenant.set(identity.tenantId, devices);
      }
      devices.set(deviceKey(identity), connection);
    },
    findDevice: (identity) => byTenant.get(identity.tenantId)?.get(deviceKey(identity)),
    ofTenant(tenantId) {
      const found: OnlineConnection[] = [];
      for (const connection of byTenant.get(tenantId)?.values() ?? [])
        if (connection.phase.kind === 'online') found.push({ connection, online: connection.phase });
      return found;
    },
    remove(connection) {
      byId.delete(connection.id);
      if (connection.phase.kind !== 'online') return;
      const { identity } = connection.phase;
      const devices = byTenant.get(identity.tenantId);
      // After a replacement the device's entry is the newer connection: it stays.
      if (devices?.get(deviceKey(identity)) !== connection) return;
      devices.delete(deviceKey(identity));
      if (devices.size === 0) byTenant.delete(identity.tenantId);
    },
  };
}
