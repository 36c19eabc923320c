import type { CookieSerializeOptions } from '@fastify/cookie';
import type { MintToken } from '@fieldcast/runtime';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ApiError } from '../../core/api-error.ts';
import { isoTime } from '../../core/track/track-format.ts';
import { SESSION_COOKIE, sessionOf } from '../authorization.ts';
import type { DispatchMetrics } from '../metrics.ts';
import type { UrlsFor } from '../public-urls.ts';
import { email, linkCode, password, time, userRole } from '../schemas.ts';
import type { Session, Sessions } from '../sessions.ts';
import type { SignIn } from '../sign-in.ts';

interface SessionRoutesConfig {
  readonly isCookieSecure: boolean;
  readonly sessionLifetimeMaxS: number;
}

const sessionAnswer = z.object({
  user: z.object({ email: z.string(), name: z.string(), role: userRole }),
  tenant: z.object({ id: z.string(), name: z.string(), time_zone: z.string().describe('IANA name.') }),
  expires_at: time.describe('The session ends then unless it is used before.'),
});
const credentials = z.union([z.strictObject({ email, password }), z.strictObject({ code: linkCode })]);

/** Sign-in, the session of the page, sign-out. */
export function sessionRoutes(config: SessionRoutesConfig, signIn: SignIn, sessions: Sessions): FastifyPluginAsyncZod {
  // The server decides when a session ends; the cookie only has to live as long as the longest.
  const cookieFor = ({ protocol }: FastifyRequest): CookieSerializeOptions => ({
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.isCookieSecure || protocol === 'https',
    maxAge: config.sessionLifetimeMaxS,
  });

  return async (app) => {
    app.route({
      method: 'POST',
      url: '/sessions',
      config: { access: 'public' },
      schema: {
        summary: 'Sign in with e-mail and password, or with the code of a sign-in link',
        description: `Sets the cookie ${SESSION_COOKIE}. Failed attempts are limited by address and by account.`,
        tags: ['sessions'],
        security: [],
        body: credentials,
        response: { 201: sessionAnswer },
      },
      handler: async (request, reply) => {
        const user = await signIn(request.body, request.ip);
        const { secret, session } = await sessions.begin(user);
        request.log.info({ tenantId: user.tenantId, userKey: user.userKey }, 'signed_in');
        return reply.code(201).setCookie(SESSION_COOKIE, secret, cookieFor(request)).send(toAnswer(session));
      },
    });

    app.route({
      method: 'GET',
      url: '/session',
      config: { access: 'session' },
      schema: {
        summary: 'Who is signed in',
        tags: ['sessions'],
        security: [{ session: [] }],
        response: { 200: sessionAnswer },
      },
      handler: async (request) => toAnswer(sessionOf(request)),
    });

    app.route({
      method: 'DELETE',
      url: '/session',
      config: { access: 'public' },
      schema: {
        summary: 'Sign out',
        tags: ['sessions'],
        security: [{ session: [] }],
        response: { 204: z.null().describe('Signed out, or nobody was signed in.') },
      },
      handler: async (request, reply) => {
        const secret = request.cookies[SESSION_COOKIE];
        if (secret !== undefined) await sessions.end(secret);
        return reply.code(204).clearCookie(SESSION_COOKIE, { path: '/' }).send(null);
      },
    });
  };
}

/** POST /session/board-token: a short-lived token for the page's WebSocket, which cannot use the cookie. */
export function boardTokenRoutes(
  boardTokenLifetimeS: number,
  mint: MintToken | undefined,
  urlsFor: UrlsFor,
  tokensMinted: DispatchMetrics['tokensMinted'],
): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'POST',
      url: '/session/board-token',
      config: { access: 'session' },
      schema: {
        summary: 'A short-lived token for the board’s WebSocket',
        tags: ['sessions'],
        security: [{ session: [] }],
        response: { 201: z.object({ token: z.string(), expires_at: time, map_url: z.string() }) },
      },
      handler: async (request, reply) => {
        if (!mint) throw new ApiError('MINTING_DISABLED');
        const { tenantId, userKey, role, displayName } = sessionOf(request);
        const subject = `user:${userKey}`;
        const { token, expiresAtMs } = await mint({
          tenantId,
          subject,
          role,
          displayName,
          lifetimeS: boardTokenLifetimeS,
        });
        tokensMinted.inc({ role });
        return reply.code(201).send({ token, expires_at: isoTime(expiresAtMs), map_url: urlsFor(request).mapUrl });
      },
    });
  };
}

function toAnswer(
  session: Pick<Session, 'email' | 'displayName' | 'role' | 'tenantId' | 'tenantName' | 'timeZone' | 'expiresAtMs'>,
) {
  const { email, displayName, role, tenantId, tenantName, timeZone, expiresAtMs } = session;
  return {
    user: { email, name: displayName, role },
    tenant: { id: tenantId, name: tenantName, time_zone: timeZone },
    expires_at: isoTime(expiresAtMs),
  };
}
