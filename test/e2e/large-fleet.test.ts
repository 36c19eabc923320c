import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findTenantKey } from '@fieldcast/storage';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../harness/axe.ts';
import { openBoardPage, patiently } from '../harness/board-page.ts';
import { launchBrowser } from '../harness/browser.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results');
const TECHNICIANS = 50_000;

let stack: TestStack;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stack = await startTestStack({ env: { FIELDCAST_MAP_STYLE_URL: 'none' } });
  await stack.database.query(
    `WITH people AS (
       INSERT INTO technicians (tenant_key, technician_id, display_name)
       SELECT $1, 'tech-' || n, 'Technician ' || n FROM generate_series(1, $2::integer) AS n RETURNING technician_key)
     INSERT INTO technician_state (technician_key, tenant_key, recorded_at, fix_key, received_at, latitude, longitude)
     SELECT technician_key, $1, now() - make_interval(secs => technician_key % 600), technician_key, now(),
            47 + technician_key % 223 / 40.0, 7 + technician_key / 223 % 224 / 30.0
       FROM people`,
    [await findTenantKey(stack.database, 'acme'), TECHNICIANS],
  );
});
afterAll(async () => {
  await stack?.stop();
});

describe('50,000 technicians in one tab', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test('are all on the map and in the list, which holds only the rows in view, and are found at once', async () => {
    const board = await openBoardPage(stack, browser, { tenantId: 'acme' });
    await expect.poll(() => board.ask((hook) => hook.map()?.technicians), patiently).toBe(TECHNICIANS);
    await expect.poll(() => board.ask((hook) => hook.map()?.clusters), patiently).toBeGreaterThan(10);
    const list = board.page.getByRole('listbox');
    expect(await list.getByRole('option').count()).toBeLessThan(100);
    const listed = () => list.getByRole('option').first().getAttribute('aria-setsize');
    await expect.poll(listed, patiently).toBe(String(TECHNICIANS));
    await board.page.screenshot({ path: join(SCREENSHOTS, 'board-50000.png') });
    // Scrolled to somewhere between two rows, whoever is pressed is who is selected.
    await list.hover();
    await board.page.mouse.wheel(0, 7_777);
    const { x, y, height } = (await list.boundingBox()) ?? { x: 0, y: 0, height: 0 };
    const middle = { x: x + 100, y: y + height / 2 };
    const nameThere = () =>
      board.page.evaluate<string | undefined>(
        `document.elementFromPoint(${middle.x}, ${middle.y})?.closest('[role=option]')?.querySelector('bdi')?.textContent`,
      );
    await expect.poll(nameThere, patiently).toMatch(/Technician 1[23]\d/);
    const name = await nameThere();
    await board.page.mouse.click(middle.x, middle.y);
    await board.page.getByRole('region', { name: `Details of ${name}`, exact: true }).waitFor(patiently);
    await board.page.keyboard.press('Escape');
    await board.page.locator('body').press('/');
    await board.page.keyboard.type('Technician 49999');
    await expect.poll(() => list.getByRole('option').count(), patiently).toBe(1);
    await board.page.keyboard.press('ArrowDown');
    await board.page.keyboard.press('Enter');
    // Selecting somebody brings the marker out of its bubble and into view.
    await expect.poll(() => board.ask((hook) => hook.placeOf('tech-49999')), patiently).toBeDefined();
    await board.page.getByRole('region', { name: 'Details of Technician 49999' }).waitFor(patiently);
    expect(board.faults).toEqual([]);
    await board.close();
  });
});

describe('without WebGL', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(['--disable-3d-apis']);
  });
  afterAll(async () => {
    await browser?.close();
  });

  test('the list, the details and the table of the day work all the same', async () => {
    const board = await openBoardPage(stack, browser, { tenantId: 'acme' });
    await board.page.getByText('The map cannot be drawn here').waitFor(patiently);
    await board.page.getByRole('listbox').getByRole('option').first().click(patiently);
    await board.page.getByRole('region', { name: /^Details of/ }).waitFor(patiently);
    await board.page.screenshot({ path: join(SCREENSHOTS, 'board-no-webgl.png') });
    expect(await axeViolations(board.page)).toEqual([]);
    await board.page.getByRole('button', { name: 'History' }).click();
    await board.page.getByRole('region', { name: /^History of/ }).waitFor(patiently);
    expect(board.faults).toEqual([]);
    await board.close();
  });
});
