import { type BinActivity, readActivity } from '@fieldcast/storage';
import type pg from 'pg';
import type { Bins } from '../core/history/window.ts';

/** Bins that are remembered, of all tenants. Over it: the one that was read first is forgotten. */
const BINS_MAX = 20_000;
/** How long a bin is remembered, ms; fixes from phones that were offline may still come. */
const FRESH_MS_MAX = 5 * 60_000;
/** A bin that ended less long ago is still filling up, ms: it is read each time. */
const SETTLED_MS_MIN = 2 * 60_000;

export interface ActivityCache {
  /** One entry a bin, in order of time; none when `isWanted` said meanwhile that nobody waits for them any more. */
  read(tenantKey: number, bins: Bins, nowMs: number, isWanted: () => boolean): Promise<readonly BinActivity[]>;
}

interface Entry {
  readonly activity: BinActivity;
  readonly expiresAtMs: number;
}

/** Reads the activity of a tenant, and remembers for some minutes what has been counted of bins that are over. */
export function createActivityCache(
  pool: Pick<pg.Pool, 'query'>,
  limits: { readonly lateMsMin: number; readonly techniciansMax: number },
): ActivityCache {
  const entries = new Map<string, Entry>();

  function remember(key: string, entry: Entry): void {
    // Deleted first: a key that is set anew would keep its old place in the order.
    entries.delete(key);
    entries.set(key, entry);
    const [oldest] = entries.keys();
    if (entries.size > BINS_MAX && oldest !== undefined) entries.delete(oldest);
  }

  return {
    async read(tenantKey, { fromMs, binMs, count }, nowMs, isWanted) {
      const keyOf = (bin: number) => `${tenantKey} ${fromMs + bin * binMs} ${binMs}`;
      const known = Array.from({ length: count }, (_, bin) => {
        const entry = entries.get(keyOf(bin));
        return entry && entry.expiresAtMs > nowMs ? entry.activity : undefined;
      });
      const first = known.indexOf(undefined);
      if (first === -1) return known.filter((activity) => activity !== undefined);
      const last = known.lastIndexOf(undefined);
      const period = { fromMs: fromMs + first * binMs, binMs, bins: last - first + 1 };
      const read = await readActivity(pool, tenantKey, { ...period, ...limits, isWanted });
      if (!read) return [];
      for (const [index, activity] of read.entries()) {
        const bin = first + index;
        const isSettled = fromMs + (bin + 1) * binMs + SETTLED_MS_MIN <= nowMs;
        if (isSettled) remember(keyOf(bin), { activity, expiresAtMs: nowMs + FRESH_MS_MAX });
        known[bin] = activity;
      }
      return known.filter((activity) => activity !== undefined);
    },
  };
}
