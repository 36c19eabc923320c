import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectNats, createHealth, createLog, ensureStreams, loadConfig, streamSettings } from '@fieldcast/runtime';
import { findFreePort, findNatsServer, type Spawned, spawnLogged, stopChild } from '@fieldcast/stack';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { vi } from 'vitest';

const CLUSTER = 'fieldcast-test';
/** Until three servers that start together on a busy machine have found each other and elected a leader. */
const formation = { timeout: 60_000, interval: 250 };

export interface NatsNode {
  readonly name: string;
  start(): Promise<void>;
  /** SIGKILL, and gone. */
  kill(): Promise<void>;
}

/** Servers of one cluster on loopback, each with its own folder and ports that outlive it. */
export interface NatsCluster {
  /** As NATS_URL takes it. */
  readonly urls: string;
  readonly nodes: readonly NatsNode[];
  /** The node that leads a stream at the moment, and so takes what is published to it. */
  leaderOf(stream: string): Promise<NatsNode>;
  /** Brings our streams to so many copies, as every service does at its start. */
  ensureCopies(count: number): Promise<void>;
  /** How many copies of a stream are complete, the leader's included. */
  copiesOf(stream: string): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the cluster and creates our streams in it, `replicas` copies of each. */
export async function startNatsCluster(dataDir: string, size: number, replicas: number): Promise<NatsCluster> {
  const log = createLog('test', process.env.FIELDCAST_LOG_LEVEL ?? 'error');
  const program = await findNatsServer(join(dataDir, 'bin'), log);
  const ports = await distinctPorts(2 * size);
  const clientPorts = ports.slice(0, size);
  const routes = ports.slice(size).map((port) => `nats://127.0.0.1:${port}`);
  const nodes = clientPorts.map((port, index) => {
    const name = `nats-${index + 1}`;
    const routePort = ports[size + index] ?? 0;
    return createNode(program, join(dataDir, name), { name, port, routePort, routes });
  });
  await Promise.all(nodes.map((node) => node.start()));
  const urls = clientPorts.map((port) => `nats://127.0.0.1:${port}`).join(',');

  const limits = { ...loadConfig(streamSettings, {}), tokenLifetimeMaxS: 604_800 };
  const open = () => connectNats({ url: urls, name: 'test', log, health: createHealth(['nats']) });
  const connection = await vi.waitFor(open, formation);
  const ensureCopies = async (count: number) =>
    void (await ensureStreams(connection, { ...limits, streamReplicas: count }));
  // Without a leader of the cluster nothing can be created.
  await vi.waitFor(() => ensureCopies(replicas), formation);
  // Made when it is needed: the servers may be between two leaders just then.
  const infoOf = async (stream: string) => {
    const manager: JetStreamManager = await jetstreamManager(connection);
    return manager.streams.info(stream);
  };
  return {
    urls,
    nodes,
    leaderOf: async (stream) => {
      const name = (await infoOf(stream)).cluster?.leader;
      const leader = nodes.find((node) => node.name === name);
      if (!leader) throw new Error(`${stream} has no leader at the moment`);
      return leader;
    },
    ensureCopies,
    copiesOf: async (stream) => {
      const { leader, replicas: followers = [] } = (await infoOf(stream)).cluster ?? {};
      return (leader ? 1 : 0) + followers.filter(({ current, offline }) => current && !offline).length;
    },
    stop: async () => {
      await connection.close();
      await Promise.all(nodes.map((node) => node.kill()));
    },
  };
}

interface NodeOptions {
  readonly name: string;
  readonly port: number;
  readonly routePort: number;
  readonly routes: readonly string[];
}

function createNode(program: string, home: string, { name, port, routePort, routes }: NodeOptions): NatsNode {
  mkdirSync(home, { recursive: true });
  const configFile = join(home, 'nats-server.conf');
  const config = {
    host: '127.0.0.1',
    port,
    server_name: name,
    jetstream: { store_dir: home, max_file: 16 * 1024 ** 3 },
    cluster: { name: CLUSTER, host: '127.0.0.1', port: routePort, routes },
  };
  writeFileSync(configFile, JSON.stringify(config));
  let running: Spawned | undefined;
  return {
    name,
    start: async () => {
      running = await spawnLogged(program, ['-c', configFile], join(home, 'nats.log'), { cwd: home });
    },
    kill: async () => {
      if (running) await stopChild(running, []);
      running = undefined;
    },
  };
}

async function distinctPorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await findFreePort());
  return [...ports];
}
