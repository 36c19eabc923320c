/** A complete event of the main thread, as Chromium traces it: µs, by the wall clock and by the thread's own CPU clock. */
export interface ThreadEvent {
  readonly name: string;
  readonly ts: number;
  readonly dur: number;
  /** Absent where the event was too short for it. */
  readonly tdur?: number | undefined;
}

/** Milliseconds by the wall clock, and of CPU: on a shared machine the wall also counts what others did meanwhile. */
export interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/**
 * What one drawn frame cost the main thread: drawing it, and whatever ran in the sixtieth of a second before that, which
 * is the time a screen gives it. A page that draws seldom on purpose does other things between two frames as well; those
 * are in `scriptSinceLast`.
 */
export interface FrameCost {
  /** When its drawing ended, ms from the first event. */
  readonly atMs: number;
  /** JavaScript of all the time since the last frame was drawn. */
  readonly scriptSinceLast: Cost;
  /** JavaScript, with the garbage collection that interrupted it. */
  readonly script: Cost;
  /** The part of it that draws: the callbacks of the frame itself. The rest takes over what has come since the last one. */
  readonly drawing: Cost;
  /** All tasks: script, and style, layout, paint, commit, garbage collection, the browser's own. */
  readonly task: Cost;
  /** Garbage collection, inside of script or not. */
  readonly gc: Cost;
}

export interface MainThreadCosts {
  readonly frames: readonly FrameCost[];
  readonly tasks: readonly Cost[];
  /** All of it from the first event to the last. */
  readonly scriptTotal: Cost;
  readonly taskTotal: Cost;
  /** From the first task to the last. */
  readonly seconds: number;
}

/** Of a screen with 60 frames a second. */
const SLOT_US = 1_000_000 / 60;
const TASK = 'RunTask';
const FRAME = 'FireAnimationFrame';
/** Whatever runs JavaScript; they contain one another. */
export const SCRIPT = [
  ...['FunctionCall', 'EvaluateScript', FRAME, 'TimerFire', 'EventDispatch', 'RunMicrotasks', 'FireIdleCallback'],
];
export const GC = ['MinorGC', 'MajorGC', 'V8.GC_MARK_COMPACTOR'];
/** The events that `costsOf` looks at. */
export const EVENT_NAMES: ReadonlySet<string> = new Set([TASK, ...SCRIPT, ...GC]);

/** Adds up the events of the main thread frame by frame. Events may come in any order. */
export function costsOf(events: readonly ThreadEvent[]): MainThreadCosts {
  const inOrder = [...events].sort((one, other) => one.ts - other.ts || other.dur - one.dur);
  const tasks = outermost(inOrder, new Set([TASK]));
  const script = outermost(inOrder, new Set(SCRIPT));
  const gc = outermost(inOrder, new Set(GC));
  const frameTasks = tasksWith(
    tasks,
    inOrder.filter(({ name }) => name === FRAME),
  );
  const drawing = outermost(inOrder, new Set([FRAME]));
  const frames: FrameCost[] = [];
  const startUs = inOrder[0]?.ts ?? 0;
  let lastEndUs = startUs;
  for (const { ts, dur } of frameTasks) {
    const endUs = ts + dur;
    const slotUs = Math.max(lastEndUs, ts - SLOT_US);
    frames.push({
      atMs: (endUs - startUs) / 1000,
      scriptSinceLast: costWithin(script, lastEndUs, endUs),
      task: costWithin(tasks, slotUs, endUs),
      script: costWithin(script, slotUs, endUs),
      drawing: costWithin(drawing, slotUs, endUs),
      gc: costWithin(gc, slotUs, endUs),
    });
    lastEndUs = endUs;
  }
  // What came before the first frame may be of a time that was not traced from its start.
  frames.shift();
  const spanUs = (tasks.at(-1)?.ts ?? 0) - (tasks[0]?.ts ?? 0);
  return {
    frames,
    tasks: tasks.map(({ dur, tdur = dur }) => ({ wallMs: dur / 1000, cpuMs: tdur / 1000 })),
    scriptTotal: costWithin(script, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    taskTotal: costWithin(tasks, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    seconds: spanUs / 1e6,
  };
}

/** Those of the given names that are not inside another of them. */
function outermost(inOrder: readonly ThreadEvent[], names: ReadonlySet<string>): ThreadEvent[] {
  const kept: ThreadEvent[] = [];
  let endUs = Number.NEGATIVE_INFINITY;
  for (const event of inOrder) {
    if (!names.has(event.name) || event.ts < endUs) continue;
    kept.push(event);
    endUs = event.ts + event.dur;
  }
  return kept;
}

/** The tasks that contain at least one of the events. */
function tasksWith(tasks: readonly ThreadEvent[], events: readonly ThreadEvent[]): ThreadEvent[] {
  let next = 0;
  return tasks.filter(({ ts, dur }) => {
    const endUs = ts + dur;
    while ((events[next]?.ts ?? Number.POSITIVE_INFINITY) < ts) next++;
    return (events[next]?.ts ?? Number.POSITIVE_INFINITY) < endUs;
  });
}

/** What those events cost that end in a span of time: one that began before it counts whole. */
function costWithin(inOrder: readonly ThreadEvent[], fromUs: number, toUs: number): Cost {
  let wallUs = 0;
  let cpuUs = 0;
  for (let at = firstEndingAfter(inOrder, fromUs); at < inOrder.length; at++) {
    const event = inOrder[at];
    if (!event || event.ts + event.dur > toUs) break;
    wallUs += event.dur;
    cpuUs += event.tdur ?? event.dur;
  }
  return { wallMs: wallUs / 1000, cpuMs: cpuUs / 1000 };
}

/** Index of the first of events that lie one after the other. */
function firstEndingAfter(inOrder: readonly ThreadEvent[], timeUs: number): number {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const event = inOrder[middle];
    if (event && event.ts + event.dur > timeUs) high = middle;
    else low = middle + 1;
  }
  return low;
}
