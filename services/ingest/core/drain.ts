import { closeCodes } from '@fieldcast/protocol';
import type { Connection } from './connection.ts';
import { close, send } from './outbox.ts';

/** Connections closed at once; between two waves other work gets its turn. */
const WAVE_SIZE_MIN = 500;

/**
 * Tells each connection to come back after a delay of its own, drawn evenly up to `spreadMs`, so that the clients of a
 * stopping node do not return together.
 */
export function announceDrain(connections: Iterable<Connection>, spreadMs: number, random: () => number): void {
  for (const connection of connections)
    if (connection.phase.kind === 'online')
      send(connection, { drain: { reconnectAfterMs: Math.round(random() * spreadMs) } });
}

/** Parts connections into at most `wavesMax` waves of nearly equal size. */
export function planWaves(connections: readonly Connection[], wavesMax: number): Connection[][] {
  const size = Math.max(WAVE_SIZE_MIN, Math.ceil(connections.length / wavesMax));
  const waves: Connection[][] = [];
  for (let from = 0; from < connections.length; from += size) waves.push(connections.slice(from, from + size));
  return waves;
}

/** Closes what is still open of a wave, with the code that asks to reconnect. */
export function closeWave(wave: readonly Connection[]): void {
  for (const connection of wave) close(connection, closeCodes.draining, 'DRAINING');
}
