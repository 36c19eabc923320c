import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { createNetwork } from './network.ts';

let server: WebSocketServer;
let url: string;
beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

test('losing the network breaks the connection without a closing handshake', async () => {
  const network = createNetwork();
  const socket = new network.WebSocket(url);
  await once(socket, 'open');
  network.setUp(false);
  const [code] = await once(socket, 'close');
  expect(code).toBe(1006);
});

test('without a network nothing connects, and with it again everything does', async () => {
  const network = createNetwork();
  network.setUp(false);
  const blocked = new network.WebSocket(url);
  const outcome = new Promise((resolve) => {
    blocked.on('open', () => resolve('open'));
    blocked.on('error', () => undefined);
    blocked.on('close', () => resolve('closed'));
  });
  expect(await outcome).toBe('closed');
  network.setUp(true);
  const socket = new network.WebSocket(url);
  await once(socket, 'open');
  socket.terminate();
});
