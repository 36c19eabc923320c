// What a month of fixes takes on disk, and how long history takes to read, at a size nobody has on a laptop:
//   npm run -s storage-growth -- --json --rows 100000000
// An own PostgreSQL is filled with the tracks of a fleet, then asked what dispatchers ask. Each plan is checked: reading a
// whole table, or the tables of other days, ends the command with 1 (a table of a few pages is rightly read whole: ask for
// thousands of fixes a day). See --help.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createLog } from '@fieldcast/runtime';
import { removeDataDir, StackError } from '@fieldcast/stack';
import { ensureTenant } from '@fieldcast/storage';
import { FIRST_DAY, type LoadPlan, type LoadResult, load, requireRoom, TENANT_ID } from './load.ts';
import type { PlanReport } from './plans.ts';
import { type Answers, ask, explain, questionsAbout } from './queries.ts';
import { type GrowthReport, printReport } from './report.ts';
import { type GrowthServer, openServer, sizeOfPositions, sizeOfRebuiltIndex } from './server.ts';
import { measureTimescale } from './timescale.ts';

const USAGE = `npm run -s storage-growth -- [options]
  --rows N              fixes in the table (100000000)
  --technicians N       of one tenant (1000)
  --days N              days, a partition each (30)
  --minutes-max N       begin no further day after this long; what is there by then is measured (60)
  --samples N           random samples of each query (50)
  --keep DIR            leave the data in this folder; it must not exist yet
  --use DIR             measure the data that --keep left, load nothing
  --timescale-rows N    fixes for TimescaleDB in WebAssembly, 0 for none (2000000)
  --json                one JSON object on standard output`;
/** In a folder with data: what it was filled with. */
const CONTENT_FILE = 'growth.json';
const USAGE_EXIT_CODE = 2;

interface Options extends LoadPlan {
  readonly samples: number;
  readonly timescaleRows: number;
  readonly isJson: boolean;
  readonly keepDir: string | undefined;
  readonly useDir: string | undefined;
}

interface Content extends LoadResult {
  readonly technicians: number;
}

await main(readOptions()).catch(explainFailure);

async function main(options: Options): Promise<void> {
  const log = createLog('storage-growth', 'warn', process.stderr);
  const timescale =
    options.timescaleRows > 0 ? await measureTimescale(options.timescaleRows, options.samples, say) : undefined;
  if (!options.useDir) await requireRoom(options.keepDir ? dirname(resolve(options.keepDir)) : tmpdir(), options);
  const dataDir = options.useDir ?? makeFolder(options.keepDir);
  let server: GrowthServer | undefined;
  try {
    server = await openServer(dataDir, log);
    const stopAtSignal = stopOnSignal(server, () => options.keepDir ?? options.useDir ?? removeDataDir(dataDir));
    const content = options.useDir ? readContent(dataDir) : await fill(server, options);
    if (options.keepDir) writeFileSync(join(dataDir, CONTENT_FILE), JSON.stringify(content));
    const report: GrowthReport = {
      ...describeRun(content),
      plain: await measurePlain(server, content, options.samples),
      ...(timescale && { timescale_webassembly: timescale }),
    };
    printReport(report, options.isJson);
    const faulty = report.plain.plans.filter(({ faults }) => faults.length > 0);
    for (const { query, faults } of faulty) say(`the plan of ${query} is wrong: ${faults.join('; ')}`);
    process.exitCode = faulty.length === 0 ? 0 : 1;
    stopAtSignal.remove();
  } finally {
    await server?.stop();
    if (!options.keepDir && !options.useDir) removeDataDir(dataDir);
  }

  async function fill(into: GrowthServer, plan: Options): Promise<Content> {
    const result = await load(into, plan, log, say);
    return { ...result, technicians: plan.technicians };
  }
}

async function measurePlain(server: GrowthServer, content: Content, samples: number): Promise<GrowthReport['plain']> {
  const size = await sizeOfPositions(server.pool);
  const tenantKey = await ensureTenant(server.pool, { tenantId: TENANT_ID, name: 'Growth' });
  const { rows } = await server.pool.query<{ version: string }>("SELECT current_setting('server_version') AS version");
  const perFix = (bytes: number) => Math.round((bytes / content.rows) * 10) / 10;
  const queries: Record<string, Answers> = {};
  const plans: PlanReport[] = [];
  let systemCache: 'emptied' | 'kept' = 'kept';
  for (const question of questionsAbout({ tenantKey, firstDay: FIRST_DAY, ...content })) {
    say(`asking ${question.name}`);
    systemCache = await server.restartCold();
    queries[question.name] = await ask(question, server.pool, samples);
    plans.push(...(await explain(question, server.pool)));
  }
  return {
    postgres: rows[0]?.version ?? '',
    bytes_per_fix: {
      heap: perFix(size.heap),
      index: perFix(size.index),
      index_rebuilt: perFix((await sizeOfRebuiltIndex(server.pool)) * content.days),
      total: perFix(size.total),
    },
    bytes_total: size.total,
    cold: `server restarted, system cache ${systemCache}`,
    queries,
    plans,
  };
}

function describeRun(content: Content): Omit<GrowthReport, 'plain' | 'timescale_webassembly'> {
  const [cpu] = cpus();
  return {
    machine: `${cpus().length} × ${cpu?.model ?? 'unknown'}`,
    node: process.version,
    load_average: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    rows: content.rows,
    technicians: content.technicians,
    days: content.days,
    fixes_per_technician_day: content.rows / content.technicians / content.days,
    load_seconds: Math.round(content.seconds),
    load_rows_per_second: Math.round(content.rows / content.seconds),
  };
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '100000000' },
      technicians: { type: 'string', default: '1000' },
      days: { type: 'string', default: '30' },
      'minutes-max': { type: 'string', default: '60' },
      samples: { type: 'string', default: '50' },
      'timescale-rows': { type: 'string', default: '2000000' },
      keep: { type: 'string' },
      use: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const numberOf = (name: 'rows' | 'technicians' | 'days' | 'minutes-max' | 'samples' | 'timescale-rows', min = 1) => {
    const number = Number(values[name]);
    if (number >= min && (name === 'minutes-max' || Number.isSafeInteger(number))) return number;
    return complain(`--${name} must be a number of at least ${min}.`);
  };
  if (values.keep && values.use)
    complain('--keep fills a new folder, --use reads one that is filled: give one of them.');
  if (values.keep && existsSync(values.keep)) complain(`${values.keep} exists already: --keep wants a new folder.`);
  if (values.use && !existsSync(join(values.use, CONTENT_FILE))) complain(`${values.use} was not filled by --keep.`);
  const [technicians, days] = [numberOf('technicians'), numberOf('days')];
  return {
    technicians,
    days,
    fixesPerTechnician: Math.ceil(numberOf('rows') / technicians / days),
    secondsMax: numberOf('minutes-max', 0.01) * 60,
    samples: numberOf('samples'),
    timescaleRows: numberOf('timescale-rows', 0),
    isJson: values.json,
    keepDir: values.keep,
    useDir: values.use,
  };
}

/** What an operator can mend in one message, what only we can with a stack. */
function explainFailure(error: unknown): void {
  console.error(error instanceof StackError ? error.message : error);
  process.exitCode = 1;
}

function complain(fault: string): never {
  console.error(`${fault}\n\n${USAGE}`);
  process.exit(USAGE_EXIT_CODE);
}

function readContent(dataDir: string): Content {
  return JSON.parse(readFileSync(join(dataDir, CONTENT_FILE), 'utf8')) as Content;
}

function makeFolder(keepDir: string | undefined): string {
  if (keepDir) mkdirSync(keepDir);
  const dataDir = keepDir ?? mkdtempSync(join(tmpdir(), 'fieldcast-growth-'));
  // Entered also by the account that runs the database when root runs this.
  chmodSync(dataDir, 0o755);
  return dataDir;
}

/** The server is a process of its own, and may hold 20 GB: neither stays behind when we are told to stop. */
function stopOnSignal(server: GrowthServer, cleanUp: () => unknown): { remove(): void } {
  const stop = (signal: NodeJS.Signals) => {
    say(`${signal}: stopping`);
    void server.stopNow().then(() => {
      cleanUp();
      process.exit(1);
    });
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return { remove: () => process.off('SIGINT', stop).off('SIGTERM', stop) };
}

function say(progress: string): void {
  console.error(`storage-growth: ${progress}`);
}
