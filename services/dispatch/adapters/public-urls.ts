import type { FastifyRequest } from 'fastify';
import {
  type PublicOriginConfig,
  type PublicUrlConfig,
  type PublicUrls,
  publicOrigin,
  publicUrls,
} from '../core/public-urls.ts';

/** The WebSocket addresses to tell whoever sent this request. */
export type UrlsFor = (request: Pick<FastifyRequest, 'protocol' | 'hostname'>) => PublicUrls;

export function createUrlsFor(config: PublicUrlConfig): UrlsFor {
  return ({ protocol, hostname }) => publicUrls(config, protocol === 'https', hostname);
}

/** The origin of the pages, for links that whoever sent this request gives to others. */
export type OriginFor = (request: Pick<FastifyRequest, 'protocol' | 'host'>) => string;

export function createOriginFor(config: PublicOriginConfig): OriginFor {
  return ({ protocol, host }) => publicOrigin(config, protocol === 'https', host);
}
