import { setTimeout as sleep } from 'node:timers/promises';
import { type BoardBench, type BoardReport, DEMO_TENANT } from './bench.ts';
import { openBoardPage } from './board-page.ts';
import { type Cdp, evaluate } from './cdp.ts';
import { type Spread, spreadOf } from './figures.ts';
import { createMovingFleet } from './moving-fleet.ts';
import { seedDispatcher, seedFleet } from './seed.ts';
import { fixName, type SentTimes, startTrackers } from './trackers.ts';

const TECHNICIANS = 300;
const SECONDS = 60;
const WARM_UP_MS = 10_000;
/** The page keeps a bounded trace. */
const TAKE_INTERVAL_MS = 1_000;

/** What the page tells of one fix, ms since the epoch; the names are those of its hook. */
export interface MarkerTrace {
  readonly id: string;
  readonly recordedAtMs: number;
  readonly receivedAtMs: number;
  /** The first frame that was drawn after it had come: the marker sets off. */
  readonly firstDrawnAtMs: number;
  /** The marker is where the fix says; absent when it was sent on to the next one before. */
  readonly arrivedAtMs?: number | undefined;
}

/** The stretches of a fix's way, ms. */
export interface PixelFigures {
  readonly fixes: number;
  /** Of them, those whose marker got there before the next fix came: the two last figures are of these. */
  readonly arrived: number;
  readonly fix_to_sent_ms: Spread;
  readonly sent_to_received_ms: Spread;
  readonly received_to_first_frame_ms: Spread;
  readonly sent_to_first_frame_ms: Spread;
  /** By design the time between two fixes: the picture lags one period and never guesses ahead. */
  readonly interpolation_ms: Spread;
  readonly sent_to_arrived_ms: Spread;
}

/** From a phone to the screen: real trackers, the real ingest, log and broadcaster, and what the page's map drew when. */
export async function measurePixel(bench: BoardBench): Promise<BoardReport> {
  const { stack, browser, options, say } = bench;
  const { technicians = TECHNICIANS, intervalS, seconds = SECONDS } = options;
  const fleet = createMovingFleet(technicians, Date.now());
  await seedFleet(stack.database, DEMO_TENANT, fleet);
  const dispatcher = await seedDispatcher(stack.database, DEMO_TENANT);
  const board = await openBoardPage(browser, stack.pageUrl, dispatcher, technicians);
  say(`connecting ${technicians} trackers`);
  const trackers = await startTrackers(stack, fleet, intervalS);
  try {
    await sleep(WARM_UP_MS);
    say(`tracing for ${seconds} s`);
    const traces = await traceMarkers(browser.page, seconds * 1000);
    const figures = pixelFiguresOf(traces, trackers.sentAtMs);
    return {
      figures: {
        technicians,
        interval_s: intervalS,
        seconds,
        drawn_singly: (await board.drawn()).drawn,
        ...figures,
        page_faults: board.faults,
      },
      isMet: board.faults.length === 0,
    };
  } finally {
    await trackers.stop();
  }
}

async function traceMarkers(page: Cdp, durationMs: number): Promise<MarkerTrace[]> {
  if (!(await evaluate<boolean>(page, `typeof window.__fieldcast.traceMarkers === 'function'`)))
    throw new Error('this page cannot trace its markers: window.__fieldcast has no traceMarkers');
  await evaluate(page, 'window.__fieldcast.traceMarkers(true)');
  const traces: MarkerTrace[] = [];
  const endMs = performance.now() + durationMs;
  while (performance.now() < endMs) {
    await sleep(TAKE_INTERVAL_MS);
    traces.push(...(await evaluate<MarkerTrace[]>(page, 'window.__fieldcast.takeMarkerTrace()')));
  }
  await evaluate(page, 'window.__fieldcast.traceMarkers(false)');
  return traces;
}

/** Only fixes that a tracker of ours has sent. @throws RangeError when none of them was drawn, or none arrived */
export function pixelFiguresOf(traces: readonly MarkerTrace[], sentAtMs: SentTimes): PixelFigures {
  const fixes = traces.flatMap((trace) => {
    const sentMs = sentAtMs.get(fixName(trace.id, trace.recordedAtMs));
    return sentMs === undefined ? [] : [{ ...trace, sentMs }];
  });
  const arrivals = fixes.flatMap(({ sentMs, firstDrawnAtMs, arrivedAtMs }) =>
    arrivedAtMs === undefined ? [] : [{ sentMs, firstDrawnAtMs, arrivedAtMs }],
  );
  const spread = (pick: (fix: (typeof fixes)[number]) => number) => spreadOf(fixes.map(pick));
  return {
    fixes: fixes.length,
    arrived: arrivals.length,
    fix_to_sent_ms: spread(({ recordedAtMs, sentMs }) => sentMs - recordedAtMs),
    sent_to_received_ms: spread(({ sentMs, receivedAtMs }) => receivedAtMs - sentMs),
    received_to_first_frame_ms: spread(({ receivedAtMs, firstDrawnAtMs }) => firstDrawnAtMs - receivedAtMs),
    sent_to_first_frame_ms: spread(({ sentMs, firstDrawnAtMs }) => firstDrawnAtMs - sentMs),
    interpolation_ms: spreadOf(arrivals.map(({ firstDrawnAtMs, arrivedAtMs }) => arrivedAtMs - firstDrawnAtMs)),
    sent_to_arrived_ms: spreadOf(arrivals.map(({ sentMs, arrivedAtMs }) => arrivedAtMs - sentMs)),
  };
}
