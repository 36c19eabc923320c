import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { BoardBench, BoardReport } from './bench.ts';
import { round, type Spread, spreadOf } from './figures.ts';
import { type LiveScene, withLiveScene } from './live-scene.ts';
import type { MainThreadCosts } from './main-thread.ts';
import { profilePage } from './profile.ts';
import { traceMainThread } from './tracing.ts';

const SECONDS = 60;
const PROFILE_SECONDS = 10;
/** What a frame may cost at the median, ms of script. */
const SCRIPT_MS_BUDGET = 4;
/** A task that takes longer is felt. */
const LONG_TASK_MS = 50;
/** The near view has about so many technicians. */
const NEAR_TECHNICIANS = 2_000;

/** The main thread of one page while the whole fleet moves: with everybody in view, and near enough to tell them apart. */
export async function measureFrames(bench: BoardBench): Promise<BoardReport> {
  return withLiveScene(bench, async (scene) => {
    const { board, fleet } = scene;
    const whole = await measureView(bench, scene, 'whole fleet');
    await board.zoomUntil(fleet.countWithin, NEAR_TECHNICIANS);
    const near = await measureView(bench, scene, 'near');
    const scripts = [whole, near].map((view) => view.script_ms.p50);
    const cpu = [whole, near].map((view) => view.script_cpu_ms.p50);
    return {
      figures: {
        technicians: fleet.technicians,
        interval_s: bench.options.intervalS,
        whole_fleet: whole,
        near,
        budget: `script at the median below ${SCRIPT_MS_BUDGET} ms a frame: ${verdictOf(scripts)} by the wall clock, ${verdictOf(cpu)} in CPU time`,
        page_faults: board.faults,
      },
      isMet: scripts.every((ms) => ms < SCRIPT_MS_BUDGET) && board.faults.length === 0,
    };
  });
}

function verdictOf(scriptsMs: readonly number[]): string {
  return scriptsMs.every((ms) => ms < SCRIPT_MS_BUDGET) ? 'met' : 'missed';
}

/** What the main thread did. Script and tasks per frame, by the wall clock and in CPU time. */
interface CostFigures {
  readonly seconds: number;
  readonly frames_per_second: number;
  readonly script_ms: Spread;
  readonly script_cpu_ms: Spread;
  /** Of that, the callbacks of the frame itself. */
  readonly drawing_cpu_ms: Spread;
  /** Where frames are drawn seldom, on purpose or not: everything between two of them. */
  readonly script_since_last_frame_cpu_ms: Spread;
  readonly task_ms: Spread;
  readonly task_cpu_ms: Spread;
  readonly gc_ms: Spread;
  /** The mean, frames or not: a thousand would be the whole thread. */
  readonly script_cpu_ms_per_second: number;
  readonly task_cpu_ms_per_second: number;
  /** By the wall clock, and those that took as much CPU: the others waited for a core. */
  readonly long_tasks_per_minute: number;
  readonly long_tasks_per_minute_cpu: number;
  readonly task_ms_max: number;
  readonly task_cpu_ms_max: number;
}

/** What one view cost, and what was going on meanwhile. */
interface ViewFigures extends CostFigures {
  readonly zoom: number;
  readonly technicians_in_view: number;
  readonly drawn_singly: number;
  readonly bubbles: number;
  readonly fixes_per_second: number;
  readonly deltas_per_second: number;
  readonly generator_behind_ms_max: number;
  /** Of the process that draws: without a graphics card it takes its time from the same cores. */
  readonly gpu_process_cpu_ms_per_second: number;
  readonly profile?: unknown;
}

async function measureView(bench: BoardBench, scene: LiveScene, name: string): Promise<ViewFigures> {
  const { browser, options, say } = bench;
  const { board, load, fleet } = scene;
  const seconds = options.seconds ?? SECONDS;
  const shown = await board.shown();
  const technicians = fleet.countWithin(shown);
  say(`${name}: ${technicians} in view at zoom ${shown.zoom}, ${seconds} s`);
  const before = {
    fixes: load.fixesSent(),
    deltas: await board.deltaCount(),
    gpuCpuMs: await browser.gpuCpuMs(),
    atMs: performance.now(),
  };
  const costs = await traceMainThread(browser, () => sleep(seconds * 1000));
  const gpuCpuMs = (await browser.gpuCpuMs()) - before.gpuCpuMs;
  const elapsedS = (performance.now() - before.atMs) / 1000;
  const { drawn, clusters } = await board.drawn();
  const deltas = (await board.deltaCount()) - before.deltas;
  return {
    ...figuresOf(costs),
    zoom: shown.zoom,
    technicians_in_view: technicians,
    drawn_singly: drawn,
    bubbles: clusters,
    fixes_per_second: Math.round((load.fixesSent() - before.fixes) / elapsedS),
    deltas_per_second: round(deltas / elapsedS, 1),
    generator_behind_ms_max: load.behindMsMax(),
    gpu_process_cpu_ms_per_second: round(gpuCpuMs / elapsedS, 1),
    ...(options.profileDir && { profile: await profileView(bench, options.profileDir, name) }),
  };
}

function figuresOf({ frames, tasks, scriptTotal, taskTotal, seconds }: MainThreadCosts): CostFigures {
  const spread = (pick: (frame: (typeof frames)[number]) => number) => spreadOf(frames.map(pick));
  const perMinute = (count: number) => round((count * 60) / seconds, 1);
  return {
    seconds: round(seconds, 1),
    frames_per_second: round(frames.length / seconds, 1),
    script_ms: spread(({ script }) => script.wallMs),
    script_cpu_ms: spread(({ script }) => script.cpuMs),
    drawing_cpu_ms: spread(({ drawing }) => drawing.cpuMs),
    script_since_last_frame_cpu_ms: spread(({ scriptSinceLast }) => scriptSinceLast.cpuMs),
    task_ms: spread(({ task }) => task.wallMs),
    task_cpu_ms: spread(({ task }) => task.cpuMs),
    gc_ms: spread(({ gc }) => gc.wallMs),
    script_cpu_ms_per_second: round(scriptTotal.cpuMs / seconds, 1),
    task_cpu_ms_per_second: round(taskTotal.cpuMs / seconds, 1),
    long_tasks_per_minute: perMinute(tasks.filter(({ wallMs }) => wallMs > LONG_TASK_MS).length),
    long_tasks_per_minute_cpu: perMinute(tasks.filter(({ cpuMs }) => cpuMs > LONG_TASK_MS).length),
    task_ms_max: spreadOf(tasks.map(({ wallMs }) => wallMs)).max,
    task_cpu_ms_max: spreadOf(tasks.map(({ cpuMs }) => cpuMs)).max,
  };
}

async function profileView({ browser, say }: BoardBench, folder: string, name: string): Promise<unknown> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name.replaceAll(' ', '-')}.cpuprofile`);
  say(`profile of ${PROFILE_SECONDS} s into ${file}`);
  return profilePage(browser.page, file, () => sleep(PROFILE_SECONDS * 1000));
}
