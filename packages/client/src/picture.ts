import { toFix, type v1 } from '@fieldcast/protocol';
import type { BoardPresence, BoardTechnician } from './board-types.ts';
import { fromWireLink, fromWireReason } from './board-words.ts';
import { fromWireStatus } from './words.ts';

/** Deltas kept while the parts of a snapshot arrive. Over it: the picture is given up. */
const HELD_DELTAS_MAX = 1_000;

/**
 * What applying a frame led to: the refs that changed, or `misfit` when the frame cannot follow what the board has, so
 * that only a new snapshot helps.
 */
export type PictureChange = ReadonlySet<number> | 'misfit';

const NOTHING: PictureChange = new Set();

interface PendingSnapshot {
  readonly epoch: string;
  readonly version: number;
  readonly technicians: Map<number, BoardTechnician>;
  readonly heldDeltas: v1.Delta[];
}

/**
 * A tenant's technicians as the server last told them. A snapshot replaces the picture when its last part is in; until
 * then the old picture is shown. A delta fits when base_version <= version < delta.version; an older one is ignored.
 */
export class Picture {
  readonly technicians = new Map<number, BoardTechnician>();
  #epoch: string | undefined;
  #version = 0;
  #pending: PendingSnapshot | undefined;

  get epoch(): string | undefined {
    return this.#epoch;
  }

  get version(): number {
    return this.#version;
  }

  /** What to name in Hello; undefined: send everything. */
  resumePoint(): v1.ResumePoint.$Properties | undefined {
    return this.#epoch === undefined ? undefined : { epoch: this.#epoch, version: this.#version };
  }

  /** The technicians stay as they are until a snapshot comes, but nothing can be built on them. */
  giveUp(): void {
    this.#epoch = undefined;
    this.#version = 0;
    this.dropPending();
  }

  /** The rest of a snapshot will not come: its connection has ended. */
  dropPending(): void {
    this.#pending = undefined;
  }

  applySnapshot({ epoch, version, technicians, complete }: v1.Snapshot): PictureChange {
    if (this.#pending?.epoch !== epoch || this.#pending.version !== version)
      this.#pending = { epoch, version, technicians: new Map(), heldDeltas: [] };
    const pending = this.#pending;
    if (!applyUpdates(pending.technicians, technicians)) return 'misfit';
    if (!complete) return NOTHING;
    this.#pending = undefined;
    return this.#replace(pending);
  }

  applyDelta(delta: v1.Delta): PictureChange {
    if (this.#pending) {
      this.#pending.heldDeltas.push(delta);
      return this.#pending.heldDeltas.length > HELD_DELTAS_MAX ? 'misfit' : NOTHING;
    }
    if (this.#epoch === undefined || delta.baseVersion > this.#version) return 'misfit';
    if (delta.version <= this.#version) return NOTHING;
    if (!applyUpdates(this.technicians, delta.technicians)) return 'misfit';
    this.#version = delta.version;
    const changed = new Set<number>();
    for (const { ref } of delta.technicians) changed.add(ref);
    return changed;
  }

  #replace({ epoch, version, technicians, heldDeltas }: PendingSnapshot): PictureChange {
    const changed = new Set([...this.technicians.keys(), ...technicians.keys()]);
    this.technicians.clear();
    for (const [ref, technician] of technicians) this.technicians.set(ref, technician);
    this.#epoch = epoch;
    this.#version = version;
    for (const delta of heldDeltas) {
      const change = this.applyDelta(delta);
      if (change === 'misfit') return 'misfit';
      for (const ref of change) changed.add(ref);
    }
    return changed;
  }
}

// False when a technician is updated of whom the board was never told who it is.
function applyUpdates(technicians: Map<number, BoardTechnician>, updates: readonly v1.TechnicianUpdate[]): boolean {
  for (const update of updates) {
    const known = technicians.get(update.ref);
    const identity = update.identity ? toIdentity(update.identity) : known;
    if (!identity) return false;
    technicians.set(update.ref, {
      ref: update.ref,
      technicianId: identity.technicianId,
      displayName: identity.displayName,
      position: update.position ? toPosition(update.position) : known?.position,
      presence: update.presence ? toPresence(update.presence) : known?.presence,
    });
  }
  return true;
}

function toIdentity({ technicianId = '', displayName }: v1.TechnicianIdentity.$Properties) {
  return { technicianId, displayName: displayName || technicianId };
}

// The fields are those of a Position; copying them into one first cost as much as everything else about a change.
function toPosition(position: v1.LivePosition.$Properties) {
  return toFix(position, position.recordedAtMs ?? 0);
}

function toPresence({
  link,
  changedAtMs = 0,
  reason,
  status,
  appVersion,
}: v1.TechnicianPresence.$Properties): BoardPresence {
  return {
    link: fromWireLink(link),
    changedAtMs,
    reason: fromWireReason(reason),
    ...(status && fromWireStatus(status)),
    appVersion: appVersion || undefined,
  };
}
