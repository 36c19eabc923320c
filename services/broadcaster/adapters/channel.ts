import { toPosition, type v1 } from '@fieldcast/protocol';
import type { PositionBatchReader } from '@fieldcast/protocol/bus';
import type { Logger } from '@fieldcast/runtime';
import type { TechnicianState } from '@fieldcast/storage';
import { changeViewport, requireSnapshot, resumeFeed } from '../core/board-feed.ts';
import { listWatched } from '../core/close-look.ts';
import { mapLimits } from '../core/limits.ts';
import { createPresenceBook, toLastPresence } from '../core/presence.ts';
import { Roster } from '../core/roster.ts';
import type { MapChannel, Member } from '../core/session.ts';
import { createWatchFeed } from '../core/watch-feed.ts';
import { createFlusher, type FlusherSettings } from './flusher.ts';
import type { MapMetrics } from './metrics.ts';
import type { LoaderHandlers, StateLoader } from './state-loader.ts';
import type { TenantFeed, TenantFeedHandlers } from './tenant-feed.ts';

const PRESENCE_QUERY_INTERVAL_MS = 15_000;
/** After this the boards get what is known without the database rather than nothing. */
const LOAD_PATIENCE_MS = 3_000;
const PATIENCE_RETRY_AFTER_MS = 1_000;

export interface ChannelSettings extends FlusherSettings {
  readonly lingerMs: number;
  readonly stuckMsMax: number;
}

export interface ChannelParts {
  follow(handlers: TenantFeedHandlers): TenantFeed;
  /** Tells every ingest whom the boards look at closely. */
  publishWatched(technicians: readonly v1.WatchedTechnician.$Properties[]): void;
  createLoader(handlers: LoaderHandlers): StateLoader;
  /** A steady clock, ms, for intervals and versions. */
  steadyNow(): number;
  /** The time of day, ms since the epoch. */
  now(): number;
  readonly metrics: MapMetrics;
  readonly log: Logger;
}

/** One tenant's live map while somebody watches it, and for a while after. */
export interface Channel extends MapChannel {
  readonly deltaIntervalMs: number;
  /** True when no board has been here for the linger time. */
  isIdle(): boolean;
  busLost(): void;
  busBack(): void;
  tick(): void;
  close(): void;
}

/** Opens the channel: subscribes, then loads, then answers boards. It merges live messages from the first moment on. */
export function openChannel(epoch: string, parts: ChannelParts, settings: ChannelSettings): Channel {
  const { steadyNow, now, metrics, log } = parts;
  const openedAtMs = steadyNow();
  const roster = new Roster(mapLimits.techniciansMax);
  const presence = createPresenceBook();
  const members = new Set<Member>();
  /** `partial`: the database does not answer; boards get what the bus tells, and know that it is not all. */
  let state: 'loading' | 'partial' | 'whole' | 'unknown_tenant' | 'closed' = 'loading';
  let isBusUp = true;
  let emptySinceMs = openedAtMs;
  let queriedAtMs = openedAtMs;
  let retryAfterMs = PATIENCE_RETRY_AFTER_MS;

  const flusher = createFlusher({ epoch, roster, members, steadyNow, now, metrics }, settings);
  const feed = parts.follow({
    onPositions: mergeBatch,
    onPresence: (batch) => showPresences(presence.apply(batch, now())),
    onTechnician: ({ technicianId, displayName }) => {
      const ref = admit(technicianId);
      if (ref !== 0) roster.rename(ref, displayName);
      planFlush();
    },
    onRefused: () => metrics.busRefused.inc(),
  });
  const loader = parts.createLoader({
    onPage: mergeStates,
    onEnds: (ends) => {
      for (const end of ends) presence.remember(end.technicianId, toLastPresence(end));
      showPresences(ends.map(({ technicianId }) => technicianId));
    },
    onLoaded: () => {
      metrics.loads.inc({ result: 'loaded' });
      if (state === 'partial') for (const member of members) requireSnapshot(member.feed);
      state = 'whole';
      planFlush();
    },
    onFailed: (afterMs) => {
      metrics.loads.inc({ result: 'failed' });
      retryAfterMs = afterMs;
      if (state !== 'whole') becomePartial();
    },
    onUnknownTenant: () => {
      state = 'unknown_tenant';
      for (const member of [...members]) refuse(member);
    },
  });
  const watchFeed = createWatchFeed(() => listWatched(roster, members), parts.publishWatched);
  void begin();

  async function begin(): Promise<void> {
    await feed.confirmed();
    if (state === 'closed') return;
    queryPresence();
    loader.resync(steadyNow());
  }

  function planFlush(): void {
    if (state === 'partial' || state === 'whole') flusher.plan();
  }

  function refuse(member: Member): void {
    member.fail('FORBIDDEN', { message: 'The token names a tenant that does not exist here.' });
  }

  function queryPresence(): void {
    queriedAtMs = steadyNow();
    feed.queryPresence();
  }

  /** An honest part of the map is worth more than none: positions that arrive now are shown, and the error says why not all. */
  function becomePartial(): void {
    state = 'partial';
    for (const member of [...members]) member.fail('STORAGE_UNAVAILABLE', { retryAfterMs });
    planFlush();
  }

  function admit(technicianId: string): number {
    const ref = roster.admit(technicianId);
    if (ref === 0) metrics.leftOut.inc();
    return ref;
  }

  function mergeBatch(batch: PositionBatchReader): void {
    let late = 0;
    let leftOut = 0;
    while (batch.next()) {
      const ref = roster.admitBytes(batch.bytes, batch.technicianIdStart, batch.technicianIdEnd);
      if (ref === 0) leftOut++;
      else late += roster.mergeReport(ref, batch.report, batch.receivedAtMs);
    }
    // Counted once a message: a counter's own bookkeeping costs as much as reading several fixes.
    if (late > 0) metrics.lateFixes.inc(late);
    if (leftOut > 0) metrics.leftOut.inc(leftOut);
    planFlush();
  }

  function mergeStates(states: readonly TechnicianState[]): void {
    for (const { technicianId, displayName, position } of states) {
      const ref = admit(technicianId);
      if (ref === 0) continue;
      roster.rename(ref, displayName);
      if (position) roster.mergePosition(ref, position.timeMs, toPosition(position, position.timeMs), 0);
    }
    planFlush();
  }

  function showPresences(technicianIds: Iterable<string>): void {
    for (const technicianId of technicianIds) {
      const ref = admit(technicianId);
      const current = presence.presenceOf(technicianId);
      if (ref !== 0 && current) roster.setPresence(ref, current);
    }
    planFlush();
  }

  return {
    get deltaIntervalMs() {
      return flusher.intervalMs;
    },
    isIdle: () => members.size === 0 && (state === 'unknown_tenant' || steadyNow() - emptySinceMs >= settings.lingerMs),
    join(member, resume) {
      members.add(member);
      watchFeed.looked();
      const { epoch: resumeEpoch, version = 0 } = resume ?? {};
      if (resumeEpoch === epoch && version <= roster.version) {
        resumeFeed(member.feed, version, settings.offscreenIntervalMs);
        metrics.resumes.inc();
      }
      if (state === 'partial') member.fail('STORAGE_UNAVAILABLE', { retryAfterMs });
      else if (state === 'unknown_tenant') refuse(member);
      planFlush();
    },
    leave(member) {
      members.delete(member);
      watchFeed.looked();
      if (members.size === 0) emptySinceMs = steadyNow();
    },
    look(member, viewport) {
      changeViewport(member.feed, viewport);
      member.look = viewport;
      watchFeed.looked();
      planFlush();
    },
    drained(member) {
      flusher.continue(member.feed);
      planFlush();
    },
    busLost: () => {
      isBusUp = false;
    },
    busBack() {
      isBusUp = true;
      presence.forgive(now());
      watchFeed.forget();
      void begin();
    },
    tick() {
      const nowMs = steadyNow();
      if (isBusUp) showPresences(presence.sweep(now()));
      if (isBusUp && nowMs - queriedAtMs >= PRESENCE_QUERY_INTERVAL_MS) queryPresence();
      if (state === 'loading' && nowMs - openedAtMs >= LOAD_PATIENCE_MS) becomePartial();
      if (isBusUp) watchFeed.tick(nowMs);
      loader.tick(nowMs);
      for (const member of [...members]) {
        const { stuckSinceMs } = member.feed;
        if (stuckSinceMs !== undefined && nowMs - stuckSinceMs >= settings.stuckMsMax) member.drop('stuck');
      }
      planFlush();
    },
    close() {
      log.debug({ epoch, technicians: roster.count }, 'map_closed');
      state = 'closed';
      if (isBusUp) watchFeed.close();
      flusher.stop();
      feed.stop();
      loader.stop();
    },
  };
}
