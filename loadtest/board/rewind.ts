import type pg from 'pg';
import type { BoardBench, BoardReport } from './bench.ts';
import { openBoardPage } from './board-page.ts';
import { type Cdp, evaluate } from './cdp.ts';
import { spreadOf } from './figures.ts';
import { createRandom } from './moving-fleet.ts';
import { seedDispatcher } from './seed.ts';

const HOUR_MS = 3_600_000;
/** What a dispatcher accepts without wondering whether anything happens. */
const SHOWN_MS_MAX = 1_000;
/** A rewind that is not on the screen by then has failed. */
const PATIENCE_MS = 15_000;
/** Looked for by a timer: asking for frames would make the browser draw more than it does by itself. */
const LOOK_INTERVAL_MS = 4;
const SEED = 5;
const FLEET_PATH = '/v1/history/fleet';

/** The tenant with the longest past in the data, and where that past is. */
interface Past {
  readonly tenantId: string;
  readonly technicians: number;
  readonly rowsEstimated: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** How long after a rewind the fleet of that time is on the screen: random hours, each never seen before, then seen again. */
export async function measureRewind(bench: BoardBench): Promise<BoardReport> {
  const { stack, browser, options, say } = bench;
  const past = await findPast(stack.database);
  await seedLastPositions(stack.database, past.tenantId);
  const dispatcher = await seedDispatcher(stack.database, past.tenantId);
  const board = await openBoardPage(browser, stack.pageUrl, dispatcher, past.technicians);
  const hours = randomHours(past, options.samples);
  say(`${past.technicians} technicians of ${past.tenantId}: ${hours.length} hours, each twice`);
  const first: Rewound[] = [];
  const again: Rewound[] = [];
  for (const atMs of hours) first.push(await rewindTo(browser.page, atMs));
  for (const atMs of hours) again.push(await rewindTo(browser.page, atMs));
  const slowestMs = Math.max(...first.map(({ ms }) => ms));
  const figures = {
    tenant: past.tenantId,
    technicians: past.technicians,
    rows: past.rowsEstimated,
    days: Math.round((past.toMs - past.fromMs) / (24 * HOUR_MS)),
    rewinds: hours.length,
    first_ms: spreadOf(first.map(({ ms }) => ms)),
    again_ms: spreadOf(again.map(({ ms }) => ms)),
    first_answer_ms: spreadOf(first.map(({ answerMs }) => answerMs)),
    again_answer_ms: spreadOf(again.map(({ answerMs }) => answerMs)),
    answer_bytes: spreadOf(first.map(({ answerBytes }) => answerBytes)),
    technicians_shown: spreadOf(first.map(({ technicians }) => technicians)),
    budget: `each on the screen in ${SHOWN_MS_MAX} ms: ${slowestMs < SHOWN_MS_MAX ? 'met' : 'missed'}`,
    page_faults: board.faults,
  };
  return { figures, isMet: slowestMs < SHOWN_MS_MAX && board.faults.length === 0 };
}

/** One rewind: until it is on the screen, and how many technicians the picture has. */
interface Rewound {
  readonly ms: number;
  /** Of that, from the request's start to the last byte of the answer, and the bytes. */
  readonly answerMs: number;
  readonly answerBytes: number;
  readonly technicians: number;
}

/**
 * From asking for a time until the page says that its picture is of it, and the next frame after that is drawn and over.
 * Measured in the page: nothing outside of it takes part.
 */
function rewindTo(page: Cdp, atMs: number): Promise<Rewound> {
  return evaluate<Rewound>(
    page,
    `new Promise((resolve, reject) => {
      const hook = window.__fieldcast;
      // The browser keeps a bounded number of them.
      performance.clearResourceTimings();
      const startMs = performance.now();
      const shown = () => {
        const ms = performance.now() - startMs;
        const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes(${JSON.stringify(FLEET_PATH)}));
        const { duration = 0, encodedBodySize = 0 } = answers[0] ?? {};
        resolve({ ms, answerMs: duration, answerBytes: encodedBodySize, technicians: hook.technicians().length });
      };
      const look = () => {
        if (hook.mode() === 'past' && hook.timeMs() === ${atMs})
          requestAnimationFrame(() => requestAnimationFrame(shown));
        else if (performance.now() - startMs > ${PATIENCE_MS})
          reject(new Error('not shown in time: ' + new Date(${atMs}).toISOString()));
        else setTimeout(look, ${LOOK_INTERVAL_MS});
      };
      hook.goTo(${atMs});
      look();
    })`,
  );
}

/** Whole hours anywhere in the past, nights and weekends included, none twice; the same each time. */
export function randomHours({ fromMs, toMs }: Pick<Past, 'fromMs' | 'toMs'>, count: number): number[] {
  const random = createRandom(SEED);
  const first = Math.ceil(fromMs / HOUR_MS);
  const hours = Array.from(
    { length: Math.max(0, Math.floor(toMs / HOUR_MS) - first + 1) },
    (_, index) => first + index,
  );
  if (hours.length === 0) throw new RangeError('the past in the data is shorter than an hour');
  const drawn: number[] = [];
  while (drawn.length < count && hours.length > 0)
    drawn.push(...hours.splice(Math.floor(random() * hours.length), 1).map((hour) => hour * HOUR_MS));
  return drawn;
}

/** @throws Error when no tenant has positions. */
async function findPast(pool: pg.Pool): Promise<Past> {
  // By the index of one technician: the earliest and latest of a whole month would be a walk through all of it.
  const { rows } = await pool.query<{
    tenant_id: string;
    technicians: number;
    from_at: Date;
    to_at: Date;
    rows: string;
  }>(
    `SELECT tenant_id, technicians, from_at, to_at,
            (SELECT sum(greatest(reltuples, 0)) FROM pg_class JOIN pg_inherits ON oid = inhrelid
              WHERE inhparent = 'positions'::regclass) AS rows
       FROM (SELECT tenant_key, count(*)::integer AS technicians, min(technician_key) AS technician_key
               FROM technicians GROUP BY tenant_key) AS fleet
       JOIN tenants USING (tenant_key)
       CROSS JOIN LATERAL (
         SELECT min(recorded_at) AS from_at, max(recorded_at) AS to_at FROM positions
          WHERE positions.tenant_key = fleet.tenant_key AND positions.technician_key = fleet.technician_key) AS span
      WHERE from_at IS NOT NULL
      ORDER BY technicians DESC LIMIT 1`,
  );
  const [past] = rows;
  if (!past) throw new Error('the data has no positions: fill a folder with npm run -s storage-growth -- --keep DIR');
  return {
    tenantId: past.tenant_id,
    technicians: past.technicians,
    rowsEstimated: Number(past.rows),
    fromMs: past.from_at.getTime(),
    toMs: past.to_at.getTime(),
  };
}

/** Rows that were loaded past the writer have no last positions beside them; the live map wants them. */
async function seedLastPositions(pool: pg.Pool, tenantId: string): Promise<void> {
  await pool.query(
    `INSERT INTO technician_state
       (technician_key, tenant_key, recorded_at, fix_key, received_at, latitude, longitude, accuracy_m, speed_mps, heading_deg)
     SELECT technician_key, tenant_key, recorded_at, fix_key, received_at, latitude, longitude, accuracy_m, speed_mps, heading_deg
       FROM technicians
       CROSS JOIN LATERAL (
         SELECT recorded_at, fix_key, received_at, latitude, longitude, accuracy_m, speed_mps, heading_deg FROM positions
          WHERE positions.tenant_key = technicians.tenant_key AND positions.technician_key = technicians.technician_key
          ORDER BY recorded_at DESC LIMIT 1) AS last
      WHERE tenant_key = (SELECT tenant_key FROM tenants WHERE tenant_id = $1)
     ON CONFLICT DO NOTHING`,
    [tenantId],
  );
}
