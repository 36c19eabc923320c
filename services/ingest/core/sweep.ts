import type { Connection } from './connection.ts';

export interface SweepSettings {
  readonly helloTimeoutMs: number;
  readonly heartbeatMs: number;
}

export type Due = 'hello_timeout' | 'no_heartbeat' | 'token_expired' | 'token_expiring' | 'quiet';

/** Heartbeats without a sign of life after which a connection is taken for dead. */
const SILENT_HEARTBEATS_MAX = 2;

/** What time demands of a connection now; undefined when nothing. `quiet`: a ping would tell whether it still lives. */
export function dueAction(
  { phase, openedAtMs, lastHeardAtMs }: Connection,
  nowMs: number,
  { helloTimeoutMs, heartbeatMs }: SweepSettings,
): Due | undefined {
  if (phase.kind === 'closed') return undefined;
  if (phase.kind !== 'online') return nowMs - openedAtMs >= helloTimeoutMs ? 'hello_timeout' : undefined;
  if (nowMs >= phase.token.expiresAtMs) return 'token_expired';
  const silentMs = nowMs - lastHeardAtMs;
  if (silentMs >= SILENT_HEARTBEATS_MAX * heartbeatMs) return 'no_heartbeat';
  if (nowMs >= phase.token.remindAtMs) return 'token_expiring';
  return silentMs >= heartbeatMs ? 'quiet' : undefined;
}
