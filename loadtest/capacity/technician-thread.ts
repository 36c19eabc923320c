import { parentPort, workerData } from 'node:worker_threads';
import { serveCalls } from './generator/calls.ts';
import { nowMs } from './generator/clock.ts';
import { createLatencyRecorder } from './generator/latency.ts';
import type { ReconnectCounts, RunPlan, TechnicianThreadData } from './generator/technician-types.ts';
import { Technicians } from './generator/technicians.ts';
import { startCpuProfile } from './profile.ts';

const TICK_MS = 1;
const SETTLE_POLL_MS = 20;
/** Connections of the first ramp that are not welcome yet: below what a server takes of one that has not said Hello. */
const CONNECTING_MAX = 200;

const data = workerData as TechnicianThreadData;
const technicians = new Technicians(data);

/** The calls a thread of technicians answers. */
export const technicianCalls = {
  /** Connects everybody. Resolves when all are welcome. */
  connect: (_: null): Promise<void> =>
    new Promise((resolve) => {
      let connected = 0;
      let begun = Math.min(CONNECTING_MAX, technicians.count);
      technicians.onWelcome = () => {
        connected += 1;
        if (begun < technicians.count) technicians.connect(begun++);
        if (connected === technicians.count) resolve();
      };
      for (let technician = 0; technician < begun; technician++) technicians.connect(technician);
    }),

  /** Sends by the plan. Resolves at its end; what is on its way then is still acknowledged. */
  run: async (plan: RunPlan): Promise<void> => {
    technicians.begin(plan);
    const profiling = data.profileDir ? profileWindow(plan, data.profileDir) : undefined;
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        technicians.tick();
        if (nowMs() < plan.endMs) return;
        clearInterval(timer);
        resolve();
      }, TICK_MS);
    });
    await profiling;
  },

  /** Resolves when everything sent is STORED, or to false after the time. */
  settle: async (timeoutMs: number): Promise<boolean> => {
    const deadlineMs = nowMs() + timeoutMs;
    while (!technicians.isSettled && nowMs() < deadlineMs) await delay(SETTLE_POLL_MS);
    return technicians.isSettled;
  },

  counts: (_: null) => technicians.counts(),

  /** The server is about to be restarted: from now on every Welcome is one of a reconnect. */
  restartBegins: (_: null): void => {
    const beganAtMs = nowMs();
    const { histogram, record } = createLatencyRecorder();
    const seen = new Set<number>();
    technicians.onWelcome = (technician) => {
      if (seen.has(technician)) return;
      seen.add(technician);
      record(nowMs() - beganAtMs);
    };
    reconnects = () => ({ reconnectMs: histogram, reconnected: seen.size, online: technicians.online });
  },

  reconnects: (_: null): ReconnectCounts => reconnects(),

  close: (_: null): void => technicians.close(),
};

let reconnects: () => ReconnectCounts = () => {
  throw new Error('no restart has begun');
};

if (parentPort) serveCalls(parentPort, technicianCalls);

async function profileWindow({ windowStartMs, endMs }: RunPlan, profileDir: string): Promise<void> {
  await delay(Math.max(0, windowStartMs - nowMs()));
  const stop = await startCpuProfile(profileDir, `generator-${data.first}`);
  await delay(Math.max(0, endMs - nowMs()));
  await stop();
}

function delay(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
