import { createSignInLink, ensureUser, findTenantKey, hashPassword } from '@fieldcast/storage';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { TestStack } from './stack.ts';

/** What the page offers to tests; see services/dashboard/adapters/test-hook.ts. */
export interface TestHook {
  technicians(): { id: string; name: string; lat: number; lon: number; recordedAtMs: number; freshness: string }[];
  connection(): string;
  mapReady(): boolean;
  mode(): 'live' | 'past';
  timeMs(): number | undefined;
  goTo(atMs: number): void;
  goLive(): void;
  map(): { technicians: number; drawn: number; clusters: number; labels: number } | undefined;
  placeOf(id: string): { lonDeg: number; latDeg: number; x: number; y: number } | undefined;
}

interface PageGlobals {
  __fieldcast?: TestHook;
}

/** A busy machine may take this long for what a page does, ms. */
export const patiently = { timeout: 30_000 };
export const PASSWORD = 'correct horse battery staple';

/** A dispatcher's board in a browser, and what tests ask it. */
export interface BoardPage {
  readonly page: Page;
  /** Resolves when technicians have been drawn on the map. */
  mapReady(): Promise<void>;
  /** Script errors and resources that the Content-Security-Policy blocked, so far. */
  readonly faults: readonly string[];
  /**
   * Asks the page's hook; undefined until it is installed. The question runs in the page: it may use nothing from around
   * it but `about`, which must be plain data.
   */
  ask<T, A = undefined>(question: (hook: TestHook, about: A) => T, about?: A): Promise<T | undefined>;
  technician(id: string): Promise<ReturnType<TestHook['technicians']>[number] | undefined>;
  close(): Promise<void>;
}

export interface BoardPageOptions extends BrowserContextOptions {
  readonly tenantId?: string;
  /** Of the address, without its `#`. */
  readonly fragment?: string;
}

/** Makes sure of a dispatcher of the tenant. @returns the e-mail address; the password is `PASSWORD`. */
export async function ensureDispatcher({ database }: TestStack, tenantId = 'demo'): Promise<string> {
  const tenantKey = await tenantKeyOf(database, tenantId);
  const email = `dispatcher@${tenantId}.example`;
  const passwordHash = await hashPassword(PASSWORD);
  await ensureUser(database, tenantKey, { email, displayName: 'Dee Spatcher', role: 'dispatcher', passwordHash });
  return email;
}

/** Signs a dispatcher in by link and waits until the board is online. */
export async function openBoardPage(
  stack: TestStack,
  browser: Browser,
  { tenantId = 'demo', fragment = '', ...options }: BoardPageOptions = {},
): Promise<BoardPage> {
  const email = await ensureDispatcher(stack, tenantId);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  const ask: BoardPage['ask'] = (question, about) =>
    page.evaluate(`globalThis.__fieldcast && (${question})(globalThis.__fieldcast, ${JSON.stringify(about)})`);
  const code = await createSignInLink(stack.database, await tenantKeyOf(stack.database, tenantId), email, 600);
  await page.goto(`${stack.urls.http}/#signin=${code}`);
  await page.waitForFunction(() => (globalThis as PageGlobals).__fieldcast?.connection() === 'online', null, patiently);
  if (fragment !== '') {
    await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
  }
  return {
    page,
    faults,
    ask,
    mapReady: async () => {
      await page.waitForFunction(() => (globalThis as PageGlobals).__fieldcast?.mapReady(), null, patiently);
    },
    technician: async (id) => (await ask((hook) => hook.technicians()))?.find((one) => one.id === id),
    close: () => context.close(),
  };
}

async function tenantKeyOf(database: TestStack['database'], tenantId: string): Promise<number> {
  const tenantKey = await findTenantKey(database, tenantId);
  if (tenantKey === undefined) throw new Error(`the tenant ${tenantId} is missing`);
  return tenantKey;
}
