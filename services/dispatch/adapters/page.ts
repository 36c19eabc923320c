import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { Logger } from '@fieldcast/runtime';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy, originsOf } from '../core/content-security-policy.ts';
import type { UrlsFor } from './public-urls.ts';

// Beside the bundle, as in dist/dispatch.mjs and dist/dashboard; or, run from its source, in dist of the repository.
const BUILT_PAGE_DIRS = ['./dashboard', '../../../dist/dashboard'];

interface PageConfig {
  readonly pageDir: string | undefined;
  readonly mapStyleUrl: string | null;
  readonly mapOrigins: readonly string[];
}

/** The folder of the built page: the configured one, else where a build puts it; undefined when there is none. */
function findPageDir(configured: string | undefined): string | undefined {
  const candidates = configured
    ? [configured]
    : BUILT_PAGE_DIRS.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return candidates.find((dir) => existsSync(join(dir, 'index.html')));
}

/** Serves the board's page. Without a built page everything else still works, and the log says what is missing. */
export function servePage(app: FastifyInstance, config: PageConfig, urlsFor: UrlsFor, log: Logger): void {
  const root = findPageDir(config.pageDir);
  if (root === undefined) {
    log.warn({ pageDir: config.pageDir }, 'page_missing: run "npm run build", or set FIELDCAST_PAGE_DIR');
    return;
  }
  const mapOrigins = originsOf([...(config.mapStyleUrl ? [config.mapStyleUrl] : []), ...config.mapOrigins]);
  app.register(async (page) => {
    page.addHook('onRequest', async (request, reply) => {
      reply.header('content-security-policy', contentSecurityPolicy(urlsFor(request).mapUrl, mapOrigins));
    });
    await page.register(fastifyStatic, {
      root,
      cacheControl: false,
      // The build leaves them beside each file.
      preCompressed: true,
      dotfiles: 'ignore',
      // The build puts a hash into the names below /assets; everything else may change under the same name.
      setHeaders: (reply, path) => {
        const isHashed = path.startsWith(join(root, 'assets/'));
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  });
}
