import { isExternalId, v1 } from '@fieldcast/protocol';

/** A technician's phone connected, or its connection ended; as the storage takes it. */
export interface ConnectionEvent {
  readonly tenantId: string;
  readonly technicianId: string;
  readonly deviceId: string;
  /** ms since the Unix epoch, by the clock of the ingest node. */
  readonly atMs: number;
  readonly link: 'connected' | 'disconnected' | 'lost';
  /** Why it ended, in lower snake case; null when it has not, or nobody knows. */
  readonly reason: string | null;
  readonly appVersion: string | null;
  /** 0 to 100; null while the phone has not told. */
  readonly batteryPercent: number | null;
}

const { Link } = v1;
const BATTERY_PERCENT_MAX = 100;
/** The latest time that Postgres and JavaScript both can name, in whole years. */
const TIME_MS_MAX = Date.UTC(9999, 0);

/** The words of REST and of the client package: the wire's names in lower case. */
const reasonWords = new Map(
  Object.entries(v1.DisconnectReason)
    .filter(([, number]) => number !== v1.DisconnectReason.DISCONNECT_REASON_UNSPECIFIED)
    .map(([name, number]) => [number as v1.DisconnectReason, name.toLowerCase()]),
);
const linkWords = new Map<v1.Link, ConnectionEvent['link']>([
  [Link.CONNECTED, 'connected'],
  [Link.DISCONNECTED, 'disconnected'],
  [Link.LOST, 'lost'],
]);

/**
 * What a presence change says for the connection history; nothing when it cannot be stored. A status gives the
 * connection's beginning again, with the battery; so does its end, for a connection so short that only the end was
 * told, or whose beginning was missed.
 */
export function toConnectionEvents(tenantId: string, entry: v1.PresenceEntry): ConnectionEvent[] {
  const { technicianId, deviceId, presence, connectedAtMs } = entry;
  const link = linkWords.get(presence?.link ?? Link.LINK_UNSPECIFIED);
  if (!presence || !link || !isExternalId(technicianId) || !isExternalId(deviceId)) return [];
  const { changedAtMs, reason, appVersion, status } = presence;
  // The phone's own text: what Postgres might refuse must not take others along.
  const whose = { tenantId, technicianId, deviceId, appVersion: isExternalId(appVersion) ? appVersion : null };
  const battery = status?.batteryPercent;
  const batteryPercent = battery != null && battery <= BATTERY_PERCENT_MAX ? battery : null;
  // An ingest of before this field tells only when the status changed; its history then has a line for each.
  const beginMs = connectedAtMs > 0 || link !== 'connected' ? connectedAtMs : changedAtMs;
  const begin = { ...whose, atMs: beginMs, link: 'connected', reason: null } as const;
  if (link === 'connected') return [{ ...begin, batteryPercent }].filter(isStorable);
  const end = { ...whose, atMs: changedAtMs, link, reason: reasonWords.get(reason) ?? null, batteryPercent };
  // The battery is that of the end.
  return [{ ...begin, batteryPercent: null }, end].filter(isStorable);
}

function isStorable({ atMs }: ConnectionEvent): boolean {
  return Number.isSafeInteger(atMs) && atMs > 0 && atMs <= TIME_MS_MAX;
}
