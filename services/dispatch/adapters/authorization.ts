import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Access, type Principal, refusalOf } from '../core/access.ts';
import { ApiError } from '../core/api-error.ts';
import { isSameOrigin } from '../core/same-origin.ts';
import type { Identify } from './credentials.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route; every route below /v1 must say so. */
    access?: Access;
  }
  interface FastifyRequest {
    principal: Principal | undefined;
  }
}

export const SESSION_COOKIE = 'fieldcast_session';
export const PHONE_COOKIE = 'fieldcast_phone';

/**
 * Lets a request through to its route only when the route's `access` allows who sent it: before its body is read. A
 * request that could carry a cookie must come from our own page when it changes something.
 */
export function guard(app: FastifyInstance, identify: Identify): void {
  app.decorateRequest('principal', undefined);
  app.addHook('onRoute', ({ url, config }) => {
    if (config?.access === undefined) throw new TypeError(`route ${url} does not say who may use it`);
  });
  app.addHook('onRequest', async (request) => {
    const { method, host, headers, routeOptions } = request;
    const access = routeOptions.config.access ?? 'admin';
    if (headers.authorization === undefined) {
      const secFetchSite = headers['sec-fetch-site'];
      const site = {
        secFetchSite: typeof secFetchSite === 'string' ? secFetchSite : undefined,
        origin: headers.origin,
      };
      if (!isSameOrigin({ method, host, ...site })) throw new ApiError('CROSS_ORIGIN');
    }
    if (access === 'public') return;
    request.principal = await identify({
      authorization: headers.authorization,
      // A dispatcher's browser may be tried out as a phone: each route looks at the cookie of its own kind.
      sessionSecret: access === 'phone' ? undefined : request.cookies[SESSION_COOKIE],
      phoneSecret: access === 'phone' ? request.cookies[PHONE_COOKIE] : undefined,
    });
    const refusal = refusalOf(access, request.principal);
    if (refusal) throw new ApiError(refusal);
  });
}

/** Who sent a request that passed the guard of a route that is not public. */
export function principalOf({ principal }: FastifyRequest): Principal {
  if (!principal) throw new TypeError('the route is public: nobody is known here');
  return principal;
}

/** The session of a request to a route whose access is `session`. */
export function sessionOf(request: FastifyRequest): Extract<Principal, { via: 'session' }> {
  const principal = principalOf(request);
  if (principal.via !== 'session') throw new TypeError('the route does not ask for a session');
  return principal;
}

/** The phone of a request to a route whose access is `phone`. */
export function phoneOf(request: FastifyRequest): Extract<Principal, { via: 'phone' }> {
  const principal = principalOf(request);
  if (principal.via !== 'phone') throw new TypeError('the route does not ask for a phone');
  return principal;
}
