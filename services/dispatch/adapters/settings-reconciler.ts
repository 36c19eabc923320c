import type { Logger } from '@fieldcast/runtime';
import { raiseRevision, readSettings, readSettingsRevisions, type SettingsRevision } from '@fieldcast/storage';
import type { NatsConnection } from '@nats-io/transport-node';
import type pg from 'pg';
import type { DispatchMetrics } from './metrics.ts';
import { isLogMissing, isRefused, type SettingsLog } from './settings-log.ts';

const ROUND_INTERVAL_MS = 10_000;
/** After a round that failed: the bus or the database is away or only just back. */
const RETRY_INTERVAL_MS = 1_000;

interface ReconcilerParts {
  readonly pool: pg.Pool;
  readonly settingsLog: SettingsLog;
  /** Creates the streams where they are missing. */
  readonly ensureStreams: () => Promise<unknown>;
  readonly connection: Pick<NatsConnection, 'status'>;
  readonly unpublished: DispatchMetrics['settingsUnpublished'];
  readonly log: Logger;
}

/**
 * Brings to the SETTINGS stream what the database has and the stream has not, or has older: now, after each reconnect, and
 * every ten seconds. A round without changes costs one query and one request, whatever the number of tenants.
 */
export function startSettingsReconciler(parts: ReconcilerParts): { stop(): Promise<void> } {
  const { connection, log } = parts;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;
  let isFailing = false;
  const reconcile = createReconcile(parts, () => isStopped);

  const round = async () => {
    try {
      await reconcile.round();
      isFailing = false;
    } catch (err) {
      // Once for each outage, not each second of it.
      if (!isFailing) log.warn({ err }, 'settings_not_reconciled');
      isFailing = true;
    }
  };
  const run = () => {
    if (isStopped || running) return;
    clearTimeout(timer);
    running = round().finally(() => {
      running = undefined;
      if (!isStopped) timer = setTimeout(run, isFailing ? RETRY_INTERVAL_MS : ROUND_INTERVAL_MS).unref();
    });
  };
  const followReconnects = async () => {
    for await (const { type } of connection.status()) {
      if (type !== 'reconnect') continue;
      reconcile.forget();
      run();
    }
  };
  void followReconnects();
  run();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function createReconcile(
  { pool, settingsLog, ensureStreams, unpublished, log }: ReconcilerParts,
  isStopped: () => boolean,
) {
  // What the log surely has, by tenant: bounded by the tenants of the database, which the operator creates. It holds for one
  // life of the log, and as long as nothing is taken out of it.
  const publishedRevisions = new Map<string, number>();
  let logCreatedAt: string | undefined;

  async function checkIdentity(): Promise<void> {
    const { createdAt, tenants } = await settingsLog.identity();
    if (createdAt !== logCreatedAt || tenants < publishedRevisions.size) publishedRevisions.clear();
    logCreatedAt = createdAt;
  }

  async function bring(tenant: SettingsRevision): Promise<void> {
    const { tenantId, tenantKey, revision } = tenant;
    const published = await settingsLog.revisionOf(tenantId);
    if (published !== undefined && published > revision) {
      // Either somebody has changed the settings since we looked, and this does nothing; or the database came from a backup.
      await raiseRevision(pool, tenant, published);
    }
    const settings = await readSettings(pool, tenantKey);
    publishedRevisions.set(tenantId, await settingsLog.write(tenantId, settings));
    if (published !== settings.revision)
      log.info({ tenantId, revision: settings.revision, was: published ?? null }, 'settings_published');
  }

  return {
    forget: () => publishedRevisions.clear(),
    round: async () => {
      const tenants = await readSettingsRevisions(pool);
      const publishedOf = ({ tenantId }: SettingsRevision) => publishedRevisions.get(tenantId) ?? -1;
      let refusal: unknown;
      try {
        await checkIdentity().catch(async (cause: unknown) => {
          if (!isLogMissing(cause)) throw cause;
          await ensureStreams();
          await checkIdentity();
        });
        for (const tenant of tenants) {
          if (isStopped() || publishedOf(tenant) === tenant.revision) continue;
          // One company's settings that the log refuses must not hold up the others'.
          await bring(tenant).catch((cause: unknown) => {
            if (!isRefused(cause)) throw cause;
            refusal = cause;
          });
        }
      } finally {
        unpublished.set(tenants.filter((tenant) => publishedOf(tenant) < tenant.revision).length);
      }
      if (refusal !== undefined) throw refusal;
    },
  };
}
