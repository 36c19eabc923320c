import { writeFileSync } from 'node:fs';
import type { Cdp } from './cdp.ts';
import { round } from './figures.ts';

const SAMPLING_INTERVAL_US = 500;
const ALLOCATION_SAMPLING_BYTES = 8_192;
const FUNCTIONS_SHOWN = 25;

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
}

interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A function and the time spent in it and not in what it called, ms. */
export interface SelfTime {
  readonly function: string;
  readonly self_ms: number;
}

/** Profiles the page's main thread while `work` lasts; the profile goes to `file`, the largest self times are answered. */
export async function profilePage(page: Cdp, file: string, work: () => Promise<unknown>): Promise<SelfTime[]> {
  await page.send('Profiler.enable');
  await page.send('Profiler.setSamplingInterval', { interval: SAMPLING_INTERVAL_US });
  await page.send('Profiler.start');
  await work();
  const { profile } = await page.send<{ profile: CpuProfile }>('Profiler.stop');
  await page.send('Profiler.disable');
  writeFileSync(file, JSON.stringify(profile));
  return largestSelfTimes(profile);
}

/** The functions in which the most time was spent; idle time is left out. */
export function largestSelfTimes({ nodes, samples, timeDeltas }: CpuProfile): SelfTime[] {
  const nameOf = new Map(nodes.map(({ id, callFrame }) => [id, nameOfFrame(callFrame)]));
  const selfUs = new Map<string, number>();
  samples.forEach((id, index) => {
    const name = nameOf.get(id) ?? '(unknown)';
    if (name !== '(idle)') selfUs.set(name, (selfUs.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  });
  return [...selfUs]
    .sort(([, one], [, other]) => other - one)
    .slice(0, FUNCTIONS_SHOWN)
    .map(([name, us]) => ({ function: name, self_ms: round(us / 1000, 1) }));
}

function nameOfFrame({ functionName, url, lineNumber }: ProfileNode['callFrame']): string {
  const name = functionName || '(anonymous)';
  return url ? `${name} ${url.slice(url.lastIndexOf('/') + 1)}:${lineNumber + 1}` : name;
}

interface AllocationNode {
  readonly callFrame: ProfileNode['callFrame'];
  readonly selfSize: number;
  readonly children: readonly AllocationNode[];
}

/** A function, and what is still in memory of what it has made. */
export interface KeptMemory {
  readonly function: string;
  readonly kept_kb: number;
}

/** From now on it is noted, by samples, where memory is taken. */
export async function startKeptMemory(page: Cdp): Promise<void> {
  await page.send('HeapProfiler.startSampling', { samplingInterval: ALLOCATION_SAMPLING_BYTES });
}

/** Whose memory is still in use, of that taken since the start. Best asked without garbage. */
export async function takeKeptMemory(page: Cdp): Promise<KeptMemory[]> {
  const { profile } = await page.send<{ profile: { head: AllocationNode } }>('HeapProfiler.stopSampling');
  const bytesOf = new Map<string, number>();
  const add = ({ callFrame, selfSize, children }: AllocationNode) => {
    const name = nameOfFrame(callFrame);
    bytesOf.set(name, (bytesOf.get(name) ?? 0) + selfSize);
    for (const child of children) add(child);
  };
  add(profile.head);
  return [...bytesOf]
    .sort(([, one], [, other]) => other - one)
    .slice(0, FUNCTIONS_SHOWN)
    .map(([name, bytes]) => ({ function: name, kept_kb: round(bytes / 1024, 1) }));
}
