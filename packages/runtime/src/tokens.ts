import { type ErrorName, isExternalId, isTenantId } from '@fieldcast/protocol';
import {
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
  SignJWT,
} from 'jose';

export type Role = 'technician' | 'dispatcher' | 'admin';
const ROLES: readonly string[] = ['technician', 'dispatcher', 'admin'] satisfies Role[];
const ASYMMETRIC_ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;
/** Longest token we look at. Over it: TOKEN_INVALID. */
const TOKEN_BYTES_MAX = 4096;

/** What a verified token says. */
export interface Claims {
  readonly tenantId: string;
  /** The technician's id, or the dispatcher's. */
  readonly subject: string;
  readonly role: Role;
  readonly displayName: string | undefined;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

/** A token that was refused. `code` is its name in the error catalogue. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly code: ErrorName;
  constructor(code: 'TOKEN_INVALID' | 'TOKEN_EXPIRED', message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface TokenConfig {
  readonly tokenSecret: string | undefined;
  readonly tokenJwksUrl: string | undefined;
  readonly tokenIssuer: string | undefined;
  readonly tokenAudience: string;
  readonly tokenLifetimeMaxS: number;
}

/** The identity provider's keys cannot be read now: nothing is known about the token, and it may be tried again. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/** @throws TokenError; KeysUnavailableError when a JWKS is configured and its server does not answer properly. */
export type VerifyToken = (token: string) => Promise<Claims>;

/**
 * Verifies compact JWTs: HS256 with the secret, RS256, ES256 or EdDSA with the JWKS, and nothing else. Required claims:
 * `aud`, `sub`, `exp`, `iat`, `tenant`, `role`; optional `name`.
 * @throws TypeError when neither a secret nor a JWKS URL is configured.
 */
export function createTokenVerifier(config: TokenConfig): VerifyToken {
  const { tokenSecret, tokenJwksUrl, tokenIssuer, tokenAudience, tokenLifetimeMaxS } = config;
  if (!tokenSecret && !tokenJwksUrl) throw new TypeError('set FIELDCAST_TOKEN_SECRET or FIELDCAST_TOKEN_JWKS_URL');
  const secret = tokenSecret ? new TextEncoder().encode(tokenSecret) : undefined;
  const jwks = tokenJwksUrl ? createRemoteJWKSet(new URL(tokenJwksUrl)) : undefined;
  const options: JWTVerifyOptions = {
    audience: tokenAudience,
    requiredClaims: ['sub', 'exp', 'iat', 'tenant', 'role'],
    clockTolerance: CLOCK_TOLERANCE_S,
    ...(tokenIssuer ? { issuer: tokenIssuer } : {}),
  };

  // The key decides the algorithms, never the token: an HS256 token cannot be checked with a public key.
  async function verifySignature(token: string): Promise<JWTPayload> {
    const isSymmetric = decodeProtectedHeader(token).alg === 'HS256';
    if (isSymmetric && secret) return (await jwtVerify(token, secret, { ...options, algorithms: ['HS256'] })).payload;
    if (!isSymmetric && jwks)
      return (await jwtVerify(token, keysOf(jwks), { ...options, algorithms: ASYMMETRIC_ALGORITHMS })).payload;
    throw new TokenError('TOKEN_INVALID', 'The token is signed with an algorithm that is not accepted here.');
  }

  return async (token) => {
    if (token.length === 0 || token.length > TOKEN_BYTES_MAX)
      throw new TokenError('TOKEN_INVALID', 'The token is empty or too long.');
    try {
      return toClaims(await verifySignature(token), tokenLifetimeMaxS);
    } catch (cause) {
      if (cause instanceof TokenError || cause instanceof KeysUnavailableError) throw cause;
      if (cause instanceof errors.JWTExpired)
        throw new TokenError('TOKEN_EXPIRED', 'The token has expired.', { cause });
      throw new TokenError(
        'TOKEN_INVALID',
        `The token was refused: ${cause instanceof Error ? cause.message : 'unreadable'}.`,
        { cause },
      );
    }
  };
}

// A provider that is down must not look like a bad token: phones would stop and ask their people to sign in again.
function keysOf(jwks: JWTVerifyGetKey): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await jwks(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) throw cause;
      throw new KeysUnavailableError('The keys at FIELDCAST_TOKEN_JWKS_URL cannot be read.', { cause });
    }
  };
}

export interface MintRequest {
  readonly tenantId: string;
  readonly subject: string;
  readonly role: Role;
  readonly displayName?: string | undefined;
  readonly lifetimeS: number;
}

export type MintToken = (request: MintRequest) => Promise<{ token: string; expiresAtMs: number }>;

/** Mints HS256 tokens that `createTokenVerifier` with the same settings accepts. */
export function createTokenMinter(
  config: Pick<TokenConfig, 'tokenIssuer' | 'tokenAudience'> & { tokenSecret: string },
): MintToken {
  const secret = new TextEncoder().encode(config.tokenSecret);
  return async ({ tenantId, subject, role, displayName, lifetimeS }) => {
    const issuedAtS = Math.floor(Date.now() / 1000);
    const builder = new SignJWT({ tenant: tenantId, role, ...(displayName ? { name: displayName } : {}) })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(subject)
      .setAudience(config.tokenAudience)
      .setIssuedAt(issuedAtS)
      .setExpirationTime(issuedAtS + lifetimeS);
    if (config.tokenIssuer) builder.setIssuer(config.tokenIssuer);
    return { token: await builder.sign(secret), expiresAtMs: (issuedAtS + lifetimeS) * 1000 };
  };
}

function toClaims({ sub, exp, iat, tenant, role, name }: JWTPayload, lifetimeMaxS: number): Claims {
  if (!isTenantId(tenant)) throw new TokenError('TOKEN_INVALID', 'The token names no valid tenant.');
  if (!isExternalId(sub)) throw new TokenError('TOKEN_INVALID', 'The token names no valid subject.');
  if (typeof role !== 'string' || !ROLES.includes(role))
    throw new TokenError('TOKEN_INVALID', 'The token names no known role.');
  if (exp === undefined || iat === undefined || exp - iat > lifetimeMaxS)
    throw new TokenError('TOKEN_INVALID', `The token lives longer than ${lifetimeMaxS} s.`);
  return {
    tenantId: tenant,
    subject: sub,
    role: role as Role,
    displayName: isExternalId(name) ? name : undefined,
    issuedAtMs: iat * 1000,
    expiresAtMs: exp * 1000,
  };
}
