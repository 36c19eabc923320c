import type { ConnectionEvent } from './connection-event.ts';

/**
 * Connection events that wait for the database, in the order they came, each once:
 *
 *     add ──> [ oldest … newest ] ──> oldest(n), written, remove
 *
 * Over `eventsMax` the oldest is dropped: of a long outage the latest is worth most.
 */
export interface ConnectionBuffer {
  readonly size: number;
  /** An event that waits already learns what this one knows besides. @returns how many were dropped for it: 0 or 1. */
  add(event: ConnectionEvent): number;
  /** The first that wait; they go on waiting. */
  oldest(countMax: number): ConnectionEvent[];
  /** Those of `events` that are still as they were handed out: what one has learnt since has to be written, too. */
  remove(events: readonly ConnectionEvent[]): void;
}

export function createConnectionBuffer(eventsMax: number): ConnectionBuffer {
  const waiting = new Map<string, ConnectionEvent>();
  // What makes an event the same one in the table. Ids hold no line breaks, so they part them safely.
  const identity = ({ tenantId, technicianId, deviceId, atMs, link }: ConnectionEvent) =>
    `${tenantId}\n${technicianId}\n${deviceId}\n${atMs}\n${link}`;

  function dropOldest(): number {
    const [first] = waiting.keys();
    if (first === undefined || waiting.size <= eventsMax) return 0;
    waiting.delete(first);
    return 1;
  }

  return {
    get size() {
      return waiting.size;
    },
    add(event) {
      const key = identity(event);
      const before = waiting.get(key);
      const isNews = before === undefined || (before.batteryPercent === null && event.batteryPercent !== null);
      if (isNews) waiting.set(key, event);
      return dropOldest();
    },
    oldest(countMax) {
      const first: ConnectionEvent[] = [];
      for (const event of waiting.values()) {
        if (first.length >= countMax) break;
        first.push(event);
      }
      return first;
    },
    remove(events) {
      for (const event of events) {
        const key = identity(event);
        if (waiting.get(key) === event) waiting.delete(key);
      }
    },
  };
}
