import { setTimeout as sleep } from 'node:timers/promises';
import { announceDrain, closeWave, planWaves } from '../core/drain.ts';
import type { Registry } from '../core/registry.ts';

/** Time for the Drain frame to arrive, and for a client that wants to go by itself. */
const GRACE_MS = 200;
const WAVES_MAX = 20;

/** Sends every connection away: first the Drain frames, then closes in waves over `closeMs`. */
export async function drainConnections(
  registry: Registry,
  { spreadMs, closeMs, random }: { spreadMs: number; closeMs: number; random: () => number },
): Promise<void> {
  if (registry.size === 0) return;
  announceDrain(registry.all(), spreadMs, random);
  await sleep(Math.min(GRACE_MS, closeMs));
  const waves = planWaves([...registry.all()], WAVES_MAX);
  for (const [index, wave] of waves.entries()) {
    if (index > 0) await sleep(Math.max(0, closeMs - GRACE_MS) / waves.length);
    closeWave(wave);
  }
}
