import { createTracker, type Tracker } from '@fieldcast/client';
import WebSocket from 'ws';
import { deviceIdOf, technicianIdOf } from '../capacity/names.ts';
import type { BenchStack } from '../capacity/stack.ts';
import type { MovingFleet } from './moving-fleet.ts';

/** Of connections that are begun together. */
const STARTED_AT_ONCE = 50;
const PATIENCE_MS = 30_000;
/** Share of the interval by which the time between two fixes varies. */
const INTERVAL_JITTER = 0.2;

/** When a report left the phone, ms since the epoch, by technician and time of the fix. */
export type SentTimes = ReadonlyMap<string, number>;

/** Phones with the tracker of the client package, each with a connection of its own to the real ingest. */
export interface Trackers {
  readonly sentAtMs: SentTimes;
  stop(): Promise<void>;
}

/** Names a fix of a technician. */
export function fixName(technicianId: string, recordedAtMs: number): string {
  return `${technicianId} ${recordedAtMs}`;
}

/** Connects the fleet; each technician then takes a fix about once an interval, as receivers do: never quite on time. */
export async function startTrackers(stack: BenchStack, fleet: MovingFleet, intervalS: number): Promise<Trackers> {
  const sentAtMs = new Map<string, number>();
  const trackers: Tracker[] = [];
  while (trackers.length < fleet.technicians) {
    const count = Math.min(STARTED_AT_ONCE, fleet.technicians - trackers.length);
    const started = Array.from({ length: count }, (_, index) => startTracker(stack, trackers.length + index, sentAtMs));
    trackers.push(...started);
    await Promise.all(started.map(online));
  }
  const timers = trackers.map((tracker, technician) => {
    const intervalMs = () => intervalS * 1000 * (1 + (Math.random() - 0.5) * INTERVAL_JITTER);
    const take = () => {
      tracker.push(fleet.nextFix(technician, Date.now()));
      timers[technician] = setTimeout(take, intervalMs());
    };
    return setTimeout(take, Math.random() * intervalS * 1000);
  });
  return {
    sentAtMs,
    stop: async () => {
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(trackers.map((tracker) => tracker.dispose()));
    },
  };
}

function startTracker(stack: BenchStack, technician: number, sentAtMs: Map<string, number>): Tracker {
  const technicianId = technicianIdOf(technician);
  const tracker = createTracker({
    url: `ws://${stack.track.host}:${stack.track.port}/v1/track`,
    getToken: () => stack.token('technician', 0, technicianId),
    deviceId: deviceIdOf(technician),
    transport: WebSocket,
  });
  tracker.on('sent', ({ fixes }) => {
    for (const { timeMs } of fixes) sentAtMs.set(fixName(technicianId, timeMs), Date.now());
  });
  tracker.start();
  return tracker;
}

/** @throws Error when the server does not take it. */
function online(tracker: Tracker): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('a tracker does not come online')), PATIENCE_MS);
    const check = () => {
      if (tracker.getState().connection !== 'online') return;
      clearTimeout(timer);
      stopListening();
      resolve();
    };
    const stopListening = tracker.on('state', check);
    check();
  });
}
