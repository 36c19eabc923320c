import type { CookieSerializeOptions } from '@fastify/cookie';
import type { MintToken } from '@fieldcast/runtime';
import type { PhoneSession } from '@fieldcast/storage';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ApiError } from '../../core/api-error.ts';
import { isoTime } from '../../core/track/track-format.ts';
import { PHONE_COOKIE, phoneOf } from '../authorization.ts';
import type { DispatchMetrics } from '../metrics.ts';
import type { PhoneSessions } from '../phone-sessions.ts';
import type { UrlsFor } from '../public-urls.ts';
import { linkCode, time } from '../schemas.ts';

/** The cookie goes to the routes of the phone's session and to nothing else; not even to the one that begins it. */
const COOKIE_PATH = '/v1/phone-session';

interface PhoneRoutesConfig {
  readonly isCookieSecure: boolean;
  readonly phoneSessionIdleMaxS: number;
  readonly tokenLifetimeS: number;
}

const phoneAnswer = z.object({
  technician: z.object({ id: z.string(), name: z.string().describe('The id where there is no name.') }),
  tenant: z.object({ id: z.string(), name: z.string() }),
  expires_at: time.describe('The session ends then unless it is used before.'),
});
const security = [{ phone: [] }];
const tags = ['phones'];

/** The session of a phone without an app: begun with a link, renewed by use. */
export function phoneSessionRoutes(config: PhoneRoutesConfig, phones: PhoneSessions): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'POST',
      url: '/phone-sessions',
      config: { access: 'public' },
      schema: {
        summary: 'Begin a session of a phone with the code of its link',
        description: `Sets the cookie ${PHONE_COOKIE}. Failed attempts are limited by address.`,
        tags,
        security: [],
        body: z.strictObject({ code: linkCode }),
        response: { 201: phoneAnswer },
      },
      handler: async (request, reply) => {
        const { secret, session } = await phones.begin(request.body.code, request.ip);
        const { tenantId, technicianId } = session;
        request.log.info({ tenantId, technicianId }, 'phone_linked');
        return reply.code(201).setCookie(PHONE_COOKIE, secret, cookieFor(config, request)).send(toAnswer(session));
      },
    });

    app.route({
      method: 'GET',
      url: '/phone-session',
      config: { access: 'phone' },
      schema: { summary: 'Whose phone this is', tags, security, response: { 200: phoneAnswer } },
      handler: async (request) => toAnswer(phoneOf(request)),
    });

    app.route({
      method: 'DELETE',
      url: '/phone-session',
      config: { access: 'public' },
      schema: {
        summary: 'End the session of this phone',
        tags,
        security,
        response: { 204: z.null().describe('Ended, or there was none.') },
      },
      handler: async (request, reply) => {
        const secret = request.cookies[PHONE_COOKIE];
        if (secret !== undefined) await phones.end(secret);
        return reply.code(204).clearCookie(PHONE_COOKIE, { path: COOKIE_PATH }).send(null);
      },
    });
  };
}

/** POST /phone-session/token: a technician's token for the phone page's WebSocket. */
export function phoneTokenRoutes(
  config: PhoneRoutesConfig,
  mint: MintToken | undefined,
  urlsFor: UrlsFor,
  tokensMinted: DispatchMetrics['tokensMinted'],
): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'POST',
      url: '/phone-session/token',
      config: { access: 'phone' },
      schema: {
        summary: 'A token for the phone’s WebSocket',
        description: 'Ask again before it expires; asking keeps the session alive.',
        tags,
        security,
        response: { 201: z.object({ token: z.string(), expires_at: time, track_url: z.string() }) },
      },
      handler: async (request, reply) => {
        if (!mint) throw new ApiError('MINTING_DISABLED');
        const { tenantId, technicianId, displayName } = phoneOf(request);
        const { token, expiresAtMs } = await mint({
          tenantId,
          subject: technicianId,
          role: 'technician',
          displayName: displayName ?? undefined,
          lifetimeS: config.tokenLifetimeS,
        });
        tokensMinted.inc({ role: 'technician' });
        // The browser counts the cookie's life from when it got it: without this it would end in the midst of use.
        const secret = request.cookies[PHONE_COOKIE];
        if (secret !== undefined) reply.setCookie(PHONE_COOKIE, secret, cookieFor(config, request));
        return reply.code(201).send({ token, expires_at: isoTime(expiresAtMs), track_url: urlsFor(request).trackUrl });
      },
    });
  };
}

function cookieFor(
  { isCookieSecure, phoneSessionIdleMaxS }: PhoneRoutesConfig,
  { protocol }: FastifyRequest,
): CookieSerializeOptions {
  return {
    path: COOKIE_PATH,
    httpOnly: true,
    sameSite: 'lax',
    secure: isCookieSecure || protocol === 'https',
    maxAge: phoneSessionIdleMaxS,
  };
}

function toAnswer({
  technicianId,
  displayName,
  tenantId,
  tenantName,
  expiresAtMs,
}: Pick<PhoneSession, 'technicianId' | 'displayName' | 'tenantId' | 'tenantName' | 'expiresAtMs'>) {
  return {
    technician: { id: technicianId, name: displayName ?? technicianId },
    tenant: { id: tenantId, name: tenantName },
    expires_at: isoTime(expiresAtMs),
  };
}
