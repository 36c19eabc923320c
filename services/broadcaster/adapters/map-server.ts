import type { Operations } from '@fieldcast/runtime';
import type { loadUws, WebSocket } from '@fieldcast/runtime/uws';
import { serveWebSocket, type WebSocketServer } from '@fieldcast/runtime/websocket-server';
import { mapLimits } from '../core/limits.ts';
import type { BoardSocket, Session } from '../core/session.ts';
import type { Sessions } from '../core/sessions.ts';

/** Backstop for a peer that vanished while closing, in seconds; the heartbeat finds all others long before. */
const IDLE_TIMEOUT_S = 960;
/** What uWebSockets' `send` returns when the buffer was over its limit and the message is gone. */
const DROPPED = 2;

export interface MapServerSettings {
  readonly bindHost: string;
  readonly mapPort: number;
  readonly isForwardedForTrusted: boolean;
  readonly isPortShared: boolean;
  readonly operationsPort: number | undefined;
}

/** Serves `/v1/map` and the operations paths. @throws PortInUseError */
export function serveMap(
  uws: ReturnType<typeof loadUws>,
  { sessions, operations }: { sessions: Sessions; operations: Operations },
  { bindHost, mapPort, isForwardedForTrusted, isPortShared, operationsPort }: MapServerSettings,
): Promise<WebSocketServer> {
  const settings = {
    path: '/v1/map',
    host: bindHost,
    port: mapPort,
    portSetting: 'FIELDCAST_MAP_PORT',
    messageBytesMax: mapLimits.transportMessageBytesMax,
    bufferBytesMax: mapLimits.transportBufferBytesMax,
    idleTimeoutS: IDLE_TIMEOUT_S,
    // Sessions ping by themselves: the heartbeat is shorter than what uWebSockets takes for an idle timeout.
    sendsPings: false,
    isForwardedForTrusted,
    isPortShared,
    operationsPort,
  };
  return serveWebSocket<Session>(uws, operations, settings, {
    create: (socket, caller) => sessions.opened(toBoardSocket(socket), caller),
    received: sessions.received,
    heard: sessions.heard,
    drained: sessions.drained,
    closed: (session) => sessions.closed(session),
  });
}

/** Sessions never touch a socket after its close event, as uWebSockets demands: `closed` is the last they hear of it. */
function toBoardSocket<Data>(socket: WebSocket<Data>): BoardSocket {
  return {
    bufferedBytes: () => socket.getBufferedAmount(),
    send: (bytes) => socket.send(bytes, true) !== DROPPED,
    ping: () => void socket.ping(),
    end: (closeCode, reason) => void socket.end(closeCode, reason),
    drop: () => void socket.close(),
  };
}
