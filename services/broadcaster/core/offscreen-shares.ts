/**
 * What is off a board's screen reaches it in so many shares, one after the other: a board that hears of a whole fleet at
 * once is busy with it for longer than a frame of its display. A technician's share follows from the ref.
 */
export const OFFSCREEN_SHARES = 64;

export function shareOf(ref: number): number {
  return ref % OFFSCREEN_SHARES;
}

/**
 * Which shares are due at `version`: those of which a board has less than what is answered. Versions are times, and time
 * goes by in turns, one a share:
 *
 *     turn    0   1   2  …  63  64  65
 *     share   0   1   2  …  63   0   1
 *
 * There is one turn more in the interval than there are shares, so a share is never older than the interval, however late
 * in its turn it was sent the last time.
 */
export function dueVersions(version: number, offscreenIntervalMs: number): Float64Array {
  const turnMs = offscreenIntervalMs / (OFFSCREEN_SHARES + 1);
  const turn = Math.floor(version / turnMs);
  return Float64Array.from({ length: OFFSCREEN_SHARES }, (_, share) => {
    const turnsAgo = (((turn - share) % OFFSCREEN_SHARES) + OFFSCREEN_SHARES) % OFFSCREEN_SHARES;
    return (turn - turnsAgo) * turnMs;
  });
}

/** @param covered of each share, up to which version the board has everything */
export function hasDueShare(covered: Float64Array, due: Float64Array): boolean {
  for (let share = 0; share < OFFSCREEN_SHARES; share++) if ((covered[share] ?? 0) < (due[share] ?? 0)) return true;
  return false;
}
