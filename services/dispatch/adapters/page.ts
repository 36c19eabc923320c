import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { Logger } from '@fieldcast/runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type BaseMap, outsideUrlsOf } from '../core/base-map.ts';
import { contentSecurityPolicy, originsOf, phoneSecurityPolicy } from '../core/content-security-policy.ts';
import type { UrlsFor } from './public-urls.ts';

// Beside the bundle, as in dist/dispatch.mjs and dist/dashboard; or, run from its source, in dist of the repository.
const BUILT_PAGE_DIRS = ['./dashboard', '../../../dist/dashboard'];
const BUILT_PHONE_PAGE_DIRS = ['./phone', '../../../dist/phone'];

interface PageConfig {
  readonly pageDir: string | undefined;
  readonly phonePageDir: string | undefined;
  readonly mapOrigins: readonly string[];
}

/** The folder of a built page: the configured one, else where a build puts it; undefined when there is none. */
function findPageDir(configured: string | undefined, built: readonly string[]): string | undefined {
  const candidates = configured ? [configured] : built.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return candidates.find((dir) => existsSync(join(dir, 'index.html')));
}

/** Serves the board's page. Without a built page everything else still works, and the log says what is missing. */
export function servePage(
  app: FastifyInstance,
  config: PageConfig,
  baseMap: BaseMap,
  urlsFor: UrlsFor,
  log: Logger,
): void {
  const root = findPageDir(config.pageDir, BUILT_PAGE_DIRS);
  if (root === undefined) {
    log.warn({ pageDir: config.pageDir }, 'page_missing: run "npm run build", or set FIELDCAST_PAGE_DIR');
    return;
  }
  const mapOrigins = originsOf([...outsideUrlsOf(baseMap), ...config.mapOrigins]);
  serveFolder(app, root, '/', (request) => contentSecurityPolicy(urlsFor(request).mapUrl, mapOrigins));
}

/** Serves the page of phones without an app below /phone/; what was said of a missing board's page holds here, too. */
export function servePhonePage(app: FastifyInstance, config: PageConfig, urlsFor: UrlsFor, log: Logger): void {
  const root = findPageDir(config.phonePageDir, BUILT_PHONE_PAGE_DIRS);
  if (root === undefined) {
    const pageDir = config.phonePageDir;
    log.warn({ pageDir }, 'phone_page_missing: run "npm run build", or set FIELDCAST_PHONE_PAGE_DIR');
    return;
  }
  // A browser keeps the fragment, and with it the code of a link, through a redirect.
  app.get('/phone', async (_request, reply) => reply.header('cache-control', 'no-cache').redirect('/phone/', 302));
  serveFolder(app, root, '/phone/', (request) => phoneSecurityPolicy(urlsFor(request).trackUrl));
}

function serveFolder(
  app: FastifyInstance,
  root: string,
  prefix: string,
  policyFor: (request: FastifyRequest) => string,
): void {
  app.register(async (page) => {
    page.addHook('onRequest', async (request, reply) => {
      reply.header('content-security-policy', policyFor(request));
    });
    await page.register(fastifyStatic, {
      root,
      prefix,
      cacheControl: false,
      // The build leaves them beside each file.
      preCompressed: true,
      dotfiles: 'ignore',
      // The build puts a hash into the names below assets; everything else, a service worker above all, may change
      // under the same name.
      setHeaders: (reply, path) => {
        const isHashed = path.startsWith(join(root, 'assets/'));
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  });
}
