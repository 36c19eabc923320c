import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streams } from '@fieldcast/protocol';
import { connectNats, createHealth, createLog } from '@fieldcast/runtime';
import { removeDataDir } from '@fieldcast/stack';
import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NatsCluster, startNatsCluster } from './nats-cluster.ts';

let dataDir: string;
let cluster: NatsCluster;
let connection: NatsConnection | undefined;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'fieldcast-scale-'));
  cluster = await startNatsCluster(dataDir, 3, 1);
});
afterAll(async () => {
  await connection?.close();
  await cluster?.stop();
  removeDataDir(dataDir);
});

test('streams made on a single server get their further copies in a cluster', async () => {
  const all = Object.values(streams);
  const copies = () => Promise.all(all.map((stream) => cluster.copiesOf(stream)));
  expect(await copies()).toEqual(all.map(() => 1));
  await cluster.ensureCopies(3);
  await expect.poll(copies).toEqual(all.map(() => 3));
});

test('a connection whose server dies moves to another of the cluster, with its subscriptions', async () => {
  const health = createHealth(['nats']);
  connection = await connectNats({ url: cluster.urls, name: 'test', log: createLog('test', 'error'), health });
  const heard: string[] = [];
  connection.subscribe('here', { callback: (_, message) => void heard.push(message.string()) });
  const before = connection.getServer();
  const node = cluster.nodes[cluster.urls.split(',').findIndex((url) => url.endsWith(before))];

  await node?.kill();
  const nowConnected = connection;
  await expect.poll(() => nowConnected.getServer()).not.toBe(before);
  await expect.poll(() => health.report().ready).toBe(true);
  connection.publish('here', 'again');
  await expect.poll(() => heard).toEqual(['again']);
});
