import type pg from 'pg';
import { withTenant } from './database.ts';

// Feature flags and policies of a tenant, for its phones. Every change raises the tenant's revision in the same
// transaction; the row of the revision also makes concurrent changes of one tenant wait for each other.

/** Which devices something is on for: a denied one never, an allowed one always, the others by a stable share. */
export interface RolloutRule {
  /** 0.01 % of the devices, 0–10,000. */
  readonly shareBp: number;
  /** Ids of technicians or devices. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

export interface FlagSetting extends RolloutRule {
  readonly name: string;
  readonly value: string;
}

/** What a policy sets; null leaves what the policies before it, or the server, say. */
export interface PolicyValues {
  readonly intervalMs: number | null;
  readonly distanceM: number | null;
  readonly watchedIntervalMs: number | null;
  readonly stillIntervalMs: number | null;
}

export interface PolicySetting extends RolloutRule, PolicyValues {
  readonly name: string;
}

export interface SettingTime {
  /** ms since the Unix epoch. */
  readonly updatedAtMs: number;
}

/** All that a tenant has set, as of one moment, ordered by name (by code points). */
export interface TenantSettings {
  /** 0: nothing was ever set. Grows with each change. */
  readonly revision: number;
  readonly flags: readonly (FlagSetting & SettingTime)[];
  readonly policies: readonly (PolicySetting & SettingTime)[];
}

export type SettingsChange =
  | { readonly kind: 'put_flag'; readonly flag: FlagSetting }
  | { readonly kind: 'put_policy'; readonly policy: PolicySetting }
  | { readonly kind: 'delete_flag'; readonly name: string }
  | { readonly kind: 'delete_policy'; readonly name: string };

/** The tenant has no flag or policy of this name. */
export class UnknownSettingError extends Error {
  override readonly name = 'UnknownSettingError';
}

/** All settings of a tenant. */
export function readSettings(pool: pg.Pool, tenantKey: number): Promise<TenantSettings> {
  return withTenant(pool, tenantKey, (client) => selectSettings(client, tenantKey));
}

/**
 * Makes one change and returns the settings as they are then, with their new revision. `accept` sees them before they are
 * committed: when it throws, nothing has happened, and its error is the caller's.
 * @throws UnknownSettingError when there is nothing of this name to delete.
 */
export function changeSettings(
  pool: pg.Pool,
  tenantKey: number,
  change: SettingsChange,
  accept: (settings: TenantSettings) => void,
): Promise<TenantSettings> {
  return withTenant(pool, tenantKey, async (client) => {
    await client.query(RAISE_REVISION, [tenantKey]);
    await apply(client, tenantKey, change);
    const settings = await selectSettings(client, tenantKey);
    accept(settings);
    return settings;
  });
}

export interface SettingsRevision {
  readonly tenantKey: number;
  readonly tenantId: string;
  readonly revision: number;
}

/** The revisions of all tenants that ever set something. Runs as the owner of the tables: it is about every tenant. */
export async function readSettingsRevisions(pool: pg.Pool): Promise<SettingsRevision[]> {
  const { rows } = await pool.query<{ tenant_key: number; tenant_id: string; revision: string }>(
    'SELECT tenant_key, tenant_id, revision FROM settings_revisions JOIN tenants USING (tenant_key) ORDER BY tenant_key',
  );
  return rows.map(({ tenant_key, tenant_id, revision }) => ({
    tenantKey: tenant_key,
    tenantId: tenant_id,
    revision: Number(revision),
  }));
}

/**
 * Moves a tenant's revision beyond `publishedRevision`, which was given out by this database before it was restored from
 * an older backup. Does nothing when the revision is no longer `revision`: then somebody has changed the settings since.
 */
export async function raiseRevision(
  pool: pg.Pool,
  { tenantKey, revision }: Pick<SettingsRevision, 'tenantKey' | 'revision'>,
  publishedRevision: number,
): Promise<void> {
  await withTenant(pool, tenantKey, (client) =>
    client.query('UPDATE settings_revisions SET revision = $3 WHERE tenant_key = $1 AND revision = $2', [
      tenantKey,
      revision,
      publishedRevision + 1,
    ]),
  );
}

const RAISE_REVISION = `
  INSERT INTO settings_revisions AS existing (tenant_key, revision)
  VALUES ($1, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)
      ON CONFLICT (tenant_key) DO UPDATE SET revision = greatest(existing.revision + 1, excluded.revision)`;

const PUT_FLAG = `
  INSERT INTO feature_flags (tenant_key, name, value, share_bp, allow, deny) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (tenant_key, name) DO UPDATE
     SET value = excluded.value, share_bp = excluded.share_bp, allow = excluded.allow, deny = excluded.deny,
         updated_at = now()`;

const PUT_POLICY = `
  INSERT INTO policy_rules (tenant_key, name, share_bp, allow, deny,
                            interval_ms, distance_m, watched_interval_ms, still_interval_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (tenant_key, name) DO UPDATE
     SET share_bp = excluded.share_bp, allow = excluded.allow, deny = excluded.deny,
         interval_ms = excluded.interval_ms, distance_m = excluded.distance_m,
         watched_interval_ms = excluded.watched_interval_ms, still_interval_ms = excluded.still_interval_ms,
         updated_at = now()`;

async function apply(client: pg.PoolClient, tenantKey: number, change: SettingsChange): Promise<void> {
  if (change.kind === 'put_flag') {
    const { name, value, shareBp, allow, deny } = change.flag;
    await client.query(PUT_FLAG, [tenantKey, name, value, shareBp, allow, deny]);
  } else if (change.kind === 'put_policy') {
    const { name, shareBp, allow, deny, intervalMs, distanceM, watchedIntervalMs, stillIntervalMs } = change.policy;
    const values = [intervalMs, distanceM, watchedIntervalMs, stillIntervalMs];
    await client.query(PUT_POLICY, [tenantKey, name, shareBp, allow, deny, ...values]);
  } else {
    const table = change.kind === 'delete_flag' ? 'feature_flags' : 'policy_rules';
    const { rowCount } = await client.query(`DELETE FROM ${table} WHERE tenant_key = $1 AND name = $2`, [
      tenantKey,
      change.name,
    ]);
    if (rowCount === 0) throw new UnknownSettingError(`nothing is called ${change.name}`);
  }
}

// One statement, so that flags, policies and revision are of one moment although others go on changing them.
const SELECT_SETTINGS = `
  SELECT coalesce((SELECT revision FROM settings_revisions WHERE tenant_key = $1), 0) AS revision,
         (SELECT coalesce(json_agg(flag ORDER BY name COLLATE "C"), '[]') FROM (
            SELECT name, value, share_bp AS "shareBp", allow, deny, ${millisecondsOf('updated_at')} AS "updatedAtMs"
              FROM feature_flags WHERE tenant_key = $1) AS flag) AS flags,
         (SELECT coalesce(json_agg(policy ORDER BY name COLLATE "C"), '[]') FROM (
            SELECT name, share_bp AS "shareBp", allow, deny, ${millisecondsOf('updated_at')} AS "updatedAtMs",
                   interval_ms AS "intervalMs", distance_m AS "distanceM",
                   watched_interval_ms AS "watchedIntervalMs", still_interval_ms AS "stillIntervalMs"
              FROM policy_rules WHERE tenant_key = $1) AS policy) AS policies`;

function millisecondsOf(column: string): string {
  return `floor(extract(epoch FROM ${column}) * 1000)`;
}

async function selectSettings(client: pg.PoolClient, tenantKey: number): Promise<TenantSettings> {
  const { rows } = await client.query<Omit<TenantSettings, 'revision'> & { revision: string }>(SELECT_SETTINGS, [
    tenantKey,
  ]);
  const [row] = rows;
  if (!row) throw new Error('a statement without FROM gave no row');
  return { revision: Number(row.revision), flags: row.flags, policies: row.policies };
}
