import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { rowsOf } from '../harness/rows.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results');
const TECHNICIAN_ID = 'phone-1';
const FIXES_OFFLINE = 100;
const START = { latitude: 52.37, longitude: 9.73, accuracy: 5 };
/** About 22 m: each step is a fix of its own. */
const STEP_DEG = 0.0002;
/** About 10 cm: another reading of the same place. */
const NUDGE_DEG = 0.000001;
const patiently = { timeout: 30_000 };

/** What the page offers to tests; see services/phone. */
interface TestHook {
  state(): { session: string; tracking: { connection: string; duty: string; waiting: number } | undefined };
}
declare const window: { __fieldcastPhone?: TestHook };
declare const navigator: { readonly serviceWorker: { readonly ready: Promise<unknown> } };

let stack: TestStack;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stack = await startTestStack({
    // A hundred fixes in half a minute instead of in ten.
    env: { FIELDCAST_MAP_STYLE_URL: 'none', FIELDCAST_POLICY_INTERVAL_MS: '200' },
  });
  browser = await launchBrowser();
  context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    permissions: ['geolocation'],
    geolocation: START,
  });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const session = () => page.evaluate(() => window.__fieldcastPhone?.state().session);
const tracking = () => page.evaluate(() => window.__fieldcastPhone?.state().tracking);
const waiting = async () => (await tracking())?.waiting ?? -1;
const latitudeAt = (step: number) => Number((START.latitude + step * STEP_DEG).toFixed(7));

async function phoneLink(): Promise<string> {
  const token = await stack.token({ role: 'dispatcher', subject: 'dee' });
  const answer = await fetch(`${stack.urls.http}/v1/technicians/${TECHNICIAN_ID}/phone-links`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Ada' }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { url: string }).url;
}

/** Moves the phone until it has noticed: a receiver speaks again and again, an emulated one only when it is moved. */
async function moveTo(step: number): Promise<void> {
  const before = await waiting();
  let nudges = 0;
  const nudge = async () => {
    await context.setGeolocation({ ...START, latitude: latitudeAt(step) + nudges++ * NUDGE_DEG });
    return waiting();
  };
  await expect.poll(nudge, { ...patiently, interval: 100 }).toBeGreaterThan(before);
}

describe('a technician without an app', () => {
  test('opens the dispatcher’s link, goes on duty, and is stored', async () => {
    const link = await phoneLink();
    await page.goto(link);
    await expect.poll(session, patiently).toBe('signed-in');
    expect(page.url()).not.toContain('link=');
    expect(await rowsOf(stack.database, TECHNICIAN_ID)).toEqual([]);
    await page.getByRole('switch', { name: 'On duty' }).click();
    await page.getByRole('button', { name: 'En route' }).click();
    await expect.poll(async () => (await rowsOf(stack.database, TECHNICIAN_ID)).length, patiently).toBeGreaterThan(0);
    await expect.poll(() => page.locator('h1').innerText(), patiently).toMatch(/^Sent /);
    await page.screenshot({ path: join(SCREENSHOTS, 'phone-page.png') });
  });

  test('loses nothing: a hundred positions without a network, a reload, and all are stored once', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await context.setOffline(true);
    await expect.poll(async () => (await tracking())?.connection, patiently).not.toBe('online');
    for (let step = 1; step <= FIXES_OFFLINE; step++) await moveTo(step);
    const waitingBefore = await waiting();
    const storedBefore = (await rowsOf(stack.database, TECHNICIAN_ID)).length;
    expect(waitingBefore).toBeGreaterThanOrEqual(FIXES_OFFLINE);
    await page.screenshot({ path: join(SCREENSHOTS, 'phone-page-offline.png') });

    await page.reload();
    await expect.poll(waiting, patiently).toBeGreaterThanOrEqual(waitingBefore);
    expect((await tracking())?.duty).toBe('en_route');

    await context.setOffline(false);
    await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
    const rows = await rowsOf(stack.database, TECHNICIAN_ID);
    const steps = new Set(rows.map((row) => Math.floor((row.latitudeDeg - START.latitude) / STEP_DEG + 0.1)));
    expect(Array.from({ length: FIXES_OFFLINE }, (_, index) => index + 1).filter((step) => !steps.has(step))).toEqual(
      [],
    );
    // The page takes a position of its own when it opens again, so there may be more.
    expect(rows.length).toBeGreaterThanOrEqual(storedBefore + waitingBefore);
    expect(new Set(rows.map((row) => row.timeMs)).size).toBe(rows.length);
  }, 150_000);

  test('in a second tab is told where the page is already open', async () => {
    const second = await context.newPage();
    await second.goto(`${stack.urls.http}/phone/`);
    await expect.poll(() => second.getByText('Open in another tab').count(), patiently).toBe(1);
    await second.close();
  });

  test('never ran into a script error or a blocked resource', () => {
    expect(faults).toEqual([]);
  });
});
