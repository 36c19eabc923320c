import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFaultProxy, type FaultProxy } from './fault-proxy.ts';

let echo: Server;
let served: Socket[];
let proxy: FaultProxy;

beforeEach(async () => {
  served = [];
  echo = createServer((socket) => {
    served.push(socket);
    // A reset is what some of the tests are about.
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  proxy = await createFaultProxy({ target: { host: '127.0.0.1', port: (echo.address() as AddressInfo).port } });
});
afterEach(async () => {
  await proxy.close();
  for (const socket of served) socket.destroy();
  await new Promise((resolve) => echo.close(resolve));
});

/** A client of the proxy that remembers what it heard and how it ended. */
function call() {
  const socket = connect(proxy.port, '127.0.0.1');
  const heard: Buffer[] = [];
  let ending: string | undefined;
  socket.on('data', (chunk) => heard.push(chunk));
  socket.on('error', (error) => {
    ending = (error as NodeJS.ErrnoException).code;
  });
  socket.on('close', () => {
    ending ??= 'closed';
  });
  return {
    socket,
    say: (text: string) => void socket.write(text),
    heard: () => Buffer.concat(heard).toString(),
    ending: () => ending,
  };
}

/** A client whose first words have been echoed. */
async function connected() {
  const client = call();
  client.say('hello');
  await vi.waitFor(() => expect(client.heard()).toBe('hello'));
  return client;
}

describe('without a fault', () => {
  test('bytes pass both ways and are counted, ends as well', async () => {
    const client = await connected();
    expect(proxy).toMatchObject({ bytesUp: 5, bytesDown: 5, connections: 1, connectionsTotal: 1 });
    client.socket.end('bye');
    await vi.waitFor(() => expect(client.ending()).toBe('closed'));
    expect(client.heard()).toBe('hellobye');
    await vi.waitFor(() => expect(proxy.connections).toBe(0));
    expect(proxy.connectionsTotal).toBe(1);
  });

  test('more than the buffers hold arrives whole', async () => {
    const client = call();
    const sent = Buffer.alloc(4_000_000, 'x');
    client.socket.write(sent);
    await vi.waitFor(() => expect(client.heard()).toHaveLength(sent.length), { timeout: 5_000 });
  });

  test('a target that resets is a reset for the client', async () => {
    const client = await connected();
    served[0]?.resetAndDestroy();
    await vi.waitFor(() => expect(client.ending()).toBe('ECONNRESET'));
  });

  test('a target that is not there is a reset for the client', async () => {
    for (const socket of served) socket.destroy();
    await new Promise((resolve) => echo.close(resolve));
    const client = call();
    await vi.waitFor(() => expect(client.ending()).toBe('ECONNRESET'));
  });

  test('url names the port', () => {
    expect(proxy.url('/v1/track')).toBe(`ws://127.0.0.1:${proxy.port}/v1/track`);
  });
});

describe('refuse', () => {
  test('new connections are refused, open ones go on, and after heal the port is the same', async () => {
    const open = await connected();
    proxy.refuse();
    const refused = call();
    await vi.waitFor(() => expect(refused.ending()).toBe('ECONNREFUSED'));
    open.say(' again');
    await vi.waitFor(() => expect(open.heard()).toBe('hello again'));
    await proxy.heal();
    await connected();
    open.say('!');
    await vi.waitFor(() => expect(open.heard()).toBe('hello again!'));
  });
});

describe('reset', () => {
  test('open connections are reset on both sides; the next one is good', async () => {
    const client = await connected();
    const serverSideReset = once(served[0] as Socket, 'error');
    proxy.reset();
    await vi.waitFor(() => expect(client.ending()).toBe('ECONNRESET'));
    expect((await serverSideReset)[0]).toMatchObject({ code: 'ECONNRESET' });
    await vi.waitFor(() => expect(proxy.connections).toBe(0));
    await connected();
  });
});

describe('black hole', () => {
  test('old and new connections fall silent, learn of no end, and stay silent after heal', async () => {
    const old = await connected();
    proxy.blackHole();
    const fresh = call();
    await once(fresh.socket, 'connect');
    old.say('anybody?');
    fresh.say('hello?');
    await vi.waitFor(() => expect(proxy.bytesUp).toBe('hello'.length + 'anybody?'.length + 'hello?'.length));
    served[0]?.destroy();
    await proxy.heal();
    old.say('now?');
    await connected();
    expect(old.heard()).toBe('hello');
    expect(fresh.heard()).toBe('');
    expect([old.ending(), fresh.ending()]).toEqual([undefined, undefined]);
  });
});

describe('half-open', () => {
  test('by default the server still hears the client, and the client nothing', async () => {
    const client = await connected();
    const atServer: string[] = [];
    served[0]?.on('data', (chunk) => atServer.push(chunk.toString()));
    proxy.halfOpen();
    client.say('report');
    await vi.waitFor(() => expect(atServer).toEqual(['report']));
    await vi.waitFor(() => expect(proxy.bytesDown).toBe('helloreport'.length));
    expect(client.heard()).toBe('hello');
    client.socket.end();
    await vi.waitFor(() => expect(served[0]?.readableEnded).toBe(true));
  });

  test('the other way round the server hears nothing', async () => {
    const client = await connected();
    proxy.halfOpen('up');
    client.say('report');
    served[0]?.write('are you there?');
    await vi.waitFor(() => expect(client.heard()).toBe('helloare you there?'));
    expect(served[0]?.bytesRead).toBe('hello'.length);
  });
});

describe('delay', () => {
  test('everything comes later, in order, also what was sent after the delay ended', async () => {
    const client = await connected();
    proxy.delay(150, 'down');
    const sentAtMs = performance.now();
    client.say('1');
    await vi.waitFor(() => expect(proxy.bytesDown).toBe(6), { interval: 1 });
    await proxy.heal();
    client.say('2');
    await vi.waitFor(() => expect(client.heard()).toBe('hello12'), { interval: 1 });
    // Timers may fire a fraction of a millisecond early.
    expect(performance.now() - sentAtMs).toBeGreaterThan(145);
  });

  test('more bytes than may wait are held back at the sender, and arrive', async () => {
    const client = call();
    proxy.delay(50, 'up');
    const sent = Buffer.alloc(5_000_000, 'x');
    client.socket.write(sent);
    await vi.waitFor(() => expect(client.heard()).toHaveLength(sent.length), { timeout: 5_000 });
  });

  test('what is on its way when the line dies is lost', async () => {
    const client = await connected();
    proxy.delay(30, 'down');
    client.say('report');
    await vi.waitFor(() => expect(proxy.bytesDown).toBe('helloreport'.length), { interval: 1 });
    proxy.blackHole();
    await proxy.heal();
    await connected();
    expect(client.heard()).toBe('hello');
  });
});

describe('drop after n bytes', () => {
  test('the receiver gets n bytes and the end, the sender a reset', async () => {
    const client = await connected();
    const atServer: string[] = [];
    const ended = once(served[0] as Socket, 'end');
    served[0]?.on('data', (chunk) => atServer.push(chunk.toString()));
    proxy.dropAfter(4, 'up');
    client.say('report');
    await ended;
    expect(atServer.join('')).toBe('repo');
    await vi.waitFor(() => expect(client.ending()).toBe('ECONNRESET'));
  });

  test('each connection counts for itself, over several writes, until heal', async () => {
    proxy.dropAfter(7, 'down');
    const [first, second] = [await connected(), await connected()];
    first.say('abcdef');
    await vi.waitFor(() => expect(first.ending()).toBeDefined());
    expect(first.heard()).toBe('helloab');
    expect(second.ending()).toBeUndefined();
    await proxy.heal();
    second.say('abcdef');
    await vi.waitFor(() => expect(second.heard()).toBe('helloabcdef'));
  });
});

test('close ends what is open and frees the port', async () => {
  const client = await connected();
  await proxy.close();
  await vi.waitFor(() => expect(client.ending()).toBeDefined());
  const late = call();
  await vi.waitFor(() => expect(late.ending()).toBe('ECONNREFUSED'));
});
