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
import { mapLimits } from '../core/limits.ts';
import type { BoardSocket, Caller, Session } from '../core/session.ts';
import type { Sessions } from '../core/sessions.ts';

const MAP_PATH = '/v1/map';
/** Backstop for a peer that vanished while closing, in seconds; the heartbeat finds all others long before. */
const IDLE_TIMEOUT_S = 960;
/** What uWebSockets' `send` returns when the buffer was over its limit and the message is gone. */
const DROPPED = 2;

/** What the upgrade leaves for `open`: everything that is only readable while the request is being handled. */
interface SocketData {
  session: Session | undefined;
  readonly caller: Caller;
}

export interface MapServer {
  readonly port: number;
  /** Accepts nobody new; open connections stay. */
  stopListening(): void;
  /** Closes everything that is still open. */
  close(): void;
}

export interface MapServerSettings {
  readonly bindHost: string;
  readonly mapPort: number;
  readonly isForwardedForTrusted: boolean;
}

/** Serves `/v1/map` and the operations paths. @throws PortInUseError */
export async function serveMap(
  uws: ReturnType<typeof loadUws>,
  { sessions, operations }: { sessions: Sessions; operations: Operations },
  settings: MapServerSettings,
): Promise<MapServer> {
  const app = uws.App();
  app.ws<SocketData>(MAP_PATH, {
    compression: uws.DISABLED,
    maxPayloadLength: mapLimits.transportMessageBytesMax,
    maxBackpressure: mapLimits.transportBufferBytesMax,
    idleTimeout: IDLE_TIMEOUT_S,
    // Sessions ping by themselves: the heartbeat is shorter than what uWebSockets takes for an idle timeout.
    sendPingsAutomatically: false,
    upgrade: (response, request, context) => upgrade(response, request, context, settings.isForwardedForTrusted),
    open(socket) {
      const data = socket.getUserData();
      data.session = sessions.opened(toBoardSocket(socket), data.caller);
    },
    message: (socket, message, isBinary) =>
      withSession(socket, (session) => sessions.received(session, new Uint8Array(message), isBinary)),
    pong: (socket) => withSession(socket, sessions.heard),
    ping: (socket) => withSession(socket, sessions.heard),
    drain: (socket) => withSession(socket, sessions.drained),
    close: (socket) => withSession(socket, sessions.closed),
  });
  mountOperations(app, operations);
  answerOthers(app);

  const { bindHost: host, mapPort: port } = settings;
  const listener = await listenUws(uws, app, { host, port, setting: 'FIELDCAST_MAP_PORT' });
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

function withSession(socket: WebSocket<SocketData>, work: (session: Session) => void): void {
  const { session } = socket.getUserData();
  if (session) work(session);
}

/** Sessions never touch a socket after its close event, as uWebSockets demands: `closed` is the last they hear of it. */
function toBoardSocket(socket: WebSocket<SocketData>): BoardSocket {
  return {
    bufferedBytes: () => socket.getBufferedAmount(),
    send: (bytes) => socket.send(bytes, true) !== DROPPED,
    ping: () => void socket.ping(),
    end: (closeCode, reason) => void socket.end(closeCode, reason),
    drop: () => void socket.close(),
  };
}

const NO_SUBPROTOCOL = '';

// Everything is read here: the request is gone when this returns.
function upgrade(
  response: HttpResponse,
  request: HttpRequest,
  context: us_socket_context_t,
  isForwardedForTrusted: boolean,
): void {
  const forwardedFor = isForwardedForTrusted ? request.getHeader('x-forwarded-for') : '';
  const bearerToken = /^Bearer +(\S+)$/i.exec(request.getHeader('authorization'))?.[1];
  const caller = { address: addressOf(response, forwardedFor), bearerToken };
  const data: SocketData = { session: undefined, caller };
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
  app.get(MAP_PATH, (response) => {
    response.writeStatus('426 Upgrade Required').writeHeader('upgrade', 'websocket').end('open a WebSocket here\n');
  });
  app.any('/*', (response) => {
    response.writeStatus('404 Not Found').end('not found\n');
  });
}
