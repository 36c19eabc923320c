import { expect, test } from 'vitest';
import { dueVersions, hasDueShare, OFFSCREEN_SHARES, shareOf } from './offscreen-shares.ts';

const INTERVAL_MS = 5_000;

test.each([[7], [33], [250], [3_000]])(
  'with a flush each %i ms no share ever waits longer than the interval',
  (flushMs) => {
    const covered = new Float64Array(OFFSCREEN_SHARES);
    let largest = 0;
    let oldestMs = 0;
    for (let version = 1; version < 60_000; version += flushMs) {
      const due = dueVersions(version, INTERVAL_MS);
      const isAnyDue = hasDueShare(covered, due);
      let count = 0;
      for (let share = 0; share < OFFSCREEN_SHARES; share++) {
        if ((covered[share] ?? 0) < (due[share] ?? 0)) {
          covered[share] = version;
          count++;
        }
        oldestMs = Math.max(oldestMs, version - (covered[share] ?? 0));
      }
      expect(isAnyDue).toBe(count > 0);
      largest = Math.max(largest, count);
    }
    expect(oldestMs).toBeLessThan(INTERVAL_MS);
    // One at a time as long as flushes are not rarer than turns.
    if (flushMs < INTERVAL_MS / (OFFSCREEN_SHARES + 1)) expect(largest).toBe(1);
  },
);

test('everybody has a share, and they are alike', () => {
  const sizes = new Map<number, number>();
  for (let ref = 1; ref <= 10 * OFFSCREEN_SHARES; ref++) sizes.set(shareOf(ref), (sizes.get(shareOf(ref)) ?? 0) + 1);
  expect(sizes.size).toBe(OFFSCREEN_SHARES);
  expect(new Set(sizes.values())).toEqual(new Set([10]));
});
