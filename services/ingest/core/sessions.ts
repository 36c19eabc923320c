import { type ErrorName, limits, v1 } from '@fieldcast/protocol';
import type { AddressGate } from './address-gate.ts';
import { type Connection, disconnectReason, type Online, transition } from './connection.ts';
import { readFrame, reportStart } from './frame.ts';
import type { Handshake } from './handshake.ts';
import { type ErrorDetail, send, sendError, type Tally } from './outbox.ts';
import type { PresenceFeed } from './presence-feed.ts';
import type { Registry } from './registry.ts';
import type { ReportIntake } from './report-intake.ts';
import { cleanStatus } from './status.ts';
import { dueAction, type SweepSettings } from './sweep.ts';

/** What happens on technician connections, as the server and the bus report it. */
export interface Sessions {
  opened(connection: Connection): void;
  /** `bytes` are read before this returns. */
  received(connection: Connection, bytes: Uint8Array, isBinary: boolean): void;
  /** A sign of life without a frame. */
  heard(connection: Connection): void;
  closed(connection: Connection, transportCode: number): void;
  /** Enforces everything that depends on time; call it about once a second. */
  sweep(): void;
  /** Tokens issued to this person before `notBeforeMs` no longer count. */
  revoked(tenantId: string, subject: string, notBeforeMs: number): void;
  /** Another ingest node has taken in these devices. */
  replacedElsewhere(tenantId: string, devices: readonly v1.PresenceEntry[]): void;
  /** From now on every Hello is sent to another node. */
  beginDrain(): void;
}

export interface SessionsSettings extends SweepSettings {
  readonly connectionsMax: number;
  readonly replaceGraceMs: number;
}

interface Parts {
  readonly registry: Registry;
  readonly gate: AddressGate;
  readonly handshake: Handshake;
  readonly intake: ReportIntake;
  readonly presence: PresenceFeed;
  readonly tally: Tally;
}

/**
 * @param onFault told of errors that are bugs or failures of ours; the connection gets INTERNAL and ends.
 */
export function createSessions(
  { registry, gate, handshake, intake, presence, tally }: Parts,
  { now, onFault }: { now: () => number; onFault: (cause: unknown) => void },
  settings: SessionsSettings,
): Sessions {
  let isDraining = false;

  const fail = (connection: Connection, name: ErrorName, detail?: ErrorDetail) =>
    sendError(connection, tally, name, detail);
  const failInternally = (connection: Connection) => (cause: unknown) => {
    onFault(cause);
    fail(connection, 'INTERNAL');
  };

  function opened(connection: Connection): void {
    // Entered first, so that `closed` finds the same state however the connection ends.
    const hasRoom = registry.size < settings.connectionsMax;
    registry.add(connection);
    const mayWait = gate.enter(connection.address);
    if (!hasRoom || !mayWait) fail(connection, 'TOO_MANY_CONNECTIONS');
    else if (isDraining) fail(connection, 'DRAINING');
  }

  function received(connection: Connection, bytes: Uint8Array, isBinary: boolean): void {
    const nowMs = now();
    connection.lastHeardAtMs = nowMs;
    const { phase } = connection;
    const start = isBinary && bytes.length <= limits.reportBytesMax ? reportStart(bytes) : 0;
    if (start > 0 && phase.kind === 'online') receivedReport(connection, phase, bytes, start, nowMs);
    else receivedFrame(connection, bytes, isBinary, nowMs);
  }

  function receivedFrame(connection: Connection, bytes: Uint8Array, isBinary: boolean, nowMs: number): void {
    const message = isBinary ? readFrame(bytes) : ({ kind: 'malformed' } as const);
    if (message.kind === 'malformed') fail(connection, 'MALFORMED_FRAME');
    else if (message.kind === 'too_large') fail(connection, 'FRAME_TOO_LARGE');
    else if (connection.phase.kind === 'online') {
      const cost = Math.ceil(bytes.length / limits.reportBytesMax);
      if (message.kind === 'frame') receivedOnline(connection, connection.phase, message.frame, nowMs);
      else if (intake.admitFrame(connection, connection.phase, cost, message.reportId, nowMs))
        intake.refuse(connection, message.reportId, v1.RefusalReason.REPORT_TOO_LARGE);
    } else receivedEarly(connection, message.kind === 'frame' ? message.frame : undefined);
  }

  function receivedOnline(connection: Connection, online: Online, frame: v1.ClientFrame, nowMs: number): void {
    const { report, ping, status, refresh } = frame;
    // In a form that our encoders do not write, with other fields around it. Written anew it goes the way of all reports.
    if (report) receivedReport(connection, online, v1.Report.encode(report).finish(), 0, nowMs);
    else if (!intake.admitFrame(connection, online, 1, 0, nowMs)) return;
    else if (ping) send(connection, { pong: { nonce: ping.nonce, serverTimeMs: nowMs } });
    else if (status) {
      online.status = cleanStatus(status);
      online.changedAtMs = nowMs;
      presence.statusChanged(connection, online);
    } else if (refresh) handshake.refresh(connection, online, refresh).catch(failInternally(connection));
    else fail(connection, 'FRAME_OUT_OF_ORDER');
  }

  function receivedReport(
    connection: Connection,
    online: Online,
    bytes: Uint8Array,
    start: number,
    nowMs: number,
  ): void {
    if (!intake.receive(connection, online, bytes, start, nowMs)) fail(connection, 'MALFORMED_FRAME');
  }

  function receivedEarly(connection: Connection, frame: v1.ClientFrame | undefined): void {
    if (connection.phase.kind === 'verifying')
      fail(connection, 'FRAME_OUT_OF_ORDER', { message: 'Wait for Welcome before the next frame.' });
    else if (!frame?.hello) fail(connection, 'FRAME_OUT_OF_ORDER');
    else if (isDraining) fail(connection, 'DRAINING');
    else handshake.hello(connection, frame.hello).catch(failInternally(connection));
  }

  function closed(connection: Connection, transportCode: number): void {
    const { phase } = connection;
    if (phase.kind === 'closed') return;
    const reason = disconnectReason(connection, transportCode);
    tally.disconnected(reason);
    registry.remove(connection);
    if (phase.kind === 'online') presence.disconnected(connection, phase, reason, now());
    else gate.leave(connection.address);
    transition(connection, { kind: 'closed' });
  }

  function sweep(): void {
    const nowMs = now();
    for (const connection of registry.all()) {
      const due = dueAction(connection, nowMs, settings);
      if (due === 'hello_timeout') fail(connection, 'HELLO_TIMEOUT');
      else if (due === 'no_heartbeat') fail(connection, 'HEARTBEAT_TIMEOUT');
      else if (due === 'token_expired') fail(connection, 'TOKEN_EXPIRED');
      else if (due === 'token_expiring') remind(connection);
      else if (due === 'quiet') connection.socket.ping();
    }
  }

  function remind(connection: Connection): void {
    if (connection.phase.kind !== 'online') return;
    const { token } = connection.phase;
    connection.phase.token = { ...token, remindAtMs: Number.POSITIVE_INFINITY };
    send(connection, { tokenExpiring: { expiresAtMs: token.expiresAtMs } });
  }

  function revoked(tenantId: string, subject: string, notBeforeMs: number): void {
    for (const { connection, online } of registry.ofTenant(tenantId))
      if (online.identity.technicianId === subject && online.token.issuedAtMs < notBeforeMs)
        fail(connection, 'REVOKED');
  }

  // Clocks of two nodes differ, so their stamps do not tell which connection is newer. News of another node takes far
  // less than the grace time, so a connection older than that was there first; of two younger ones both stay, and the
  // dead one falls to its heartbeat. Either way nothing is lost: identical fixes are one row.
  function replacedElsewhere(tenantId: string, devices: readonly v1.PresenceEntry[]): void {
    const nowMs = now();
    for (const { technicianId, deviceId } of devices) {
      const connection = registry.findDevice({ tenantId, technicianId, deviceId });
      if (connection && nowMs - connection.openedAtMs >= settings.replaceGraceMs) fail(connection, 'REPLACED');
    }
  }

  return {
    opened,
    received(connection, bytes, isBinary) {
      if (connection.phase.kind === 'closed') return;
      try {
        received(connection, bytes, isBinary);
      } catch (cause) {
        // One connection's bad luck must not end thousands of others.
        failInternally(connection)(cause);
      }
    },
    heard: (connection) => {
      connection.lastHeardAtMs = now();
    },
    closed,
    sweep,
    revoked,
    replacedElsewhere,
    beginDrain: () => {
      isDraining = true;
    },
  };
}
