import type { Operations } from '@fieldcast/runtime';
import type { loadUws } from '@fieldcast/runtime/uws';
import { serveWebSocket, type WebSocketServer } from '@fieldcast/runtime/websocket-server';
import { type Connection, createConnection } from '../core/connection.ts';
import { ingestLimits } from '../core/limits.ts';
import type { Sessions } from '../core/sessions.ts';

/** What uWebSockets takes for an idle timeout, in seconds. */
const IDLE_TIMEOUT_S_MIN = 8;
const IDLE_TIMEOUT_S_MAX = 960;
/** uWebSockets pings 4 to 16 s before its idle timeout; with this much more than two heartbeats, well before we close. */
const IDLE_TIMEOUT_MARGIN_S = 8;

export interface TrackServerSettings {
  readonly bindHost: string;
  readonly trackPort: number;
  readonly heartbeatMs: number;
  readonly isForwardedForTrusted: boolean;
  readonly isPortShared: boolean;
  readonly operationsPort: number | undefined;
}

/** Serves `/v1/track` and the operations paths. @throws PortInUseError */
export function serveTrack(
  uws: ReturnType<typeof loadUws>,
  { sessions, operations, now }: { sessions: Sessions; operations: Operations; now: () => number },
  { bindHost, trackPort, heartbeatMs, isForwardedForTrusted, isPortShared, operationsPort }: TrackServerSettings,
): Promise<WebSocketServer> {
  let lastConnectionId = 0;
  const settings = {
    path: '/v1/track',
    host: bindHost,
    port: trackPort,
    portSetting: 'FIELDCAST_TRACK_PORT',
    messageBytesMax: ingestLimits.transportMessageBytesMax,
    bufferBytesMax: ingestLimits.socketBufferBytesMax,
    idleTimeoutS: idleTimeoutS(heartbeatMs),
    sendsPings: true,
    isForwardedForTrusted,
    isPortShared,
    operationsPort,
  };
  return serveWebSocket<Connection>(uws, operations, settings, {
    create: (socket, { address, bearerToken }) =>
      createConnection(++lastConnectionId, socket, { address, bearerToken, nowMs: now() }),
    opened: sessions.opened,
    received: sessions.received,
    heard: sessions.heard,
    closed: sessions.closed,
  });
}

function idleTimeoutS(heartbeatMs: number): number {
  const wanted = Math.ceil((2 * heartbeatMs) / 1000) + IDLE_TIMEOUT_MARGIN_S;
  return Math.min(IDLE_TIMEOUT_S_MAX, Math.max(IDLE_TIMEOUT_S_MIN, wanted));
}
