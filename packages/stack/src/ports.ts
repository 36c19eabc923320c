import { createServer } from 'node:net';
import { StackError } from './failure.ts';

// Below the range from which systems take the local ports of outgoing connections (Linux 32768 and up, macOS 49152 and
// up): a client that reconnects to a stopped server's port in that range can connect to itself and block the port.
const PORT_MIN = 10_000;
const PORT_MAX = 32_000;
const ATTEMPTS_MAX = 100;
const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses it, which you may stop',
  EACCES: 'this user may not open it',
  EADDRNOTAVAIL: 'this machine does not have the address (FIELDCAST_BIND_HOST)',
};

/** A TCP port that nobody listens on right now. */
export async function findFreePort(host = '127.0.0.1', random: () => number = Math.random): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const port = PORT_MIN + Math.floor(random() * (PORT_MAX - PORT_MIN));
    if ((await tryPort(host, port)) === undefined) return port;
  }
  throw new StackError(`No free TCP port found on ${host} between ${PORT_MIN} and ${PORT_MAX}.`);
}

/**
 * Makes sure that a service can open its port. Port 0 always passes.
 * @throws StackError naming the port and the setting that changes it.
 */
export async function assertPortFree(host: string, port: number, setting: string): Promise<void> {
  const code = await tryPort(host, port);
  if (code === undefined) return;
  throw new StackError(
    `Port ${port} on ${host} cannot be opened: ${REASONS[code] ?? `the system says ${code}`}. Choose another port with ${setting}, for example ${setting}=${port < 10_000 ? port + 10_000 : 18_080}.`,
  );
}

/** The error code of listening there; undefined when it works. */
export function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
