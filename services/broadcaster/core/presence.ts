import { v1 } from '@fieldcast/protocol';

type Presence = v1.TechnicianPresence.$Properties;
const { DisconnectReason, Link } = v1;

/** A node silent for longer is gone: two queries and some patience (boards ask every 15 s). */
export const NODE_SILENCE_MS_MAX = 40_000;

/** How a connection ended, as it was written down. */
export interface WrittenEnd {
  /** ms since the Unix epoch. */
  readonly atMs: number;
  readonly link: 'connected' | 'disconnected' | 'lost';
  /** Name of a `DisconnectReason` in lower case; null: unknown. */
  readonly reason: string | null;
  readonly appVersion: string | null;
  readonly batteryPercent: number | null;
}

const linkOf = { connected: Link.CONNECTED, disconnected: Link.DISCONNECTED, lost: Link.LOST } as const;
const reasonOf = new Map(Object.entries(DisconnectReason).map(([name, reason]) => [name.toLowerCase(), reason]));

/** What boards are told of somebody whose connection ended before anybody watched. */
export function toLastPresence({ atMs, link, reason, appVersion, batteryPercent }: WrittenEnd): Presence {
  return {
    link: linkOf[link],
    changedAtMs: atMs,
    reason: reasonOf.get(reason ?? '') as v1.DisconnectReason | undefined,
    appVersion: appVersion ?? '',
    ...(batteryPercent !== null && { status: { batteryPercent } }),
  };
}

interface Connection {
  readonly technicianId: string;
  presence: Presence;
}

interface Node {
  lastHeardMs: number;
  readonly connections: Map<number, Connection>;
  /** A full list of which some parts are in. */
  list: { nextPart: number; readonly seen: Set<number>; readonly closed: Set<number> } | undefined;
}

/**
 * Who is connected, from what the ingest nodes tell. Several connections of one technician count as one: connected when
 * any is, and then with the state of the one that changed last. Bounded by the connections the nodes hold and by one last
 * presence for each technician who had one.
 */
export interface PresenceBook {
  /** Takes a message of a node. @returns the technicians it may have changed. */
  apply(batch: v1.PresenceBatch, nowMs: number): Set<string>;
  /** Gives up nodes that have been silent for too long. @returns the technicians that are LOST by it. */
  sweep(nowMs: number): Set<string>;
  /** Nobody could be heard until now (the bus was away): silence counts from here. */
  forgive(nowMs: number): void;
  /** Takes what was written down of somebody's last connection, unless something newer is known. */
  remember(technicianId: string, last: Presence): void;
  presenceOf(technicianId: string): Presence | undefined;
}

export function createPresenceBook(): PresenceBook {
  const nodes = new Map<string, Node>();
  const connectionsOf = new Map<string, Set<Connection>>();
  const lastPresences = new Map<string, Presence>();

  function open(node: Node, connectionId: number, technicianId: string, presence: Presence): void {
    const known = node.connections.get(connectionId);
    if (known) {
      known.presence = presence;
      return;
    }
    const connection = { technicianId, presence };
    node.connections.set(connectionId, connection);
    const siblings = connectionsOf.get(technicianId);
    if (siblings) siblings.add(connection);
    else connectionsOf.set(technicianId, new Set([connection]));
  }

  function close(node: Node, connectionId: number, last: Presence): void {
    const connection = node.connections.get(connectionId);
    if (!connection) return;
    node.connections.delete(connectionId);
    const siblings = connectionsOf.get(connection.technicianId);
    siblings?.delete(connection);
    if (siblings?.size === 0) connectionsOf.delete(connection.technicianId);
    lastPresences.set(connection.technicianId, { ...connection.presence, ...last });
  }

  function applyEntry(node: Node, entry: v1.PresenceEntry, isFullList: boolean, changed: Set<string>): void {
    const { connectionId, technicianId, presence } = entry;
    if (!presence) return;
    changed.add(technicianId);
    if (presence.link === Link.CONNECTED) {
      // The list may have been made before the connection closed, and its parts still be on the way.
      if (isFullList && node.list?.closed.has(connectionId)) return;
      node.list?.seen.add(connectionId);
      open(node, connectionId, technicianId, presence);
      return;
    }
    node.list?.closed.add(connectionId);
    if (node.connections.has(connectionId)) close(node, connectionId, presence);
    else if ((lastPresences.get(technicianId)?.changedAtMs ?? 0) <= presence.changedAtMs)
      lastPresences.set(technicianId, presence);
  }

  /** Follows the parts of a full list; after the last one, the connections that were in none are gone. */
  function applyList(
    node: Node,
    { entries, part, parts }: v1.PresenceBatch,
    nowMs: number,
    changed: Set<string>,
  ): void {
    if (part === 0) node.list = { nextPart: 0, seen: new Set(), closed: new Set() };
    for (const entry of entries) applyEntry(node, entry, true, changed);
    if (!node.list || node.list.nextPart !== part) {
      node.list = undefined;
      return;
    }
    node.list.nextPart++;
    if (node.list.nextPart < parts) return;
    const { seen } = node.list;
    node.list = undefined;
    for (const [connectionId, { technicianId }] of node.connections) {
      if (seen.has(connectionId)) continue;
      changed.add(technicianId);
      close(node, connectionId, {
        link: Link.DISCONNECTED,
        reason: DisconnectReason.DISCONNECT_REASON_UNSPECIFIED,
        changedAtMs: nowMs,
      });
    }
  }

  return {
    apply(batch, nowMs) {
      const changed = new Set<string>();
      let node = nodes.get(batch.ingestNode);
      if (!node) {
        node = { lastHeardMs: nowMs, connections: new Map(), list: undefined };
        nodes.set(batch.ingestNode, node);
      }
      node.lastHeardMs = nowMs;
      if (batch.isFullList) applyList(node, batch, nowMs, changed);
      else for (const entry of batch.entries) applyEntry(node, entry, false, changed);
      return changed;
    },
    sweep(nowMs) {
      const changed = new Set<string>();
      for (const [name, node] of nodes) {
        if (nowMs - node.lastHeardMs <= NODE_SILENCE_MS_MAX) continue;
        nodes.delete(name);
        for (const [connectionId, { technicianId }] of node.connections) {
          changed.add(technicianId);
          close(node, connectionId, { link: Link.LOST, changedAtMs: node.lastHeardMs });
        }
      }
      return changed;
    },
    forgive(nowMs) {
      for (const node of nodes.values()) node.lastHeardMs = nowMs;
    },
    remember(technicianId, last) {
      const known = lastPresences.get(technicianId);
      if ((known?.changedAtMs ?? 0) < (last.changedAtMs ?? 0)) lastPresences.set(technicianId, last);
    },
    presenceOf(technicianId) {
      const connections = connectionsOf.get(technicianId);
      if (!connections) return lastPresences.get(technicianId);
      return [...connections].reduce((a, b) => ((a.presence.changedAtMs ?? 0) >= (b.presence.changedAtMs ?? 0) ? a : b))
        .presence;
    },
  };
}
