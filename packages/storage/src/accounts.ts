import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { withTenant } from './database.ts';
import { isUniqueViolation } from './write-errors.ts';

// Users, API keys and sign-in links. What a signed-in person asks for runs under row level security; looking somebody up
// runs as the owner of the tables (who signs in has no tenant yet), like the operator's command line. Secrets have 256 random bits and are kept as SHA-256 only.

const SECRET_BYTES = 32;
const API_KEY_ID_BYTES = 9;
const API_KEY = /^fck_([A-Za-z0-9-]{12})_([A-Za-z0-9_-]{43})$/;

export type UserRole = 'dispatcher' | 'admin';

export interface User {
  readonly userKey: number;
  readonly tenantKey: number;
  readonly tenantId: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: UserRole;
}

interface NewUser {
  readonly email: string;
  readonly displayName: string;
  readonly role: UserRole;
  /** From `hashPassword`. */
  readonly passwordHash: string;
}

/** A person with this e-mail address exists already, perhaps in another tenant: an address signs in to one tenant. */
export class EmailTakenError extends Error {
  override readonly name = 'EmailTakenError';
}

/** A random secret for a cookie, a link or a key: 43 URL-safe characters. */
export function createSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What the tables keep of a secret. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Creates an API key of a tenant and returns it, "fck_<id>_<secret>": the only time anybody sees it. */
export async function createApiKey(pool: pg.Pool, tenantKey: number, name: string): Promise<string> {
  // Base64url without "_", which separates the parts of a key.
  const apiKeyId = randomBytes(API_KEY_ID_BYTES).toString('base64url').replaceAll('_', '-');
  const secret = createSecret();
  await pool.query('INSERT INTO api_keys (api_key_id, tenant_key, secret_hash, name) VALUES ($1, $2, $3, $4)', [
    apiKeyId,
    tenantKey,
    hashSecret(secret),
    name,
  ]);
  return `fck_${apiKeyId}_${secret}`;
}

/** The tenant whose API key this is; undefined when it is malformed, unknown, wrong or revoked. */
export async function findTenantOfApiKey(
  pool: pg.Pool,
  apiKey: string,
): Promise<{ tenantKey: number; tenantId: string; apiKeyId: string } | undefined> {
  const [, apiKeyId, secret] = API_KEY.exec(apiKey) ?? [];
  if (!apiKeyId || !secret) return undefined;
  const { rows } = await pool.query<{ tenant_key: number; tenant_id: string; secret_hash: Buffer }>(
    `SELECT tenant_key, tenant_id, secret_hash FROM api_keys JOIN tenants USING (tenant_key)
      WHERE api_key_id = $1 AND revoked_at IS NULL`,
    [apiKeyId],
  );
  const found = rows[0];
  if (!found || !timingSafeEqual(found.secret_hash, hashSecret(secret))) return undefined;
  return { tenantKey: found.tenant_key, tenantId: found.tenant_id, apiKeyId };
}

const USER_COLUMNS = 'user_key, tenant_key, tenant_id, email, display_name, role';

/** Creates a user. @throws EmailTakenError */
export async function createUser(pool: pg.Pool, tenantKey: number, user: NewUser): Promise<User> {
  try {
    const { rows } = await withTenant(pool, tenantKey, (client) =>
      client.query<UserRow>(
        `WITH created AS (
         INSERT INTO users (tenant_key, email, display_name, role, password_hash) VALUES ($1, $2, $3, $4, $5) RETURNING *)
       SELECT ${USER_COLUMNS} FROM created JOIN tenants USING (tenant_key)`,
        [tenantKey, user.email, user.displayName, user.role, user.passwordHash],
      ),
    );
    return toUser(only(rows));
  } catch (cause) {
    throw isUniqueViolation(cause) ? new EmailTakenError('the e-mail address is in use', { cause }) : cause;
  }
}

/**
 * Creates the user, or brings the existing one of the same tenant to the given name, role and password.
 * @throws EmailTakenError when the address belongs to another tenant's user.
 */
export async function ensureUser(pool: pg.Pool, tenantKey: number, user: NewUser): Promise<User> {
  const { rows } = await pool.query<UserRow>(
    `WITH ensured AS (
       INSERT INTO users AS existing (tenant_key, email, display_name, role, password_hash) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (lower(email)) DO UPDATE
         SET display_name = excluded.display_name, role = excluded.role, password_hash = excluded.password_hash
         WHERE existing.tenant_key = excluded.tenant_key
       RETURNING *)
     SELECT ${USER_COLUMNS} FROM ensured JOIN tenants USING (tenant_key)`,
    [tenantKey, user.email, user.displayName, user.role, user.passwordHash],
  );
  if (rows.length === 0) throw new EmailTakenError('the e-mail address is in use by another tenant');
  return toUser(only(rows));
}

/** The user with this address (any case) who may sign in, and the hash to check the password against. */
export async function findUserByEmail(
  pool: pg.Pool,
  email: string,
): Promise<{ user: User; passwordHash: string } | undefined> {
  const { rows } = await pool.query<UserRow & { password_hash: string }>(
    `SELECT ${USER_COLUMNS}, password_hash FROM users JOIN tenants USING (tenant_key)
      WHERE lower(email) = lower($1) AND disabled_at IS NULL`,
    [email],
  );
  return rows[0] && { user: toUser(rows[0]), passwordHash: rows[0].password_hash };
}

/**
 * Creates a link code that signs the user in, any number of times, for `lifetimeS` seconds. The page takes it from the
 * fragment of its address (`/#signin=<code>`), which no browser sends to a server.
 * @throws RangeError when the tenant has no such user.
 */
export async function createSignInLink(
  pool: pg.Pool,
  tenantKey: number,
  userEmail: string,
  lifetimeS: number,
): Promise<string> {
  const code = createSecret();
  const { rowCount } = await pool.query(
    `INSERT INTO sign_in_links (code_hash, user_key, tenant_key, expires_at)
     SELECT $1, user_key, tenant_key, now() + make_interval(secs => $4)
       FROM users WHERE tenant_key = $2 AND lower(email) = lower($3)`,
    [hashSecret(code), tenantKey, userEmail, lifetimeS],
  );
  if (rowCount === 0) throw new RangeError('the tenant has no user with this e-mail address');
  return code;
}

/** The user whom this link code signs in now; undefined when it is unknown or has expired. */
export async function findUserByLinkCode(pool: pg.Pool, code: string): Promise<User | undefined> {
  const { rows } = await pool.query<UserRow>(
    `SELECT ${USER_COLUMNS} FROM sign_in_links JOIN users USING (user_key, tenant_key) JOIN tenants USING (tenant_key)
      WHERE code_hash = $1 AND expires_at > now() AND disabled_at IS NULL`,
    [hashSecret(code)],
  );
  return rows[0] && toUser(rows[0]);
}

interface UserRow {
  user_key: number;
  tenant_key: number;
  tenant_id: string;
  email: string;
  display_name: string;
  role: UserRole;
}

function toUser(row: UserRow): User {
  return {
    userKey: row.user_key,
    tenantKey: row.tenant_key,
    tenantId: row.tenant_id,
    email: row.email,
    displayName: row.display_name,
    role: row.role,
  };
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`expected one row, got ${rows.length}`);
  return row;
}
