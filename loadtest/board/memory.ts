import { setTimeout as sleep } from 'node:timers/promises';
import { readRssBytes } from '../capacity/processes.ts';
import type { BoardBench, BoardReport } from './bench.ts';
import { round, slopeOf } from './figures.ts';
import { withLiveScene } from './live-scene.ts';
import { startKeptMemory, takeKeptMemory } from './profile.ts';

const SECONDS = 600;
const SAMPLE_INTERVAL_MS = 30_000;
/** Caches fill and code is compiled at first; the slope is of what comes after, a fifth of the run. */
const FILL_SHARE = 0.2;
/** Flat: growing slower than this, a page left open for a day grows by less than 100 MB. */
const FLAT_KB_PER_MIN_MAX = 64;

interface Sample {
  readonly at_s: number;
  readonly heap_kb: number;
  readonly rss_kb: number;
}

/** The page's memory while the whole fleet moves: the JavaScript heap without garbage, and the process. */
export async function measureMemory(bench: BoardBench): Promise<BoardReport> {
  const { browser, options, say } = bench;
  const seconds = options.seconds ?? SECONDS;
  return withLiveScene(bench, async ({ board, fleet, load }) => {
    const pid = await browser.rendererPid();
    const samples: Sample[] = [];
    const startMs = performance.now();
    const isProfiled = options.profileDir !== undefined;
    for (let count = 0; count * SAMPLE_INTERVAL_MS <= seconds * 1000; count++) {
      await sleep(Math.max(0, startMs + count * SAMPLE_INTERVAL_MS - performance.now()));
      await browser.page.send('HeapProfiler.collectGarbage');
      const { usedSize } = await browser.page.send<{ usedSize: number }>('Runtime.getHeapUsage');
      const sample = {
        at_s: Math.round((performance.now() - startMs) / 1000),
        heap_kb: Math.round(usedSize / 1024),
        rss_kb: Math.round(readRssBytes(pid) / 1024),
      };
      samples.push(sample);
      if (isProfiled && count === 1) await startKeptMemory(browser.page);
      say(`${sample.at_s} s: heap ${sample.heap_kb} kB, process ${sample.rss_kb} kB`);
    }
    const kept = isProfiled ? await takeKeptMemory(browser.page) : undefined;
    const settled = samples.filter(({ at_s }) => at_s >= seconds * FILL_SHARE);
    const slope = (pick: (sample: Sample) => number) =>
      settled.length < 2 ? Number.NaN : round(slopeOf(settled.map((one) => ({ x: one.at_s / 60, y: pick(one) }))), 1);
    const heapSlope = slope(({ heap_kb }) => heap_kb);
    return {
      figures: {
        technicians: fleet.technicians,
        interval_s: options.intervalS,
        seconds,
        fixes_sent: load.fixesSent(),
        deltas: await board.deltaCount(),
        heap_kb_first: samples[0]?.heap_kb,
        heap_kb_last: samples.at(-1)?.heap_kb,
        rss_kb_last: samples.at(-1)?.rss_kb,
        heap_kb_per_minute: heapSlope,
        rss_kb_per_minute: slope(({ rss_kb }) => rss_kb),
        flat: `heap without garbage grows by less than ${FLAT_KB_PER_MIN_MAX} kB a minute after the first fifth: ${heapSlope < FLAT_KB_PER_MIN_MAX ? 'met' : 'missed'}`,
        samples,
        ...(kept && { profile: kept }),
        page_faults: board.faults,
      },
      isMet: heapSlope < FLAT_KB_PER_MIN_MAX && board.faults.length === 0,
    };
  });
}
