import { setTimeout as sleep } from 'node:timers/promises';
import type { BoardWall, Fleet, FleetCounts } from './fleet.ts';
import { nowMs } from './generator/clock.ts';
import type { Latency } from './generator/latency.ts';
import type { RunPlan } from './generator/technician-types.ts';

import { type CpuSeconds, differenceOf, readCpuSeconds } from './processes.ts';
import type { BenchStack } from './stack.ts';

/** Between the call and the first report, so that all threads begin together. */
const LEAD_MS = 200;

/** What happened in the window of a run. */
export interface Measurement {
  readonly seconds: number;
  readonly counts: FleetCounts;
  readonly cpu: CpuSeconds;
  readonly lagGrowthMessages: number;
  readonly deliveries: number;
  readonly deliveredBytes: number;
  readonly boardLatencyMs: Latency | undefined;
  readonly boardDisconnects: Readonly<Record<string, number>>;
}

export interface RunOptions {
  readonly warmUpSeconds: number;
  readonly seconds: number;
  readonly pace: RunPlan['pace'];
}

/** Lets the fleet send by `pace` and measures everything from the end of the warm-up to the end of the run. */
export async function measureRun(
  stack: BenchStack,
  { fleet, boards }: { readonly fleet: Fleet; readonly boards: BoardWall },
  { warmUpSeconds, seconds, pace }: RunOptions,
): Promise<Measurement> {
  const startMs = nowMs() + LEAD_MS;
  const windowStartMs = startMs + warmUpSeconds * 1000;
  const endMs = windowStartMs + seconds * 1000;
  await boards.count({ startMs: windowStartMs, endMs });
  const running = fleet.run({ startMs, windowStartMs, endMs, pace });
  // A thread that fails meanwhile is told of where this is awaited; until then it must not end the process.
  running.catch(() => undefined);
  await untilMs(windowStartMs);
  stack.toggleProfiles();
  const pids = stack.pids();
  const cpuBefore = readCpuSeconds(pids);
  const lagBefore = await stack.lagMessages();
  await untilMs(endMs);
  const cpu = differenceOf(readCpuSeconds(pids), cpuBefore);
  const lagAfter = await stack.lagMessages();
  stack.toggleProfiles();
  await running;
  const seen = await boards.counts();
  return {
    seconds,
    counts: await fleet.counts(),
    cpu,
    lagGrowthMessages: lagAfter - lagBefore,
    deliveries: seen.deliveries,
    deliveredBytes: seen.bytes,
    boardLatencyMs: seen.latency,
    boardDisconnects: seen.disconnects,
  };
}

async function untilMs(timeMs: number): Promise<void> {
  await sleep(Math.max(0, timeMs - nowMs()));
}
