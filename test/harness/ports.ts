import { createServer, type Server } from 'node:net';

/** The next one to be tried: of the ports that are this test file's alone while it runs. */
let next = Number(process.env.FIELDCAST_TEST_FIRST_PORT ?? 20_000);

/** As many free loopback ports as asked for; held open together, so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const held: { readonly port: number; readonly server: Server }[] = [];
  while (held.length < count) {
    const port = next++;
    const server = await listenOn(port);
    if (server) held.push({ port, server });
  }
  await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  return held.map(({ port }) => port);
}

/** Undefined when the port is taken. */
function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
