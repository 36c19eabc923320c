import type { Revocations, VerifyToken } from '@fieldcast/runtime';
import { findTenantKey, findTenantOfApiKey } from '@fieldcast/storage';
import type pg from 'pg';
import type { Principal } from '../core/access.ts';
import { ApiError } from '../core/api-error.ts';
import type { PhoneSessions } from './phone-sessions.ts';
import type { Sessions } from './sessions.ts';

const API_KEY_PREFIX = 'fck_';

export interface Credentials {
  /** The `Authorization` header. It wins over a cookie. */
  readonly authorization: string | undefined;
  /** The secret in the session cookie. */
  readonly sessionSecret: string | undefined;
  /** The secret in the cookie of a phone. Looked at only where no other credentials are. */
  readonly phoneSecret: string | undefined;
}

/**
 * Who sent the request; undefined when it has no credentials, or a session that is over.
 * @throws ApiError UNAUTHENTICATED or REVOKED, TokenError, or the database's error.
 */
export type Identify = (credentials: Credentials) => Promise<Principal | undefined>;

export function createIdentify(
  pool: pg.Pool,
  verifyToken: VerifyToken,
  revocations: Pick<Revocations, 'isRevoked'>,
  sessions: Pick<Sessions, 'use'>,
  phones: Pick<PhoneSessions, 'use'>,
): Identify {
  async function byApiKey(apiKey: string): Promise<Principal> {
    const tenant = await findTenantOfApiKey(pool, apiKey);
    if (!tenant) throw new ApiError('UNAUTHENTICATED', { message: 'The API key is unknown or was revoked.' });
    return { via: 'api_key', ...tenant };
  }

  async function byToken(token: string): Promise<Principal> {
    const claims = await verifyToken(token);
    if (revocations.isRevoked(claims)) throw new ApiError('REVOKED');
    const { tenantId, subject, role } = claims;
    const tenantKey = await findTenantKey(pool, tenantId);
    if (tenantKey === undefined)
      throw new ApiError('TOKEN_INVALID', { message: 'The token is of a tenant that does not exist here.' });
    return { via: 'token', tenantId, tenantKey, subject, role };
  }

  return async ({ authorization, sessionSecret, phoneSecret }) => {
    if (authorization !== undefined) {
      const [, bearer] = /^Bearer +([^\s]+)$/i.exec(authorization) ?? [];
      if (bearer === undefined)
        throw new ApiError('UNAUTHENTICATED', { message: 'The Authorization header must be "Bearer <credentials>".' });
      return bearer.startsWith(API_KEY_PREFIX) ? byApiKey(bearer) : byToken(bearer);
    }
    if (sessionSecret !== undefined) {
      const session = await sessions.use(sessionSecret);
      return session && { via: 'session', ...session };
    }
    const phone = phoneSecret === undefined ? undefined : await phones.use(phoneSecret);
    return phone && { via: 'phone', ...phone };
  };
}
