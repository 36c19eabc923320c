import type { Server } from 'node:http';
import { type Operations, serveOperations } from './operations.ts';
import {
  type HttpRequest,
  type HttpResponse,
  listenUws,
  type loadUws,
  mountOperations,
  PortInUseError,
  type TemplatedApp,
  type us_socket_context_t,
  type WebSocket,
} from './uws.ts';

/** Who opened a connection, as its upgrade request tells. */
export interface Caller {
  /** The remote address, or what a trusted proxy says it is. */
  readonly address: string;
  /** From `Authorization: Bearer`; native clients may send it, browsers cannot. */
  readonly bearerToken: string | undefined;
}

/** What happens on connections. Each handler gets what `create` returned; none is called after `closed`. */
export interface WebSocketHandlers<Peer> {
  create(socket: WebSocket<SocketData<Peer>>, caller: Caller): Peer;
  /** May end the connection at once: `closed` follows then, before this returns. */
  opened?(peer: Peer): void;
  /** The message is the library's memory: it is gone when this returns. */
  received(peer: Peer, message: Uint8Array, isBinary: boolean): void;
  /** A ping or a pong: the other side lives. */
  heard(peer: Peer): void;
  /** The socket's buffer has become smaller. */
  drained?(peer: Peer): void;
  closed(peer: Peer, code: number): void;
}

export interface WebSocketServerSettings {
  readonly path: string;
  readonly host: string;
  readonly port: number;
  /** The variable that names the port, for the message when it is taken. */
  readonly portSetting: string;
  /** Other processes listen on the port as well. */
  readonly isPortShared: boolean;
  /** A second port, for this process's operations paths alone; undefined: none. */
  readonly operationsPort: number | undefined;
  /** Bytes of one message. Over it: the library drops the connection, the client sees 1006. */
  readonly messageBytesMax: number;
  /** Bytes waiting in one socket's buffer. Over it: `send` drops the message and returns 2. */
  readonly bufferBytesMax: number;
  /** Seconds without anything heard, 8 to 960; the connection is dropped then. */
  readonly idleTimeoutS: number;
  /** The library pings 4 to 16 s before the idle timeout. */
  readonly sendsPings: boolean;
  /** Believe the last entry of X-Forwarded-For: only behind a proxy that writes it. */
  readonly isForwardedForTrusted: boolean;
}

export interface WebSocketServer {
  readonly port: number;
  /** Accepts nobody new; open connections stay. */
  stopListening(): void;
  /** Closes everything that is still open. */
  close(): void;
}

/** What the upgrade leaves for `open`: everything that is only readable while the request is being handled. */
export interface SocketData<Peer> {
  peer: Peer | undefined;
  readonly caller: Caller;
}

/**
 * Serves one WebSocket path and the operations paths. Resolves when it listens.
 * @throws PortInUseError; ConfigError when the port cannot be shared here.
 */
export async function serveWebSocket<Peer>(
  uws: ReturnType<typeof loadUws>,
  operations: Operations,
  settings: WebSocketServerSettings,
  handlers: WebSocketHandlers<Peer>,
): Promise<WebSocketServer> {
  const app = uws.App();
  const withPeer = (socket: WebSocket<SocketData<Peer>>, work: (peer: Peer) => void) => {
    const { peer } = socket.getUserData();
    if (peer !== undefined) work(peer);
  };
  app.ws<SocketData<Peer>>(settings.path, {
    compression: uws.DISABLED,
    maxPayloadLength: settings.messageBytesMax,
    maxBackpressure: settings.bufferBytesMax,
    idleTimeout: settings.idleTimeoutS,
    sendPingsAutomatically: settings.sendsPings,
    upgrade: (response, request, context) => upgrade<Peer>(response, request, context, settings.isForwardedForTrusted),
    open(socket) {
      const data = socket.getUserData();
      data.peer = handlers.create(socket, data.caller);
      handlers.opened?.(data.peer);
    },
    message: (socket, message, isBinary) =>
      withPeer(socket, (peer) => handlers.received(peer, new Uint8Array(message), isBinary)),
    pong: (socket) => withPeer(socket, handlers.heard),
    ping: (socket) => withPeer(socket, handlers.heard),
    drain: (socket) => withPeer(socket, (peer) => handlers.drained?.(peer)),
    close: (socket, code) => withPeer(socket, (peer) => handlers.closed(peer, code)),
  });
  mountOperations(app, operations);
  answerOthers(app, settings.path);

  const { host, port, portSetting: setting, isPortShared: isShared } = settings;
  // First, so that nobody is connected to a process that gives up for want of this port.
  const operationsServer = await serveOperationsAlone(operations, settings);
  const listener = await listenUws(uws, app, { host, port, setting, isShared }).catch((cause: unknown) => {
    operationsServer?.close();
    throw cause;
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
      // Only the typings of the older package leave it out.
      (app as unknown as { close(): void }).close();
      operationsServer?.closeAllConnections();
      operationsServer?.close();
    },
  };
}

async function serveOperationsAlone(
  operations: Operations,
  { host, operationsPort }: WebSocketServerSettings,
): Promise<Server | undefined> {
  if (operationsPort === undefined) return undefined;
  return serveOperations(operations, host, operationsPort).catch((cause: NodeJS.ErrnoException) => {
    const isTaken = cause.code === 'EADDRINUSE' || cause.code === 'EACCES';
    throw isTaken ? new PortInUseError(host, operationsPort, 'FIELDCAST_OPERATIONS_PORT') : cause;
  });
}

const NO_SUBPROTOCOL = '';

// Everything is read here: the request is gone when this returns.
function upgrade<Peer>(
  response: HttpResponse,
  request: HttpRequest,
  context: us_socket_context_t,
  isForwardedForTrusted: boolean,
): void {
  const forwardedFor = isForwardedForTrusted ? request.getHeader('x-forwarded-for') : '';
  const bearerToken = /^Bearer +(\S+)$/i.exec(request.getHeader('authorization'))?.[1];
  const data: SocketData<Peer> = {
    peer: undefined,
    caller: { address: addressOf(response, forwardedFor), bearerToken },
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

function answerOthers(app: TemplatedApp, path: string): void {
  app.get(path, (response) => {
    response.writeStatus('426 Upgrade Required').writeHeader('upgrade', 'websocket').end('open a WebSocket here\n');
  });
  app.any('/*', (response) => {
    response.writeStatus('404 Not Found').end('not found\n');
  });
}
