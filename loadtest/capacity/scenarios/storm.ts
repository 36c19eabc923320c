import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { startFleet } from '../fleet.ts';
import { nowMs } from '../generator/clock.ts';
import { describeMachine, readVersions } from '../machine.ts';
import { readTechnicianRows, reconcile } from '../reconcile.ts';
import type { ScenarioReport } from '../report.ts';

/** Everybody sends a report this often, as phones do that move; also while he is away, and it waits then. */
const REPORT_INTERVAL_S = 5;
const BEFORE_RESTART_MS = 5_000;
/** Longer: the run ends, and says how many were not back. */
const BACK_MS_MAX = 120_000;
const AFTER_BACK_MS = 5_000;
const POLL_MS = 100;
const SETTLE_MS_MAX = 60_000;

/** Everybody loses his connection at once, in the middle of sending, and comes back by the rule of the SDK. */
export function runStorm(bench: Bench, technicians: number): Promise<ScenarioReport> {
  const { options, say } = bench;
  return bench.withStack(async (stack) => {
    const versions = await readVersions(stack);
    say(`connecting ${technicians} technicians`);
    const fleet = await startFleet(stack, { ...options, technicians, fixesPerReport: 1 });
    try {
      await fleet.connect();
      const startMs = nowMs();
      const reportsPerS = options.rate ?? technicians / REPORT_INTERVAL_S;
      const seconds = BEFORE_RESTART_MS / 1000 + options.seconds;
      const running = fleet.run({
        startMs,
        windowStartMs: startMs,
        endMs: startMs + seconds * 1000,
        pace: { mode: 'open', reportsPerS },
      });
      // A thread that fails meanwhile is told of where this is awaited; until then it must not end the process.
      running.catch(() => undefined);
      await sleep(BEFORE_RESTART_MS);
      const signal = options.killsHard ? 'SIGKILL' : 'SIGTERM';
      say(`${signal} to ingest`);
      await fleet.restartBegins();
      for (const pid of stack.pidsOf('ingest')) process.kill(pid, signal);
      for (let waitedMs = 0; waitedMs < BACK_MS_MAX; waitedMs += POLL_MS) {
        if ((await fleet.reconnects()).reconnected === technicians) break;
        await sleep(POLL_MS);
      }
      const { latency, reconnected } = await fleet.reconnects();
      say(`${reconnected} are back`);
      await running;
      await sleep(AFTER_BACK_MS);
      if (!(await fleet.settle(SETTLE_MS_MAX))) say(`not everything was STORED ${SETTLE_MS_MAX / 1000} s later`);
      const { errors, disconnects, fixesOfTechnician } = await fleet.counts();
      await fleet.close();
      return {
        mode: 'open',
        technicians,
        rate_fixes_per_second: reportsPerS,
        reconnect_seconds: latency
          ? { p50: toSeconds(latency.p50), p99: toSeconds(latency.p99), max: toSeconds(latency.max) }
          : null,
        reconnected,
        fixes_sent: fixesOfTechnician.reduce((sum, fixes) => sum + fixes, 0),
        ...reconcile(fixesOfTechnician, await readTechnicianRows(stack.database)),
        errors,
        disconnects,
        machine: describeMachine(stack.dataDir),
        versions,
      };
    } finally {
      await fleet.close();
    }
  });
}

function toSeconds(ms: number): number {
  return Math.round(ms / 10) / 100;
}
