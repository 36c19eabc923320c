import { Worker } from 'node:worker_threads';
import type { boardCalls } from './board-thread.ts';
import type { BoardThreadData, BoardWindow } from './generator/boards.ts';
import { type Callable, callsTo, type Handlers } from './generator/calls.ts';
import { type Latency, summarize } from './generator/latency.ts';
import type { RunPlan, TechnicianThreadData } from './generator/technician-types.ts';
import { technicianIdOf } from './names.ts';
import type { BenchStack } from './stack.ts';
import type { technicianCalls } from './technician-thread.ts';

/** Tokens signed at a time. */
const SIGNED_AT_ONCE = 500;

export interface FleetOptions {
  readonly technicians: number;
  readonly tenants: number;
  readonly threads: number;
  readonly fixesPerReport: number;
  readonly profileDir: string | undefined;
}

/** The counts of all threads since the last run began. */
export interface FleetCounts {
  readonly fixesSent: number;
  readonly bytesSent: number;
  readonly fixesStoredInWindow: number;
  readonly unstoredGrowthFixes: number;
  readonly logged: Latency | undefined;
  readonly stored: Latency | undefined;
  /** Fixes of each technician since the fleet was started. */
  readonly fixesOfTechnician: number[];
  readonly refusedFixes: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly disconnects: Readonly<Record<string, number>>;
}

/** All technicians, in one or more threads. */
export interface Fleet {
  connect(): Promise<void>;
  run(plan: RunPlan): Promise<void>;
  /** False when not everything was STORED in time. */
  settle(timeoutMs: number): Promise<boolean>;
  counts(): Promise<FleetCounts>;
  restartBegins(): Promise<void>;
  reconnects(): Promise<{
    readonly latency: Latency | undefined;
    readonly reconnected: number;
    readonly online: number;
  }>;
  /** Ends all connections and threads. May be called again. */
  close(): Promise<void>;
}

/** Signs a token for each technician and starts the threads. */
export async function startFleet(stack: BenchStack, options: FleetOptions): Promise<Fleet> {
  const { technicians, tenants, fixesPerReport, profileDir } = options;
  const threads = Math.min(options.threads, technicians);
  const tokens = await signTokens(technicians, (technician) =>
    stack.token('technician', technician % tenants, technicianIdOf(technician)),
  );
  const perThread = Math.ceil(technicians / threads);
  const workers = Array.from({ length: threads }, (_, thread) => {
    const workerData: TechnicianThreadData = {
      ...stack.track,
      first: thread * perThread,
      tokens: tokens.slice(thread * perThread, (thread + 1) * perThread),
      fixesPerReport,
      hasOwnAddresses: process.platform === 'linux',
      profileDir,
    };
    return startThread<typeof technicianCalls>('technician-thread', workerData);
  });
  const all = <T>(call: (calls: Callable<typeof technicianCalls>) => Promise<T>) =>
    Promise.all(workers.map(({ calls }) => call(calls)));
  return {
    connect: async () => void (await all(({ connect }) => connect(null))),
    run: async (plan) => void (await all(({ run }) => run(shareOf(plan, threads)))),
    settle: async (timeoutMs) => (await all(({ settle }) => settle(timeoutMs))).every(Boolean),
    counts: async () => {
      const counts = await all((calls) => calls.counts(null));
      return {
        fixesSent: sum(counts.map((one) => one.fixesSent)),
        bytesSent: sum(counts.map((one) => one.bytesSent)),
        fixesStoredInWindow: sum(counts.map((one) => one.fixesStoredInWindow)),
        unstoredGrowthFixes: sum(counts.map((one) => one.unstoredGrowthFixes)),
        logged: summarize(counts.map(({ logged }) => logged)),
        stored: summarize(counts.map(({ stored }) => stored)),
        fixesOfTechnician: counts.flatMap((one) => [...one.reportsOfTechnician].map((n) => n * fixesPerReport)),
        refusedFixes: sum(counts.map((one) => one.refusedFixes)),
        errors: addUp(counts.map(({ errors }) => errors)),
        disconnects: addUp(counts.map(({ disconnects }) => disconnects)),
      };
    },
    restartBegins: async () => void (await all((calls) => calls.restartBegins(null))),
    reconnects: async () => {
      const counts = await all((calls) => calls.reconnects(null));
      return {
        latency: summarize(counts.map(({ reconnectMs }) => reconnectMs)),
        reconnected: sum(counts.map(({ reconnected }) => reconnected)),
        online: sum(counts.map(({ online }) => online)),
      };
    },
    close: once(async () => {
      await all(({ close }) => close(null));
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
    }),
  };
}

/** All boards, in one thread. */
export interface BoardWall {
  /** Resolves when each board has its first picture. */
  connect(): Promise<void>;
  count(window: BoardWindow): Promise<void>;
  counts(): Promise<BoardCounts>;
  close(): Promise<void>;
}

/** What the boards got in the window. */
export interface BoardCounts {
  readonly deliveries: number;
  readonly bytes: number;
  readonly latency: Latency | undefined;
  readonly disconnects: Readonly<Record<string, number>>;
}

/** Signs a token for each board and starts their thread. The tenants take turns. */
export async function startBoards(stack: BenchStack, boards: number, tenants: number): Promise<BoardWall> {
  const tokens = await signTokens(boards, (board) => stack.token('dispatcher', board % tenants, `dispatcher-${board}`));
  const workerData: BoardThreadData = { ...stack.map, tokens, tenants: tokens.map((_, board) => board % tenants) };
  const { worker, calls } = startThread<typeof boardCalls>('board-thread', workerData);
  return {
    connect: () => calls.connect(null),
    count: calls.count,
    counts: async () => {
      const { latency, ...counts } = await calls.counts(null);
      return { ...counts, latency: summarize([latency]) };
    },
    close: once(async () => {
      await calls.close(null);
      await worker.terminate();
    }),
  };
}

function startThread<H extends Handlers>(name: string, workerData: unknown): { worker: Worker; calls: Callable<H> } {
  const worker = new Worker(new URL(`./${name}.mjs`, import.meta.url), { workerData });
  return { worker, calls: callsTo<H>(worker) };
}

/** A thread's part of a run: it has its share of the technicians, and gets that of the rate or of the room. */
function shareOf(plan: RunPlan, threads: number): RunPlan {
  const { pace } = plan;
  return pace.mode === 'open'
    ? { ...plan, pace: { ...pace, reportsPerS: pace.reportsPerS / threads } }
    : { ...plan, pace: { ...pace, unstoredFixesMax: pace.unstoredFixesMax / threads } };
}

async function signTokens(count: number, sign: (index: number) => Promise<string>): Promise<string[]> {
  const tokens: string[] = [];
  while (tokens.length < count) {
    const length = Math.min(SIGNED_AT_ONCE, count - tokens.length);
    tokens.push(...(await Promise.all(Array.from({ length }, (_, index) => sign(tokens.length + index)))));
  }
  return tokens;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function addUp(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const [name, count] of counts.flatMap((one) => Object.entries(one))) total[name] = (total[name] ?? 0) + count;
  return total;
}
