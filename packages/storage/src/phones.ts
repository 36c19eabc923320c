import type pg from 'pg';
import { createSecret, hashSecret } from './accounts.ts';
import { inTransaction, withTenant } from './database.ts';

// Phones without the company's app. What a dispatcher asks for runs under row level security; a phone that presents a
// code or a cookie has no tenant yet, so it is looked up as the owner of the tables, by the hash of its secret alone.

/** Links, and sessions, of one technician at a time. Over it: the one made (or used) longest ago ends. */
const PER_TECHNICIAN_MAX = 20;

/** A session of a phone: whose it is, and until when. */
export interface PhoneSession {
  readonly tenantKey: number;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly technicianId: string;
  readonly displayName: string | null;
  /** ms since the epoch; each use moves it. */
  readonly expiresAtMs: number;
}

interface NewPhoneLink {
  /** Known already. */
  readonly technicianId: string;
  /** Who made it, for the record. */
  readonly createdBy: string;
  readonly lifetimeS: number;
}

/**
 * Creates a code that opens sessions for the technician, any number of times, until it expires.
 * @throws RangeError when the tenant has no such technician.
 */
export async function createPhoneLink(
  pool: pg.Pool,
  tenantKey: number,
  { technicianId, createdBy, lifetimeS }: NewPhoneLink,
): Promise<{ code: string; expiresAtMs: number }> {
  const code = createSecret();
  const created = await withTenant(pool, tenantKey, async (client) => {
    const { rows } = await client.query<{ technician_key: number; expires_at: Date }>(
      `INSERT INTO phone_links (code_hash, tenant_key, technician_key, created_by, expires_at)
       SELECT $1, tenant_key, technician_key, $4, now() + make_interval(secs => $5)
         FROM technicians WHERE tenant_key = $2 AND technician_id = $3
       RETURNING technician_key, expires_at`,
      [hashSecret(code), tenantKey, technicianId, createdBy, lifetimeS],
    );
    if (rows[0])
      await client.query(
        `DELETE FROM phone_links WHERE code_hash IN (
           SELECT code_hash FROM phone_links WHERE technician_key = $1 ORDER BY created_at DESC OFFSET $2)`,
        [rows[0].technician_key, PER_TECHNICIAN_MAX],
      );
    return rows[0];
  });
  if (!created) throw new RangeError('the tenant has no such technician');
  return { code, expiresAtMs: created.expires_at.getTime() };
}

/** Begins a session with the code of a link; undefined when the code is unknown, has expired or was revoked. */
export async function beginPhoneSession(
  pool: pg.Pool,
  code: string,
  idleMaxS: number,
): Promise<{ secret: string; session: PhoneSession } | undefined> {
  const secret = createSecret();
  const hasBegun = await inTransaction(pool, async (client) => {
    // The lock makes a revocation wait for this session, so that it ends it too.
    const { rows } = await client.query<{ technician_key: number }>(
      `WITH link AS (SELECT tenant_key, technician_key FROM phone_links WHERE code_hash = $1 AND expires_at > now() FOR SHARE)
       INSERT INTO phone_sessions (secret_hash, tenant_key, technician_key, expires_at)
       SELECT $2, tenant_key, technician_key, now() + make_interval(secs => $3) FROM link
       RETURNING technician_key`,
      [hashSecret(code), hashSecret(secret), idleMaxS],
    );
    if (rows[0])
      await client.query(
        `DELETE FROM phone_sessions WHERE secret_hash IN (
           SELECT secret_hash FROM phone_sessions WHERE technician_key = $1 ORDER BY last_used_at DESC OFFSET $2)`,
        [rows[0].technician_key, PER_TECHNICIAN_MAX],
      );
    return rows[0] !== undefined;
  });
  const session = hasBegun ? await usePhoneSession(pool, secret, idleMaxS) : undefined;
  return session && { secret, session };
}

/** The session of a phone's cookie, used now; undefined when there is none, or it has ended. */
export async function usePhoneSession(
  pool: pg.Pool,
  secret: string,
  idleMaxS: number,
): Promise<PhoneSession | undefined> {
  const secretHash = hashSecret(secret);
  // A use is written down once a day at most, so that most requests only read.
  await pool.query(
    `UPDATE phone_sessions SET last_used_at = now(), expires_at = now() + make_interval(secs => $2)
      WHERE secret_hash = $1 AND expires_at > now()
        AND last_used_at < now() - least(make_interval(secs => $2 / 10), interval '1 day')`,
    [secretHash, idleMaxS],
  );
  const { rows } = await pool.query<PhoneSessionRow>(
    `SELECT tenant_key, tenant_id, tenants.name AS tenant_name, technician_id, display_name, expires_at
       FROM phone_sessions JOIN tenants USING (tenant_key) JOIN technicians USING (technician_key, tenant_key)
      WHERE secret_hash = $1 AND expires_at > now()`,
    [secretHash],
  );
  return rows[0] && toPhoneSession(rows[0]);
}

/** Ends the session of a phone's cookie, if there is one. */
export async function endPhoneSession(pool: pg.Pool, secret: string): Promise<void> {
  await pool.query('DELETE FROM phone_sessions WHERE secret_hash = $1', [hashSecret(secret)]);
}

/** Removes all links and sessions of a technician; returns how many there were. */
export function forgetPhones(pool: pg.Pool, tenantKey: number, technicianId: string): Promise<number> {
  return withTenant(pool, tenantKey, async (client) => {
    let removed = 0;
    // Links first: a session that is just being opened holds its link, and is there to be removed once that is free.
    for (const table of ['phone_links', 'phone_sessions'] as const) {
      const { rowCount } = await client.query(
        `DELETE FROM ${table} USING technicians
          WHERE ${table}.technician_key = technicians.technician_key
            AND technicians.tenant_key = $1 AND technician_id = $2`,
        [tenantKey, technicianId],
      );
      removed += rowCount ?? 0;
    }
    return removed;
  });
}

/** Removes links and sessions that have expired; returns how many. */
export async function sweepPhones(pool: pg.Pool): Promise<number> {
  const links = await pool.query('DELETE FROM phone_links WHERE expires_at < now()');
  const sessions = await pool.query('DELETE FROM phone_sessions WHERE expires_at < now()');
  return (links.rowCount ?? 0) + (sessions.rowCount ?? 0);
}

interface PhoneSessionRow {
  tenant_key: number;
  tenant_id: string;
  tenant_name: string;
  technician_id: string;
  display_name: string | null;
  expires_at: Date;
}

function toPhoneSession(row: PhoneSessionRow): PhoneSession {
  return {
    tenantKey: row.tenant_key,
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    technicianId: row.technician_id,
    displayName: row.display_name,
    expiresAtMs: row.expires_at.getTime(),
  };
}
