/** A bounded map that forgets what was not asked for lately. */
export interface KeyCache {
  get(id: string): number | undefined;
  set(id: string, key: number): void;
  clear(): void;
}

/**
 * Keeps between `entriesMax / 2` and `entriesMax` of the ids used last, in two generations: what is asked for moves to
 * the young one; when that is half of all, the old one is forgotten and the young one grows old. Costs no bookkeeping
 * per hit, unlike a list in order of use.
 */
export function createKeyCache(entriesMax: number): KeyCache {
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  const set = (id: string, key: number) => {
    young.set(id, key);
    if (young.size * 2 < entriesMax) return;
    old = young;
    young = new Map();
  };
  return {
    get: (id) => {
      const recent = young.get(id);
      if (recent !== undefined) return recent;
      const key = old.get(id);
      if (key !== undefined) set(id, key);
      return key;
    },
    set,
    clear: () => {
      young.clear();
      old.clear();
    },
  };
}
