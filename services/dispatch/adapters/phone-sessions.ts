import {
  beginPhoneSession,
  endPhoneSession,
  forgetPhones,
  type PhoneSession,
  sweepPhones,
  usePhoneSession,
} from '@fieldcast/storage';
import type pg from 'pg';
import { ApiError } from '../core/api-error.ts';
import { type AttemptLimiter, addressKey } from '../core/attempt-limiter.ts';
import type { DispatchMetrics } from './metrics.ts';

export interface PhoneSessions {
  /**
   * Begins a session with the code of a link; the secret is for the cookie. Failed attempts are limited by address.
   * @throws ApiError PHONE_LINK_OVER or RATE_LIMITED.
   */
  begin(code: string, address: string): Promise<{ secret: string; session: PhoneSession }>;
  /** The session of a cookie, used now; undefined when there is none, or it has ended. */
  use(secret: string): Promise<PhoneSession | undefined>;
  end(secret: string): Promise<void>;
  /** Ends all sessions and links of a technician; resolves to how many. */
  forget(tenantKey: number, technicianId: string): Promise<number>;
  /** Removes sessions and links that have expired; resolves to how many. */
  sweep(): Promise<number>;
}

/** Sessions of phones without an app, in the database. One ends `idleMaxS` after its last use. */
export function createPhoneSessions(
  pool: pg.Pool,
  idleMaxS: number,
  byAddress: AttemptLimiter,
  failures: DispatchMetrics['signInFailures'],
): PhoneSessions {
  return {
    async begin(code, address) {
      const limitKey = addressKey(address);
      const waitMs = byAddress.attempt(limitKey, Date.now());
      if (waitMs > 0) {
        failures.inc({ reason: 'rate_limited' });
        throw new ApiError('RATE_LIMITED', { retryAfterMs: Math.ceil(waitMs) });
      }
      const begun = await beginPhoneSession(pool, code, idleMaxS);
      if (!begun) {
        failures.inc({ reason: 'phone_link' });
        throw new ApiError('PHONE_LINK_OVER');
      }
      byAddress.forgive(limitKey);
      return begun;
    },
    use: (secret) => usePhoneSession(pool, secret, idleMaxS),
    end: (secret) => endPhoneSession(pool, secret),
    forget: (tenantKey, technicianId) => forgetPhones(pool, tenantKey, technicianId),
    sweep: () => sweepPhones(pool),
  };
}
