import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSignInLink, ensureUser, findTenantKey, hashPassword } from '@fieldcast/storage';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { drive } from '../harness/fixes.ts';
import { openPhone } from '../harness/phone.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results');
const EMAIL = 'dispatcher@demo.example';
const PASSWORD = 'correct horse battery staple';
const patiently = { timeout: 20_000 };

/** What the page offers to tests; see services/dashboard. */
interface TestHook {
  technicians(): { id: string; name: string; lat: number; lon: number; recordedAtMs: number; freshness: string }[];
  connection(): string;
  mapReady(): boolean;
}
declare const window: { __fieldcast?: TestHook };

let stack: TestStack;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stack = await startTestStack({ env: { FIELDCAST_MAP_STYLE_URL: 'none' } });
  const tenantKey = await tenantKeyOfDemo();
  await ensureUser(stack.database, tenantKey, {
    email: EMAIL,
    displayName: 'Dee Spatcher',
    role: 'dispatcher',
    passwordHash: await hashPassword(PASSWORD),
  });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/.test(message.text())) faults.push(message.text());
  });
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function tenantKeyOfDemo(): Promise<number> {
  const tenantKey = await findTenantKey(stack.database, 'demo');
  if (tenantKey === undefined) throw new Error('the demo tenant is missing');
  return tenantKey;
}

const technicians = () => page.evaluate(() => window.__fieldcast?.technicians() ?? []);
const technician = async (id: string) => (await technicians()).find((one) => one.id === id);
const connection = () => page.evaluate(() => window.__fieldcast?.connection());

describe('a dispatcher', () => {
  test('with a wrong password is told so, and stays out', async () => {
    await page.goto(stack.urls.http);
    await page.locator('input[type=email]').fill(EMAIL);
    await page.locator('input[type=password]').fill('wrong');
    await page.locator('button[type=submit]').click();
    await expect.poll(() => page.locator('[role=alert]').count(), patiently).toBeGreaterThan(0);
  });

  test('signs in and sees a technician move', async () => {
    await page.locator('input[type=email]').fill(EMAIL);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await expect.poll(connection, patiently).toBe('online');

    const phone = await openPhone({
      url: stack.urls.track,
      token: await stack.token({ role: 'technician', subject: 'tech-1' }),
    });
    const [first, second] = drive(2, { startDeg: 52.3, longitudeDeg: 9.7 }).map((fix, index) => ({
      ...fix,
      latitudeDeg: fix.latitudeDeg + index * 0.01,
    }));
    if (!first || !second) throw new Error('two fixes');
    await phone.report([first]).stored;
    await expect.poll(async () => (await technician('tech-1'))?.lat, patiently).toBeCloseTo(first.latitudeDeg, 5);
    await phone.report([second]).stored;
    await expect.poll(async () => (await technician('tech-1'))?.lat, patiently).toBeCloseTo(second.latitudeDeg, 5);
    expect((await technician('tech-1'))?.freshness).toBe('fresh');
    await expect.poll(() => page.getByText('tech-1').count(), patiently).toBeGreaterThan(0);
    await expect.poll(() => page.evaluate(() => window.__fieldcast?.mapReady()), patiently).toBe(true);
    await page.screenshot({ path: join(SCREENSHOTS, 'board.png') });
    await phone.close();
  });

  test('sees at once that the server is gone, keeps the last picture, and is live again by itself', async () => {
    await stack.services.broadcaster.end('SIGKILL');
    await expect.poll(connection, patiently).not.toBe('online');
    await expect.poll(() => page.locator('[role=alert]').allInnerTexts(), patiently).not.toEqual([]);
    expect(await technician('tech-1')).toBeDefined();
    await page.screenshot({ path: join(SCREENSHOTS, 'board-disconnected.png') });
    await stack.services.broadcaster.start();
    await expect.poll(connection, { timeout: 45_000 }).toBe('online');
  });

  test('with a sign-in link is signed in, and the code leaves the address bar', async () => {
    const code = await createSignInLink(stack.database, await tenantKeyOfDemo(), EMAIL, 600);
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const phonePage = await context.newPage();
    await phonePage.goto(`${stack.urls.http}/#signin=${code}`);
    await expect.poll(() => phonePage.evaluate(() => window.__fieldcast?.connection()), patiently).toBe('online');
    expect(phonePage.url()).not.toContain(code);
    await phonePage.screenshot({ path: join(SCREENSHOTS, 'board-phone.png') });
    await context.close();
  });

  test('makes a link for a phone without an app, sees it as a QR code, and it opens a session', async () => {
    await page.getByRole('button', { name: 'Add a phone' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Technician ID').fill('tech-2');
    await dialog.getByLabel('Name').fill('Tess Two');
    await page.screenshot({ path: join(SCREENSHOTS, 'phone-dialog-asking.png') });
    await page.keyboard.press('Enter');
    const link = await dialog.getByLabel('Phone link', { exact: true }).inputValue(patiently);
    await expect.poll(() => dialog.getByRole('img', { name: /Tess Two/ }).isVisible(), patiently).toBe(true);
    await expect.poll(() => dialog.getByRole('note').innerText(), patiently).toMatch(/https/);
    await page.screenshot({ path: join(SCREENSHOTS, 'phone-dialog.png') });
    const [, code] = /\/phone\/#link=([\w-]{43})$/.exec(link) ?? [];
    const answer = await fetch(`${stack.urls.http}/v1/phone-sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    expect(await answer.json()).toMatchObject({ technician: { id: 'tech-2', name: 'Tess Two' } });
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count(), patiently).toBe(0);
  });

  test('whose technicians have names like HTML sees them as text', async () => {
    const admin = await stack.token({ role: 'admin', subject: 'admin-1' });
    const name = '<img src=x onerror="window.hacked=1">';
    const answer = await fetch(`${stack.urls.http}/v1/technicians/tech-1`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
    expect(answer.ok).toBe(true);
    await expect.poll(async () => (await technician('tech-1'))?.name, patiently).toBe(name);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  test('never ran into a script error or a blocked resource', () => {
    expect(faults).toEqual([]);
  });
});
