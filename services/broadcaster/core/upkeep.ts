import type { Registry } from './registry.ts';
import { type Session, sendFrame } from './session.ts';

export interface UpkeepSettings {
  readonly heartbeatMs: number;
  readonly helloTimeoutMs: number;
}

const HEARTBEATS_MISSED_MAX = 2;
/** Probes go out at this share of the heartbeat, so that with the sweep's own period they are never late. */
const PROBE_SHARE = 0.5;

/** Ends a session whose time is up, reminds it of its token, keeps it alive. */
export function sweepSession(session: Session, registry: Registry, nowMs: number, settings: UpkeepSettings): void {
  const { phase } = session;
  if (phase.kind === 'closed') return;
  if (phase.kind !== 'watching') {
    if (nowMs - session.openedAtMs >= settings.helloTimeoutMs) registry.fail(session, 'HELLO_TIMEOUT');
  } else if (nowMs >= phase.admitted.expiresAtMs) {
    registry.fail(session, 'TOKEN_EXPIRED');
  } else if (nowMs - session.lastHeardMs > HEARTBEATS_MISSED_MAX * settings.heartbeatMs) {
    registry.fail(session, 'HEARTBEAT_TIMEOUT');
  } else {
    if (nowMs >= phase.remindAtMs) {
      phase.remindAtMs = Number.POSITIVE_INFINITY;
      sendFrame(session, { tokenExpiring: { expiresAtMs: phase.admitted.expiresAtMs } }, nowMs);
    }
    probe(session, nowMs, settings.heartbeatMs * PROBE_SHARE);
  }
}

/**
 * A browser shows the page no transport pings, so the board gets a frame; and it need not send any, so the transport's
 * pong tells us that it lives.
 */
function probe(session: Session, nowMs: number, intervalMs: number): void {
  if (nowMs - session.lastPingMs >= intervalMs) {
    session.lastPingMs = nowMs;
    session.socket.ping();
  }
  if (nowMs - session.lastSentMs >= intervalMs) sendFrame(session, { pong: { nonce: 0, serverTimeMs: nowMs } }, nowMs);
}
