import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fix } from '@fieldcast/protocol';
import { createSignInLink, ensureUser, findTenantKey, hashPassword } from '@fieldcast/storage';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../harness/axe.ts';
import { launchBrowser } from '../harness/browser.ts';
import { openPhone, type Phone } from '../harness/phone.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results');
const EMAIL = 'dispatcher@demo.example';
const ID = 'anna-7';
const DAY_MS = 86_400_000;
const METRES_PER_DEGREE = 111_320;
const patiently = { timeout: 20_000 };

// The test tenant's clock is UTC. Ten in the morning of the day before: not today, whatever the time is.
const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
const startMs = Date.parse(`${yesterday}T10:00:00Z`);
const fixes = [
  ...standing(startMs, 52.3),
  ...driving(startMs + 600_000),
  ...standing(startMs + 900_000, northOf(3_000)),
];

declare const navigator: { readonly clipboard: { readText(): Promise<string> } };

let stack: TestStack;
let browser: Browser;
let page: Page;
let phone: Phone;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stack = await startTestStack({ env: { FIELDCAST_MAP_STYLE_URL: 'none' } });
  phone = await openPhone({
    url: stack.urls.track,
    token: await stack.token({ role: 'technician', subject: ID }),
  });
  await phone.report(fixes).stored;
  browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
  await page.goto(`${stack.urls.http}/#signin=${await signInCode()}`);
  await page.getByText(ID).first().click(patiently);
});
afterAll(async () => {
  await browser?.close();
  await phone?.close();
  await stack?.stop();
});

async function signInCode(): Promise<string> {
  const tenantKey = await findTenantKey(stack.database, 'demo');
  if (tenantKey === undefined) throw new Error('the demo tenant is missing');
  const passwordHash = await hashPassword('correct horse battery staple');
  await ensureUser(stack.database, tenantKey, { email: EMAIL, displayName: 'Dee', role: 'dispatcher', passwordHash });
  return createSignInLink(stack.database, tenantKey, EMAIL, 600);
}

const details = () => page.getByRole('region', { name: `Details of ${ID}` });
const history = () => page.getByRole('region', { name: `History of ${ID}` });
const rows = () => history().locator('tbody tr').allInnerTexts();

describe('a dispatcher who selects a technician', () => {
  test('sees the last fix, the phone and its connection, and that today is empty', async () => {
    const words = () => details().innerText(patiently);
    await expect.poll(words, patiently).toMatch(/No positions today\./);
    await expect.poll(words, patiently).toMatch(/Connection: no interruptions/);
    expect(await words()).toMatch(/Silent/);
    expect(await words()).toMatch(/Connected\s+since \d\d:\d\d:\d\d/);
    expect(await words()).toMatch(/52\.32695, 9\.70000/);
    expect(await axeViolations(page, '.panel')).toEqual([]);
  });

  test('copies a link to the person and the time', async () => {
    await details().getByRole('button', { name: 'Copy link' }).click();
    await details().getByRole('button', { name: 'Copied' }).waitFor(patiently);
    const link = await page.evaluate('navigator.clipboard.readText()');
    expect(link).toMatch(new RegExp(`^${stack.urls.http}/#technician=${ID}&at=[\\dTZ%A:-]+$`));
  });

  test('opens the history, and is led from the empty day to the last one with anything', async () => {
    await details().getByRole('button', { name: 'History' }).click();
    await history().getByText('No positions on this day.').waitFor(patiently);
    await history()
      .getByRole('button', { name: /^Show / })
      .click();
    await expect.poll(rows, patiently).toHaveLength(3);
    const [stop, drive, lastStop] = await rows();
    expect(stop).toMatch(/10:00[\s\S]*Stop[\s\S]*(9|10) min/);
    expect(drive).toMatch(/Drive[\s\S]*[45] min[\s\S]*(2\.9|3\.0) km[\s\S]*top 36 km\/h/);
    expect(lastStop).toMatch(/Stop/);
    expect(await axeViolations(page, '.panel')).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, 'technician-day.png') });
  });

  test('saves that day as a file that is named by it', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download', patiently),
      history().getByRole('link', { name: 'GPX' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`track-${ID}-${yesterday}.gpx`);
    expect(readFileSync(await download.path(), 'utf8').match(/<trkpt /g)).toHaveLength(fixes.length);
  });

  test('gets back to the details, and out of them, with Escape', async () => {
    await page.keyboard.press('Escape');
    await details().waitFor(patiently);
    expect(await history().count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => details().count(), patiently).toBe(0);
  });
});

function northOf(metres: number): number {
  return 52.3 + metres / METRES_PER_DEGREE;
}

function standing(fromMs: number, latitudeDeg: number): Fix[] {
  return Array.from({ length: 30 }, (_, index) => fixAt(fromMs + index * 20_000, latitudeDeg, 0));
}

function driving(fromMs: number): Fix[] {
  return Array.from({ length: 60 }, (_, index) => fixAt(fromMs + index * 5_000, northOf(index * 50), 10));
}

function fixAt(timeMs: number, latitudeDeg: number, speedMps: number): Fix {
  return { timeMs, latitudeDeg, longitudeDeg: 9.7, accuracyM: 5, speedMps, headingDeg: 0 };
}
