import { v1 } from '@fieldcast/protocol';
import { inverse } from './words.ts';

/** Whether a technician's phone is connected; `lost`: the node that held the connection stopped answering. */
export type Link = 'unknown' | 'connected' | 'disconnected' | 'lost';

/** Why a technician's phone is no longer connected. */
export type DisconnectReason =
  | 'client_closed'
  | 'connection_lost'
  | 'no_heartbeat'
  | 'node_draining'
  | 'token_ran_out'
  | 'access_revoked'
  | 'newer_connection'
  | 'protocol_violation';

const wireReasons: Readonly<Record<DisconnectReason, v1.DisconnectReason>> = {
  client_closed: v1.DisconnectReason.CLIENT_CLOSED,
  connection_lost: v1.DisconnectReason.CONNECTION_LOST,
  no_heartbeat: v1.DisconnectReason.NO_HEARTBEAT,
  node_draining: v1.DisconnectReason.NODE_DRAINING,
  token_ran_out: v1.DisconnectReason.TOKEN_RAN_OUT,
  access_revoked: v1.DisconnectReason.ACCESS_REVOKED,
  newer_connection: v1.DisconnectReason.NEWER_CONNECTION,
  protocol_violation: v1.DisconnectReason.PROTOCOL_VIOLATION,
};

const wireLinks: Readonly<Record<Link, v1.Link>> = {
  unknown: v1.Link.LINK_UNSPECIFIED,
  connected: v1.Link.CONNECTED,
  disconnected: v1.Link.DISCONNECTED,
  lost: v1.Link.LOST,
};

const reasons = inverse(wireReasons);
const links = inverse(wireLinks);

export function fromWireLink(link: v1.Link | undefined): Link {
  return links.get(link ?? 0) ?? 'unknown';
}

export function fromWireReason(reason: v1.DisconnectReason | undefined): DisconnectReason | undefined {
  return reasons.get(reason ?? 0);
}
