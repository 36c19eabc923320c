import { findUserByEmail, findUserByLinkCode, hashPassword, isPasswordOf, type User } from '@fieldcast/storage';
import type pg from 'pg';
import { ApiError } from '../core/api-error.ts';
import { type AttemptLimiter, addressKey } from '../core/attempt-limiter.ts';
import type { DispatchMetrics, SignInFailure } from './metrics.ts';

/** Passwords that may wait to be checked, 20 ms each. Over it: OVERLOADED, so that nobody fills memory with attempts. */
const CHECKS_MAX = 64;
const OVERLOADED_RETRY_MS = 1_000;

export type Credentials = { readonly email: string; readonly password: string } | { readonly code: string };

/** @throws ApiError SIGN_IN_FAILED, RATE_LIMITED or OVERLOADED. */
export type SignIn = (credentials: Credentials, address: string) => Promise<User>;

export interface SignInLimiters {
  readonly byAddress: AttemptLimiter;
  readonly byAccount: AttemptLimiter;
}

/**
 * Checks who signs in. Attempts are limited by address and by account, in this process; one that succeeds does not
 * count. An unknown e-mail address costs as much time as a wrong password, so that nobody finds out who has an account.
 */
export async function createSignIn(
  pool: pg.Pool,
  limiters: SignInLimiters,
  failures: DispatchMetrics['signInFailures'],
): Promise<SignIn> {
  const hashOfNobody = await hashPassword('nobody has this password');
  let checkCount = 0;

  function failure(
    reason: SignInFailure,
    code: 'SIGN_IN_FAILED' | 'RATE_LIMITED' | 'OVERLOADED',
    retryAfterMs?: number,
  ) {
    failures.inc({ reason });
    return new ApiError(code, retryAfterMs === undefined ? {} : { retryAfterMs });
  }

  function countAttempt(limiter: AttemptLimiter, key: string): void {
    const waitMs = limiter.attempt(key, Date.now());
    if (waitMs > 0) throw failure('rate_limited', 'RATE_LIMITED', Math.ceil(waitMs));
  }

  async function checkPassword(email: string, password: string): Promise<User> {
    if (checkCount >= CHECKS_MAX) throw failure('overloaded', 'OVERLOADED', OVERLOADED_RETRY_MS);
    checkCount++;
    try {
      const found = await findUserByEmail(pool, email);
      const isRight = await isPasswordOf(found?.passwordHash ?? hashOfNobody, password);
      if (!found || !isRight) throw failure('password', 'SIGN_IN_FAILED');
      return found.user;
    } finally {
      checkCount--;
    }
  }

  return async (credentials, address) => {
    const addressLimitKey = addressKey(address);
    countAttempt(limiters.byAddress, addressLimitKey);
    if ('code' in credentials) {
      const user = await findUserByLinkCode(pool, credentials.code);
      if (!user) throw failure('link', 'SIGN_IN_FAILED');
      limiters.byAddress.forgive(addressLimitKey);
      return user;
    }
    const account = credentials.email.toLowerCase();
    countAttempt(limiters.byAccount, account);
    const user = await checkPassword(credentials.email, credentials.password);
    limiters.byAddress.forgive(addressLimitKey);
    limiters.byAccount.forgive(account);
    return user;
  };
}
