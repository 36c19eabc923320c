import type { v1 } from '@fieldcast/protocol';
import { Link as WireLink, DisconnectReason as WireReason } from '@fieldcast/protocol/board';
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
  client_closed: WireReason.CLIENT_CLOSED,
  connection_lost: WireReason.CONNECTION_LOST,
  no_heartbeat: WireReason.NO_HEARTBEAT,
  node_draining: WireReason.NODE_DRAINING,
  token_ran_out: WireReason.TOKEN_RAN_OUT,
  access_revoked: WireReason.ACCESS_REVOKED,
  newer_connection: WireReason.NEWER_CONNECTION,
  protocol_violation: WireReason.PROTOCOL_VIOLATION,
};

const wireLinks: Readonly<Record<Link, v1.Link>> = {
  unknown: WireLink.LINK_UNSPECIFIED,
  connected: WireLink.CONNECTED,
  disconnected: WireLink.DISCONNECTED,
  lost: WireLink.LOST,
};

const reasons = inverse(wireReasons);
const links = inverse(wireLinks);

export function fromWireLink(link: v1.Link | undefined): Link {
  return links.get(link ?? 0) ?? 'unknown';
}

export function fromWireReason(reason: v1.DisconnectReason | undefined): DisconnectReason | undefined {
  return reasons.get(reason ?? 0);
}
