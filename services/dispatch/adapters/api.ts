import cookie from '@fastify/cookie';
import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { guard, PHONE_COOKIE, SESSION_COOKIE } from './authorization.ts';
import type { Identify } from './credentials.ts';
import { errorAnswer } from './schemas.ts';

const openapi: FastifyDynamicSwaggerOptions['openapi'] = {
  openapi: '3.1.0',
  info: {
    title: 'Fieldcast',
    version: '1',
    description:
      'Tokens, sign-in, technicians and their history. Times are RFC 3339; units are in the names; a field that is absent is unknown. The live WebSockets, /v1/track and /v1/map, are described in docs/protocol.md.',
  },
  components: {
    securitySchemes: {
      api_key: { type: 'http', scheme: 'bearer', description: 'An API key of your company, "fck_…".' },
      token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A dispatcher’s or admin’s token.' },
      session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
      phone: { type: 'apiKey', in: 'cookie', name: PHONE_COOKIE },
    },
  },
  security: [{ api_key: [] }, { token: [] }, { session: [] }],
};

/** Everything below /v1: who may use it is checked first, answers are never cached, and openapi.json describes it. */
export function serveApi(app: FastifyInstance, identify: Identify, routes: readonly FastifyPluginAsync[]): void {
  app.register(
    async (api) => {
      api.setValidatorCompiler(validatorCompiler);
      api.setSerializerCompiler(serializerCompiler);
      await api.register(cookie);
      await api.register(swagger, { openapi, transform: jsonSchemaTransform });
      guard(api, identify);
      api.addHook('onRoute', (route) => {
        const response = (route.schema?.response ?? {}) as Record<string, unknown>;
        if (route.schema) route.schema.response = { ...response, default: errorAnswer };
      });
      api.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
        reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
      });
      for (const plugin of routes) await api.register(plugin);
      api.get(
        '/openapi.json',
        { config: { access: 'public' }, schema: { hide: true, response: { 200: z.unknown() } } },
        async () => api.swagger(),
      );
    },
    { prefix: '/v1' },
  );
}
