/**
 * Keeps the built page on the phone, so that it opens without a network. It answers only for the files of the build and
 * for opening the page itself; whatever else is asked for, `/v1/` above all, goes to the network as if it were not there.
 */

/** Put in by worker/vite-plugin.ts. Names are relative to the worker's own folder. */
declare const BUILD_FILES: readonly string[];
declare const BUILD_HASH: string;

/** What this file uses of a service worker's global scope; the DOM's types have none of it. */
interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
  addEventListener(type: 'install' | 'activate', handler: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', handler: (event: AskEvent) => void): void;
}
interface LifeEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface AskEvent extends LifeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const CACHE_PREFIX = 'fieldcast-phone-';
const CACHE_NAME = `${CACHE_PREFIX}${BUILD_HASH}`;
/** Opening the page waits this long for the server's own copy before it takes the kept one, ms. */
const NETWORK_MS_MAX = 2_500;

const scope = globalThis as unknown as WorkerScope;
const pageUrl = scope.registration.scope;
const fileUrls = new Set(BUILD_FILES.map((name) => new URL(name, pageUrl).href));

scope.addEventListener('install', (event) => event.waitUntil(keepBuild()));
// A newer worker waits until the page is closed, so one page never runs on the files of two builds.
scope.addEventListener('activate', (event) => event.waitUntil(dropOtherBuilds().then(() => scope.clients.claim())));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = request.url.replace(/[?#].*$/, '');
  if (request.mode === 'navigate' && (url === pageUrl || url === `${pageUrl}index.html`)) event.respondWith(openPage());
  else if (fileUrls.has(url)) event.respondWith(keptOr(url, request));
});

async function keepBuild(): Promise<void> {
  const cache = await caches.open(CACHE_NAME);
  // Past the browser's own cache: a file of the last build must not be kept as one of this build.
  await cache.addAll([pageUrl, ...fileUrls].map((url) => new Request(url, { cache: 'reload' })));
}

async function dropOtherBuilds(): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE_NAME);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/**
 * The server's page when it answers soon, for its headers name the servers that the page may talk to now; else the kept
 * one. A newer build's page needs files that are not kept yet, so only the same page takes the kept one's place.
 */
async function openPage(): Promise<Response> {
  const cache = await caches.open(CACHE_NAME);
  const kept = await cache.match(pageUrl);
  const fresh = await fetch(pageUrl, { signal: AbortSignal.timeout(NETWORK_MS_MAX) }).catch(() => undefined);
  // An error, or the sign-in page of a hotel's network, is no page of ours.
  if (!fresh?.ok || fresh.redirected) return kept ?? fresh ?? Response.error();
  if (kept && (await isSameText(fresh, kept))) await cache.put(pageUrl, fresh.clone());
  return fresh;
}

async function isSameText(one: Response, other: Response): Promise<boolean> {
  const [oneText, otherText] = await Promise.all([one.clone().text(), other.clone().text()]);
  return oneText === otherText;
}

async function keptOr(url: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE_NAME);
  return (await cache.match(url)) ?? fetch(request);
}

export type {};
