import { createUser, hashPassword } from '@fieldcast/storage';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import { principalOf } from '../authorization.ts';
import { displayName, email, newPassword, userRole } from '../schemas.ts';

/** POST /users: an administrator, or the company's backend, lets a person sign in. */
export function userRoutes(pool: pg.Pool): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'POST',
      url: '/users',
      config: { access: 'admin' },
      schema: {
        summary: 'Create a dispatcher or an administrator',
        tags: ['users'],
        body: z.strictObject({ email, name: displayName, password: newPassword, role: userRole }),
        response: { 201: z.object({ email: z.string(), name: z.string(), role: userRole }) },
      },
      handler: async (request, reply) => {
        const { email, name, password, role } = request.body;
        const passwordHash = await hashPassword(password);
        await createUser(pool, principalOf(request).tenantKey, { email, displayName: name, role, passwordHash });
        return reply.code(201).send({ email, name, role });
      },
    });
  };
}
