import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createSignInLink, ensureUser, findTenantKey, hashPassword } from '@fieldcast/storage';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { darkPalette, lightPalette } from '../../services/dashboard/map/palette.ts';
import { launchBrowser } from '../harness/browser.ts';
import { colorsOf } from '../harness/colors.ts';
import { drive } from '../harness/fixes.ts';
import { openPhone } from '../harness/phone.ts';
import { smallArchive } from '../harness/small-archive.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results');
const EMAIL = 'dispatcher@demo.example';
const COAST_LON_DEG = 9.668;
const patiently = { timeout: 20_000 };

declare const window: { __fieldcast?: { connection(): string; mapReady(): boolean } };

let folder: string;
let stack: TestStack;
let browser: Browser;
let faults: string[] = [];
let asked: string[] = [];

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'fieldcast-map-'));
  writeFileSync(join(folder, 'small.pmtiles'), smallArchive(COAST_LON_DEG));
  stack = await startTestStack({ env: { FIELDCAST_MAP_PMTILES: join(folder, 'small.pmtiles') } });
  const tenantKey = await findTenantKey(stack.database, 'demo');
  if (tenantKey === undefined) throw new Error('the demo tenant is missing');
  await ensureUser(stack.database, tenantKey, {
    email: EMAIL,
    displayName: 'Dee Spatcher',
    role: 'dispatcher',
    passwordHash: await hashPassword('not needed: she comes by link'),
  });
  // One on the land and one on the water, so that the map shows both.
  for (const [index, longitudeDeg] of [COAST_LON_DEG - 0.7, COAST_LON_DEG + 0.7].entries()) {
    const token = await stack.token({ role: 'technician', subject: `tech-${index}` });
    const phone = await openPhone({ url: stack.urls.track, token });
    await phone.report(drive(1, { startDeg: 52, longitudeDeg })).stored;
    await phone.close();
  }
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expect(faults).toEqual([]);
  faults = [];
  asked = [];
});

/** What the server says about the base map; left out: the archive, as configured. */
type PageConfig = Partial<Record<'style_url' | 'style_url_dark' | 'pmtiles_url', string | null>>;
const OUTLINES: PageConfig = { pmtiles_url: null };

async function openBoard(config: PageConfig = {}, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  await page.route('**/v1/page-config', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), ...config } });
  });
  return page;
}

async function signIn(page: Page): Promise<void> {
  const tenantKey = (await findTenantKey(stack.database, 'demo')) ?? 0;
  const code = await createSignInLink(stack.database, tenantKey, EMAIL, 600);
  await page.goto(`${stack.urls.http}/#signin=${code}`);
  await expect.poll(() => page.evaluate(() => window.__fieldcast?.connection()), patiently).toBe('online');
  await expect.poll(() => page.evaluate(() => window.__fieldcast?.mapReady()), patiently).toBe(true);
}

const share = async (page: Page, color: string) => (await colorsOf(page, '.map'))[color] ?? 0;
const isOffline = (page: Page) => page.getByText('Offline map').isVisible();
const attribution = (page: Page) => page.locator('.maplibregl-ctrl-attrib').innerText();

describe('a map archive of the server', () => {
  const url = () => `${stack.urls.http}/map/base.pmtiles`;

  test('is sent in ranges, which stand for the same bytes as long as their tag is the same', async () => {
    const first = await fetch(url(), { headers: { range: 'bytes=0-6' } });
    expect([first.status, await first.text()]).toEqual([206, 'PMTiles']);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"/);
    expect(first.headers.get('cache-control')).toContain('max-age');
    expect((await fetch(url(), { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(url(), { headers: { range: 'bytes=999999999-' } })).status).toBe(416);
    const whole = await fetch(url(), { headers: { range: 'bytes=0-6', 'if-range': '"another"' } });
    expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, smallArchive(COAST_LON_DEG).length]);
    const head = await fetch(url(), { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(smallArchive(COAST_LON_DEG).length));
  });

  test('is the only file there', async () => {
    const paths = ['', 'small.pmtiles', `..%2f${basename(folder)}%2fsmall.pmtiles`, 'base.pmtiles/x'];
    for (const path of paths) expect((await fetch(`${stack.urls.http}/map/${path}`)).status, path).toBe(404);
  });

  test.each(['light', 'dark'] as const)(
    'is drawn on a %s page, with its attribution, from nowhere else',
    async (scheme) => {
      const page = await openBoard({}, { colorScheme: scheme });
      await signIn(page);
      const { land, water } = scheme === 'dark' ? darkPalette : lightPalette;
      await expect.poll(() => share(page, land), patiently).toBeGreaterThan(0.2);
      expect(await share(page, water)).toBeGreaterThan(0.2);
      expect(await attribution(page)).toMatch(/OpenStreetMap.*Protomaps/);
      expect(await isOffline(page)).toBe(false);
      await page.screenshot({ path: join(SCREENSHOTS, `base-map-archive-${scheme}.png`) });
      const elsewhere = asked.filter((address) => !/^(http|ws):\/\/127\.0\.0\.1:|^(data|blob):/.test(address));
      expect(elsewhere).toEqual([]);
    },
  );
});

describe('a base map with styles', () => {
  const DAY = '#e0ffe0';
  const NIGHT = '#200020';
  const config: PageConfig = { pmtiles_url: null, style_url: '/styles/day', style_url_dark: '/styles/night' };

  const serveStyles = async (page: Page, style: (color: string) => object) => {
    await page.route('**/styles/day', (route) => route.fulfill({ json: style(DAY) }));
    await page.route('**/styles/night', (route) => route.fulfill({ json: style(NIGHT) }));
  };
  const plain = (color: string) => ({
    version: 8,
    sources: {},
    layers: [{ id: 'ground', type: 'background', paint: { 'background-color': color } }],
  });
  const withTiles = (color: string) => ({
    ...plain(color),
    sources: { base: { type: 'vector', tiles: [`${stack.urls.http}/tiles/{z}/{x}/{y}`] } },
    layers: [
      ...plain(color).layers,
      { id: 'roads', type: 'line', source: 'base', 'source-layer': 'roads', paint: { 'line-color': '#123456' } },
    ],
  });

  test('follows the page from light to dark and back', async () => {
    const page = await openBoard(config, { colorScheme: 'light' });
    await serveStyles(page, plain);
    await signIn(page);
    await expect.poll(() => share(page, DAY), patiently).toBeGreaterThan(0.8);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => share(page, NIGHT), patiently).toBeGreaterThan(0.8);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => share(page, DAY), patiently).toBeGreaterThan(0.8);
  });

  test('that cannot be had gives way to outlines, and comes back with the network', async () => {
    const page = await openBoard(config, { colorScheme: 'light' });
    await page.route('**/styles/*', (route) => route.abort());
    await signIn(page);
    await expect.poll(() => isOffline(page), patiently).toBe(true);
    expect(await attribution(page)).toContain('Natural Earth');
    await page.screenshot({ path: join(SCREENSHOTS, 'base-map-outlines.png') });
    await page.unroute('**/styles/*');
    await serveStyles(page, plain);
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    await expect.poll(() => share(page, DAY), patiently).toBeGreaterThan(0.8);
    expect(await isOffline(page)).toBe(false);
  });

  test('whose tiles cannot be had is no map either', async () => {
    const page = await openBoard(config, { colorScheme: 'light' });
    await serveStyles(page, withTiles);
    await page.route('**/tiles/**', (route) => route.abort());
    await signIn(page);
    await expect.poll(() => isOffline(page), patiently).toBe(true);
  });
});

test('the first load asks for no file that the page’s budget does not count', async () => {
  const { firstLoadFiles } = await import('../../scripts/page-size.mjs');
  const page = await openBoard(OUTLINES);
  await signIn(page);
  await expect.poll(() => asked.some((address) => address.includes('world-outlines')), patiently).toBe(true);
  const assets = asked
    .filter((address) => address.includes('/assets/'))
    .map((address) => new URL(address).pathname.slice(1));
  const counted = firstLoadFiles();
  expect(assets.filter((file) => !counted.includes(file) && !file.includes('worker'))).toEqual([]);
});
