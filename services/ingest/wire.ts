import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  connectNats,
  createHealth,
  createRegistry as createMetricsRegistry,
  createOperations,
  createTokenVerifier,
  ensureStreams,
  followRevocations,
  followSettings,
  type Health,
  type Logger,
  type RunningService,
  type VerifyToken,
} from '@fieldcast/runtime';
import { loadUws } from '@fieldcast/runtime/uws';
import type { NatsConnection } from '@nats-io/transport-node';
import { createAdmit } from './adapters/admission.ts';
import { listenToBus, publishPresence } from './adapters/bus.ts';
import { drainConnections } from './adapters/drain.ts';
import { createIngestMetrics, exposeLevels, type IngestMetrics } from './adapters/metrics.ts';
import { followConnection, payloadBytesMax, publishTo } from './adapters/nats-log.ts';
import { createPublisher, type Publisher } from './adapters/publisher.ts';
import { type BatchingLog, createBatchingLog } from './adapters/report-log.ts';
import { serveTrack } from './adapters/track-server.ts';
import type { IngestConfig } from './config.ts';
import { type Acknowledger, createAcknowledger } from './core/acknowledge.ts';
import { createAddressGate } from './core/address-gate.ts';
import { createBatcher } from './core/batcher.ts';
import { createHandshake } from './core/handshake.ts';
import { createPolicyFeed, type PolicyFeed } from './core/policy-feed.ts';
import { createPresenceFeed } from './core/presence-feed.ts';
import { createRegistry, type Registry } from './core/registry.ts';
import { createReportIntake } from './core/report-intake.ts';
import { createSessions, type Sessions } from './core/sessions.ts';
import { createSettingsBook } from './core/settings.ts';
import { createWatchBook } from './core/watch-book.ts';

const SWEEP_INTERVAL_MS_MAX = 1_000;
/** Shares of the drain timeout: closing connections, and all of the stop. The rest is for the process to end. */
const CLOSE_SHARE = 0.3;
const STOP_SHARE = 0.8;
/** Characters of the host name in a node's name; with the random part it stays within the 40 of a node id. */
const NODE_NAME_LENGTH_MAX = 31;

const now = () => Date.now();
const elapsedMs = () => performance.now();
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
const random = () => Math.random();
const schedule = (work: () => void, delayMs: number) => {
  if (delayMs > 0) setTimeout(work, delayMs);
  else setImmediate(work);
};

/**
 * Starts the service. Resolves when it accepts technicians; rejects when NATS cannot be reached, the port is taken or
 * the token settings are unusable.
 */
export async function startIngest(config: IngestConfig, log: Logger): Promise<RunningService & { port: number }> {
  const uws = loadUws();
  const verifyToken = createTokenVerifier(config);
  const node = nodeName(config.ingestNode ?? hostname());
  const health = createHealth(['nats', 'log']);
  const nats = await connectNats({ url: config.natsUrl, name: `ingest ${node}`, log, health });
  try {
    await ensureStreams(nats, config);
    health.set('log', { ok: true });
    return await serve({ uws, nats, node, verifyToken, health }, config, log);
  } catch (cause) {
    await nats.close();
    throw cause;
  }
}

interface Foundation {
  readonly uws: ReturnType<typeof loadUws>;
  readonly nats: NatsConnection;
  readonly node: string;
  readonly verifyToken: VerifyToken;
  readonly health: Health;
}

async function serve(
  { uws, nats, node, verifyToken, health }: Foundation,
  config: IngestConfig,
  log: Logger,
): Promise<RunningService & { port: number }> {
  const metricsRegistry = createMetricsRegistry('ingest');
  const metrics = createIngestMetrics(metricsRegistry);
  const registry = createRegistry();
  const presence = createPresenceFeed(node);
  const gate = createAddressGate(config.pendingPerAddressMax);
  const clock = { now: elapsedMs, schedule };
  const acknowledger = createAcknowledger(registry, clock, config);
  const { reportLog, publisher } = startReportLog(nats, node, acknowledger, { config, metrics, health, log });

  // Revocations are loaded before anybody may connect, so the first of them find no sessions to end.
  let sessions: Sessions | undefined;
  const revocations = await followRevocations(nats, log, (...revoked) => sessions?.revoked(...revoked));
  const admit = createAdmit(verifyToken, revocations);
  const { policies, settingsFeed } = await startPolicies(nats, registry, config, log);
  const handshake = createHandshake({ registry, gate, presence, policies, tally: metrics }, { admit, now }, config);
  const intake = createReportIntake({ log: reportLog, tally: metrics, random }, config);
  const onFault = (cause: unknown) => log.error({ err: cause }, 'connection_failed');
  const parts = { registry, gate, handshake, intake, presence, tally: metrics };
  const running = createSessions(parts, { now, onFault }, config);
  sessions = running;

  const operations = createOperations(health, metricsRegistry);
  const server = await serveTrack(uws, { sessions, operations, now }, config).catch((cause: unknown) => {
    revocations.stop();
    settingsFeed.stop();
    throw cause;
  });
  listenToBus(nats, node, log, {
    onStored: (notice) => metrics.stored(acknowledger.stored(notice)),
    onPresenceAsked: presence.asked,
    onWatchList: (tenant, list) => policies.watchListed(tenant, list, now()),
    onConnectedElsewhere: running.replacedElsewhere,
  });
  const presencePublisher = publishPresence(nats, presence, registry, () => publisher.isConnected);
  const sweep = () => {
    running.sweep();
    policies.sweep(now());
  };
  const sweepTimer = setInterval(sweep, Math.min(SWEEP_INTERVAL_MS_MAX, config.heartbeatMs / 4));
  exposeLevels(metricsRegistry, {
    connections: () => registry.size,
    publishesInFlight: () => publisher.inFlight,
    pendingBytes: () => reportLog.pendingBytes,
  });
  log.info({ node, port: server.port, uws: uws.packageName }, 'serving');

  async function drainAndStop(): Promise<void> {
    const deadline = sleep(config.drainTimeoutMs * STOP_SHARE, undefined, { ref: false });
    server.stopListening();
    running.beginDrain();
    const closeMs = config.drainTimeoutMs * CLOSE_SHARE;
    await drainConnections(registry, { spreadMs: config.drainSpreadMs, closeMs, random });
    clearInterval(sweepTimer);
    await Promise.race([reportLog.flush(), deadline]);
    // Not lost: nobody was told that they are LOGGED, so the phones send them to the next node.
    if (reportLog.pendingBytes > 0) log.warn({ bytes: reportLog.pendingBytes }, 'reports_left_unlogged');
    presencePublisher.flush();
    presencePublisher.stop();
    revocations.stop();
    settingsFeed.stop();
    server.close();
    if (publisher.isConnected) await Promise.race([nats.flush(), deadline]);
    publisher.stop();
    await nats.close();
  }

  let stopped: Promise<void> | undefined;
  return {
    port: server.port,
    stop() {
      stopped ??= drainAndStop();
      return stopped;
    },
  };
}

/** Settings are loaded before anybody may connect, so that the first Welcome carries the right ones. */
async function startPolicies(
  nats: NatsConnection,
  registry: Registry,
  config: IngestConfig,
  log: Logger,
): Promise<{ policies: PolicyFeed; settingsFeed: { stop(): void } }> {
  const settings = createSettingsBook({
    intervalMs: config.policyIntervalMs,
    distanceM: config.policyDistanceM,
    watchedIntervalMs: config.policyWatchedIntervalMs,
    stillIntervalMs: config.policyStillIntervalMs,
  });
  const policies = createPolicyFeed({ registry, settings, watches: createWatchBook() }, setImmediate);
  const settingsFeed = await followSettings(nats, log, (tenantId, changed) => {
    const outcome = policies.settingsChanged(tenantId, changed);
    if (outcome === 'too_many') log.error({ tenantId, revision: changed.revision }, 'settings_refused');
    else if (outcome === 'applied') log.info({ tenantId, revision: changed.revision }, 'settings_applied');
  });
  return { policies, settingsFeed };
}

function startReportLog(
  nats: NatsConnection,
  node: string,
  acknowledger: Acknowledger,
  { config, metrics, health, log }: { config: IngestConfig; metrics: IngestMetrics; health: Health; log: Logger },
): { reportLog: BatchingLog; publisher: Publisher } {
  const publisher = createPublisher(node, config.publishesInFlightMax, {
    publish: publishTo(nats, config.publishTimeoutMs),
    onLogged(batch) {
      reportLog.logged(batch);
      metrics.logged(batch, now());
      acknowledger.logged(batch);
    },
    onCapacity: () => reportLog.capacity(),
    onRetry: metrics.publishRetried,
    onAvailability(availability) {
      if (availability.isAvailable) {
        log.info('log_available');
        return health.set('log', { ok: true });
      }
      log.warn({ err: availability.cause }, 'log_unavailable');
      health.set('log', { ok: false, detail: logTroubleText(availability.cause) });
    },
    random,
  });
  const batcher = createBatcher(node, payloadBytesMax(nats));
  const reportLog = createBatchingLog(batcher, publisher, config, cpuMs);
  const onConnectionChange = (isConnected: boolean) => {
    publisher.setConnected(isConnected);
    // The server that comes back may be another one, or have lost its disk: without a stream nothing could be logged.
    if (isConnected)
      ensureStreams(nats, config).catch((cause: unknown) => log.warn({ err: cause }, 'streams_not_ensured'));
  };
  followConnection(nats, onConnectionChange).catch((cause: unknown) => log.error({ err: cause }, 'nats_status_failed'));
  return { reportLog, publisher };
}

function logTroubleText(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return `LOG_UNAVAILABLE: the log takes no messages (${reason}); accepted reports are kept and sent again`;
}

/**
 * A name that no earlier start had: message ids and connection ids count from one at each start, and the log forgets
 * message ids only after two minutes.
 */
function nodeName(base: string): string {
  const prefix = base.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
  return `${prefix.slice(0, NODE_NAME_LENGTH_MAX)}-${randomBytes(4).toString('hex')}`;
}
