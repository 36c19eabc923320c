import { v1 } from '@fieldcast/protocol';
import type { Connection, Online } from './connection.ts';
import { ingestLimits } from './limits.ts';
import type { Registry } from './registry.ts';

const { DisconnectReason, Link } = v1;

/** A message that waits to be published about one tenant. */
export interface PresenceMessage {
  readonly tenantId: string;
  /** `presence`: for the boards. `connected`: for the other ingest nodes, which close the same device's older connection. */
  readonly topic: 'presence' | 'connected';
  readonly batch: v1.PresenceBatch.$Properties;
}

/**
 * Collects what changed about connections between two publications; of each connection only the latest state. Bounded by
 * the connections that came and went since the last `take`, which the publisher calls at a fixed interval.
 */
export interface PresenceFeed {
  connected(connection: Connection, online: Online): void;
  statusChanged(connection: Connection, online: Online): void;
  disconnected(connection: Connection, online: Online, reason: v1.DisconnectReason, nowMs: number): void;
  /** Somebody wants the whole list of a tenant. */
  asked(tenantId: string): void;
  take(registry: Registry): PresenceMessage[];
}

type Entries = Map<number, v1.PresenceEntry.$Properties>;

export function createPresenceFeed(ingestNode: string): PresenceFeed {
  const changes = new Map<string, Entries>();
  const connects = new Map<string, Entries>();
  const askedTenants = new Set<string>();

  function put(into: Map<string, Entries>, tenantId: string, entry: v1.PresenceEntry.$Properties): void {
    let entries = into.get(tenantId);
    if (!entries) {
      entries = new Map();
      into.set(tenantId, entries);
    }
    entries.set(entry.connectionId ?? 0, entry);
  }

  function takeChanges(from: Map<string, Entries>, topic: PresenceMessage['topic']): PresenceMessage[] {
    const messages = [...from].flatMap(([tenantId, entries]) =>
      inParts([...entries.values()]).map((part) => ({ tenantId, topic, batch: { ingestNode, entries: part } })),
    );
    from.clear();
    return messages;
  }

  function takeLists(registry: Registry): PresenceMessage[] {
    const messages = [...askedTenants].flatMap((tenantId) => {
      const lists = inParts(
        registry.ofTenant(tenantId).map(({ connection, online }) => connectedEntry(connection, online)),
      );
      // Also an empty list is an answer: it says that this node lives and has nobody of the tenant.
      const parts = Math.max(1, lists.length);
      return Array.from({ length: parts }, (_, part) => ({
        tenantId,
        topic: 'presence' as const,
        batch: { ingestNode, entries: lists[part] ?? [], isFullList: true, part, parts },
      }));
    });
    askedTenants.clear();
    return messages;
  }

  return {
    connected(connection, online) {
      put(changes, online.identity.tenantId, connectedEntry(connection, online));
      put(connects, online.identity.tenantId, deviceEntry(connection, online));
    },
    statusChanged: (connection, online) => put(changes, online.identity.tenantId, connectedEntry(connection, online)),
    disconnected: (connection, online, reason, nowMs) =>
      put(changes, online.identity.tenantId, {
        ...deviceEntry(connection, online),
        presence: { ...presenceOf(online), link: Link.DISCONNECTED, reason, changedAtMs: nowMs },
        connectedAtMs: online.connectedAtMs,
      }),
    asked: (tenantId) => void askedTenants.add(tenantId),
    // The changes first: a list must not be older than a change that follows it.
    take: (registry) => [
      ...takeChanges(connects, 'connected'),
      ...takeChanges(changes, 'presence'),
      ...takeLists(registry),
    ],
  };
}

function deviceEntry(connection: Connection, { identity }: Online): v1.PresenceEntry.$Properties {
  return { technicianId: identity.technicianId, deviceId: identity.deviceId, connectionId: connection.id };
}

function connectedEntry(connection: Connection, online: Online): v1.PresenceEntry.$Properties {
  return {
    ...deviceEntry(connection, online),
    presence: presenceOf(online),
    connectedAtMs: online.connectedAtMs,
  };
}

function presenceOf({ changedAtMs, appVersion, status }: Online): v1.TechnicianPresence.$Properties {
  return {
    link: Link.CONNECTED,
    reason: DisconnectReason.DISCONNECT_REASON_UNSPECIFIED,
    changedAtMs,
    appVersion,
    ...(status ? { status } : {}),
  };
}

function inParts<T>(entries: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < entries.length; from += ingestLimits.presenceEntriesMax)
    parts.push(entries.slice(from, from + ingestLimits.presenceEntriesMax));
  return parts;
}
