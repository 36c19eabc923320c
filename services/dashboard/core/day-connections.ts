import type { ConnectionEvent } from './history.ts';

export interface ConnectionSummary {
  /** How often the phone lost us against its will. */
  readonly interruptions: number;
  /** More than one: the list has to say which phone it was. */
  readonly devices: number;
}

/** What somebody did on purpose, and what goes on in a newer connection, interrupts nothing. */
const INTENDED: ReadonlySet<string | undefined> = new Set(['client_closed', 'newer_connection']);

/** What to say of a list of changes at a glance. */
export function summariseConnections(events: readonly ConnectionEvent[]): ConnectionSummary {
  return {
    interruptions: events.filter(isInterruption).length,
    devices: new Set(events.map(({ deviceId }) => deviceId)).size,
  };
}

/** True of a change by which contact ended without anybody's wish. */
export function isInterruption({ link, reason }: ConnectionEvent): boolean {
  return link === 'lost' || (link === 'disconnected' && !INTENDED.has(reason));
}
