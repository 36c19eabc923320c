import { setTimeout as sleep } from 'node:timers/promises';
import type { Sessions } from '../core/sessions.ts';

/** Time for the Drain frames to arrive, and for a board that wants to go by itself. */
const GRACE_MS = 200;
const WAVES = 10;

/** Sends every board away: first the Drain frames, then closes in waves, all within `closeMs`. */
export async function drainBoards(
  sessions: Sessions,
  boards: { readonly size: number },
  spreadMs: number,
  closeMs: number,
): Promise<void> {
  sessions.beginDrain(spreadMs);
  if (boards.size === 0) return;
  const graceMs = Math.min(GRACE_MS, closeMs);
  await sleep(graceMs);
  const waveSize = Math.ceil(boards.size / WAVES);
  for (let wave = 0; wave < WAVES && boards.size > 0; wave++) {
    if (wave > 0) await sleep((closeMs - graceMs) / WAVES);
    sessions.closeSome(waveSize);
  }
  // Boards that have come in the meantime were refused when they opened.
  sessions.closeSome(boards.size);
}
