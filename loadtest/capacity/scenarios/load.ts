import { serviceOf } from '@fieldcast/stack';
import type { Bench } from '../bench.ts';
import { measureCeiling } from '../ceiling.ts';
import { startBoards, startFleet } from '../fleet.ts';
import { describeMachine, readVersions } from '../machine.ts';
import { type Measurement, measureRun, type RunOptions } from '../measure.ts';
import type { CpuSeconds } from '../processes.ts';
import { readBytesPerRow, readTechnicianRows, reconcile } from '../reconcile.ts';
import type { ScenarioReport } from '../report.ts';
import type { BenchStack } from '../stack.ts';
import { createWalFiles } from '../wal.ts';

/** After the last report. Longer: what is not STORED by then counts as lost if it is no row. */
const SETTLE_MS_MAX = 60_000;
const CEILING_SECONDS = 8;
/** How long the capacity is looked for when a scenario needs it only to know a share of it. */
const SEARCH_SECONDS = 10;
/** Fixes on their way in a closed loop: one transaction being committed, one written, one prepared, and some to collect. */
const UNSTORED_FIXES_MAX = 300_000;

export interface Load {
  readonly technicians: number;
  readonly fixesPerReport: number;
  readonly boards: number;
  /** Fixes a second; `capacity`: as many as become rows; `half`: of what is found to be the capacity. */
  readonly rate: number | 'capacity' | 'half';
  readonly measuresCeiling: boolean;
}

/** Technicians who send as much as they may, or at a rate; boards that watch; and every row counted afterwards. */
export function runLoad(bench: Bench, load: Load): Promise<ScenarioReport> {
  const { options, say } = bench;
  const { technicians, fixesPerReport } = load;
  return bench.withStack(async (stack) => {
    const versions = await readVersions(stack);
    say('creating the files of the write-ahead log');
    await createWalFiles(stack.database);
    say(`connecting ${technicians} technicians and ${load.boards} board(s)`);
    const fleet = await startFleet(stack, { ...options, technicians, fixesPerReport });
    const boards = await startBoards(stack, load.boards, options.tenants);
    try {
      await Promise.all([fleet.connect(), boards.connect()]);
      const measure = async (run: Omit<RunOptions, 'warmUpSeconds'>) => {
        const measured = await measureRun(stack, { fleet, boards }, { ...options, ...run });
        if (!(await fleet.settle(SETTLE_MS_MAX))) say(`not everything was STORED ${SETTLE_MS_MAX / 1000} s later`);
        return measured;
      };
      const closed = { mode: 'closed', unstoredFixesMax: UNSTORED_FIXES_MAX } as const;
      let { rate } = load;
      if (rate === 'half') {
        say(`looking for the capacity for ${SEARCH_SECONDS} s`);
        rate = Math.round(durableRate(await measure({ seconds: SEARCH_SECONDS, pace: closed })) / 2);
      }
      say(`sending ${rate === 'capacity' ? 'as much as becomes rows' : `${rate} fixes/s`} for ${options.seconds} s`);
      const pace = rate === 'capacity' ? closed : ({ mode: 'open', reportsPerS: rate / fixesPerReport } as const);
      const measured = await measure({ seconds: options.seconds, pace });
      const { fixesOfTechnician } = await fleet.counts();
      await Promise.all([fleet.close(), boards.close()]);
      say('counting the rows');
      const { rows, ...faults } = reconcile(fixesOfTechnician, await readTechnicianRows(stack.database));
      const bytesPerRow = await readBytesPerRow(stack.database, rows);
      return {
        mode: pace.mode,
        technicians,
        boards: load.boards,
        fixes_per_report: fixesPerReport,
        seconds: options.seconds,
        ...(typeof rate === 'number' ? { rate_fixes_per_second: rate } : {}),
        ...describeFlow(measured),
        fixes_sent: fixesOfTechnician.reduce((sum, fixes) => sum + fixes, 0),
        rows,
        ...faults,
        bytes_per_row_disk: bytesPerRow,
        ...(load.measuresCeiling ? await compareWithCeiling(bench, stack, load, durableRate(measured)) : {}),
        machine: describeMachine(stack.dataDir),
        versions,
      };
    } finally {
      await Promise.all([fleet.close(), boards.close()]);
    }
  });
}

function describeFlow(measured: Measurement) {
  const { counts, cpu, seconds, deliveries, deliveredBytes } = measured;
  const broadcaster = secondsOf(cpu, 'broadcaster');
  return {
    fixes_per_second_durable: durableRate(measured),
    backlog_growth_messages: measured.lagGrowthMessages,
    backlog_growth_fixes: counts.unstoredGrowthFixes,
    refused: counts.refusedFixes,
    ack_logged_ms: counts.logged ?? null,
    ack_stored_ms: counts.stored ?? null,
    fix_to_board_ms: measured.boardLatencyMs ?? null,
    deliveries_per_second: Math.round(deliveries / seconds),
    delivered_bytes_per_second: Math.round(deliveredBytes / seconds),
    deliveries_per_second_per_broadcaster_core: broadcaster > 0 ? Math.round(deliveries / broadcaster) : 0,
    bytes_per_fix_wire: Math.round((counts.bytesSent / counts.fixesSent) * 100) / 100,
    cpu_seconds: cpu,
    cpu_us_per_fix: perFix(cpu, counts.fixesStoredInWindow),
    errors: counts.errors,
    disconnects: { ...counts.disconnects, ...measured.boardDisconnects },
  };
}

async function compareWithCeiling(bench: Bench, { databaseUrl }: BenchStack, load: Load, durable: number) {
  bench.say(`copying rows of the same kind into the same table for ${CEILING_SECONDS} s`);
  const ceiling = await measureCeiling({ ...load, databaseUrl, seconds: CEILING_SECONDS });
  return { ceiling_copy_rows_per_second: ceiling, ratio_to_ceiling: Math.round((durable / ceiling) * 1000) / 1000 };
}

function secondsOf(cpu: CpuSeconds, service: string): number {
  return Object.entries(cpu).reduce((sum, [name, seconds]) => sum + (serviceOf(name) === service ? seconds : 0), 0);
}

function durableRate({ counts, seconds }: Measurement): number {
  return Math.round(counts.fixesStoredInWindow / seconds);
}

function perFix(cpu: CpuSeconds, fixes: number): CpuSeconds {
  const toUs = (seconds: number) => (fixes === 0 ? 0 : Math.round((seconds * 1e8) / fixes) / 100);
  return Object.fromEntries(Object.entries(cpu).map(([name, seconds]) => [name, toUs(seconds)]));
}
