import type { BenchBrowser } from './browser.ts';
import { costsOf, EVENT_NAMES, type MainThreadCosts, type ThreadEvent } from './main-thread.ts';

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

interface TraceEvent extends ThreadEvent {
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
}

/** Traces what the page's main thread does while `work` lasts. */
export async function traceMainThread(browser: BenchBrowser, work: () => Promise<unknown>): Promise<MainThreadCosts> {
  const pid = await browser.rendererPid();
  const events: TraceEvent[] = [];
  const stopListening = browser.browser.on<{ value: TraceEvent[] }>('Tracing.dataCollected', ({ value }) => {
    // A renderer's main thread has the number of its process. Most events are of no use here, and a minute has millions.
    for (const event of value)
      if (event.ph === 'X' && event.pid === pid && event.tid === pid && EVENT_NAMES.has(event.name)) events.push(event);
  });
  await browser.browser.send('Tracing.start', {
    traceConfig: { includedCategories: CATEGORIES },
    transferMode: 'ReportEvents',
  });
  await work();
  const complete = new Promise((resolve) => browser.browser.on('Tracing.tracingComplete', resolve));
  await browser.browser.send('Tracing.end');
  await complete;
  stopListening();
  return costsOf(events);
}
