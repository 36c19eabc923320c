import { fullJitterDelayMs } from '@fieldcast/core';
import type { Logger } from '@fieldcast/runtime';
import {
  type ConnectionEvent,
  findTenantKey,
  readLastEnds,
  readTechnicianStates,
  type TechnicianState,
} from '@fieldcast/storage';

type Pool = Parameters<typeof findTenantKey>[0];

const RETRY = { baseMs: 1_000, capMs: 15_000 } as const;
/** The least a board is told to wait: full jitter may draw almost nothing. */
const RETRY_MS_MIN = 250;
/**
 * Rows appear some 100 ms after the live message, later when the writer has a backlog. After a doubt we therefore read
 * more than once; each read costs a page of rows, and merging what is known already changes nothing.
 */
const RESYNC_DELAYS_MS = [0, 3_000, 15_000] as const;

export interface LoaderHandlers {
  onPage(states: readonly TechnicianState[]): void;
  /** With the first reads: how the last connections ended of those who were not connected, as far as that was written down. */
  onEnds(ends: readonly (ConnectionEvent & { readonly technicianId: string })[]): void;
  /** Everything is in. */
  onLoaded(): void;
  onFailed(retryAfterMs: number): void;
  onUnknownTenant(): void;
}

/** Reads a tenant's last positions when they are due, and once how connections ended before anybody watched; one read at a time. */
export interface StateLoader {
  /** Plans reads at once and again a little later: something may have been missed. */
  resync(nowMs: number): void;
  /** Begins a read when one is due. */
  tick(nowMs: number): void;
  stop(): void;
}

export function createStateLoader(
  { pool, log, now, random }: { pool: Pool; log: Logger; now: () => number; random: () => number },
  tenantId: string,
  reloadIntervalMs: number,
  handlers: LoaderHandlers,
): StateLoader {
  let plannedAtMs: number[] = [];
  let failures = 0;
  let isLoading = false;
  let isStopped = false;
  let hasEnds = false;

  async function load(): Promise<'loaded' | 'unknown_tenant'> {
    const tenantKey = await findTenantKey(pool, tenantId);
    if (tenantKey === undefined) return 'unknown_tenant';
    for await (const page of readTechnicianStates(pool, tenantKey)) {
      if (isStopped) break;
      handlers.onPage(page);
    }
    if (hasEnds || isStopped) return 'loaded';
    handlers.onEnds(await readLastEnds(pool, tenantKey));
    // What ended just before somebody watched is written down a second later: the reads that follow find it.
    hasEnds = plannedAtMs.length === 0;
    return 'loaded';
  }

  async function run(): Promise<void> {
    isLoading = true;
    try {
      const result = await load();
      if (isStopped) return;
      failures = 0;
      if (result === 'unknown_tenant') return handlers.onUnknownTenant();
      if (plannedAtMs.length === 0) plannedAtMs.push(now() + reloadIntervalMs);
      handlers.onLoaded();
    } catch (cause) {
      if (isStopped) return;
      const retryAfterMs = RETRY_MS_MIN + fullJitterDelayMs(failures++, RETRY, random);
      log.warn({ err: cause, tenantId, retryAfterMs }, 'map_load_failed');
      plannedAtMs.push(now() + retryAfterMs);
      handlers.onFailed(retryAfterMs);
    } finally {
      isLoading = false;
    }
  }

  function tick(nowMs: number): void {
    if (isLoading || isStopped || !plannedAtMs.some((atMs) => atMs <= nowMs)) return;
    plannedAtMs = plannedAtMs.filter((atMs) => atMs > nowMs);
    void run();
  }

  return {
    resync(nowMs) {
      plannedAtMs = RESYNC_DELAYS_MS.map((delayMs) => nowMs + delayMs);
      tick(nowMs);
    },
    tick,
    stop: () => {
      isStopped = true;
    },
  };
}
