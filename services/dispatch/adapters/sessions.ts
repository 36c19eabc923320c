import { createSecret, hashSecret, type User } from '@fieldcast/storage';
import type pg from 'pg';

export interface Session extends User {
  readonly tenantName: string;
  /** IANA name. */
  readonly timeZone: string;
  /** ms since the epoch. */
  readonly expiresAtMs: number;
}

export interface Sessions {
  /** Begins a session and returns it with the secret for the cookie. */
  begin(user: User): Promise<{ secret: string; session: Session }>;
  /** The session of a cookie, used now; undefined when there is none, it has expired, or its user is disabled. */
  use(secret: string): Promise<Session | undefined>;
  end(secret: string): Promise<void>;
  /** Removes sessions and sign-in links that have expired; returns how many. */
  sweep(): Promise<number>;
}

/**
 * Sessions in the database. One ends `idleMaxS` after its last use and `lifetimeMaxS` after it began; the clock is the
 * database's. A use is written down only in the second half of the idle time, so that most requests only read.
 */
export function createSessions(pool: pg.Pool, limits: { idleMaxS: number; lifetimeMaxS: number }): Sessions {
  const { idleMaxS, lifetimeMaxS } = limits;

  async function find(secretHash: Buffer) {
    const { rows } = await pool.query<SessionRow>(
      `SELECT user_key, tenant_key, tenant_id, tenants.name AS tenant_name, time_zone, email, display_name, role, expires_at,
              expires_at < least(now() + make_interval(secs => $2), sessions.created_at + make_interval(secs => $3))
                           - make_interval(secs => $2 / 2) AS is_half_idle
         FROM sessions JOIN users USING (user_key, tenant_key) JOIN tenants USING (tenant_key)
        WHERE secret_hash = $1 AND expires_at > now() AND disabled_at IS NULL`,
      [secretHash, idleMaxS, lifetimeMaxS],
    );
    return rows[0];
  }

  async function extend(secretHash: Buffer): Promise<void> {
    await pool.query(
      `UPDATE sessions SET expires_at = least(now() + make_interval(secs => $2), created_at + make_interval(secs => $3))
        WHERE secret_hash = $1 AND expires_at > now()`,
      [secretHash, idleMaxS, lifetimeMaxS],
    );
  }

  return {
    async begin({ userKey, tenantKey }) {
      const secret = createSecret();
      const secretHash = hashSecret(secret);
      await pool.query(
        `INSERT INTO sessions (secret_hash, user_key, tenant_key, expires_at)
         VALUES ($1, $2, $3, now() + make_interval(secs => $4))`,
        [secretHash, userKey, tenantKey, Math.min(idleMaxS, lifetimeMaxS)],
      );
      const row = await find(secretHash);
      if (!row) throw new Error('the session is gone before it began');
      return { secret, session: toSession(row) };
    },
    async use(secret) {
      const secretHash = hashSecret(secret);
      const row = await find(secretHash);
      if (!row?.is_half_idle) return row && toSession(row);
      await extend(secretHash);
      const extended = await find(secretHash);
      return extended && toSession(extended);
    },
    async end(secret) {
      await pool.query('DELETE FROM sessions WHERE secret_hash = $1', [hashSecret(secret)]);
    },
    async sweep() {
      const sessions = await pool.query('DELETE FROM sessions WHERE expires_at < now()');
      const links = await pool.query('DELETE FROM sign_in_links WHERE expires_at < now()');
      return (sessions.rowCount ?? 0) + (links.rowCount ?? 0);
    },
  };
}

interface SessionRow {
  user_key: number;
  tenant_key: number;
  tenant_id: string;
  tenant_name: string;
  time_zone: string;
  email: string;
  display_name: string;
  role: User['role'];
  expires_at: Date;
  is_half_idle: boolean;
}

function toSession(row: SessionRow): Session {
  return {
    userKey: row.user_key,
    tenantKey: row.tenant_key,
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    timeZone: row.time_zone,
    email: row.email,
    displayName: row.display_name,
    role: row.role,
    expiresAtMs: row.expires_at.getTime(),
  };
}
