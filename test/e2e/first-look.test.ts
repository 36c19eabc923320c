import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSignInLink, ensureUser, findTenantKey, hashPassword } from '@fieldcast/storage';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../harness/axe.ts';
import { launchBrowser } from '../harness/browser.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results');
const EMAIL = 'dispatcher@acme.example';
const patiently = { timeout: 20_000 };
const LOOKS = [
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 390, height: 844 },
] as const;

declare const window: { __fieldcast?: { connection(): string } };
declare const document: { readonly documentElement: { readonly scrollWidth: number } };

let stack: TestStack;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stack = await startTestStack({ env: { FIELDCAST_MAP_STYLE_URL: 'none' } });
  await ensureUser(stack.database, await tenantKey(), {
    email: EMAIL,
    displayName: 'Dee Spatcher',
    role: 'dispatcher',
    passwordHash: await hashPassword('not needed: she comes by link'),
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function tenantKey(): Promise<number> {
  const key = await findTenantKey(stack.database, 'acme');
  if (key === undefined) throw new Error('the tenant is missing');
  return key;
}

async function openPage({ colorScheme, width, height }: (typeof LOOKS)[number]): Promise<Page> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height } });
  return context.newPage();
}

const connection = (page: Page) => page.evaluate(() => window.__fieldcast?.connection());
const contentWidth = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

async function signIn(page: Page): Promise<void> {
  const code = await createSignInLink(stack.database, await tenantKey(), EMAIL, 600);
  await page.goto(`${stack.urls.http}/#signin=${code}`);
  await expect.poll(() => connection(page), patiently).toBe('online');
  // Connected is not yet informed: only a board that has its picture can lose it.
  await page.getByRole('heading', { name: 'No technicians yet' }).waitFor(patiently);
}

describe.each(LOOKS)('on a $colorScheme screen of $width px', (look) => {
  const name = `${look.colorScheme}-${look.width}`;

  test('signing in is for everybody, a wrong password too', async () => {
    const page = await openPage(look);
    await page.goto(stack.urls.http);
    await page.locator('input[type=email]').fill(EMAIL);
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('input[type=password]').fill('wrong');
    await page.locator('button[type=submit]').click();
    await expect.poll(() => page.locator('[role=alert]').count(), patiently).toBe(1);
    await page.screenshot({ path: join(SCREENSHOTS, `sign-in-${name}.png`) });
    expect(await axeViolations(page)).toEqual([]);
    expect(await contentWidth(page)).toBeLessThanOrEqual(look.width);
    await page.context().close();
  });

  test('a page that opens says so', async () => {
    const page = await openPage(look);
    await page.route('**/v1/session', (route) => route.abort());
    await page.goto(stack.urls.http);
    await expect.poll(() => page.getByRole('status').innerText(), patiently).toMatch(/cannot be reached/);
    await page.screenshot({ path: join(SCREENSHOTS, `opening-${name}.png`) });
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  test('a lost connection is told once, with its time, and its end is told, too', async () => {
    const page = await openPage(look);
    await signIn(page);
    await stack.services.broadcaster.end('SIGKILL');
    const alarm = page.getByRole('alert');
    await expect.poll(() => alarm.innerText(), patiently).toMatch(/lost since \d\d:\d\d:\d\d/);
    // Seconds count down beside what is announced, not in it.
    await expect.poll(() => page.locator('.banner').innerText(), patiently).toMatch(/Reconnecting/);
    expect(await alarm.innerText()).not.toMatch(/Reconnecting/);
    await page.screenshot({ path: join(SCREENSHOTS, `banner-${name}.png`) });
    expect(await axeViolations(page, '.banner')).toEqual([]);
    expect(await contentWidth(page)).toBeLessThanOrEqual(look.width);
    await stack.services.broadcaster.start();
    await expect.poll(() => page.getByText('Live again').count(), { timeout: 45_000 }).toBe(1);
    expect(await page.locator('.banner').count()).toBe(0);
    await page.context().close();
  });
});
