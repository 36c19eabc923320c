import { type CellCounts, type Clusters, createCounts, findClusters } from './marker-clusters.ts';
import { cellAt, covers, gridAround, gridLevel, type MarkerGrid } from './marker-grid.ts';
import type { MarkerView } from './marker-projection.ts';
import { FRESH, LATE, type MarkerStore, markerStatus, placeX, placeY, progressAt, SILENT } from './marker-store.ts';

/** Who does not pass the filter is drawn as a faint dot, in each cell so many; the others are left out. */
const FAINT_PER_CELL_MAX = 6;

const OUTSIDE = -1;
const FAINT = 3;
const SELECTED = 4;
/** Drawn in this order: the later lies on top. */
const PAINT_ORDER = [FAINT, SILENT, LATE, FRESH, SELECTED] as const;

/** What is drawn of the fleet: whom singly, and which bubbles. Replaced as a whole by the next layout. */
export interface MarkerLayout {
  /** Slots, the topmost last; the first `faintCount` are faint dots. */
  readonly drawn: Int32Array;
  readonly faintCount: number;
  readonly clusters: Clusters;
  readonly grid: MarkerGrid;
}

export interface LayoutRequest {
  readonly view: MarkerView;
  readonly clockMs: number;
  readonly timeMs: number;
  /** The page's clock, by which bubbles glide. */
  readonly nowMs: number;
  readonly selectedSlot: number | undefined;
  readonly isShown: ((id: string) => boolean) | undefined;
}

/** A layout in the making. Large fleets are laid out over several frames. */
export interface LayoutWork {
  /** Goes on with at most so many technicians; after the last of them, a step of its own answers the layout. */
  step(slotsMax: number): MarkerLayout | undefined;
}

/** True while a layout still fits what is on the screen. */
export function isLayoutFor({ grid }: MarkerLayout, view: MarkerView): boolean {
  return gridLevel(view.worldPx, grid.level) === grid.level && covers(grid, view);
}

/** Begins a layout. @param before the last one: what is a bubble stays one while it can. */
export function beginLayout(
  store: MarkerStore,
  request: LayoutRequest,
  before: MarkerLayout | undefined,
  scratch: { kinds: Int8Array; cells: Int32Array },
): LayoutWork {
  const grid = gridAround(request.view, gridLevel(request.view.worldPx, before?.grid.level));
  const counts = createCounts(grid.columns * grid.rows);
  const faintPerCell = new Int32Array(grid.columns * grid.rows);
  const slotCount = store.slotCount;
  let nextSlot = 0;

  return {
    step: (slotsMax) => {
      if (nextSlot < slotCount) {
        const end = Math.min(slotCount, nextSlot + slotsMax);
        while (nextSlot < end) sort(store, request, grid, counts, faintPerCell, scratch, nextSlot++);
        return undefined;
      }
      const { view, nowMs, selectedSlot } = request;
      const isSelectedThere = selectedSlot !== undefined && scratch.kinds[selectedSlot] === SELECTED;
      const selectedCell = isSelectedThere ? scratch.cells[selectedSlot] : undefined;
      const clusters = findClusters(grid, counts, view.worldPx, nowMs, before?.clusters, selectedCell);
      return { ...collect(store, slotCount, clusters, scratch), clusters, grid };
    },
  };
}

/** Room for what is known of each slot between two steps. */
export function createScratch(slots: number): { kinds: Int8Array; cells: Int32Array } {
  return { kinds: new Int8Array(slots), cells: new Int32Array(slots) };
}

function sort(
  store: MarkerStore,
  request: LayoutRequest,
  grid: MarkerGrid,
  counts: CellCounts,
  faintPerCell: Int32Array,
  { kinds, cells }: { kinds: Int8Array; cells: Int32Array },
  slot: number,
): void {
  kinds[slot] = OUTSIDE;
  const id = store.ids[slot];
  if (id === undefined) return;
  const progress = progressAt(store, slot, request.clockMs);
  const x = placeX(store, slot, progress);
  const y = placeY(store, slot, progress);
  const cell = cellAt(grid, x, y);
  if (cell < 0) return;
  cells[slot] = cell;
  const isSelected = slot === request.selectedSlot;
  if (!isSelected && request.isShown && !request.isShown(id)) {
    const faint = faintPerCell[cell] ?? 0;
    faintPerCell[cell] = faint + 1;
    if (faint < FAINT_PER_CELL_MAX) kinds[slot] = FAINT;
  } else {
    const status = markerStatus(store, slot, request.timeMs);
    kinds[slot] = isSelected ? SELECTED : status;
    count(counts, cell, x, y, status, grid.centerX);
  }
}

function count(counts: CellCounts, cell: number, x: number, y: number, status: number, nearX: number): void {
  const { members, late, silent, sumX, sumY, west, north, east, south } = counts;
  // All of a cell in one copy of the world, or their middle would be on the other side of it.
  const nearby = x + Math.round(nearX - x);
  members[cell] = (members[cell] ?? 0) + 1;
  if (status === LATE) late[cell] = (late[cell] ?? 0) + 1;
  else if (status === SILENT) silent[cell] = (silent[cell] ?? 0) + 1;
  sumX[cell] = (sumX[cell] ?? 0) + nearby;
  sumY[cell] = (sumY[cell] ?? 0) + y;
  if (nearby < (west[cell] ?? 0)) west[cell] = nearby;
  if (nearby > (east[cell] ?? 0)) east[cell] = nearby;
  if (y < (north[cell] ?? 0)) north[cell] = y;
  if (y > (south[cell] ?? 0)) south[cell] = y;
}

function collect(
  store: MarkerStore,
  slotCount: number,
  { isHidden }: Clusters,
  { kinds, cells }: { kinds: Int8Array; cells: Int32Array },
): { drawn: Int32Array; faintCount: number } {
  const countOf = new Int32Array(PAINT_ORDER.length);
  const isDrawn = (slot: number, kind: number) =>
    kind !== OUTSIDE && isHidden[cells[slot] ?? 0] === 0 && store.ids[slot] !== undefined;
  for (let slot = 0; slot < slotCount; slot++) {
    const kind = kinds[slot] ?? OUTSIDE;
    if (isDrawn(slot, kind)) countOf[kind] = (countOf[kind] ?? 0) + 1;
  }
  const nextOf = new Int32Array(PAINT_ORDER.length);
  let total = 0;
  for (const kind of PAINT_ORDER) {
    nextOf[kind] = total;
    total += countOf[kind] ?? 0;
  }
  const drawn = new Int32Array(total);
  for (let slot = 0; slot < slotCount; slot++) {
    const kind = kinds[slot] ?? OUTSIDE;
    if (!isDrawn(slot, kind)) continue;
    const at = nextOf[kind] ?? 0;
    drawn[at] = slot;
    nextOf[kind] = at + 1;
  }
  return { drawn, faintCount: countOf[FAINT] ?? 0 };
}
