import { type BoardFeed, planDelivery } from './board-feed.ts';
import { ChangeGrid } from './change-grid.ts';
import type { MapEncoder, MapFrame } from './map-frames.ts';
import type { Roster } from './roster.ts';

export interface FlushSettings {
  readonly offscreenIntervalMs: number;
  readonly snapshotPartTechniciansMax: number;
  readonly deltaTechniciansMax: number;
  readonly socketBufferBytesMax: number;
}

export interface FlushTime {
  /** The version this flush gives to all changes; greater than any before. */
  readonly version: number;
  /** A steady clock, for how long boards are stuck. */
  readonly nowMs: number;
  /** What the frames say. */
  readonly serverTimeMs: number;
}

/** What went to the boards, for the metrics. */
export interface DeliveryTally {
  deltas: number;
  snapshots: number;
  positions: number;
  bytes: number;
  skipped: number;
}

export function createTally(): DeliveryTally {
  return { deltas: 0, snapshots: 0, positions: 0, bytes: 0, skipped: 0 };
}

/**
 * Hands everything that changed since the last flush to the boards. Each frame is encoded once, when the first board needs
 * it. A board whose socket is too full is skipped, and gets the newest state of what it missed when it has drained.
 * @returns what was sent, and the refs that changed (valid until the roster changes again)
 */
export function flushBoards(
  roster: Roster,
  encoder: MapEncoder,
  feeds: readonly BoardFeed[],
  { version, nowMs, serverTimeMs }: FlushTime,
  settings: FlushSettings,
): { tally: DeliveryTally; changed: Uint32Array } {
  const tally = createTally();
  const before = roster.contentVersion;
  const refs = roster.seal(version);
  const catchUps = new Map<number, MapFrame | undefined>();
  const snapshot = once(() => encoder.snapshot(serverTimeMs, settings.snapshotPartTechniciansMax));
  const grid = feeds.some(({ viewport }) => viewport) ? new ChangeGrid(roster, refs) : undefined;
  const changes = once(() => encoder.encodeChanges(grid?.refs ?? refs, before));
  const shared = once(() => {
    changes();
    return encoder.sharedDelta(before, serverTimeMs);
  });
  const flush = { ...settings, version, changes: refs.length };

  for (const feed of feeds) {
    const delivery = planDelivery(feed, flush);
    if (delivery === 'nothing') continue;
    if (feed.sink.bufferedBytes() > settings.socketBufferBytesMax) skip(feed, nowMs, tally);
    else if (delivery === 'snapshot') startSnapshot(feed);
    else if (delivery === 'catch_up') catchUp(feed);
    else if (delivery === 'shared') deliver(feed, shared());
    else deliverView(feed);
  }
  roster.settle();
  return { tally, changed: refs };

  function startSnapshot(feed: BoardFeed): void {
    if (feed.phase.kind !== 'sending') {
      feed.phase = { kind: 'sending', frames: snapshot(), next: 0, version };
      tally.snapshots++;
    }
    continueSnapshot(feed, roster.contentVersion, nowMs, settings, tally);
  }

  function catchUp(feed: BoardFeed): void {
    const since = feed.coveredVersion;
    if (!catchUps.has(since)) catchUps.set(since, encoder.since(since, serverTimeMs, settings.deltaTechniciansMax));
    const frame = catchUps.get(since);
    if (!frame) startSnapshot(feed);
    else if (frame.technicians > 0 || (feed.phase.kind === 'catch_up' && feed.phase.isAwaited)) deliver(feed, frame);
    else setCovered(feed, version);
  }

  function deliverView(feed: BoardFeed): void {
    if (!grid || !feed.viewport) return;
    const visible = grid.visible(feed.viewport, roster.find(feed.viewport.followedTechnicianId));
    if (visible.length > settings.deltaTechniciansMax) {
      startSnapshot(feed);
      return;
    }
    changes();
    const frame = encoder.inView(grid.refs, visible, feed.coveredVersion, serverTimeMs);
    const isNowWithheld = feed.hasWithheld || visible.length < refs.length;
    if (frame && !send(feed, frame, nowMs, tally)) return;
    if (frame) tally.deltas++;
    if (isNowWithheld) feed.hasWithheld = true;
    else feed.coveredVersion = version;
  }

  function deliver(feed: BoardFeed, frame: MapFrame): void {
    if (!send(feed, frame, nowMs, tally)) return;
    tally.deltas++;
    setCovered(feed, version);
  }
}

/** Sends parts of a begun snapshot as long as the socket takes them; called again when it has drained. */
export function continueSnapshot(
  feed: BoardFeed,
  contentVersion: number,
  nowMs: number,
  settings: Pick<FlushSettings, 'socketBufferBytesMax'>,
  tally: DeliveryTally,
): void {
  const { phase } = feed;
  if (phase.kind !== 'sending') return;
  for (let frame = phase.frames[phase.next]; frame; frame = phase.frames[++phase.next]) {
    if (feed.sink.bufferedBytes() > settings.socketBufferBytesMax || !sendFrame(feed, frame, tally)) {
      feed.stuckSinceMs ??= nowMs;
      return;
    }
    feed.stuckSinceMs = undefined;
  }
  setCovered(feed, phase.version);
  if (phase.version < contentVersion) feed.phase = { kind: 'catch_up', isAwaited: false };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function setCovered(feed: BoardFeed, version: number): void {
  feed.coveredVersion = version;
  feed.hasWithheld = false;
  feed.phase = { kind: 'live' };
}

function skip(feed: BoardFeed, nowMs: number, tally: DeliveryTally): void {
  feed.stuckSinceMs ??= nowMs;
  tally.skipped++;
  if (feed.phase.kind === 'live') feed.phase = { kind: 'catch_up', isAwaited: false };
}

function send(feed: BoardFeed, frame: MapFrame, nowMs: number, tally: DeliveryTally): boolean {
  if (!sendFrame(feed, frame, tally)) {
    skip(feed, nowMs, tally);
    return false;
  }
  feed.stuckSinceMs = undefined;
  return true;
}

function sendFrame(feed: BoardFeed, frame: MapFrame, tally: DeliveryTally): boolean {
  if (!feed.sink.send(frame.bytes)) return false;
  tally.positions += frame.positions;
  tally.bytes += frame.bytes.length;
  return true;
}
