import type { Socket } from 'node:net';
import type { Logger, Operations } from '@fieldcast/runtime';
import { PortInUseError } from '@fieldcast/runtime/uws';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { ApiError, toErrorBody } from '../core/api-error.ts';
import { createAnswerWithError } from './errors.ts';
import type { DispatchMetrics } from './metrics.ts';

/** Bytes of a request's body. Over it: BODY_TOO_LARGE. */
const BODY_BYTES_MAX = 16 * 1024;
/** A technician id of 128 bytes, each percent-encoded. A longer path segment finds no route. */
const PATH_SEGMENT_LENGTH_MAX = 3 * 128;
/** Connections at a time. Over it: new ones are closed at once. */
const CONNECTIONS_MAX = 10_000;
/** How long a client may take to send a request. Over it: 408. */
const REQUEST_MS_MAX = 30_000;

/** The HTTP server without its routes: limits, errors from the catalogue, security headers, metrics, operations. */
export function createHttpServer(
  log: Logger,
  trustedProxies: readonly string[],
  operations: Operations,
  metrics: Pick<DispatchMetrics, 'refusals' | 'requestSeconds'>,
): FastifyInstance {
  const answerWithError = createAnswerWithError(metrics.refusals);
  const logger: FastifyBaseLogger = log;
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_MS_MAX,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: PATH_SEGMENT_LENGTH_MAX },
    frameworkErrors: (error, request, reply) => void answerWithError(error, request, reply),
    clientErrorHandler: (_error, socket) => refuseUnreadable(socket),
  });
  app.server.maxConnections = CONNECTIONS_MAX;
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error, request, reply) => answerWithError(error, request, reply));
  app.setNotFoundHandler((request, reply) => answerWithError(new ApiError('NOT_FOUND'), request, reply));
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const labels = { method, route: routeOptions?.url ?? 'none', status: String(reply.statusCode) };
    metrics.requestSeconds.observe(labels, reply.elapsedTime / 1000);
  });
  serveOperations(app, operations);
  return app;
}

/**
 * Opens the port; resolves to the one in use (for port 0).
 * @throws PortInUseError naming the port and its setting.
 */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRINUSE' || code === 'EACCES') throw new PortInUseError(host, port, 'FIELDCAST_HTTP_PORT');
    throw cause;
  }
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no TCP port');
  return address.port;
}

function serveOperations(app: FastifyInstance, operations: Operations): void {
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    app.get(path, async ({ socket, headers }, reply) => {
      const answer = await operations({
        path,
        remoteAddress: socket.remoteAddress ?? '',
        isForwarded: headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined,
      });
      if (!answer) throw new ApiError('NOT_FOUND');
      return reply.code(answer.status).type(answer.contentType).header('cache-control', 'no-store').send(answer.body);
    });
  }
}

// What arrived is not HTTP, or its headers are too large: there is no request to answer, only the socket.
function refuseUnreadable(socket: Socket): void {
  if (!socket.writable) return;
  const error = new ApiError('INVALID_REQUEST', { message: 'The request is not readable as HTTP/1.1.' });
  const body = JSON.stringify(toErrorBody(error));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
