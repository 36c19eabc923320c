import type { PhoneTracker, PhoneTrackerState } from './tracking.ts';

/** A tracker that does what a test says, and remembers what it was asked. */
export interface FakeTracker extends PhoneTracker {
  readonly asked: readonly string[];
  /** Changes the state and tells whoever listens. */
  change(part: Partial<PhoneTrackerState>): void;
}

const nothingYet: PhoneTrackerState = {
  connection: 'idle',
  retryAtMs: undefined,
  error: undefined,
  duty: 'off_duty',
  blockers: [],
  depth: 0,
  oldestTimeMs: undefined,
  refused: 0,
  dropped: 0,
  thinned: 0,
  isStoreFailing: false,
  sampling: undefined,
  isWatched: false,
  watcherNames: [],
  lastFix: undefined,
  lastStored: undefined,
};

export function createFakeTracker(): FakeTracker {
  let state = nothingYet;
  const asked: string[] = [];
  const handlers = new Set<() => void>();
  const change = (part: Partial<PhoneTrackerState>) => {
    state = { ...state, ...part };
    for (const handler of handlers) handler();
  };
  return {
    asked,
    change,
    start: () => void asked.push('start'),
    dispose: async () => void asked.push('dispose'),
    setDuty: (duty) => {
      asked.push(`duty ${duty}`);
      change({ duty });
    },
    setStatus: ({ batteryPercent, charging }) => void asked.push(`battery ${batteryPercent} ${charging}`),
    locateNow: async () => void asked.push('locate'),
    flush: async () => void asked.push('flush'),
    wake: () => void asked.push('wake'),
    on: (event, handler) => {
      // One set for all events: the page treats them alike, and one that is not subscribed to would be missed below.
      if (event !== 'state') return () => undefined;
      handlers.add(handler);
      return () => void handlers.delete(handler);
    },
    getState: () => state,
  };
}
