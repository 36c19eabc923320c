/** How a fix came onto the screen. Times are ms since the epoch by the computer's clock. */
export interface DrawnFix {
  readonly id: string;
  /** By the phone's clock. */
  readonly recordedAtMs: number;
  /** When the map heard of it. */
  readonly receivedAtMs: number;
  /** The first frame that was drawn with it. */
  readonly firstDrawnAtMs: number;
  /** The first frame in which the marker had reached it; undefined when the next fix came before. */
  readonly arrivedAtMs: number | undefined;
}

/** Finished entries kept; further ones are left out until they are taken. */
const ENTRIES_MAX = 50_000;

interface Pending {
  readonly id: string;
  readonly recordedAtMs: number;
  readonly receivedAtMs: number;
  readonly endMs: number;
  firstDrawnAtMs: number | undefined;
}

/** Notes when fixes of those drawn singly are drawn: off until somebody measures. */
export interface DrawTrace {
  isOn(): boolean;
  set(isOn: boolean): void;
  received(slot: number, id: string, recordedAtMs: number, endMs: number, nowMs: number): void;
  drawn(clockMs: number, nowMs: number, isDrawn: (slot: number) => boolean): void;
  take(): DrawnFix[];
}

export function createDrawTrace(): DrawTrace {
  let isOn = false;
  let done: DrawnFix[] = [];
  const pending = new Map<number, Pending>();
  const finish = (slot: number, arrivedAtMs: number | undefined) => {
    const { id, recordedAtMs, receivedAtMs, firstDrawnAtMs } = pending.get(slot) ?? {};
    pending.delete(slot);
    if (id === undefined || recordedAtMs === undefined || receivedAtMs === undefined) return;
    if (firstDrawnAtMs === undefined || done.length >= ENTRIES_MAX) return;
    done.push({ id, recordedAtMs, receivedAtMs, firstDrawnAtMs, arrivedAtMs });
  };

  return {
    isOn: () => isOn,
    set: (next) => {
      isOn = next;
      pending.clear();
      done = [];
    },
    received: (slot, id, recordedAtMs, endMs, nowMs) => {
      if (pending.get(slot)?.recordedAtMs === recordedAtMs) return;
      finish(slot, undefined);
      pending.set(slot, { id, recordedAtMs, receivedAtMs: nowMs, endMs, firstDrawnAtMs: undefined });
    },
    drawn: (clockMs, nowMs, isDrawn) => {
      for (const [slot, fix] of pending) {
        // Within a bubble nobody is seen by themselves, so there is nothing to tell of them.
        if (!isDrawn(slot)) pending.delete(slot);
        else fix.firstDrawnAtMs ??= nowMs;
        if (fix.firstDrawnAtMs !== undefined && clockMs >= fix.endMs) finish(slot, nowMs);
      }
    },
    take: () => {
      const taken = done;
      done = [];
      return taken;
    },
  };
}
