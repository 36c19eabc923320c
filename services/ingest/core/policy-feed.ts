import { v1 } from '@fieldcast/protocol';
import type { Connection, Identity, Online } from './connection.ts';
import { ingestLimits } from './limits.ts';
import { send } from './outbox.ts';
import type { Registry } from './registry.ts';
import { type DeviceSettings, isSameFlags, isSamePolicy, type SettingsBook } from './settings.ts';
import type { WatchBook } from './watch-book.ts';

const { PolicyReason } = v1;

/** What a device is to know: its flags, its policy, and who looks (undefined: nobody). */
export interface Guidance {
  readonly settings: DeviceSettings;
  readonly watchers: readonly string[] | undefined;
}

/**
 * Tells each device its flags and policy, and tells it again when they change. Changes wait as connections, not as frames:
 * one that changes twice meanwhile hears the latest, and no more can wait than there are connections.
 */
export interface PolicyFeed {
  /** What holds for a device now, for its Welcome. */
  guidanceOf(identity: Identity): Guidance;
  watchListed(tenantId: string, list: v1.WatchList, nowMs: number): void;
  settingsChanged(tenantId: string, settings: v1.TenantSettings): ReturnType<SettingsBook['apply']>;
  /** Lets watch lists lapse that nobody has repeated; call it about once a second. */
  sweep(nowMs: number): void;
}

/** @param defer runs the next turn of the work after other events had theirs. */
export function createPolicyFeed(
  { registry, settings, watches }: { registry: Registry; settings: SettingsBook; watches: WatchBook },
  defer: (work: () => void) => void,
): PolicyFeed {
  const waiting = new Set<Connection>();
  let isDeferred = false;

  /** Of devices that nobody looks at: all with the same settings share one. */
  const unwatched = new WeakMap<DeviceSettings, Guidance>();

  function guidanceOf(identity: Identity): Guidance {
    const own = settings.of(identity);
    const watchers = watches.watchersOf(identity.tenantId, identity.technicianId);
    if (watchers) return { settings: own, watchers };
    const known = unwatched.get(own);
    if (known) return known;
    const guidance = { settings: own, watchers: undefined };
    unwatched.set(own, guidance);
    return guidance;
  }

  function enqueue(tenantId: string, technicianIds?: ReadonlySet<string>): void {
    if (technicianIds?.size === 0) return;
    for (const { connection, online } of registry.ofTenant(tenantId))
      if (!technicianIds || technicianIds.has(online.identity.technicianId)) waiting.add(connection);
    continueLater();
  }

  function continueLater(): void {
    if (isDeferred || waiting.size === 0) return;
    isDeferred = true;
    defer(() => {
      isDeferred = false;
      let turns = 0;
      for (const connection of waiting) {
        if (turns++ >= ingestLimits.policyPushesPerTurn) break;
        waiting.delete(connection);
        if (connection.phase.kind === 'online') tellChanges(connection, connection.phase);
      }
      continueLater();
    });
  }

  function tellChanges(connection: Connection, online: Online): void {
    const before = online.guidance;
    const now = guidanceOf(online.identity);
    online.guidance = now;
    if (!isSameFlags(before.settings, now.settings))
      send(connection, { configuration: { flags: { ...now.settings.flags } } });
    if (!isSamePolicy(before.settings, now.settings) || !isSameWatchers(before.watchers, now.watchers))
      send(connection, { policy: policyFrame(now) });
  }

  return {
    guidanceOf,
    watchListed: (tenantId, list, nowMs) => enqueue(tenantId, watches.apply(tenantId, list, nowMs)),
    settingsChanged(tenantId, changed) {
      const outcome = settings.apply(tenantId, changed);
      if (outcome === 'applied') enqueue(tenantId);
      return outcome;
    },
    sweep(nowMs) {
      for (const [tenantId, technicianIds] of watches.sweep(nowMs)) enqueue(tenantId, technicianIds);
    },
  };
}

export function policyFrame({ settings: { policy }, watchers }: Guidance): v1.Policy.$Properties {
  return {
    intervalMs: policy.intervalMs,
    distanceM: policy.distanceM,
    watchedIntervalMs: policy.watchedIntervalMs,
    stillIntervalMs: policy.stillIntervalMs,
    reason: watchers ? PolicyReason.WATCHED : PolicyReason.DEFAULT,
    watcherNames: [...(watchers ?? [])],
  };
}

function isSameWatchers(a: Guidance['watchers'], b: Guidance['watchers']): boolean {
  return a === b || (a?.length === b?.length && a?.every((name, index) => name === b?.[index]) === true);
}
