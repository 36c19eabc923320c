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

/** What one animation frame cost the main thread: everything since the last frame was drawn, up to and with drawing it. */
export interface FrameCost {
  /** When its drawing ended, ms from the first event. */
  readonly atMs: number;
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
  /** Of each task, ms. */
  readonly tasksMs: readonly number[];
  /** From the first frame to the last. */
  readonly seconds: number;
}

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
  const tasks = inOrder.filter(({ name }) => name === TASK);
  const script = outermost(inOrder, new Set(SCRIPT));
  const gc = outermost(inOrder, new Set(GC));
  const frameTasks = tasksWith(
    tasks,
    inOrder.filter(({ name }) => name === FRAME),
  );
  const frames: FrameCost[] = [];
  const takeTasks = takerOf(tasks);
  const takeScript = takerOf(script);
  const takeGc = takerOf(gc);
  const takeDrawing = takerOf(outermost(inOrder, new Set([FRAME])));
  const startUs = inOrder[0]?.ts ?? 0;
  for (const { ts, dur } of frameTasks) {
    const endUs = ts + dur;
    frames.push({
      atMs: (endUs - startUs) / 1000,
      task: takeTasks(endUs),
      script: takeScript(endUs),
      drawing: takeDrawing(endUs),
      gc: takeGc(endUs),
    });
  }
  // What came before the first frame may be of a time that was not traced from its start.
  frames.shift();
  const spanUs = (frameTasks.at(-1)?.ts ?? 0) - (frameTasks[0]?.ts ?? 0);
  return { frames, tasksMs: tasks.map(({ dur }) => dur / 1000), seconds: spanUs / 1e6 };
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

/** Answers what the events up to a time cost that no earlier question has counted. */
function takerOf(inOrder: readonly ThreadEvent[]): (endUs: number) => Cost {
  let next = 0;
  return (endUs) => {
    let wallUs = 0;
    let cpuUs = 0;
    for (; ; next++) {
      const event = inOrder[next];
      if (!event || event.ts >= endUs) break;
      wallUs += event.dur;
      cpuUs += event.tdur ?? event.dur;
    }
    return { wallMs: wallUs / 1000, cpuMs: cpuUs / 1000 };
  };
}
