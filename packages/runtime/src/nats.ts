import { streams, subjects } from '@fieldcast/protocol';
import {
  DiscardPolicy,
  type JetStreamManager,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { splitUrlList } from './config.ts';
import type { Health } from './health.ts';
import type { Logger } from './log.ts';

const RECONNECT_WAIT_MS = 250;
/** A server whose machine vanished closes nothing: one that leaves this many pings unanswered counts as gone. */
const PING_INTERVAL_MS = 10_000;
const PINGS_UNANSWERED_MAX = 2;
const CONTROL_BYTES_MAX = 64 * 1024 * 1024;
/** Over it a change of settings is refused, and whoever makes it is told. */
const SETTINGS_BYTES_MAX = 64 * 1024 * 1024;
const DEAD_LETTER_BYTES_MAX = 256 * 1024 * 1024;
const DEAD_LETTER_AGE_MAX_S = 30 * 24 * 3600;

/**
 * Connects to one of the NATS servers in `url` (several are separated by commas) and keeps reconnecting for ever, to
 * whichever of the cluster answers; the check `nats` of `health` follows the connection.
 * @throws the transport's error when no server can be reached within 10 s.
 */
export async function connectNats({
  url,
  name,
  log,
  health,
}: {
  url: string;
  name: string;
  log: Logger;
  health: Health;
}): Promise<NatsConnection> {
  const connection = await connect({
    ...natsServers(url),
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_WAIT_MS,
    pingInterval: PING_INTERVAL_MS,
    maxPingOut: PINGS_UNANSWERED_MAX,
    timeout: 10_000,
    // Two stack traces a request, in case it fails, cost more than the request itself.
    noAsyncTraces: true,
  });
  health.set('nats', { ok: true });
  void followStatus(connection, log, health);
  return connection;
}

/** What the transport wants to know: the servers, who we are, and whether the line is encrypted. */
export function natsServers(urlList: string): Pick<NodeConnectionOptions, 'servers' | 'user' | 'pass' | 'tls'> {
  const urls = splitUrlList(urlList).map((one) => new URL(one));
  const { username, password } = urls.find((one) => one.username !== '') ?? { username: '', password: '' };
  return {
    servers: urls.map(({ hostname, port }) => `${hostname}:${port || 4222}`),
    ...(username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}),
    ...(urls.some(({ protocol }) => protocol === 'tls:') ? { tls: {} } : {}),
  };
}

async function followStatus(connection: NatsConnection, log: Logger, health: Health): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect') {
      health.set('nats', { ok: false, detail: 'disconnected; reconnecting' });
      log.warn('nats_disconnected');
    } else if (status.type === 'reconnect') {
      health.set('nats', { ok: true });
      log.info('nats_reconnected');
    }
  }
}

export interface StreamLimits {
  /** Copies of each stream in a cluster. */
  readonly streamReplicas: number;
  readonly logBytesMax: number;
  readonly logAgeMaxS: number;
  /** How long revocations are kept: the longest life of a token. */
  readonly tokenLifetimeMaxS: number;
}

/**
 * Creates our streams, or brings existing ones to the given limits and copies. Safe to run from several processes at
 * once. On nats-server 2.9 a stream that once had a single copy must not be raised: killed and started again, the server
 * that had it takes itself for the leader and stays out of the group.
 */
export async function ensureStreams(connection: NatsConnection, limits: StreamLimits): Promise<JetStreamManager> {
  const manager = await jetstreamManager(connection);
  await ensureStream(manager, limits.streamReplicas, {
    name: streams.positions,
    subjects: [subjects.positionsAll],
    // A message leaves the log when the writer has committed and acknowledged it, so "full" means "the writer is behind".
    // With retention by limits the log would fill with history and refuse new fixes although all of it is stored.
    retention: RetentionPolicy.Workqueue,
    discard: DiscardPolicy.New,
    max_bytes: limits.logBytesMax,
    max_age: limits.logAgeMaxS * 1e9,
  });
  await ensureStream(manager, limits.streamReplicas, {
    name: streams.control,
    subjects: [subjects.revokeAll],
    discard: DiscardPolicy.Old,
    max_msgs_per_subject: 1,
    max_bytes: CONTROL_BYTES_MAX,
    max_age: limits.tokenLifetimeMaxS * 1e9,
  });
  await ensureStream(manager, limits.streamReplicas, {
    name: streams.settings,
    subjects: [subjects.settingsAll],
    // Never the old: a tenant's settings would vanish because another's have grown.
    discard: DiscardPolicy.New,
    max_msgs_per_subject: 1,
    max_bytes: SETTINGS_BYTES_MAX,
  });
  await ensureStream(manager, limits.streamReplicas, {
    name: streams.deadLetters,
    subjects: [subjects.deadLetter],
    discard: DiscardPolicy.Old,
    max_bytes: DEAD_LETTER_BYTES_MAX,
    max_age: DEAD_LETTER_AGE_MAX_S * 1e9,
  });
  return manager;
}

async function ensureStream(
  manager: JetStreamManager,
  replicas: number,
  wanted: Partial<StreamConfig> & { name: string },
): Promise<void> {
  const config = {
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    num_replicas: replicas,
    ...wanted,
  };
  try {
    await manager.streams.add(config);
  } catch (cause) {
    // It exists with other limits: an update either brings it to ours or says what stands in the way.
    if (!(await streamExists(manager, wanted.name))) throw cause;
    await manager.streams.update(wanted.name, config);
  }
}

async function streamExists(manager: JetStreamManager, name: string): Promise<boolean> {
  try {
    await manager.streams.info(name);
    return true;
  } catch {
    return false;
  }
}
