import type { BoardPresence } from '@fieldcast/client';
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

/**
 * Since when the phone's link is what it is; undefined where that is not known. While it is connected the presence also
 * changes with the phone's state, so only the list of changes can tell.
 * @param events newest first; undefined: not known.
 */
export function linkSinceMs(
  presence: Pick<BoardPresence, 'link' | 'changedAtMs'> | undefined,
  events: readonly ConnectionEvent[] | undefined,
): number | undefined {
  if (!presence || presence.link === 'unknown') return undefined;
  // 0 is how the wire says that a time is not known.
  if (presence.link !== 'connected') return presence.changedAtMs || undefined;
  const [newest] = events ?? [];
  return newest?.link === 'connected' ? newest.atMs : undefined;
}
