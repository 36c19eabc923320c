import { FRESH_AGE_MS_MAX, LATE_AGE_MS_MAX } from './freshness.ts';
import type { MarkerWay } from './marker-feed.ts';
import { mercatorX, mercatorY, metresPerStep, shortWay } from './marker-projection.ts';

/** Places a trail keeps behind its marker; the oldest is overwritten. */
export const TRAIL_PLACES_MAX = 12;
/** A trail takes a place when the marker has come this far from the one before. */
const TRAIL_STEP_M_MIN = 25;
/** Between fixes further apart than this in time or distance a trail would be a guess, so it begins anew. */
const TRAIL_GAP_MS_MAX = 60_000;
const TRAIL_GAP_M_MAX = 1_000;
const CAPACITY_AT_FIRST = 256;

/** Freshness of a marker as a number, better first. */
export const FRESH = 0;
export const LATE = 1;
export const SILENT = 2;

/**
 * The markers of a map as columns of typed arrays, one row ("slot") a technician. A slot stays the same as long as its
 * technician is there, and is given to somebody else afterwards; there may be empty ones below `slotCount`.
 */
export interface MarkerStore {
  /** Slots from here on have never been used. */
  slotCount: number;
  /** Technicians in it. */
  size: number;
  readonly slotOf: Map<string, number>;
  /** Of each slot; undefined: the slot is empty. */
  readonly ids: (string | undefined)[];
  readonly names: string[];
  readonly freeSlots: number[];
  columns: MarkerColumns;
}

/** Mercator places, ms of the feed's clock, and what a fix tells; NaN where that is unknown. */
interface MarkerColumns {
  readonly fromX: Float64Array;
  readonly fromY: Float64Array;
  /** May lie beyond 0..1, so that the way across the date line is the short one. */
  readonly toX: Float64Array;
  readonly toY: Float64Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  readonly recordedAtMs: Float64Array;
  readonly headingDeg: Float32Array;
  readonly speedMps: Float32Array;
  readonly accuracyM: Float32Array;
  readonly isLateUpload: Uint8Array;
  /** Rings of `TRAIL_PLACES_MAX` places a slot. `trailNext` is where the next one goes. */
  readonly trailX: Float64Array;
  readonly trailY: Float64Array;
  readonly trailNext: Uint8Array;
  readonly trailLength: Uint8Array;
}

export function createMarkerStore(): MarkerStore {
  return {
    slotCount: 0,
    size: 0,
    slotOf: new Map(),
    ids: [],
    names: [],
    freeSlots: [],
    columns: createColumns(CAPACITY_AT_FIRST),
  };
}

/** Takes over a technician's way; answers the slot. */
export function putWay(store: MarkerStore, way: MarkerWay): number {
  const known = store.slotOf.get(way.id);
  const slot = known ?? takeSlot(store, way.id);
  const { columns } = store;
  const fromX = mercatorX(way.fromLonDeg);
  const fromY = mercatorY(way.fromLatDeg);
  const toX = fromX + shortWay(mercatorX(way.toLonDeg) - fromX);
  const toY = way.toLatDeg === way.fromLatDeg ? fromY : mercatorY(way.toLatDeg);
  const isMoving = way.endMs > way.startMs;
  if (known === undefined) columns.trailLength[slot] = 0;
  else extendTrail(columns, slot, way.recordedAtMs, isMoving, fromX, fromY, toX, toY);
  store.names[slot] = way.name;
  columns.fromX[slot] = fromX;
  columns.fromY[slot] = fromY;
  columns.toX[slot] = toX;
  columns.toY[slot] = toY;
  columns.startMs[slot] = way.startMs;
  columns.endMs[slot] = way.endMs;
  columns.recordedAtMs[slot] = way.recordedAtMs;
  columns.headingDeg[slot] = way.headingDeg ?? Number.NaN;
  columns.speedMps[slot] = way.speedMps ?? Number.NaN;
  columns.accuracyM[slot] = way.accuracyM ?? Number.NaN;
  columns.isLateUpload[slot] = way.isLateUpload ? 1 : 0;
  return slot;
}

/** Answers the slot that is empty now; undefined when nobody of this id was there. */
export function removeMarker(store: MarkerStore, id: string): number | undefined {
  const slot = store.slotOf.get(id);
  if (slot === undefined) return undefined;
  store.slotOf.delete(id);
  store.ids[slot] = undefined;
  store.names[slot] = '';
  store.freeSlots.push(slot);
  store.size--;
  return slot;
}

export function clearMarkers(store: MarkerStore): void {
  store.slotOf.clear();
  store.ids.length = 0;
  store.names.length = 0;
  store.freeSlots.length = 0;
  store.slotCount = 0;
  store.size = 0;
}

/** How much of its way a marker has behind it, 0..1. */
export function progressAt({ columns }: MarkerStore, slot: number, clockMs: number): number {
  const startMs = columns.startMs[slot] ?? 0;
  const endMs = columns.endMs[slot] ?? 0;
  if (endMs <= startMs || clockMs >= endMs) return 1;
  return clockMs <= startMs ? 0 : (clockMs - startMs) / (endMs - startMs);
}

/** Where a marker stands, Mercator; x may lie a little beyond 0..1. `progress` as of `progressAt`. */
export function placeX({ columns }: MarkerStore, slot: number, progress: number): number {
  const fromX = columns.fromX[slot] ?? 0;
  return fromX + ((columns.toX[slot] ?? 0) - fromX) * progress;
}

export function placeY({ columns }: MarkerStore, slot: number, progress: number): number {
  const fromY = columns.fromY[slot] ?? 0;
  return fromY + ((columns.toY[slot] ?? 0) - fromY) * progress;
}

/** FRESH, LATE or SILENT. `timeMs` is the time by which ages are judged. */
export function markerStatus({ columns }: MarkerStore, slot: number, timeMs: number): number {
  const ageMs = timeMs - (columns.recordedAtMs[slot] ?? 0);
  if (ageMs < FRESH_AGE_MS_MAX) return FRESH;
  return ageMs < LATE_AGE_MS_MAX ? LATE : SILENT;
}

// A trail is the way that the marker was seen to go: it takes the places from which the marker set out anew. A marker
// that jumps was last seen at its old end.
function extendTrail(
  columns: MarkerColumns,
  slot: number,
  recordedAtMs: number,
  isMoving: boolean,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  const gapMs = recordedAtMs - (columns.recordedAtMs[slot] ?? 0);
  if (gapMs === 0) return;
  const x = isMoving ? fromX : (columns.toX[slot] ?? 0);
  const y = isMoving ? fromY : (columns.toY[slot] ?? 0);
  // Squares are compared: this is done for each fix of everybody.
  const mPerStep = metresPerStep(y);
  const squared = (m: number) => (m / mPerStep) ** 2;
  if (gapMs < 0 || gapMs > TRAIL_GAP_MS_MAX || squareOf(toX - x, toY - y) > squared(TRAIL_GAP_M_MAX)) {
    columns.trailLength[slot] = 0;
    return;
  }
  const length = columns.trailLength[slot] ?? 0;
  const next = columns.trailNext[slot] ?? 0;
  const base = slot * TRAIL_PLACES_MAX;
  const last = base + ((next + TRAIL_PLACES_MAX - 1) % TRAIL_PLACES_MAX);
  const step = squareOf(x - (columns.trailX[last] ?? 0), y - (columns.trailY[last] ?? 0));
  if (length > 0 && step < squared(TRAIL_STEP_M_MIN)) return;
  columns.trailX[base + next] = x;
  columns.trailY[base + next] = y;
  columns.trailNext[slot] = (next + 1) % TRAIL_PLACES_MAX;
  columns.trailLength[slot] = Math.min(length + 1, TRAIL_PLACES_MAX);
}

function squareOf(dx: number, dy: number): number {
  const nearX = shortWay(dx);
  return nearX * nearX + dy * dy;
}

function takeSlot(store: MarkerStore, id: string): number {
  const slot = store.freeSlots.pop() ?? store.slotCount++;
  if (slot >= store.columns.fromX.length) store.columns = grown(store.columns);
  store.ids[slot] = id;
  store.slotOf.set(id, slot);
  store.size++;
  return slot;
}

function createColumns(capacity: number): MarkerColumns {
  const doubles = (count = capacity) => new Float64Array(count);
  return {
    fromX: doubles(),
    fromY: doubles(),
    toX: doubles(),
    toY: doubles(),
    startMs: doubles(),
    endMs: doubles(),
    recordedAtMs: doubles(),
    headingDeg: new Float32Array(capacity),
    speedMps: new Float32Array(capacity),
    accuracyM: new Float32Array(capacity),
    isLateUpload: new Uint8Array(capacity),
    trailX: doubles(capacity * TRAIL_PLACES_MAX),
    trailY: doubles(capacity * TRAIL_PLACES_MAX),
    trailNext: new Uint8Array(capacity),
    trailLength: new Uint8Array(capacity),
  };
}

// Twice the size each time, so that a fleet that comes one by one is copied only a few times.
function grown(columns: MarkerColumns): MarkerColumns {
  const next = createColumns(columns.fromX.length * 2);
  for (const name of Object.keys(columns) as (keyof MarkerColumns)[]) next[name].set(columns[name]);
  return next;
}
