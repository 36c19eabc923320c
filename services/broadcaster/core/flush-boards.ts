import { type BoardFeed, planDelivery, setCovered, setViewCovered } from './board-feed.ts';
import { ChangeGrid } from './change-grid.ts';
import type { EncodedShare, MapEncoder, MapFrame } from './map-frames.ts';
import { dueVersions, OFFSCREEN_SHARES } from './offscreen-shares.ts';
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
  const shares = new Map<number, EncodedShare>();
  const isDue = new Uint8Array(OFFSCREEN_SHARES);
  const due = dueVersions(version, settings.offscreenIntervalMs);
  const flush = { ...settings, changes: refs.length, due };

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
    if (!frame) catchUpWithALot(feed);
    else if (frame.technicians > 0 || (feed.phase.kind === 'catch_up' && feed.phase.isAwaited)) deliver(feed, frame);
    else setCovered(feed, version);
  }

  function catchUpWithALot(feed: BoardFeed): void {
    const { phase, viewport, shareVersions } = feed;
    const isOtherView = phase.kind === 'catch_up' && phase.isOtherView;
    const frame =
      isOtherView && viewport && encoder.viewSince(viewport, shareVersions, serverTimeMs, settings.deltaTechniciansMax);
    if (!frame) {
      startSnapshot(feed);
      return;
    }
    if (frame.technicians > 0 && !send(feed, frame, nowMs, tally)) return;
    if (frame.technicians > 0) tally.deltas++;
    setViewCovered(feed, version, isDue.fill(0), true);
  }

  function deliverView(feed: BoardFeed): void {
    if (!grid || !feed.viewport) return;
    const visible = grid.visible(feed.viewport, roster.find(feed.viewport.followedTechnicianId));
    const dueShares = takeDueShares(feed);
    const others = dueShares.reduce((sum, { technicians }) => sum + technicians, 0);
    if (visible.length + others > settings.deltaTechniciansMax) {
      startSnapshot(feed);
      return;
    }
    changes();
    const frame = encoder.inView(grid.refs, visible, feed.shareVersions, isDue, dueShares, serverTimeMs);
    if (frame && !send(feed, frame, nowMs, tally)) return;
    if (frame) tally.deltas++;
    setViewCovered(feed, version, isDue, visible.length < refs.length);
  }

  // Boards that have been there for a while have the same of each share, so it is encoded once for all of them.
  function takeDueShares({ shareVersions }: BoardFeed): EncodedShare[] {
    const encodedShares: EncodedShare[] = [];
    for (let share = 0; share < OFFSCREEN_SHARES; share++) {
      const since = shareVersions[share] ?? 0;
      isDue[share] = since < (due[share] ?? 0) ? 1 : 0;
      if (isDue[share] === 0) continue;
      const key = since * OFFSCREEN_SHARES + share;
      const encoded = shares.get(key) ?? encoder.encodeShare(share, since);
      shares.set(key, encoded);
      encodedShares.push(encoded);
    }
    return encodedShares;
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
