import type { Operations } from '@fieldcast/runtime';
import {
  type HttpRequest,
  type HttpResponse,
  listenUws,
  type loadUws,
  mountOperations,
  type TemplatedApp,
  type us_socket_context_t,
  type WebSocket,
} from '@fieldcast/runtime/uws';
import { type Connection, createConnection } from '../core/connection.ts';
import { ingestLimits } from '../core/limits.ts';
import type { Sessions } from '../core/sessions.ts';

const TRACK_PATH = '/v1/track';
/** What uWebSockets takes for an idle timeout, in seconds. */
const IDLE_TIMEOUT_S_MIN = 8;
const IDLE_TIMEOUT_S_MAX = 960;
/** uWebSockets pings 4 to 16 s before its idle timeout; with this much more than two heartbeats, well before we close. */
const IDLE_TIMEOUT_MARGIN_S = 8;

/** What the upgrade leaves for `open`: everything that is only readable while the request is being handled. */
interface SocketData {
  connection: Connection | undefined;
  readonly address: string;
  readonly bearerToken: string | undefined;
}

type Uws = ReturnType<typeof loadUws>;

export interface TrackServer {
  readonly port: number;
  /** Accepts nobody new; open connections stay. */
  stopListening(): void;
  /** Closes everything that is still open. */
  close(): void;
}

export interface TrackServerSettings {
  readonly bindHost: string;
  readonly trackPort: number;
  readonly heartbeatMs: number;
  readonly isForwardedForTrusted: boolean;
}

/** Serves `/v1/track` and the operations paths. @throws PortInUseError */
export async function serveTrack(
  uws: Uws,
  { sessions, operations, now }: { sessions: Sessions; operations: Operations; now: () => number },
  settings: TrackServerSettings,
): Promise<TrackServer> {
  const app = uws.App();
  let lastConnectionId = 0;

  app.ws<SocketData>(TRACK_PATH, {
    compression: uws.DISABLED,
    maxPayloadLength: ingestLimits.transportMessageBytesMax,
    maxBackpressure: ingestLimits.socketBufferBytesMax,
    idleTimeout: idleTimeoutS(settings.heartbeatMs),
    sendPingsAutomatically: true,
    upgrade: (response, request, context) => upgrade(response, request, context, settings.isForwardedForTrusted),
    open(socket) {
      const data = socket.getUserData();
      const { address, bearerToken } = data;
      data.connection = createConnection(++lastConnectionId, socket, { address, bearerToken, nowMs: now() });
      sessions.opened(data.connection);
    },
    message: (socket, message, isBinary) =>
      withConnection(socket, (connection) => sessions.received(connection, new Uint8Array(message), isBinary)),
    pong: (socket) => withConnection(socket, sessions.heard),
    ping: (socket) => withConnection(socket, sessions.heard),
    close: (socket, code) => withConnection(socket, (connection) => sessions.closed(connection, code)),
  });
  mountOperations(app, operations);
  answerOthers(app);

  const listener = await listenUws(uws, app, {
    host: settings.bindHost,
    port: settings.trackPort,
    setting: 'FIELDCAST_TRACK_PORT',
  });
  let isListening = true;
  const stopListening = () => {
    if (isListening) uws.us_listen_socket_close(listener.socket);
    isListening = false;
  };
  return {
    port: listener.port,
    stopListening,
    close() {
      stopListening();
      (app as unknown as { close(): void }).close();
    },
  };
}

function withConnection(socket: WebSocket<SocketData>, work: (connection: Connection) => void): void {
  const { connection } = socket.getUserData();
  if (connection) work(connection);
}

const NO_SUBPROTOCOL = '';

// Everything is read here: the request is gone when this returns.
function upgrade(
  response: HttpResponse,
  request: HttpRequest,
  context: us_socket_context_t,
  isForwardedForTrusted: boolean,
): void {
  const data: SocketData = {
    connection: undefined,
    address: addressOf(response, isForwardedForTrusted ? request.getHeader('x-forwarded-for') : ''),
    bearerToken: /^Bearer +(\S+)$/i.exec(request.getHeader('authorization'))?.[1],
  };
  response.upgrade(
    data,
    request.getHeader('sec-websocket-key'),
    NO_SUBPROTOCOL,
    request.getHeader('sec-websocket-extensions'),
    context,
  );
}

// Only the last entry was written by our own proxy; those before it are whatever the client claims.
function addressOf(response: HttpResponse, forwardedFor: string): string {
  const forwarded = forwardedFor.split(',').at(-1)?.trim();
  return forwarded || Buffer.from(response.getRemoteAddressAsText()).toString();
}

function answerOthers(app: TemplatedApp): void {
  app.get(TRACK_PATH, (response) => {
    response.writeStatus('426 Upgrade Required').writeHeader('upgrade', 'websocket').end('open a WebSocket here\n');
  });
  app.any('/*', (response) => {
    response.writeStatus('404 Not Found').end('not found\n');
  });
}

function idleTimeoutS(heartbeatMs: number): number {
  const wanted = Math.ceil((2 * heartbeatMs) / 1000) + IDLE_TIMEOUT_MARGIN_S;
  return Math.min(IDLE_TIMEOUT_S_MAX, Math.max(IDLE_TIMEOUT_S_MIN, wanted));
}
