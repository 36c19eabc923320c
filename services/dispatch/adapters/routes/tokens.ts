import type { MintToken } from '@fieldcast/runtime';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ApiError } from '../../core/api-error.ts';
import { isoTime } from '../../core/track/track-format.ts';
import { principalOf } from '../authorization.ts';
import type { DispatchMetrics } from '../metrics.ts';
import type { UrlsFor } from '../public-urls.ts';
import { displayName, externalId, time, tokenRole } from '../schemas.ts';
import type { RegisterTechnician } from '../technician-directory.ts';

const LIFETIME_S_MIN = 5;

interface TokenRoutesConfig {
  readonly tokenLifetimeS: number;
  readonly tokenLifetimeMaxS: number;
}

/** POST /tokens: the company's backend gets tokens for its people. `mint` is undefined where somebody else mints. */
export function tokenRoutes(
  { tokenLifetimeS, tokenLifetimeMaxS }: TokenRoutesConfig,
  mint: MintToken | undefined,
  register: RegisterTechnician,
  urlsFor: UrlsFor,
  tokensMinted: DispatchMetrics['tokensMinted'],
): FastifyPluginAsyncZod {
  const body = z.strictObject({
    role: tokenRole,
    sub: externalId.describe('Your own id of the technician or dispatcher.'),
    name: displayName.optional().describe('Shown to dispatchers; a technician’s new name replaces the old.'),
    ttl_s: z.int().min(LIFETIME_S_MIN).max(tokenLifetimeMaxS).default(tokenLifetimeS).describe('Life of the token.'),
  });
  const answer = z.object({
    token: z.string(),
    expires_at: time,
    track_url: z.string().optional().describe('Where a technician connects.'),
    map_url: z.string().optional().describe('Where a dispatcher connects.'),
  });

  return async (app) => {
    app.route({
      method: 'POST',
      url: '/tokens',
      config: { access: 'api_key' },
      schema: {
        summary: 'Mint a token for a technician, a dispatcher or an administrator',
        tags: ['tokens'],
        security: [{ api_key: [] }],
        body,
        response: { 201: answer },
      },
      handler: async (request, reply) => {
        if (!mint) throw new ApiError('MINTING_DISABLED');
        const { tenantId, tenantKey } = principalOf(request);
        const { role, sub, name, ttl_s } = request.body;
        if (role === 'technician') await register({ tenantId, tenantKey }, sub, name);
        const { token, expiresAtMs } = await mint({
          tenantId,
          subject: sub,
          role,
          displayName: name,
          lifetimeS: ttl_s,
        });
        tokensMinted.inc({ role });
        const { trackUrl, mapUrl } = urlsFor(request);
        const where = role === 'technician' ? { track_url: trackUrl } : { map_url: mapUrl };
        return reply.code(201).send({ token, expires_at: isoTime(expiresAtMs), ...where });
      },
    });
  };
}
