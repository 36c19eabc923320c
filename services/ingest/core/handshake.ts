import { isExternalId, limits, PROTOCOL_VERSION, type v1 } from '@fieldcast/protocol';
import type { AddressGate } from './address-gate.ts';
import type { Admit, Admitted } from './admission.ts';
import {
  type Connection,
  createOnline,
  type Identity,
  type Online,
  type TokenTimes,
  transition,
} from './connection.ts';
import { ingestLimits } from './limits.ts';
import { send, sendError, type Tally } from './outbox.ts';
import { type PolicyFeed, policyFrame } from './policy-feed.ts';
import type { PresenceFeed } from './presence-feed.ts';
import type { Registry } from './registry.ts';

export interface HandshakeSettings {
  readonly windowReports: number;
  readonly fixAgeMaxS: number;
  readonly fixAheadMaxS: number;
  readonly heartbeatMs: number;
  readonly tokenReminderS: number;
}

/** How a connection gets and keeps the right to be here. Both resolve when the frame has been answered. */
export interface Handshake {
  hello(connection: Connection, hello: v1.Hello): Promise<void>;
  refresh(connection: Connection, online: Online, refresh: v1.Refresh): Promise<void>;
}

interface HandshakeParts {
  readonly registry: Registry;
  readonly gate: AddressGate;
  readonly presence: PresenceFeed;
  readonly policies: Pick<PolicyFeed, 'guidanceOf'>;
  readonly tally: Tally;
}

const UINT32_MAX = 0xffff_ffff;
/** The reminder never comes in the first 80 % of a short-lived token, which would make the client renew at once. */
const REMINDER_SHARE_MAX = 0.2;

export function createHandshake(
  { registry, gate, presence, policies, tally }: HandshakeParts,
  { admit, now }: { admit: Admit; now: () => number },
  settings: HandshakeSettings,
): Handshake {
  async function hello(connection: Connection, frame: v1.Hello): Promise<void> {
    if (connection.phase.kind !== 'awaiting_hello') return;
    const token = frame.token || connection.phase.bearerToken || '';
    transition(connection, { kind: 'verifying' });
    const admission = await admit(token);
    // It may have been closed while the token was being verified.
    if (phaseKind(connection) !== 'verifying') return;
    if (admission.kind === 'refused') return sendError(connection, tally, admission.error, admission);
    if (frame.protocolVersion !== PROTOCOL_VERSION) return sendError(connection, tally, 'UNSUPPORTED_VERSION');
    if (!isExternalId(frame.deviceId)) return sendError(connection, tally, 'INVALID_ID');
    welcome(connection, admission, frame);
  }

  function welcome(connection: Connection, admitted: Admitted, { deviceId, appVersion }: v1.Hello): void {
    const identity = { tenantId: admitted.tenantId, technicianId: admitted.technicianId, deviceId };
    const before = registry.findDevice(identity);
    if (before) sendError(before, tally, 'REPLACED');
    // Read after the older one has ended, so that in time, too, it ended first.
    const nowMs = now();
    const online = createOnline(
      identity,
      { appVersion: appVersion.slice(0, ingestLimits.versionTextLengthMax), guidance: policies.guidanceOf(identity) },
      tokenTimes(admitted, nowMs),
      nowMs,
    );
    transition(connection, online);
    gate.leave(connection.address);
    registry.enter(identity, connection);
    presence.connected(connection, online);
    send(connection, { welcome: welcomeFrame(connection.id, online, nowMs, settings) });
  }

  async function refresh(connection: Connection, online: Online, { token }: v1.Refresh): Promise<void> {
    if (online.isRefreshing)
      return sendError(connection, tally, 'RATE_LIMITED', { message: 'A Refresh is being verified; wait for it.' });
    online.isRefreshing = true;
    const admission = await admit(token);
    online.isRefreshing = false;
    if (connection.phase !== online) return;
    if (admission.kind === 'refused') return sendError(connection, tally, admission.error, admission);
    if (!isSamePerson(online.identity, admission))
      return sendError(connection, tally, 'FORBIDDEN', { message: 'Refresh needs a token of the same technician.' });
    // A token that ends before the present one changes nothing: the connection keeps the later end.
    if (admission.expiresAtMs > online.token.expiresAtMs) online.token = tokenTimes(admission, now());
    send(connection, { tokenAccepted: { expiresAtMs: online.token.expiresAtMs } });
  }

  function tokenTimes({ issuedAtMs, expiresAtMs }: Admitted, nowMs: number): TokenTimes {
    const leadMs = Math.min(settings.tokenReminderS * 1000, (expiresAtMs - nowMs) * REMINDER_SHARE_MAX);
    return { issuedAtMs, expiresAtMs, remindAtMs: expiresAtMs - leadMs };
  }

  return { hello, refresh };
}

// A call, because the compiler does not know that an await lets the phase change.
function phaseKind(connection: Connection): Connection['phase']['kind'] {
  return connection.phase.kind;
}

function isSamePerson(identity: Identity, admitted: Admitted): boolean {
  return identity.tenantId === admitted.tenantId && identity.technicianId === admitted.technicianId;
}

function welcomeFrame(
  connectionId: number,
  { token, guidance }: Online,
  serverTimeMs: number,
  settings: HandshakeSettings,
): v1.Welcome.$Properties {
  const ageMsMax = settings.fixAgeMaxS * 1000;
  return {
    serverTimeMs,
    tokenExpiresAtMs: token.expiresAtMs,
    connectionId,
    limits: {
      windowReports: settings.windowReports,
      reportPositionsMax: limits.reportPositionsMax,
      reportBytesMax: limits.reportBytesMax,
      ageMsMax: ageMsMax > UINT32_MAX ? 0 : ageMsMax,
      aheadMsMax: Math.min(settings.fixAheadMaxS * 1000, UINT32_MAX),
      heartbeatMs: settings.heartbeatMs,
    },
    policy: policyFrame(guidance),
    flags: { ...guidance.settings.flags },
  };
}
