import { setTimeout as sleep } from 'node:timers/promises';
import {
  connectNats,
  createHealth,
  createOperations,
  createRegistry,
  createTokenVerifier,
  ensureStreams,
  followRevocations,
  type Health,
  type Logger,
  type RunningService,
} from '@fieldcast/runtime';
import { loadUws } from '@fieldcast/runtime/uws';
import { type Database, openDatabase } from '@fieldcast/storage';
import type { NatsConnection } from '@nats-io/transport-node';
import { createAdmit } from './adapters/admission.ts';
import { createChannels } from './adapters/channels.ts';
import { drainBoards } from './adapters/drain.ts';
import { serveMap } from './adapters/map-server.ts';
import { createMapMetrics } from './adapters/metrics.ts';
import type { BroadcasterConfig } from './config.ts';
import { createHandshake } from './core/handshake.ts';
import { mapLimits } from './core/limits.ts';
import { createRegistry as createBoardRegistry } from './core/registry.ts';
import { createSessions, type Sessions } from './core/sessions.ts';

const TICK_INTERVAL_MS_MAX = 500;
/** Share of the drain timeout for closing boards. The rest is for the process to end. */
const CLOSE_SHARE = 0.5;

const now = () => Date.now();

/**
 * Starts the service. Resolves when it accepts boards; rejects when NATS cannot be reached, the port is taken or the
 * token settings are unusable. The database may be away: boards then see what is live.
 */
export async function startBroadcaster(
  config: BroadcasterConfig,
  log: Logger,
): Promise<RunningService & { port: number }> {
  const uws = loadUws();
  const verifyToken = createTokenVerifier(config);
  const health = createHealth(['nats', 'postgres']);
  const nats = await connectNats({ url: config.natsUrl, name: 'broadcaster', log, health });
  const database = openDatabase({
    url: config.databaseUrl,
    log,
    health,
    applicationName: 'fieldcast broadcaster',
    connectionsMax: config.databaseConnectionsMax,
  });
  try {
    return await serve({ uws, nats, database, verifyToken, health }, config, log);
  } catch (cause) {
    await Promise.all([nats.close(), database.close()]);
    throw cause;
  }
}

interface Foundation {
  readonly uws: ReturnType<typeof loadUws>;
  readonly nats: NatsConnection;
  readonly database: Database;
  readonly verifyToken: ReturnType<typeof createTokenVerifier>;
  readonly health: Health;
}

async function serve(
  { uws, nats, database, verifyToken, health }: Foundation,
  config: BroadcasterConfig,
  log: Logger,
): Promise<RunningService & { port: number }> {
  await ensureStreams(nats, config);
  const registry = createRegistry('broadcaster');
  const metrics = createMapMetrics(registry);
  const channels = createChannels({ connection: nats, pool: database.pool, log }, metrics, {
    ...config,
    ...mapLimits,
    intervalMs: config.deltaIntervalMs,
    intervalMsMax: config.deltaIntervalMsMax,
  });

  // Revocations are loaded before anybody may connect, so the first of them find no sessions to end.
  let sessions: Sessions | undefined;
  const revocations = await followRevocations(nats, log, (...revoked) => sessions?.revoked(...revoked));
  const admit = createAdmit(verifyToken, revocations);
  const boards = createBoardRegistry(metrics, now);
  const handshake = createHandshake({ registry: boards, admit, channelOf: channels.of, now }, config);
  const onFault = (cause: unknown) => log.error({ err: cause }, 'connection_failed');
  const running = createSessions({ registry: boards, handshake, now, random: Math.random, onFault }, config);
  sessions = running;
  metrics.watch({
    boards: () => boards.size,
    channels: () => channels.size,
    deltaIntervalMs: channels.deltaIntervalMs,
  });

  const server = await serveMap(uws, { sessions, operations: createOperations(health, registry) }, config).catch(
    (cause: unknown) => {
      revocations.stop();
      throw cause;
    },
  );
  const ticking = setInterval(
    () => {
      running.sweep();
      channels.tick();
    },
    Math.min(TICK_INTERVAL_MS_MAX, config.heartbeatMs / 4),
  );
  log.info({ port: server.port, uws: uws.packageName }, 'serving');

  async function drain(): Promise<void> {
    server.stopListening();
    await drainBoards(running, boards, config.drainSpreadMs, config.drainTimeoutMs * CLOSE_SHARE);
    clearInterval(ticking);
    channels.close();
    revocations.stop();
    server.close();
    // Half of the drain time may be gone: what the database still answers has to come soon.
    await Promise.race([
      database.close(),
      sleep(config.drainTimeoutMs * (1 - CLOSE_SHARE) * CLOSE_SHARE, undefined, { ref: false }),
    ]);
    await nats.close();
  }

  let stopped: Promise<void> | undefined;
  return {
    port: server.port,
    stop() {
      stopped ??= drain();
      return stopped;
    },
  };
}
