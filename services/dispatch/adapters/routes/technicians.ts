import { revoke } from '@fieldcast/runtime';
import { findTechnician, readTechnicians, type TechnicianState } from '@fieldcast/storage';
import type { NatsConnection } from '@nats-io/transport-node';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import { ApiError } from '../../core/api-error.ts';
import { principalOf } from '../authorization.ts';
import type { PhoneSessions } from '../phone-sessions.ts';
import { displayName, externalId, technician, technicianId, toPosition } from '../schemas.ts';
import type { RegisterTechnician } from '../technician-directory.ts';

const PAGE_SIZE_MAX = 1_000;
const PAGE_SIZE_DEFAULT = 100;
const LOG_RETRY_MS = 2_000;

const params = z.object({ technician_id: technicianId });
const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(PAGE_SIZE_MAX).default(PAGE_SIZE_DEFAULT),
  after: externalId.optional().describe('Continue behind this technician: `next_after` of the page before.'),
});

/** Technicians: who there is, where they were last, their names, and taking their access away. */
export function technicianRoutes(
  pool: pg.Pool,
  connection: NatsConnection,
  register: RegisterTechnician,
  phones: Pick<PhoneSessions, 'forget'>,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'GET',
      url: '/technicians',
      config: { access: 'dispatcher' },
      schema: {
        summary: 'Technicians with their last known positions, in pages',
        tags: ['technicians'],
        querystring: pageQuery,
        response: {
          200: z.object({
            technicians: z.array(technician),
            next_after: z.string().nullable().describe('Null: this was the last page.'),
          }),
        },
      },
      handler: async (request) => {
        const { limit, after } = request.query;
        // One more than asked for tells whether there is another page.
        const found = await readTechnicians(pool, principalOf(request).tenantKey, { limit: limit + 1, after });
        const page = found.slice(0, limit);
        const nowMs = Date.now();
        return {
          technicians: page.map((state) => toTechnician(state, nowMs)),
          next_after: found.length > limit ? (page.at(-1)?.technicianId ?? null) : null,
        };
      },
    });

    app.route({
      method: 'GET',
      url: '/technicians/:technician_id',
      config: { access: 'dispatcher' },
      schema: {
        summary: 'One technician with the last known position',
        tags: ['technicians'],
        params,
        response: { 200: technician },
      },
      handler: async (request) => {
        const state = await findTechnician(pool, principalOf(request).tenantKey, request.params.technician_id);
        if (!state) throw new ApiError('NOT_FOUND');
        return toTechnician(state, Date.now());
      },
    });

    app.route({
      method: 'PUT',
      url: '/technicians/:technician_id',
      config: { access: 'dispatcher' },
      schema: {
        summary: 'Create or rename a technician',
        tags: ['technicians'],
        params,
        body: z.strictObject({ name: displayName }),
        response: { 200: technician },
      },
      handler: async (request) => {
        const { technician_id } = request.params;
        const { tenantId, tenantKey } = principalOf(request);
        await register({ tenantId, tenantKey }, technician_id, request.body.name);
        const state = await findTechnician(pool, tenantKey, technician_id);
        if (!state) throw new ApiError('NOT_FOUND');
        return toTechnician(state, Date.now());
      },
    });

    app.route({
      method: 'POST',
      url: '/technicians/:technician_id/revoke',
      config: { access: 'admin' },
      schema: {
        summary: 'Make all tokens of a technician invalid and close their connections',
        description:
          'Works for ids never seen here, too: a token may exist before its first use. Tokens minted from the next second on are valid again. Links and sessions of phones without an app end for good: such a phone needs a new link.',
        tags: ['technicians'],
        params,
        response: { 204: z.null().describe('Revoked, and kept on disk.') },
      },
      handler: async (request, reply) => {
        const { tenantId, tenantKey } = principalOf(request);
        // Phones first: one that could still get a token would get it after the revocation, and that would be valid.
        await phones.forget(tenantKey, request.params.technician_id);
        await revoke(connection, tenantId, request.params.technician_id, Date.now()).catch((cause: unknown) => {
          throw new ApiError('LOG_UNAVAILABLE', {
            message: 'The revocation could not be written down. Try again.',
            retryAfterMs: LOG_RETRY_MS,
            cause,
          });
        });
        request.log.info({ tenantId, technicianId: request.params.technician_id }, 'revoked');
        return reply.code(204).send(null);
      },
    });
  };
}

function toTechnician({ technicianId, displayName, position }: TechnicianState, nowMs: number) {
  return {
    technician_id: technicianId,
    name: displayName,
    position: position && toPosition(position),
    // A phone's clock may run ahead of ours.
    age_s: position && Math.max(0, nowMs - position.timeMs) / 1000,
  };
}
