import { ByteWriter, varintSize } from './byte-writer.ts';
import { optionalSize, partSize, writeOptional, writePart } from './frame-parts.ts';
import { OFFSCREEN_SHARES, shareOf } from './offscreen-shares.ts';
import type { Roster } from './roster.ts';
import { isInside, type Viewport } from './viewport.ts';

/** An encoded BoardServerFrame, shared by all boards it fits. */
export interface MapFrame {
  readonly bytes: Uint8Array;
  readonly technicians: number;
  readonly positions: number;
}

/** The updates of one share, to be copied into the deltas of all boards that lack the same of it. */
export interface EncodedShare {
  readonly bytes: Uint8Array;
  readonly technicians: number;
  readonly positions: number;
}

// Field numbers and wire types of map.proto; the tests decode what is written here with the generated code.
const TAG = {
  frameSnapshot: 0x12,
  frameDelta: 0x1a,
  snapshot: { epoch: 0x0a, version: 0x10, serverTime: 0x18, technicians: 0x22, complete: 0x28 },
  delta: { version: 0x08, serverTime: 0x10, technicians: 0x1a, baseVersion: 0x20 },
  update: { ref: 0x08, identity: 0x12, position: 0x1a, presence: 0x22 },
  position: { recordedAt: 0x08, latitude: 0x15, longitude: 0x1d, accuracy: 0x20, speed: 0x28, heading: 0x30 },
} as const;
/** Ref, position and all tags and lengths of an update, without identity and presence. */
const UPDATE_BYTES_MAX = 80;
const VARINT_BYTES_MAX = 10;

/** Encodes the frames of one roster. Buffers are used again, so a frame is copied once when it is finished. */
export class MapEncoder {
  readonly #roster: Roster;
  readonly #epoch: Uint8Array;
  readonly #body = new ByteWriter();
  readonly #frame = new ByteWriter();
  readonly #shared = new ByteWriter();
  /** Where the update of the n-th changed technician ends in `#shared`. */
  #sharedEnds = new Uint32Array(256);
  #sharedTechnicians = 0;
  #sharedPositions = 0;
  /** What has been encoded since the last `#clearBody` or `encodeChanges`. */
  #bodyTechnicians = 0;
  #bodyPositions = 0;

  constructor(roster: Roster, epoch: string) {
    this.#roster = roster;
    this.#epoch = new TextEncoder().encode(epoch);
  }

  /** Everything as of the last seal, in parts of at most `partTechniciansMax`; at least one part. */
  snapshot(serverTimeMs: number, partTechniciansMax: number): MapFrame[] {
    const { count } = this.#roster;
    const frames: MapFrame[] = [];
    for (let first = 1; first === 1 || first <= count; first += partTechniciansMax) {
      const last = Math.min(count, first + partTechniciansMax - 1);
      this.#clearBody();
      for (let ref = first; ref <= last; ref++) this.#update(this.#body, TAG.snapshot.technicians, ref, 0);
      frames.push(this.#finishSnapshot(serverTimeMs, last >= count));
    }
    return frames;
  }

  /** Everything that changed after version `since`; undefined when that is more than `techniciansMax`. */
  since(since: number, serverTimeMs: number, techniciansMax: number): MapFrame | undefined {
    const { count, changedVersion } = this.#roster;
    this.#clearBody();
    for (let ref = 1; ref <= count; ref++) {
      if ((changedVersion[ref] ?? 0) <= since) continue;
      if (this.#bodyTechnicians === techniciansMax) return undefined;
      this.#update(this.#body, TAG.delta.technicians, ref, since);
    }
    return this.#finishDelta(this.#body, since, serverTimeMs);
  }

  /**
   * What is in a view and changed after the version up to which the board has everything of its share; undefined when that
   * is more than `techniciansMax`.
   */
  viewSince(
    viewport: Viewport,
    since: Float64Array,
    serverTimeMs: number,
    techniciansMax: number,
  ): MapFrame | undefined {
    const { count, changedVersion, latitudeE7, longitudeE7 } = this.#roster;
    const followedRef = this.#roster.find(viewport.followedTechnicianId);
    this.#clearBody();
    for (let ref = 1; ref <= count; ref++) {
      const covered = since[shareOf(ref)] ?? 0;
      if ((changedVersion[ref] ?? 0) <= covered) continue;
      if (ref !== followedRef && !isInside(viewport, latitudeE7[ref] ?? 0, longitudeE7[ref] ?? 0)) continue;
      if (this.#bodyTechnicians === techniciansMax) return undefined;
      this.#update(this.#body, TAG.delta.technicians, ref, covered);
    }
    return this.#finishDelta(this.#body, Math.min(...since), serverTimeMs);
  }

  /**
   * Encodes the changes of the last seal once: for `shared`, and for `inView` to copy from.
   * @param since the content version before that seal
   */
  encodeChanges(refs: Uint32Array, since: number): void {
    if (this.#sharedEnds.length < refs.length) this.#sharedEnds = new Uint32Array(refs.length * 2);
    this.#shared.clear();
    this.#bodyTechnicians = 0;
    this.#bodyPositions = 0;
    for (let index = 0; index < refs.length; index++) {
      this.#update(this.#shared, TAG.delta.technicians, refs[index] ?? 0, since);
      this.#sharedEnds[index] = this.#shared.length;
    }
    this.#sharedTechnicians = this.#bodyTechnicians;
    this.#sharedPositions = this.#bodyPositions;
  }

  /** All encoded changes in one frame. */
  sharedDelta(since: number, serverTimeMs: number): MapFrame {
    this.#bodyTechnicians = this.#sharedTechnicians;
    this.#bodyPositions = this.#sharedPositions;
    return this.#finishDelta(this.#shared, since, serverTimeMs);
  }

  /** Everything of a share that changed after version `since`, for `inView`. */
  encodeShare(share: number, since: number): EncodedShare {
    const { count, changedVersion } = this.#roster;
    this.#clearBody();
    for (let ref = share; ref <= count; ref += OFFSCREEN_SHARES)
      if (ref > 0 && (changedVersion[ref] ?? 0) > since) this.#update(this.#body, TAG.delta.technicians, ref, since);
    return { bytes: this.#body.toBytes(), technicians: this.#bodyTechnicians, positions: this.#bodyPositions };
  }

  /**
   * Some of the encoded changes, those of `refs` at the indexes `visible`, and the shares that are due, which hold all of theirs. `since` is of each share the version up to which the board has everything: what it was
   * not shown after that is added to the technicians it sees. undefined: there is nothing.
   */
  inView(
    refs: Uint32Array,
    visible: Uint32Array,
    since: Float64Array,
    isDue: Uint8Array,
    due: readonly EncodedShare[],
    serverTimeMs: number,
  ): MapFrame | undefined {
    const roster = this.#roster;
    const { version } = roster;
    this.#clearBody();
    let runStart = 0;
    let runEnd = 0;
    for (const index of visible) {
      const ref = refs[index] ?? 0;
      const share = shareOf(ref);
      if (isDue[share] === 1) continue;
      const covered = since[share] ?? 0;
      if (hasWithheldPart(roster, ref, covered, version)) {
        this.#copyShared(runStart, runEnd);
        runStart = runEnd;
        this.#update(this.#body, TAG.delta.technicians, ref, covered);
        continue;
      }
      // Neighbours in the shared bytes are copied in one go.
      const start = index === 0 ? 0 : (this.#sharedEnds[index - 1] ?? 0);
      if (start !== runEnd) {
        this.#copyShared(runStart, runEnd);
        runStart = start;
      }
      runEnd = this.#sharedEnds[index] ?? 0;
      this.#bodyTechnicians++;
      if (roster.positionVersion[ref] === version) this.#bodyPositions++;
    }
    this.#copyShared(runStart, runEnd);
    for (const share of due) this.#copyShare(share);
    return this.#bodyTechnicians > 0 ? this.#finishDelta(this.#body, Math.min(...since), serverTimeMs) : undefined;
  }

  #copyShare({ bytes, technicians, positions }: EncodedShare): void {
    this.#body.reserve(bytes.length);
    this.#body.raw(bytes);
    this.#bodyTechnicians += technicians;
    this.#bodyPositions += positions;
  }

  #copyShared(from: number, to: number): void {
    this.#body.reserve(to - from);
    this.#body.copy(this.#shared, from, to);
  }

  #clearBody(): void {
    this.#body.clear();
    this.#bodyTechnicians = 0;
    this.#bodyPositions = 0;
  }

  /** Appends one TechnicianUpdate with the parts that changed after `since`. */
  #update(into: ByteWriter, tag: number, ref: number, since: number): void {
    const roster = this.#roster;
    const identity = (roster.identityVersion[ref] ?? 0) > since ? roster.identities[ref] : undefined;
    const presence = (roster.presenceVersion[ref] ?? 0) > since ? roster.presences[ref] : undefined;
    const hasPosition = (roster.positionVersion[ref] ?? 0) > since;
    const positionSize = hasPosition ? this.#positionSize(ref) : 0;
    const size = 1 + varintSize(ref) + (hasPosition ? 2 + positionSize : 0) + partSize(identity) + partSize(presence);
    into.reserve(UPDATE_BYTES_MAX + size);
    into.byte(tag);
    into.varint(size);
    into.byte(TAG.update.ref);
    into.varint(ref);
    if (identity) writePart(into, TAG.update.identity, identity);
    if (hasPosition) {
      into.byte(TAG.update.position);
      into.byte(positionSize);
      this.#position(into, ref);
      this.#bodyPositions++;
    }
    if (presence) writePart(into, TAG.update.presence, presence);
    this.#bodyTechnicians++;
  }

  #positionSize(ref: number): number {
    const { recordedAtMs, accuracyDm, speedCmps, headingDdeg } = this.#roster;
    return (
      1 +
      varintSize(recordedAtMs[ref] ?? 0) +
      10 +
      optionalSize(accuracyDm[ref]) +
      optionalSize(speedCmps[ref]) +
      optionalSize(headingDdeg[ref])
    );
  }

  #position(into: ByteWriter, ref: number): void {
    const roster = this.#roster;
    into.byte(TAG.position.recordedAt);
    into.varint(roster.recordedAtMs[ref] ?? 0);
    into.byte(TAG.position.latitude);
    into.sfixed32(roster.latitudeE7[ref] ?? 0);
    into.byte(TAG.position.longitude);
    into.sfixed32(roster.longitudeE7[ref] ?? 0);
    writeOptional(into, TAG.position.accuracy, roster.accuracyDm[ref]);
    writeOptional(into, TAG.position.speed, roster.speedCmps[ref]);
    writeOptional(into, TAG.position.heading, roster.headingDdeg[ref]);
  }

  #finishDelta(body: ByteWriter, baseVersion: number, serverTimeMs: number): MapFrame {
    const { version } = this.#roster;
    const header = 3 + varintSize(version) + varintSize(serverTimeMs) + varintSize(baseVersion);
    const frame = this.#beginFrame(TAG.frameDelta, header + body.length);
    frame.byte(TAG.delta.version);
    frame.varint(version);
    frame.byte(TAG.delta.serverTime);
    frame.varint(serverTimeMs);
    frame.copy(body, 0, body.length);
    frame.byte(TAG.delta.baseVersion);
    frame.varint(baseVersion);
    return this.#finished();
  }

  #finishSnapshot(serverTimeMs: number, isLast: boolean): MapFrame {
    const { version } = this.#roster;
    const header =
      1 + varintSize(this.#epoch.length) + this.#epoch.length + 2 + varintSize(version) + varintSize(serverTimeMs);
    const frame = this.#beginFrame(TAG.frameSnapshot, header + this.#body.length + (isLast ? 2 : 0));
    writePart(frame, TAG.snapshot.epoch, this.#epoch);
    frame.byte(TAG.snapshot.version);
    frame.varint(version);
    frame.byte(TAG.snapshot.serverTime);
    frame.varint(serverTimeMs);
    frame.copy(this.#body, 0, this.#body.length);
    if (isLast) {
      frame.byte(TAG.snapshot.complete);
      frame.byte(1);
    }
    return this.#finished();
  }

  #beginFrame(tag: number, size: number): ByteWriter {
    this.#frame.clear();
    this.#frame.reserve(1 + VARINT_BYTES_MAX + size);
    this.#frame.byte(tag);
    this.#frame.varint(size);
    return this.#frame;
  }

  #finished(): MapFrame {
    return { bytes: this.#frame.toBytes(), technicians: this.#bodyTechnicians, positions: this.#bodyPositions };
  }
}

/** True when a part changed after `since` but is not among the changes of `version`: the board may not have it. */
function hasWithheldPart(
  { identityVersion, positionVersion, presenceVersion }: Roster,
  ref: number,
  since: number,
  version: number,
): boolean {
  return (
    isBetween(identityVersion[ref], since, version) ||
    isBetween(positionVersion[ref], since, version) ||
    isBetween(presenceVersion[ref], since, version)
  );
}

function isBetween(value: number | undefined, after: number, before: number): boolean {
  return value !== undefined && value > after && value < before;
}
