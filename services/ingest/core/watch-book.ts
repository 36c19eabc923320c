import type { v1 } from '@fieldcast/protocol';
import { ingestLimits } from './limits.ts';

/**
 * Which technicians the boards look at closely, as each broadcaster tells it; a list that is not repeated in time lapses.
 *
 *     tenant -> broadcaster -> list: technician -> names of those who look
 *
 * The answer about a technician is the union over the broadcasters. Bounded by `ingestLimits`: lists of a tenant and
 * technicians of a list.
 */
export interface WatchBook {
  /** Takes a broadcaster's whole list. @returns the technicians about whom the answer has changed. */
  apply(tenantId: string, list: v1.WatchList, nowMs: number): Set<string>;
  /** Drops lists that have lapsed. @returns, by tenant, the technicians about whom the answer has changed. */
  sweep(nowMs: number): Map<string, Set<string>>;
  /** Names of those who look, sorted, perhaps none; undefined: nobody looks. */
  watchersOf(tenantId: string, technicianId: string): readonly string[] | undefined;
}

interface List {
  readonly lapsesAtMs: number;
  readonly names: ReadonlyMap<string, readonly string[]>;
}

type Lists = Map<string, List>;
const NOBODY: ReadonlyMap<string, readonly string[]> = new Map();

export function createWatchBook(): WatchBook {
  const byTenant = new Map<string, Lists>();

  /** Makes a change to the tenant's lists and finds out whose answer it has changed, among `candidates`. */
  function change(tenantId: string, candidates: Iterable<string>, make: () => void): Set<string> {
    const before = new Map<string, string | undefined>();
    for (const technicianId of candidates) before.set(technicianId, answerKey(tenantId, technicianId));
    make();
    const changed = new Set<string>();
    for (const [technicianId, key] of before) if (answerKey(tenantId, technicianId) !== key) changed.add(technicianId);
    return changed;
  }

  // Names hold no line break.
  const answerKey = (tenantId: string, technicianId: string) => watchersOf(tenantId, technicianId)?.join('\n');

  function watchersOf(tenantId: string, technicianId: string): readonly string[] | undefined {
    const lists = byTenant.get(tenantId);
    if (!lists) return undefined;
    const watchers = [...lists.values()].flatMap(({ names }) => {
      const found = names.get(technicianId);
      return found ? [found] : [];
    });
    if (watchers.length === 0) return undefined;
    return [...new Set(watchers.flat())].sort().slice(0, ingestLimits.watcherNamesMax);
  }

  function remove(tenantId: string, broadcaster: string): void {
    const lists = byTenant.get(tenantId);
    lists?.delete(broadcaster);
    if (lists?.size === 0) byTenant.delete(tenantId);
  }

  function put(tenantId: string, broadcaster: string, list: List): void {
    const lists = byTenant.get(tenantId);
    if (!lists) byTenant.set(tenantId, new Map([[broadcaster, list]]));
    else if (lists.has(broadcaster) || lists.size < ingestLimits.watchListsMax) lists.set(broadcaster, list);
  }

  return {
    apply(tenantId, { broadcaster, technicians, validMs }, nowMs) {
      const lapsesAtMs = nowMs + Math.min(validMs, ingestLimits.watchValidMsMax);
      const names = new Map(
        technicians
          .slice(0, ingestLimits.watchedTechniciansMax)
          .map(({ technicianId, watcherNames }) => [technicianId, watcherNames]),
      );
      const former = byTenant.get(tenantId)?.get(broadcaster)?.names ?? NOBODY;
      return change(tenantId, [...former.keys(), ...names.keys()], () => {
        if (names.size === 0) remove(tenantId, broadcaster);
        else put(tenantId, broadcaster, { lapsesAtMs, names });
      });
    },
    sweep(nowMs) {
      const changes = new Map<string, Set<string>>();
      for (const [tenantId, lists] of byTenant) {
        const lapsed = [...lists].filter(([, { lapsesAtMs }]) => lapsesAtMs <= nowMs);
        if (lapsed.length === 0) continue;
        const candidates = lapsed.flatMap(([, { names }]) => [...names.keys()]);
        changes.set(
          tenantId,
          change(tenantId, candidates, () => {
            for (const [broadcaster] of lapsed) remove(tenantId, broadcaster);
          }),
        );
      }
      return changes;
    },
    watchersOf,
  };
}
