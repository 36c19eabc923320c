import { createPhoneLink } from '@fieldcast/storage';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import type { Principal } from '../../core/access.ts';
import { ApiError } from '../../core/api-error.ts';
import { isoTime } from '../../core/track/track-format.ts';
import { principalOf } from '../authorization.ts';
import type { OriginFor } from '../public-urls.ts';
import { displayName, technicianId, time } from '../schemas.ts';
import type { RegisterTechnician } from '../technician-directory.ts';

const LIFETIME_S_MIN = 60;
const LIFETIME_S_DEFAULT = 86_400;
const LIFETIME_S_MAX = 7 * 86_400;

const body = z.strictObject({
  name: displayName.optional().describe('Shown to dispatchers; a new name replaces the old.'),
  ttl_s: z.int().min(LIFETIME_S_MIN).max(LIFETIME_S_MAX).default(LIFETIME_S_DEFAULT).describe('Life of the link.'),
});

/** POST /technicians/:technician_id/phone-links: a dispatcher puts a phone without the company's app on the map. */
export function phoneLinkRoutes(
  pool: pg.Pool,
  canMint: boolean,
  register: RegisterTechnician,
  originFor: OriginFor,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'POST',
      url: '/technicians/:technician_id/phone-links',
      config: { access: 'dispatcher' },
      schema: {
        summary: 'A link that makes a phone without an app the technician’s',
        description:
          'Creates the technician when there is none of this id. The link works, also several times, until it expires or the technician is revoked; at most 20 a technician, the oldest goes.',
        tags: ['phones'],
        params: z.object({ technician_id: technicianId }),
        body,
        response: {
          201: z.object({
            url: z.string().describe('To open on the phone. The code is in the fragment, which no server sees.'),
            code: z.string(),
            expires_at: time,
          }),
        },
      },
      handler: async (request, reply) => {
        // A link to a page that could never get a token would only lead the technician astray.
        if (!canMint) throw new ApiError('MINTING_DISABLED');
        const principal = principalOf(request);
        const { tenantId, tenantKey } = principal;
        const { technician_id } = request.params;
        await register({ tenantId, tenantKey }, technician_id, request.body.name);
        const { code, expiresAtMs } = await createPhoneLink(pool, tenantKey, {
          technicianId: technician_id,
          createdBy: creatorOf(principal),
          lifetimeS: request.body.ttl_s,
        });
        request.log.info({ tenantId, technicianId: technician_id }, 'phone_link_created');
        const url = `${originFor(request)}/phone/#link=${code}`;
        return reply.code(201).send({ url, code, expires_at: isoTime(expiresAtMs) });
      },
    });
  };
}

function creatorOf(principal: Principal): string {
  switch (principal.via) {
    case 'session':
      return `user:${principal.userKey}`;
    case 'token':
      return `token:${principal.subject}`;
    case 'api_key':
      return `api_key:${principal.apiKeyId}`;
    case 'phone':
      throw new TypeError('a phone makes no links');
  }
}
