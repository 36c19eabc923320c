import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../harness/axe.ts';
import { type BoardPage, openBoardPage, patiently } from '../harness/board-page.ts';
import { launchBrowser } from '../harness/browser.ts';
import { drive } from '../harness/fixes.ts';
import { openPhone, type Phone } from '../harness/phone.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results');
const MINUTE_MS = 60_000;
/** Ten minutes, a fix a second, until now. */
const FIXES = 600;

let stack: TestStack;
let browser: Browser;
let board: BoardPage;
let phone: Phone;
const way = drive(FIXES, { startDeg: 52.3, longitudeDeg: 9.7 });

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stack = await startTestStack({ env: { FIELDCAST_MAP_STYLE_URL: 'none' } });
  browser = await launchBrowser();
  phone = await openPhone({
    url: stack.urls.track,
    token: await stack.token({ role: 'technician', subject: 'tech-1' }),
  });
  for (let from = 0; from < way.length; from += 300) await phone.report(way.slice(from, from + 300)).stored;
  board = await openBoardPage(stack, browser);
  await board.mapReady();
});
afterAll(async () => {
  await phone?.close();
  await browser?.close();
  await stack?.stop();
});

const mode = () => board.ask((hook) => hook.mode());
const timeMs = () => board.ask((hook) => hook.timeMs());
const drawnLat = async () => (await board.ask((hook) => hook.placeOf('tech-1')))?.latDeg;
/** Where the phone was at a time, by the fixes it took. */
const latAt = (atMs: number) => way.findLast((fix) => fix.timeMs <= atMs)?.latitudeDeg ?? Number.NaN;
const goTo = (atMs: number) => board.ask((hook, about) => hook.goTo(about), atMs);

describe('the past', () => {
  const atMs = (way[0]?.timeMs ?? 0) + 4 * MINUTE_MS;

  test('shows the fleet where it was, in another colour, and its link says so', async () => {
    await goTo(atMs);
    await expect.poll(timeMs, patiently).toBeCloseTo(atMs, -3);
    await expect.poll(drawnLat, patiently).toBeCloseTo(latAt(atMs), 4);
    expect(await mode()).toBe('past');
    await board.page.getByText('Showing the past').waitFor(patiently);
    await expect.poll(() => board.page.url(), patiently).toContain('at=');
    await board.page.screenshot({ path: join(SCREENSHOTS, 'board-past.png') });
    expect(await axeViolations(board.page)).toEqual([]);
  });

  test('plays on, as fast as asked', async () => {
    await board.page.getByRole('combobox', { name: /speed/i }).selectOption('60');
    await board.page.locator('body').press(' ');
    await expect.poll(timeMs, patiently).toBeGreaterThan(atMs + MINUTE_MS);
    await board.page.locator('body').press(' ');
    const pausedMs = (await timeMs()) ?? 0;
    await expect.poll(drawnLat, patiently).toBeCloseTo(latAt(pausedMs), 3);
  });

  test('as it was known then shows nobody of whom only later uploads told', async () => {
    await goTo(atMs);
    await board.page.getByRole('radio', { name: 'What we knew then' }).check();
    await expect.poll(() => board.ask((hook) => hook.technicians().length), patiently).toBe(0);
    await board.page.getByRole('radio', { name: 'Where they were' }).check();
    await expect.poll(() => board.ask((hook) => hook.technicians().length), patiently).toBe(1);
  });

  test('goes by keyboard on the timeline, a minute at a time', async () => {
    await board.page.getByRole('slider').focus();
    await board.page.keyboard.press('ArrowLeft');
    await expect.poll(timeMs, patiently).toBeCloseTo(atMs - MINUTE_MS, -3);
  });

  test('says when the server does not answer, keeps what it shows, and goes on when it does', async () => {
    await stack.services.dispatch.end('SIGKILL');
    await goTo(atMs + MINUTE_MS);
    await board.page
      .getByText(/cannot be reached/)
      .first()
      .waitFor(patiently);
    expect(await board.ask((hook) => hook.technicians().length)).toBe(1);
    await stack.services.dispatch.start();
    await expect.poll(timeMs, patiently).toBeCloseTo(atMs + MINUTE_MS, -3);
  });

  test('ends with the live fleet', async () => {
    await board.page.getByRole('button', { name: 'Return to live' }).first().click();
    await expect.poll(mode, patiently).toBe('live');
    const [fix] = drive(1, { startDeg: 52.4, longitudeDeg: 9.7 });
    if (!fix) throw new Error('a fix');
    await phone.report([fix]).stored;
    await expect.poll(drawnLat, patiently).toBeCloseTo(fix.latitudeDeg, 5);
    expect(board.faults).toEqual([]);
  });
});
