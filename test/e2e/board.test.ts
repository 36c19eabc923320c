import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../harness/axe.ts';
import { type BoardPage, ensureDispatcher, openBoardPage, PASSWORD, patiently } from '../harness/board-page.ts';
import { launchBrowser } from '../harness/browser.ts';
import { drive } from '../harness/fixes.ts';
import { openPhone, type Phone } from '../harness/phone.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results');
const GONE_MS = 10 * 60_000;

let stack: TestStack;
let browser: Browser;
let board: BoardPage;
let phone: Phone;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  // Tokens so short that they renew on the open connection while the tests run.
  stack = await startTestStack({
    env: { FIELDCAST_MAP_STYLE_URL: 'none', FIELDCAST_BOARD_TOKEN_LIFETIME_S: '10' },
  });
  browser = await launchBrowser();
  // Heard ten minutes ago, then the app was closed.
  const gone = await openTestPhone('tech-gone');
  await gone.report(drive(5, { startDeg: 52.31, longitudeDeg: 9.71, ageMs: GONE_MS })).stored;
  await gone.close();
  phone = await openTestPhone('tech-1');
  board = await openBoardPage(stack, browser);
});
afterAll(async () => {
  await phone?.close();
  await browser?.close();
  await stack?.stop();
});

async function openTestPhone(subject: string): Promise<Phone> {
  return openPhone({ url: stack.urls.track, token: await stack.token({ role: 'technician', subject }) });
}

const screenshot = (name: string) => board.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
const connection = () => board.ask((hook) => hook.connection());
const options = () => board.page.getByRole('listbox').getByRole('option').allInnerTexts();
const details = (id: string) => board.page.getByRole('region', { name: `Details of ${id}` });

describe('signing in', () => {
  test('with a wrong password is told so, with the right one is in', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(stack.urls.http);
    await page.locator('input[type=email]').fill(await ensureDispatcher(stack));
    await page.locator('input[type=password]').fill('wrong');
    await page.locator('button[type=submit]').click();
    await page.getByRole('alert').waitFor(patiently);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await page.getByRole('heading', { name: 'Technicians' }).waitFor(patiently);
    await page.context().close();
  });

  test('by link leaves no code in the address bar', () => {
    expect(board.page.url()).not.toContain('signin');
  });
});

describe('a dispatcher', () => {
  test('sees a technician move, in the list and on the map', async () => {
    const [first, second] = drive(2, { startDeg: 52.3, longitudeDeg: 9.7 }).map((fix, index) => ({
      ...fix,
      latitudeDeg: fix.latitudeDeg + index * 0.001,
    }));
    if (!first || !second) throw new Error('two fixes');
    await phone.report([first]).stored;
    await board.mapReady();
    await expect.poll(async () => (await drawnAt('tech-1'))?.latDeg, patiently).toBeCloseTo(first.latitudeDeg, 5);
    await phone.report([second]).stored;
    await expect.poll(async () => (await drawnAt('tech-1'))?.latDeg, patiently).toBeCloseTo(second.latitudeDeg, 5);
    expect((await board.technician('tech-1'))?.freshness).toBe('fresh');
    await expect.poll(async () => (await options()).join(), patiently).toMatch(/tech-1\s+Fresh/);
    await screenshot('board');
    expect(await axeViolations(board.page)).toEqual([]);
  });

  test('reads why somebody is grey', async () => {
    expect((await board.technician('tech-gone'))?.freshness).toBe('silent');
    const line = async () => (await options()).find((words) => words.includes('tech-gone'));
    await expect.poll(line, patiently).toMatch(/Silent.*App closed/s);
  });

  test('filters by status, with counts, and finds by name', async () => {
    const silent = board.page.getByRole('button', { name: /^Silent/ });
    expect(await silent.innerText()).toMatch(/1/);
    await silent.click();
    await expect.poll(options, patiently).toHaveLength(1);
    expect(await silent.getAttribute('aria-pressed')).toBe('true');
    await board.page.keyboard.press('1');
    await expect.poll(options, patiently).toHaveLength(2);
  });

  test('works by keyboard alone: search, choose, follow, help, and back', async () => {
    const { page } = board;
    await page.locator('body').press('/');
    await page.keyboard.type('TECH-1');
    await expect.poll(options, patiently).toHaveLength(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await details('tech-1').waitFor(patiently);
    await expect.poll(() => page.url(), patiently).toContain('#technician=tech-1');
    await page.keyboard.press('f');
    await details('tech-1').getByRole('button', { name: 'Following', pressed: true }).waitFor(patiently);
    const [fix] = drive(1, { startDeg: 52.32, longitudeDeg: 9.75 });
    if (fix) await phone.report([fix]).stored;
    // The map goes along: the marker stays in its middle.
    const offCentre = async () => {
      const box = await page.locator('.map').boundingBox();
      const place = await drawnAt('tech-1');
      if (!box || !place || Math.abs(place.latDeg - 52.32) > 1e-4) return Number.POSITIVE_INFINITY;
      return Math.hypot(place.x - box.width / 2, place.y - box.height / 2);
    };
    await expect.poll(offCentre, patiently).toBeLessThan(3);
    await screenshot('board-following');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor(patiently);
    expect(await axeViolations(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count(), patiently).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => details('tech-1').count(), patiently).toBe(0);
    await expect.poll(options, patiently).toHaveLength(2);
  });

  test('makes a link for a phone without an app, sees it as a QR code, and it opens a session', async () => {
    const { page } = board;
    await page.getByRole('button', { name: 'Add a phone' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Technician ID').fill('tech-2');
    await dialog.getByLabel('Name').fill('Tess Two');
    await page.keyboard.press('Enter');
    const link = await dialog.getByLabel('Phone link', { exact: true }).inputValue(patiently);
    await expect.poll(() => dialog.getByRole('img', { name: /Tess Two/ }).isVisible(), patiently).toBe(true);
    await expect.poll(() => dialog.getByRole('note').innerText(), patiently).toMatch(/https/);
    await screenshot('phone-dialog');
    expect(await axeViolations(page, 'dialog')).toEqual([]);
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

  test.each(['<img src=x onerror="window.hacked=1">', '𝓩𝓸𝓮 👩‍🔧 مريم'])('sees the name %s as it is', async (name) => {
    const admin = await stack.token({ role: 'admin', subject: 'admin-1' });
    const answer = await fetch(`${stack.urls.http}/v1/technicians/tech-1`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
    expect(answer.ok).toBe(true);
    await expect.poll(async () => (await options()).join(), patiently).toContain(name);
    expect(await board.page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  });
});

describe('a link', () => {
  afterEach(async () => {
    await board.page.evaluate(`location.hash = ''`);
    await expect.poll(() => board.ask((hook) => hook.mode()), patiently).toBe('live');
  });

  test.each([
    ['technician=nobody-9', /nobody-9/],
    ['technician=tech-1&at=yesterday', /Its time cannot be read/],
    [`at=${new Date(Date.now() + 86_400_000).toISOString()}`, /still to come/],
  ])('to %s that leads nowhere says so, with a way on', async (fragment, words) => {
    await board.page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
    await board.page.getByText(words).first().waitFor(patiently);
    expect(await axeViolations(board.page)).toEqual([]);
  });
});

describe('when the connection goes', () => {
  test('the board says at once that it is not live, keeps the last picture, and is live again by itself', async () => {
    await stack.services.broadcaster.end('SIGKILL');
    await expect.poll(connection, patiently).toBe('interrupted');
    await board.page.getByText(/Live updates lost since/).waitFor(patiently);
    expect(await board.technician('tech-1')).toBeDefined();
    await screenshot('board-disconnected');
    expect(await axeViolations(board.page)).toEqual([]);
    await stack.services.broadcaster.start();
    await expect.poll(connection, { timeout: 45_000 }).toBe('online');
  });

  test('a board without network says so, and is back as soon as there is one', async () => {
    await board.page.context().setOffline(true);
    await expect.poll(connection, patiently).toBe('interrupted');
    await board.page.context().setOffline(false);
    await expect.poll(connection, patiently).toBe('online');
  });

  test('a session that has ended asks to sign in again, and does', async () => {
    await stack.database.query('DELETE FROM sessions');
    // The token in use is still good; the next one is refused.
    await expect.poll(connection, patiently).toBe('signed-out');
    await board.page.getByRole('button', { name: 'Sign in again' }).click();
    await board.page.locator('input[type=email]').fill(await ensureDispatcher(stack));
    await board.page.locator('input[type=password]').fill(PASSWORD);
    await board.page.locator('button[type=submit]').click();
    await expect.poll(connection, patiently).toBe('online');
  });

  test('nothing of all this was a script error or a blocked resource', () => {
    expect(board.faults).toEqual([]);
  });
});

async function drawnAt(id: string) {
  return board.ask((hook, about) => hook.placeOf(about), id);
}
