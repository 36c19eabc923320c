import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** What WCAG 2.2 asks at the levels A and AA, as axe names it. */
const WCAG_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeNode {
  readonly target: readonly unknown[];
  readonly failureSummary?: string;
}
interface AxeResult {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly AxeNode[];
}
interface Axe {
  run(context: object, options: object): Promise<{ violations: readonly AxeResult[] }>;
}
declare const window: { axe?: Axe };
declare const document: object;

let source: string | undefined;

/**
 * Looks the page over with axe as it is now, every rule of WCAG 2.2 A and AA and of good practice.
 * @param within a CSS selector of the part to look at; left out: the whole page.
 * @returns one line for each fault, with the rule and the place; empty when there is none.
 */
export async function axeViolations(page: Page, within?: string): Promise<string[]> {
  source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // The browser's debugger runs it, so the page's Content-Security-Policy stays as it is.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(source);
  const violations = await page.evaluate(
    async ({ tags, selector }) => {
      if (!window.axe) throw new Error('axe did not start');
      const context = selector === undefined ? document : { include: [selector] };
      const { violations } = await window.axe.run(context, { runOnly: tags, resultTypes: ['violations'] });
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(({ target, failureSummary }) => ({ target: target.map(String), failureSummary })),
      }));
    },
    { tags: WCAG_TAGS, selector: within },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
