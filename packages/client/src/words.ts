import { v1 } from '@fieldcast/protocol';

/** What a technician is doing. */
export type Duty = 'off_duty' | 'available' | 'en_route' | 'on_site';

/** Why the phone cannot deliver good fixes. */
export type Blocker = 'no_permission' | 'location_off' | 'low_power' | 'mock_location' | 'no_signal';

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

/** What a phone says about itself and its person. Absent: not told. */
export interface DeviceStatus {
  readonly duty?: Duty | undefined;
  readonly blockers?: readonly Blocker[] | undefined;
  /** 0–100. */
  readonly batteryPercent?: number | undefined;
  readonly charging?: boolean | undefined;
}

const wireDuties: Readonly<Record<Duty, v1.Duty>> = {
  off_duty: v1.Duty.OFF_DUTY,
  available: v1.Duty.AVAILABLE,
  en_route: v1.Duty.EN_ROUTE,
  on_site: v1.Duty.ON_SITE,
};

const wireBlockers: Readonly<Record<Blocker, v1.Blocker>> = {
  no_permission: v1.Blocker.NO_PERMISSION,
  location_off: v1.Blocker.LOCATION_OFF,
  low_power: v1.Blocker.LOW_POWER,
  mock_location: v1.Blocker.MOCK_LOCATION,
  no_signal: v1.Blocker.NO_SIGNAL,
};

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

const duties = inverse(wireDuties);
const blockerWords = inverse(wireBlockers);
const reasons = inverse(wireReasons);
const links = inverse(wireLinks);

export function toWireStatus({ duty, blockers, batteryPercent, charging }: DeviceStatus): v1.Status.$Properties {
  return {
    ...(duty !== undefined && { duty: wireDuties[duty] }),
    blockers: (blockers ?? []).map((blocker) => wireBlockers[blocker]),
    ...(batteryPercent !== undefined && {
      batteryPercent: Math.round(Math.min(100, Math.max(0, batteryPercent))),
    }),
    ...(charging !== undefined && { charging }),
  };
}

/** Words this version does not know are left out. */
export function fromWireStatus(status: v1.Status.$Properties): DeviceStatus {
  return {
    duty: duties.get(status.duty ?? 0),
    blockers: (status.blockers ?? []).flatMap((blocker) => blockerWords.get(blocker) ?? []),
    batteryPercent: status.batteryPercent ?? undefined,
    charging: status.charging ?? undefined,
  };
}

export function fromWireLink(link: v1.Link | undefined): Link {
  return links.get(link ?? 0) ?? 'unknown';
}

export function fromWireReason(reason: v1.DisconnectReason | undefined): DisconnectReason | undefined {
  return reasons.get(reason ?? 0);
}

function inverse<Word extends string>(wire: Readonly<Record<Word, number>>): ReadonlyMap<number, Word> {
  return new Map((Object.entries(wire) as [Word, number][]).map(([word, value]) => [value, word]));
}
