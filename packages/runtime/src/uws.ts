import { createRequire } from 'node:module';
import type * as Uws from '@btc-vision/uwebsockets.js';
import { ConfigError } from './config.ts';
import type { Operations } from './operations.ts';

export type {
  HttpRequest,
  HttpResponse,
  TemplatedApp,
  us_listen_socket,
  us_socket_context_t,
  WebSocket,
} from '@btc-vision/uwebsockets.js';
export type UwsModule = typeof Uws;

// An upstream build the operator installed wins; then the newest; then the one that runs on older C libraries.
const PACKAGES = ['uWebSockets.js', '@btc-vision/uwebsockets.js', '@trufflesuite/uws-js-unofficial'];
/** LIBUS_LISTEN_EXCLUSIVE_PORT: without it two servers silently share a port. */
const EXCLUSIVE_PORT = 1;
/** With SO_REUSEPORT: bound by every process of one user that asks for it, refused when anybody else has the port. */
const SHARED_PORT = 0;

/**
 * Loads the native uWebSockets.js.
 * @throws Error naming each package tried and what to install, also when only a JavaScript imitation would load.
 */
export function loadUws(): UwsModule & { packageName: string } {
  const require = createRequire(import.meta.url);
  const failures: string[] = [];
  for (const packageName of PACKAGES) {
    try {
      const module = require(packageName) as UwsModule;
      if (isNative(module)) return { ...module, packageName };
      failures.push(`${packageName}: loaded its JavaScript fallback, which we do not accept`);
    } catch (cause) {
      failures.push(
        `${packageName}: ${cause instanceof Error ? (cause.message.split('\n').findLast((line) => line.trim() !== '') ?? '') : String(cause)}`,
      );
    }
  }
  throw new Error(
    `No native uWebSockets.js for Node ${process.version} on ${process.platform}-${process.arch}:\n` +
      failures.map((failure) => `  - ${failure}`).join('\n') +
      '\nUse Node 20 (glibc 2.27 or newer) or Node 22/24 (glibc 2.38 or newer), or install upstream:' +
      ' npm install uNetworking/uWebSockets.js#v20.57.0',
  );
}

function isNative({ App }: UwsModule): boolean {
  return typeof App === 'function' && /\[native code\]/.test(Function.prototype.toString.call(App));
}

/** A port that could not be opened; the message says which, and by which setting to change it. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';
  constructor(host: string, port: number, setting: string) {
    super(
      `${host}:${port} cannot be opened: another program uses it, or it is not allowed. Stop that program or set ${setting} to another port.`,
    );
  }
}

interface ExclusiveListener {
  listen(host: string, port: number, options: number, onListen: (socket: Uws.us_listen_socket | false) => void): void;
}

/**
 * Opens the port for this process alone, or shared with others that share it. Resolves to the listen socket and the port
 * in use (for port 0).
 * @throws PortInUseError; ConfigError when a port cannot be shared here.
 */
export function listenUws(
  uws: UwsModule,
  app: Uws.TemplatedApp,
  { host, port, setting, isShared = false }: { host: string; port: number; setting: string; isShared?: boolean },
): Promise<{ socket: Uws.us_listen_socket; port: number }> {
  return new Promise((resolve, reject) => {
    if (isShared && !canSharePorts()) {
      const fault = `FIELDCAST_SHARE_PORT: on ${process.platform} the last process that opens a port gets all connections; use a port for each and a load balancer`;
      return reject(new ConfigError([fault]));
    }
    const onListen = (socket: Uws.us_listen_socket | false) => {
      if (socket) resolve({ socket, port: uws.us_socket_local_port(socket) });
      else reject(new PortInUseError(host, port, setting));
    };
    // The native function takes host and options together; only the typings leave that form out.
    (app as unknown as ExclusiveListener).listen(host, port, isShared ? SHARED_PORT : EXCLUSIVE_PORT, onListen);
  });
}

/** Only Linux spreads the connections of a port over all the sockets that listen on it. */
export function canSharePorts(platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'linux';
}

/** Adds `/healthz`, `/readyz` and `/metrics` to a uWebSockets app. */
export function mountOperations(app: Uws.TemplatedApp, operations: Operations): void {
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    app.get(path, (response, request) => {
      let isAborted = false;
      response.onAborted(() => {
        isAborted = true;
      });
      const isForwarded = request.getHeader('x-forwarded-for') !== '' || request.getHeader('forwarded') !== '';
      const remoteAddress = Buffer.from(response.getRemoteAddressAsText()).toString();
      void operations({ path, remoteAddress, isForwarded }).then((answer) => {
        if (isAborted || !answer) return;
        response.cork(() => {
          response.writeStatus(String(answer.status)).writeHeader('content-type', answer.contentType).end(answer.body);
        });
      });
    });
  }
}
