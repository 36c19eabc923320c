import { readFile } from 'node:fs/promises';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ApiError } from '../../core/api-error.ts';
import type { BaseMap } from '../../core/base-map.ts';
import type { UrlsFor } from '../public-urls.ts';

interface PageRoutesConfig {
  readonly demoStreetsFile: string | undefined;
}

/** What the page needs before anybody is signed in. Nothing here is a tenant's. */
export function pageConfigRoutes(
  { demoStreetsFile }: PageRoutesConfig,
  { styleUrl, styleUrlDark, pmtilesUrl }: BaseMap,
  urlsFor: UrlsFor,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'GET',
      url: '/page-config',
      config: { access: 'public' },
      schema: {
        summary: 'Addresses for the page',
        tags: ['page'],
        security: [],
        response: {
          200: z.object({
            map_url: z.string().describe('WebSocket of the boards.'),
            track_url: z.string().describe('WebSocket of the technicians.'),
            style_url: z.string().nullable().describe('MapLibre style of the base map; null: none.'),
            style_url_dark: z.string().nullable().describe('The same for dark screens.'),
            pmtiles_url: z
              .string()
              .nullable()
              .describe('PMTiles archive of the base map, absolute or a path of this server; null: none.'),
          }),
        },
      },
      handler: async (request) => {
        const { mapUrl, trackUrl } = urlsFor(request);
        return {
          map_url: mapUrl,
          track_url: trackUrl,
          style_url: styleUrl,
          style_url_dark: styleUrlDark,
          pmtiles_url: pmtilesUrl,
        };
      },
    });

    app.route({
      method: 'GET',
      url: '/demo-streets',
      config: { access: 'public' },
      schema: {
        summary: 'The streets of the demo’s invented town',
        tags: ['page'],
        security: [],
        response: {
          200: { description: 'GeoJSON.', content: { 'application/geo+json': { schema: z.string() } } },
        },
      },
      handler: async (_request, reply) => {
        // Read at each request: the demo may write the file after this service has started.
        const streets = demoStreetsFile === undefined ? undefined : await readIfThere(demoStreetsFile);
        if (streets === undefined) throw new ApiError('NOT_FOUND');
        return reply.type('application/geo+json').send(streets);
      },
    });
  };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
