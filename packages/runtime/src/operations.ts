import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';
import type { Health } from './health.ts';

export interface OperationsAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface OperationsRequest {
  readonly path: string;
  readonly remoteAddress: string;
  /** True when a proxy says it speaks for somebody else (X-Forwarded-For or Forwarded is there). */
  readonly isForwarded: boolean;
}

/** Answers `/healthz`, `/readyz` and `/metrics`; undefined for any other path. The same for every kind of server. */
export type Operations = (request: OperationsRequest) => Promise<OperationsAnswer | undefined>;

/**
 * `/healthz`: the process answers. `/readyz`: 200 when every check is ok, else 503, with the reasons. `/metrics`:
 * Prometheus text, for loopback and private addresses only, and not through a proxy.
 */
export function createOperations(health: Health, registry: Registry): Operations {
  return async ({ path, remoteAddress, isForwarded }) => {
    if (path === '/healthz') return json(200, { ok: true });
    if (path === '/readyz') {
      const report = health.report();
      return json(report.ready ? 200 : 503, report);
    }
    if (path !== '/metrics') return undefined;
    if (isForwarded || !isPrivateAddress(remoteAddress)) return json(404, { error: 'not found' });
    return { status: 200, contentType: registry.contentType, body: await registry.metrics() };
  };
}

/** Serves only the operations paths over HTTP, for a service with no other port. Resolves when it listens. */
export function serveOperations(operations: Operations, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const { headers, socket } = request;
    void operations({
      path: (request.url ?? '/').split('?')[0] ?? '/',
      remoteAddress: socket.remoteAddress ?? '',
      isForwarded: headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined,
    }).then((answer) => {
      response.writeHead(answer?.status ?? 404, { 'content-type': answer?.contentType ?? 'text/plain' });
      response.end(answer?.body ?? 'not found');
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

/** True for loopback, RFC 1918, link-local and unique local addresses, also when mapped into IPv6. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^(0000:){5}ffff:|^::ffff:/i, '');
  if (/^[0-9a-f]{4}:[0-9a-f]{4}$/i.test(plain)) {
    const octets = plain
      .split(':')
      .flatMap((group) => [Number.parseInt(group.slice(0, 2), 16), Number.parseInt(group.slice(2), 16)]);
    return isPrivateAddress(octets.join('.'));
  }
  return (
    /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/.test(plain) ||
    /^(::1$|(0000:){7}0001$|f[cd]|fe80:)/i.test(plain)
  );
}

function json(status: number, body: unknown): OperationsAnswer {
  return { status, contentType: 'application/json', body: `${JSON.stringify(body)}\n` };
}
