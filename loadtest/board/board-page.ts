import { setTimeout as sleep } from 'node:timers/promises';
import { DEGREE_E7, v1 } from '@fieldcast/protocol';
import type { BenchBrowser } from './browser.ts';
import { evaluate } from './cdp.ts';
import type { Dispatcher } from './seed.ts';

const PATIENCE_MS = 90_000;
const POLL_MS = 100;
/** After a change of view: the map has settled, and the server knows it. */
const SETTLE_MS = 2_500;
const ZOOM_STEPS_MAX = 8;

/** What is on the screen, degrees, as the page told the server. */
export interface ShownBox {
  readonly westDeg: number;
  readonly southDeg: number;
  readonly eastDeg: number;
  readonly northDeg: number;
  readonly zoom: number;
}

/** The real page, signed in, with a whole picture. */
export interface BoardPage {
  shown(): Promise<ShownBox>;
  /** Presses the button that zooms in, until no more than `techniciansMax` are in view by the answer of `count`. */
  zoomUntil(count: (box: ShownBox) => number, techniciansMax: number): Promise<ShownBox>;
  fitAll(): Promise<void>;
  /** Technicians that the map draws one by one, and its bubbles of several. */
  drawn(): Promise<{ readonly drawn: number; readonly clusters: number }>;
  /** Deltas and snapshots the page has received so far. */
  deltaCount(): Promise<number>;
  /** Errors that the page did not catch, and those of the console. */
  readonly faults: readonly string[];
}

/** The page keeps the last frame it sent that tells its view: tag 3 of BoardClientFrame, and 1 for Hello. */
const WATCH_VIEW = `(() => {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    const tag = data instanceof Uint8Array ? data[0] >> 3 : 0;
    if (tag === ${fieldOfView()}) window.__sentView = Array.from(data);
    return send.call(this, data);
  };
})()`;

export async function openBoardPage(
  { page }: BenchBrowser,
  pageUrl: string,
  dispatcher: Dispatcher,
  techniciansMin: number,
): Promise<BoardPage> {
  const faults: string[] = [];
  page.on<Thrown>('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) =>
    faults.push(exception?.description ?? text),
  );
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: WATCH_VIEW });
  await page.send('Page.navigate', { url: pageUrl });
  const until = (expression: string) => untilTrue(page, expression, faults);
  await until(`document.querySelector('input[type=password]') !== null`);
  await signIn(page, dispatcher);
  await until(`window.__fieldcast?.connection() === 'online'`);
  await until(`window.__fieldcast.mapReady()`);
  await until(`window.__fieldcast.technicians().length >= ${techniciansMin}`);

  const shown = async () => {
    const sent = await evaluate<number[] | null>(page, 'window.__sentView ?? null');
    const view = sent && v1.BoardClientFrame.decode(Uint8Array.from(sent)).view;
    if (!view) throw new Error('the page has not told the server what it shows');
    const { westE7 = 0, southE7 = 0, eastE7 = 0, northE7 = 0, zoom = 0 } = view;
    return {
      westDeg: westE7 / DEGREE_E7,
      southDeg: southE7 / DEGREE_E7,
      eastDeg: eastE7 / DEGREE_E7,
      northDeg: northE7 / DEGREE_E7,
      zoom,
    };
  };
  const press = async (words: string) => {
    await until(`${buttonOf(words)} !== undefined`);
    await evaluate(page, `${buttonOf(words)}.click()`);
    await sleep(SETTLE_MS);
  };
  return {
    shown,
    zoomUntil: async (count, techniciansMax) => {
      for (let step = 0; step < ZOOM_STEPS_MAX; step++) {
        await press('zoom in');
        if (count(await shown()) <= techniciansMax) break;
      }
      return shown();
    },
    fitAll: () => press('show (everybody|everyone|all)|fit'),
    drawn: () =>
      evaluate(page, '(({ drawn = 0, clusters = 0 } = {}) => ({ drawn, clusters }))(window.__fieldcast.map())'),
    deltaCount: () => evaluate(page, 'window.__fieldcast.deltaCount()'),
    faults,
  };
}

interface Thrown {
  readonly exceptionDetails: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/** Waits in steps until an expression of the page is true. @throws Error naming it when that takes too long. */
export async function untilTrue(
  page: BenchBrowser['page'],
  expression: string,
  faults: readonly string[] = [],
): Promise<void> {
  const deadlineMs = performance.now() + PATIENCE_MS;
  while (!(await evaluate<boolean>(page, `Boolean(${expression})`))) {
    if (performance.now() > deadlineMs)
      throw new Error(`the page never came to: ${expression}${faults.length > 0 ? ` (${faults.join('; ')})` : ''}`);
    await sleep(POLL_MS);
  }
}

// The views hear of what is typed by the event that typing causes.
async function signIn(page: BenchBrowser['page'], { email, password }: Dispatcher): Promise<void> {
  await evaluate(
    page,
    `(() => {
      const fill = (selector, words) => {
        const input = document.querySelector(selector);
        input.value = words;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      };
      fill('input[type=email]', ${JSON.stringify(email)});
      fill('input[type=password]', ${JSON.stringify(password)});
      document.querySelector('button[type=submit]').click();
    })()`,
  );
}

function buttonOf(words: string): string {
  return `[...document.querySelectorAll('button')].find((button) => /${words}/i.test(button.getAttribute('aria-label') ?? button.title))`;
}

/** The number of the field `view` on the wire, by encoding one. */
function fieldOfView(): number {
  const [tag = 0] = v1.BoardClientFrame.encode({ view: { zoom: 1 } }).finish();
  return tag >> 3;
}
