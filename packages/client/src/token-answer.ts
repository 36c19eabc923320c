import { ClientError } from './errors.ts';

/**
 * The token in an app's answer.
 * @param serverNowMs the server's time, ms since the epoch; undefined while unknown: then no expiry is judged, because a
 * device whose clock is hours ahead would find every token expired
 * @throws ClientError `TOKEN_INVALID_ANSWER` for anything but a string that is not empty, `TOKEN_EXPIRED_ANSWER` for a
 * JWT that has expired. Neither message contains the answer.
 */
export function tokenFrom(answer: unknown, serverNowMs: number | undefined): string {
  if (typeof answer !== 'string' || answer.trim() === '')
    throw new ClientError(
      'TOKEN_INVALID_ANSWER',
      `getToken must answer a token as a string, but it was ${nameOf(answer)}.`,
    );
  if (hasExpired(answer, serverNowMs))
    throw new ClientError(
      'TOKEN_EXPIRED_ANSWER',
      'getToken answered a token that has already expired; fetch a new one.',
    );
  return answer;
}

/** True for a JWT whose `exp` is not in the future. False for a token that cannot be looked into: the server judges. */
export function hasExpired(token: string, serverNowMs: number | undefined): boolean {
  const expiresAtMs = serverNowMs === undefined ? undefined : expiryOf(token);
  return serverNowMs !== undefined && expiresAtMs !== undefined && expiresAtMs <= serverNowMs;
}

/** The `exp` of a JWT, ms since the epoch, its signature unchecked; undefined when it is no JWT or has none. */
function expiryOf(token: string): number | undefined {
  const [, payload, signature, ...more] = token.split('.');
  // Older React Native has no atob; then the server finds out.
  const { atob } = globalThis as { atob?: (text: string) => string };
  if (!payload || signature === undefined || more.length > 0 || !atob) return undefined;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const exp = typeof claims === 'object' && claims !== null && 'exp' in claims ? claims.exp : undefined;
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1_000 : undefined;
  } catch {
    // An opaque token may contain two dots by chance; what it means is for the server to know.
    return undefined;
  }
}

function nameOf(answer: unknown): string {
  if (answer === '') return 'empty';
  if (typeof answer === 'string') return 'blank';
  if (answer === null || answer === undefined) return String(answer);
  return Array.isArray(answer) ? 'an array' : `of type ${typeof answer}`;
}
