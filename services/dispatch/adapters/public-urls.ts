import type { FastifyRequest } from 'fastify';
import { type PublicUrlConfig, type PublicUrls, publicUrls } from '../core/public-urls.ts';

/** The WebSocket addresses to tell whoever sent this request. */
export type UrlsFor = (request: Pick<FastifyRequest, 'protocol' | 'hostname'>) => PublicUrls;

export function createUrlsFor(config: PublicUrlConfig): UrlsFor {
  return ({ protocol, hostname }) => publicUrls(config, protocol === 'https', hostname);
}
