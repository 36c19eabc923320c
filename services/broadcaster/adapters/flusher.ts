import { type BoardFeed, isFlushAwaited } from '../core/board-feed.ts';
import { continueSnapshot, createTally, type FlushSettings, flushBoards } from '../core/flush-boards.ts';
import { createFlushSchedule, type FlushScheduleSettings } from '../core/flush-schedule.ts';
import { MapEncoder } from '../core/map-frames.ts';
import type { Roster } from '../core/roster.ts';
import type { MapMetrics } from './metrics.ts';

export interface FlusherSettings extends FlushSettings, FlushScheduleSettings {}

interface FlusherParts {
  readonly epoch: string;
  readonly roster: Roster;
  readonly members: ReadonlySet<{ readonly feed: BoardFeed }>;
  /** A steady clock, ms, for intervals and versions. */
  steadyNow(): number;
  /** The time of day, ms since the epoch. */
  now(): number;
  readonly metrics: MapMetrics;
}

/** Sends changes to a channel's boards: the first at once, then at the rate its schedule allows. */
export interface Flusher {
  /** The present time between flushes, ms. */
  readonly intervalMs: number;
  /** Plans a flush when there is something to send and none is planned. */
  plan(): void;
  /** The socket of this board has taken something: goes on with its snapshot. */
  continue(feed: BoardFeed): void;
  stop(): void;
}

/**
 * Versions are the time of the flush in ms since the channel opened, made strictly greater each time. So "what a board
 * had five seconds before version v" is v − 5000, without a history of versions; see resumeFeed.
 */
export function createFlusher(parts: FlusherParts, settings: FlusherSettings): Flusher {
  const { roster, members, steadyNow, now, metrics } = parts;
  const openedAtMs = steadyNow();
  const encoder = new MapEncoder(roster, parts.epoch);
  const schedule = createFlushSchedule(settings);
  let isPlanned = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  function nextVersion(): number {
    return Math.max(roster.version + 1, Math.floor(steadyNow() - openedAtMs));
  }

  function isNeeded(): boolean {
    if (members.size === 0) return false;
    if (roster.hasChanges) return true;
    const version = nextVersion();
    for (const { feed } of members) if (isFlushAwaited(feed, version, settings.offscreenIntervalMs)) return true;
    return false;
  }

  function flush(dueAtMs: number): void {
    isPlanned = false;
    if (isStopped) return;
    const startedAtMs = steadyNow();
    const time = { version: nextVersion(), nowMs: startedAtMs, serverTimeMs: now() };
    const { tally, changed } = flushBoards(roster, encoder, Array.from(members, feedOf), time, settings);
    observeLatency(changed);
    metrics.delivered(tally);
    schedule.flushed(startedAtMs, steadyNow() - startedAtMs, startedAtMs - dueAtMs);
  }

  function observeLatency(changed: Uint32Array): void {
    const handedOverAtMs = now();
    for (const ref of changed) {
      const receivedAtMs = roster.receivedAtMs[ref] ?? 0;
      if (receivedAtMs === 0 || roster.positionVersion[ref] !== roster.version) continue;
      metrics.fixToMap.observe(Math.max(0, handedOverAtMs - receivedAtMs) / 1000);
    }
  }

  return {
    get intervalMs() {
      return schedule.intervalMs;
    },
    plan() {
      if (isPlanned || isStopped || !isNeeded()) return;
      isPlanned = true;
      const nowMs = steadyNow();
      const delayMs = Math.ceil(schedule.delayMs(nowMs));
      // Not in this very moment even when it is due: what else has arrived with this message goes out with it.
      if (delayMs === 0) setImmediate(flush, nowMs);
      else timer = setTimeout(flush, delayMs, nowMs + delayMs);
    },
    continue(feed) {
      const tally = createTally();
      feed.stuckSinceMs = undefined;
      continueSnapshot(feed, roster.contentVersion, steadyNow(), settings, tally);
      metrics.delivered(tally);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

function feedOf({ feed }: { readonly feed: BoardFeed }): BoardFeed {
  return feed;
}
