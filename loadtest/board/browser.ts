import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FLAGS } from '../../test/harness/browser.ts';
import { type Cdp, connectCdp } from './cdp.ts';

const WINDOW_PX = { width: 1440, height: 900 };
const START_MS_MAX = 30_000;

/** A Chromium of our own with one page. */
export interface BenchBrowser {
  readonly version: string;
  readonly page: Cdp;
  /** For what belongs to the whole browser: tracing, processes. */
  readonly browser: Cdp;
  /** The process that runs the page's scripts. */
  rendererPid(): Promise<number>;
  /** CPU ms used so far by the process that draws: with software GL, what a graphics card would do. */
  gpuCpuMs(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Starts the system's Chromium with software GL. Spoken to directly, not through a test library: those listen to the
 * network, and each WebSocket frame would then be copied once more on the thread that is measured.
 * @throws Error when there is no browser, or it does not start.
 */
export async function launchBenchBrowser(): Promise<BenchBrowser> {
  const executable = process.env.FIELDCAST_TEST_CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executable))
    throw new Error(`no browser at ${executable}: install chromium or set FIELDCAST_TEST_CHROMIUM`);
  const profileDir = mkdtempSync(join(tmpdir(), 'fieldcast-board-'));
  const child = spawn(
    executable,
    [
      ...[...FLAGS, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profileDir}`],
      ...[`--window-size=${WINDOW_PX.width},${WINDOW_PX.height}`, '--hide-scrollbars', '--enable-precise-memory-info'],
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const stop = async () => {
    await ended(child);
    // Its other processes end a little later, and write until then.
    await rm(profileDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    const connection = await connectCdp(await debuggerUrl(child));
    const { targetInfos } = await connection.browser.send<Targets>('Target.getTargets');
    const targetId = targetInfos.find(({ type }) => type === 'page')?.targetId;
    if (!targetId) throw new Error('the browser has no page');
    const page = await connection.attach(targetId);
    await page.send('Page.enable');
    await page.send('Runtime.enable');
    await page.send('Emulation.setDeviceMetricsOverride', { ...WINDOW_PX, deviceScaleFactor: 1, mobile: false });
    const { product } = await connection.browser.send<{ product: string }>('Browser.getVersion');
    const processes = async () => (await connection.browser.send<Processes>('SystemInfo.getProcessInfo')).processInfo;
    return {
      version: product,
      page,
      browser: connection.browser,
      rendererPid: async () => {
        const renderers = (await processes()).filter(({ type }) => type === 'renderer');
        // The one that has worked most: the browser keeps a spare without a page.
        const [busiest] = renderers.sort((one, other) => other.cpuTime - one.cpuTime);
        if (!busiest) throw new Error('the browser has no renderer');
        return busiest.id;
      },
      gpuCpuMs: async () => ((await processes()).find(({ type }) => type === 'GPU')?.cpuTime ?? 0) * 1000,
      close: async () => {
        connection.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Targets {
  readonly targetInfos: readonly { readonly type: string; readonly targetId: string }[];
}
interface Processes {
  readonly processInfo: readonly { readonly type: string; readonly id: number; readonly cpuTime: number }[];
}

/** The browser says on standard error where it listens. */
function debuggerUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the browser does not start')), START_MS_MAX);
    if (!child.stderr) throw new Error('the browser has no standard error');
    const lines = createInterface({ input: child.stderr });
    lines.on('line', (line) => {
      const [, url] = /^DevTools listening on (ws:\S+)$/.exec(line) ?? [];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the browser ended with ${code}`));
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}
