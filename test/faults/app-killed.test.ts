import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFaultProxy, type FaultProxy } from '@fieldcast/client/testing';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from '../harness/rows.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const FEW_FIXES = 10;
const BACKLOG_FIXES = 1_500;
const START_AGO_MS = 2 * 3_600_000;
/** Keeps answers on their way long enough to be killed before they arrive. */
const ANSWER_DELAY_MS = 1_500;
const patiently = { timeout: 40_000 };

let stack: TestStack;
let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldcast-app-'));
  bundle = join(folder, 'app.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'app.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  stack = await startTestStack({ env: { FIELDCAST_INGEST_WINDOW_REPORTS: '2' } });
});
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  connection: string;
  depth: number;
  inFlight: number;
}

/** The app as a process; `keptTimesMs` are the fixes it said are on its disk. */
interface App {
  readonly keptTimesMs: ReadonlySet<number>;
  told(): Told | undefined;
  kill(): Promise<void>;
}

async function launch(line: FaultProxy, technician: string, fixes: number, startMs: number): Promise<App> {
  const token = await stack.token({ role: 'technician', subject: technician });
  const file = join(folder, `${technician}.queue`);
  const options = { url: line.url('/v1/track'), token, file, technician, fixes: `${fixes}`, startMs: `${startMs}` };
  const child: ChildProcess = fork(bundle, [JSON.stringify(options)]);
  const keptTimesMs = new Set<number>();
  let told: Told | undefined;
  child.on('message', (message: { kept: number[] } | Told) => {
    if ('kept' in message) for (const timeMs of message.kept) keptTimesMs.add(timeMs);
    else told = message;
  });
  return {
    keptTimesMs,
    told: () => told,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

interface Moment {
  readonly fixes: number;
  /** Makes the line so that the moment can be met. */
  prepare(line: FaultProxy): unknown;
  isMet(app: App): boolean;
}

const moments: [string, Moment][] = [
  [
    'before connect',
    { fixes: FEW_FIXES, prepare: (line) => line.refuse(), isMet: ({ keptTimesMs }) => keptTimesMs.size === FEW_FIXES },
  ],
  [
    'while idle',
    {
      fixes: FEW_FIXES,
      prepare: () => undefined,
      isMet: (app) =>
        app.keptTimesMs.size === FEW_FIXES && app.told()?.depth === 0 && app.told()?.connection === 'online',
    },
  ],
  [
    'while a report is in flight',
    {
      fixes: FEW_FIXES,
      prepare: (line) => line.delay(ANSWER_DELAY_MS, 'down'),
      isMet: (app) => (app.told()?.inFlight ?? 0) > 0,
    },
  ],
  [
    'during a backlog upload',
    {
      fixes: BACKLOG_FIXES,
      prepare: (line) => line.delay(ANSWER_DELAY_MS / 10, 'down'),
      isMet: (app) => {
        const { depth = 0, inFlight = 0 } = app.told() ?? {};
        return app.keptTimesMs.size > BACKLOG_FIXES / 2 && inFlight > 0 && depth > BACKLOG_FIXES / 3;
      },
    },
  ],
];

describe('app killed', () => {
  test.each(moments)(
    '%s: what it had written down is stored exactly once when it comes back',
    async (name, { fixes, prepare, isMet }) => {
      const technician = `killed-${name.replaceAll(' ', '-')}`;
      const line = await createFaultProxy({ target: { host: '127.0.0.1', port: stack.services.ingest.port } });
      const startMs = Math.floor((Date.now() - START_AGO_MS) / 1_000) * 1_000;
      try {
        await prepare(line);
        const app = await launch(line, technician, fixes, startMs);
        await expect.poll(() => isMet(app), patiently).toBe(true);
        await app.kill();
        await line.heal();

        const again = await launch(line, technician, 0, startMs);
        await expect.poll(again.told, patiently).toMatchObject({ connection: 'online', depth: 0 });
        const times = (await rowsOf(stack.database, technician)).map(({ timeMs }) => timeMs);
        await again.kill();
        expect(new Set(times).size).toBe(times.length);
        // A fix whose write was done but not yet told may be there as well; nothing that was told is missing.
        expect([...app.keptTimesMs].filter((timeMs) => !times.includes(timeMs))).toEqual([]);
        expect(times.length).toBeLessThanOrEqual(fixes);
      } finally {
        await line.close();
      }
    },
    120_000,
  );
});
