import {
  connectNats,
  createHealth,
  createOperations,
  createRegistry,
  createTokenMinter,
  createTokenVerifier,
  ensureStreams,
  followRevocations,
  type Health,
  type Logger,
  type Revocations,
  type RunningService,
} from '@fieldcast/runtime';
import { type Database, openDatabase, requireCurrentSchema } from '@fieldcast/storage';
import type { NatsConnection } from '@nats-io/transport-node';
import { serveApi } from './adapters/api.ts';
import { createIdentify } from './adapters/credentials.ts';
import { createDownloads } from './adapters/downloads.ts';
import { createHistoryReader } from './adapters/history-reader.ts';
import { createHttpServer, listen } from './adapters/http-server.ts';
import { serveMapFile } from './adapters/map-file.ts';
import { createMetrics } from './adapters/metrics.ts';
import { servePage, servePhonePage } from './adapters/page.ts';
import { createPhoneSessions } from './adapters/phone-sessions.ts';
import { createOriginFor, createUrlsFor } from './adapters/public-urls.ts';
import { connectionRoutes } from './adapters/routes/connections.ts';
import { historyRoutes } from './adapters/routes/history.ts';
import { pageConfigRoutes } from './adapters/routes/page-config.ts';
import { phoneLinkRoutes } from './adapters/routes/phone-links.ts';
import { phoneSessionRoutes, phoneTokenRoutes } from './adapters/routes/phones.ts';
import { boardTokenRoutes, sessionRoutes } from './adapters/routes/sessions.ts';
import { settingsRoutes } from './adapters/routes/settings.ts';
import { technicianRoutes } from './adapters/routes/technicians.ts';
import { tokenRoutes } from './adapters/routes/tokens.ts';
import { trackRoutes } from './adapters/routes/tracks.ts';
import { userRoutes } from './adapters/routes/users.ts';
import { createSessions } from './adapters/sessions.ts';
import { openSettingsLog } from './adapters/settings-log.ts';
import { startSettingsReconciler } from './adapters/settings-reconciler.ts';
import { createSignIn } from './adapters/sign-in.ts';
import { isStorageOutage } from './adapters/storage-outage.ts';
import { startSweeper } from './adapters/sweeper.ts';
import { createRegisterTechnician } from './adapters/technician-directory.ts';
import type { DispatchConfig } from './config.ts';
import { createAttemptLimiter } from './core/attempt-limiter.ts';
import { baseMapOf } from './core/base-map.ts';

/** A statement that takes longer is given up, and the request gets 503. */
const QUERY_MS_MAX = 15_000;
/** Accounts, and addresses, whose failed sign-ins are remembered. Over it: the oldest is forgotten. */
const SIGN_IN_KEYS_MAX = 20_000;
const SIGN_IN_INTERVAL_PER_ACCOUNT_MS = 60_000;
const SIGN_IN_INTERVAL_PER_ADDRESS_MS = 10_000;

/**
 * Starts dispatch: REST under /v1, the board's page, the operations paths. Postgres may be away: requests get 503 then.
 * @throws the transport's error when NATS cannot be reached, PortInUseError.
 */
export async function startDispatch(config: DispatchConfig, log: Logger): Promise<RunningService & { port: number }> {
  const health = createHealth(['nats', 'postgres']);
  const dependencies = await openDependencies(config, log, health);
  try {
    return await serve(config, log, health, dependencies);
  } catch (cause) {
    await dependencies.close();
    throw cause;
  }
}

interface Dependencies {
  readonly connection: NatsConnection;
  readonly revocations: Revocations;
  readonly pool: Database['pool'];
  close(): Promise<void>;
}

async function openDependencies(config: DispatchConfig, log: Logger, health: Health): Promise<Dependencies> {
  const connection = await connectNats({ url: config.natsUrl, name: 'dispatch', log, health });
  await ensureStreams(connection, config);
  const revocations = await followRevocations(connection, log, () => undefined);
  const database = openDatabase({
    url: withQueryTimeout(config.databaseUrl),
    log,
    health,
    applicationName: 'fieldcast-dispatch',
    connectionsMax: config.databaseConnectionsMax,
  });
  return {
    connection,
    revocations,
    pool: database.pool,
    async close() {
      revocations.stop();
      await connection.drain();
      await database.close();
    },
  };
}

async function serve(
  config: DispatchConfig,
  log: Logger,
  health: Health,
  { connection, revocations, pool, close }: Dependencies,
): Promise<RunningService & { port: number }> {
  await requireSchema(pool, log);
  const registry = createRegistry('dispatch');
  const metrics = createMetrics(registry);
  const { tokenSecret, sessionIdleMaxS, sessionLifetimeMaxS } = config;
  const mint = tokenSecret ? createTokenMinter({ ...config, tokenSecret }) : undefined;
  const sessions = createSessions(pool, { idleMaxS: sessionIdleMaxS, lifetimeMaxS: sessionLifetimeMaxS });
  const limiters = createSignInLimiters(config);
  const signIn = await createSignIn(pool, limiters, metrics.signInFailures);
  const phones = createPhoneSessions(pool, config.phoneSessionIdleMaxS, limiters.byAddress, metrics.signInFailures);
  const register = createRegisterTechnician(pool, connection);
  const downloads = createDownloads(config.downloadsMax, metrics);
  const urlsFor = createUrlsFor(config);
  const settingsLog = await openSettingsLog(connection);
  const baseMap = baseMapOf(config);

  const app = createHttpServer(log, config.trustedProxies, createOperations(health, registry), metrics);
  serveApi(app, createIdentify(pool, createTokenVerifier(config), revocations, sessions, phones), [
    tokenRoutes(config, mint, register, urlsFor, metrics.tokensMinted),
    sessionRoutes(config, signIn, sessions),
    boardTokenRoutes(config.boardTokenLifetimeS, mint, urlsFor, metrics.tokensMinted),
    technicianRoutes(pool, connection, register, phones),
    phoneLinkRoutes(pool, mint !== undefined, register, createOriginFor(config)),
    phoneSessionRoutes(config, phones),
    phoneTokenRoutes(config, mint, urlsFor, metrics.tokensMinted),
    trackRoutes(pool, downloads, metrics.trackRows),
    connectionRoutes(pool),
    historyRoutes(pool, createHistoryReader(pool)),
    userRoutes(pool),
    settingsRoutes(pool, settingsLog),
    pageConfigRoutes(config, baseMap, urlsFor),
  ]);
  serveMapFile(app, baseMap.pmtilesFile, log);
  servePage(app, config, baseMap, urlsFor, log);
  servePhonePage(app, config, urlsFor, log);
  const port = await listen(app, config.bindHost, config.httpPort);
  const stopSweeper = startSweeper([sessions, phones], log);
  const reconciler = startSettingsReconciler({
    pool,
    settingsLog,
    ensureStreams: () => ensureStreams(connection, config),
    connection,
    unpublished: metrics.settingsUnpublished,
    log,
  });

  return {
    port,
    async stop() {
      health.set('draining', { ok: false, detail: 'stopping' });
      stopSweeper();
      // Requests are finished; a long download would outlast the deadline, and its client can ask for it again.
      const cutOff = setTimeout(downloads.abort, config.drainTimeoutMs / 2);
      await app.close();
      clearTimeout(cutOff);
      await reconciler.stop();
      await close();
    },
  };
}

// A database without our tables fails every request until somebody migrates it; one that is away comes back by itself.
async function requireSchema(pool: Database['pool'], log: Logger): Promise<void> {
  try {
    await requireCurrentSchema(pool);
  } catch (cause) {
    if (!isStorageOutage(cause)) throw cause;
    log.warn({ err: cause }, 'postgres_unreachable_at_start');
  }
}

function createSignInLimiters({ signInBurstPerAccount, signInBurstPerAddress }: DispatchConfig) {
  return {
    byAccount: createAttemptLimiter({
      burst: signInBurstPerAccount,
      intervalMs: SIGN_IN_INTERVAL_PER_ACCOUNT_MS,
      keysMax: SIGN_IN_KEYS_MAX,
    }),
    byAddress: createAttemptLimiter({
      burst: signInBurstPerAddress,
      intervalMs: SIGN_IN_INTERVAL_PER_ADDRESS_MS,
      keysMax: SIGN_IN_KEYS_MAX,
    }),
  };
}

// The driver reads its own options from the URL. The limit is the client's, so that a frozen server counts, too.
function withQueryTimeout(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('query_timeout', String(QUERY_MS_MAX));
  return url.href;
}
