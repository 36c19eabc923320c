import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTokenMinter, createTokenVerifier, type TokenConfig } from './tokens.ts';

const config: TokenConfig = {
  tokenSecret: 'a secret of more than thirty-two bytes',
  tokenJwksUrl: undefined,
  tokenIssuer: undefined,
  tokenAudience: 'fieldcast',
  tokenLifetimeMaxS: 3600,
};
const secretBytes = new TextEncoder().encode(config.tokenSecret);
const nowS = Math.floor(Date.now() / 1000);
const goodClaims = { tenant: 'demo', role: 'technician', sub: 'tech-1', aud: 'fieldcast', iat: nowS, exp: nowS + 600 };

function hs256(claims: Record<string, unknown>, key = secretBytes): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key);
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('tokens with a shared secret', () => {
  const verify = createTokenVerifier(config);

  test('what the minter makes, the verifier accepts, names of any script included', async () => {
    const { token, expiresAtMs } = await createTokenMinter({ ...config, tokenSecret: config.tokenSecret ?? '' })({
      tenantId: 'demo',
      subject: 'tech-🚐',
      role: 'technician',
      displayName: 'Zoë 山田',
      lifetimeS: 60,
    });
    expect(await verify(token)).toMatchObject({
      tenantId: 'demo',
      subject: 'tech-🚐',
      role: 'technician',
      displayName: 'Zoë 山田',
      expiresAtMs,
    });
  });

  test.each<[string, () => Promise<string>, string]>([
    ['empty', async () => '', 'TOKEN_INVALID'],
    ['no token at all', async () => 'hello', 'TOKEN_INVALID'],
    ['of a megabyte', async () => 'a'.repeat(1 << 20), 'TOKEN_INVALID'],
    ['alg none', async () => `${base64url({ alg: 'none' })}.${base64url(goodClaims)}.`, 'TOKEN_INVALID'],
    [
      'alg HS384',
      () => new SignJWT(goodClaims).setProtectedHeader({ alg: 'HS384' }).sign(secretBytes),
      'TOKEN_INVALID',
    ],
    [
      'signed with another key',
      () => hs256(goodClaims, new TextEncoder().encode('another secret of thirty-two bytes!')),
      'TOKEN_INVALID',
    ],
    ['for another audience', () => hs256({ ...goodClaims, aud: 'other' }), 'TOKEN_INVALID'],
    ['without audience', () => hs256({ ...goodClaims, aud: undefined }), 'TOKEN_INVALID'],
    ['without tenant', () => hs256({ ...goodClaims, tenant: undefined }), 'TOKEN_INVALID'],
    ['with a tenant that forges a subject', () => hs256({ ...goodClaims, tenant: 'a.>' }), 'TOKEN_INVALID'],
    ['with a tenant list', () => hs256({ ...goodClaims, tenant: ['demo'] }), 'TOKEN_INVALID'],
    ['without subject', () => hs256({ ...goodClaims, sub: '' }), 'TOKEN_INVALID'],
    ['with a line break in the subject', () => hs256({ ...goodClaims, sub: 'a\nb' }), 'TOKEN_INVALID'],
    ['with an unknown role', () => hs256({ ...goodClaims, role: 'root' }), 'TOKEN_INVALID'],
    ['without expiry', () => hs256({ ...goodClaims, exp: undefined }), 'TOKEN_INVALID'],
    ['living too long', () => hs256({ ...goodClaims, exp: nowS + 7200 }), 'TOKEN_INVALID'],
    ['not yet valid', () => hs256({ ...goodClaims, nbf: nowS + 300 }), 'TOKEN_INVALID'],
    ['expired', () => hs256({ ...goodClaims, iat: nowS - 600, exp: nowS - 60 }), 'TOKEN_EXPIRED'],
  ])('a token %s is refused', async (_name, make, code) => {
    await expect(verify(await make())).rejects.toMatchObject({ name: 'TokenError', code });
  });

  test('another issuer is refused when one is configured', async () => {
    const strict = createTokenVerifier({ ...config, tokenIssuer: 'https://id.example' });
    await expect(strict(await hs256({ ...goodClaims, iss: 'https://evil.example' }))).rejects.toMatchObject({
      code: 'TOKEN_INVALID',
    });
    expect(await strict(await hs256({ ...goodClaims, iss: 'https://id.example' }))).toMatchObject({ tenantId: 'demo' });
  });

  test('a verifier without any key does not start', () => {
    expect(() => createTokenVerifier({ ...config, tokenSecret: undefined })).toThrow(/FIELDCAST_TOKEN_SECRET/);
  });
});

describe('tokens of an identity provider', () => {
  const server = createServer();
  let jwksUrl: string;
  const keys: Record<string, { privateKey: CryptoKey; publicJwk: object }> = {};

  beforeAll(async () => {
    for (const alg of ['RS256', 'ES256', 'EdDSA', 'PS256']) {
      const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
      keys[alg] = { privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid: alg, alg, use: 'sig' } };
    }
    server.on('request', (request, response) => {
      if (request.url !== '/jwks.json') response.statusCode = request.url === '/garbage' ? 200 : 503;
      if (request.url !== '/jwks.json') return response.end('not keys');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: Object.values(keys).map(({ publicJwk }) => publicJwk) }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
  });
  afterAll(() => void server.close());

  const signWith = (alg: string) => {
    const key = keys[alg];
    if (!key) throw new Error(`no key for ${alg}`);
    return new SignJWT(goodClaims).setProtectedHeader({ alg, kid: alg }).sign(key.privateKey);
  };

  test.each(['RS256', 'ES256', 'EdDSA'])('%s is accepted', async (alg) => {
    const verify = createTokenVerifier({ ...config, tokenSecret: undefined, tokenJwksUrl: jwksUrl });
    expect(await verify(await signWith(alg))).toMatchObject({ subject: 'tech-1' });
  });

  test('an algorithm outside the pinned list is refused although its key is published', async () => {
    const verify = createTokenVerifier({ ...config, tokenSecret: undefined, tokenJwksUrl: jwksUrl });
    await expect(verify(await signWith('PS256'))).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  test('a public key does not serve as an HS256 secret', async () => {
    const verify = createTokenVerifier({ ...config, tokenSecret: undefined, tokenJwksUrl: jwksUrl });
    const forged = await hs256(goodClaims, new TextEncoder().encode(JSON.stringify(keys.RS256?.publicJwk)));
    await expect(verify(forged)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  test('keys that cannot be read are not the token’s fault', async () => {
    const token = await signWith('ES256');
    for (const path of ['/missing', '/garbage']) {
      const verify = createTokenVerifier({
        ...config,
        tokenSecret: undefined,
        tokenJwksUrl: jwksUrl.replace('/jwks.json', path),
      });
      await expect(verify(token)).rejects.toMatchObject({ name: 'KeysUnavailableError' });
    }
    const nobody = createTokenVerifier({
      ...config,
      tokenSecret: undefined,
      tokenJwksUrl: 'http://127.0.0.1:9/jwks.json',
    });
    await expect(nobody(token)).rejects.toMatchObject({ name: 'KeysUnavailableError' });
  });

  test('both kinds of key work side by side', async () => {
    const verify = createTokenVerifier({ ...config, tokenJwksUrl: jwksUrl });
    expect(await verify(await hs256(goodClaims))).toMatchObject({ subject: 'tech-1' });
    expect(await verify(await signWith('ES256'))).toMatchObject({ subject: 'tech-1' });
  });
});
