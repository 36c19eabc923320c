import { CELL_PX, cellKey, type MarkerGrid } from './marker-grid.ts';
import { shortWay } from './marker-projection.ts';

/** A cell of the least width with more markers than this becomes one bubble; one of twice the width holds twice as many. */
const MEMBERS_SHOWN_MAX = 4;
/** It is taken apart when so many have left that, so that somebody who crosses its edge changes nothing. */
const MEMBERS_SLACK = 2;
/** So near to the ground dispatchers want to see people: only crowds become a bubble. */
const NEAR_LEVEL = 16;
const NEAR_MEMBERS_SHOWN_MAX = 40;
/** As many as this within so small a box hide one another, so they are a bubble as well, px. */
const HEAP_MEMBERS_MIN = 4;
const HEAP_PX_MAX = 12;
const HEAP_LEVEL_MAX = 15;
/** A bubble glides to the middle of its members when that has moved this far: it does not tremble with each of them, px. */
const BUBBLE_STEP_PX_MIN = 5;
const BUBBLE_GLIDE_MS = 400;
const BUBBLE_RADIUS_PX_MIN = 15;
/** Bubbles that come so near to each other become one, px between their rims … */
const MERGE_GAP_PX = 1;
/** … and part only when they are this far apart. */
const PART_GAP_PX = 12;

/** Many markers drawn as one. Places are Mercator, times ms of the page's clock. */
export interface Bubble {
  readonly key: number;
  readonly count: number;
  /** Of them. */
  readonly late: number;
  readonly silent: number;
  /** The selected technician is one of them. */
  readonly hasSelected: boolean;
  readonly radiusPx: number;
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
  readonly startMs: number;
  readonly endMs: number;
  /** The box of its members. */
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** What the cells of a grid hold; columns of typed arrays, one row a cell. */
export interface CellCounts {
  readonly members: Int32Array;
  readonly late: Int32Array;
  readonly silent: Int32Array;
  readonly sumX: Float64Array;
  readonly sumY: Float64Array;
  readonly west: Float64Array;
  readonly north: Float64Array;
  readonly east: Float64Array;
  readonly south: Float64Array;
}

export interface Clusters {
  readonly bubbles: readonly Bubble[];
  /** Of each cell: 1 where its members are within a bubble. */
  readonly isHidden: Uint8Array;
  /** Cells in a bubble, each with the key of the cell whose bubble it is: what the next time begins with. */
  readonly homeOf: ReadonlyMap<number, number>;
  readonly level: number;
}

export function createCounts(cells: number): CellCounts {
  return {
    members: new Int32Array(cells),
    late: new Int32Array(cells),
    silent: new Int32Array(cells),
    sumX: new Float64Array(cells),
    sumY: new Float64Array(cells),
    west: new Float64Array(cells).fill(Number.POSITIVE_INFINITY),
    north: new Float64Array(cells).fill(Number.POSITIVE_INFINITY),
    east: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY),
    south: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY),
  };
}

/** Larger for more, but never so large that it covers its neighbours. */
export function bubbleRadiusPx(count: number): number {
  return BUBBLE_RADIUS_PX_MIN + 3.2 * Math.min(4, Math.log10(Math.max(1, count)));
}

interface Heap {
  readonly cell: number;
  count: number;
  late: number;
  silent: number;
  sumX: number;
  sumY: number;
  west: number;
  north: number;
  east: number;
  south: number;
}

/** Decides which cells become bubbles. @param before the clusters of the last time, for steadiness. */
export function findClusters(
  grid: MarkerGrid,
  counts: CellCounts,
  worldPx: number,
  nowMs: number,
  before: Clusters | undefined,
  selectedCell: number | undefined,
): Clusters {
  const last = before?.level === grid.level ? before : undefined;
  const isHidden = new Uint8Array(counts.members.length);
  const heaps = new Map<number, Heap>();
  for (let cell = 0; cell < counts.members.length; cell++) {
    if (!isHeap(grid, counts, cell, worldPx, last?.homeOf.has(cellKey(grid, cell)) ?? false)) continue;
    isHidden[cell] = 1;
    heaps.set(cell, heapOf(grid, counts, cell));
  }
  const homeOf = new Map<number, number>();
  for (const cell of heaps.keys()) homeOf.set(cellKey(grid, cell), cellKey(grid, cell));
  mergeNeighbours(grid, heaps, homeOf, worldPx, last);
  const selectedHome = selectedCell === undefined ? undefined : homeOf.get(cellKey(grid, selectedCell));
  const lastByKey = new Map(last?.bubbles.map((bubble) => [bubble.key, bubble]));
  const bubbles = Array.from(heaps.values(), (heap) => {
    const key = cellKey(grid, heap.cell);
    return toBubble(key, heap, key === selectedHome, worldPx, nowMs, lastByKey.get(key));
  });
  return { bubbles, isHidden, homeOf, level: grid.level };
}

function isHeap(grid: MarkerGrid, counts: CellCounts, cell: number, worldPx: number, wasHeap: boolean): boolean {
  const members = counts.members[cell] ?? 0;
  const cellPx = worldPx / grid.cellsAround;
  const shownMax = grid.level >= NEAR_LEVEL ? NEAR_MEMBERS_SHOWN_MAX : (MEMBERS_SHOWN_MAX * cellPx) / CELL_PX;
  if (members > shownMax - (wasHeap ? MEMBERS_SLACK : 0)) return true;
  if (members < HEAP_MEMBERS_MIN || grid.level > HEAP_LEVEL_MAX) return false;
  const width = (counts.east[cell] ?? 0) - (counts.west[cell] ?? 0);
  const height = (counts.south[cell] ?? 0) - (counts.north[cell] ?? 0);
  const boxPx = Math.max(width, height) * grid.cellsAround * CELL_PX;
  return boxPx < HEAP_PX_MAX * (wasHeap ? 2 : 1);
}

function heapOf(grid: MarkerGrid, counts: CellCounts, cell: number): Heap {
  return {
    cell,
    count: counts.members[cell] ?? 0,
    late: counts.late[cell] ?? 0,
    silent: counts.silent[cell] ?? 0,
    sumX: counts.sumX[cell] ?? 0,
    sumY: counts.sumY[cell] ?? 0,
    west: counts.west[cell] ?? grid.centerX,
    north: counts.north[cell] ?? 0,
    east: counts.east[cell] ?? grid.centerX,
    south: counts.south[cell] ?? 0,
  };
}

// One pass, the crowded first: each takes in the smaller ones that its rim would touch.
function mergeNeighbours(
  grid: MarkerGrid,
  heaps: Map<number, Heap>,
  homeOf: Map<number, number>,
  worldPx: number,
  last: Clusters | undefined,
): void {
  const byCount = [...heaps.values()].sort((a, b) => b.count - a.count || a.cell - b.cell);
  for (const heap of byCount) {
    if (heaps.get(heap.cell) !== heap) continue;
    const key = cellKey(grid, heap.cell);
    for (const other of neighbours(grid, heaps, heap.cell)) {
      if (other.count > heap.count) continue;
      const otherKey = cellKey(grid, other.cell);
      const wasTogether = last?.homeOf.get(otherKey) === key || last?.homeOf.get(key) === otherKey;
      if (gapPx(heap, other, worldPx) > (wasTogether ? PART_GAP_PX : MERGE_GAP_PX)) continue;
      takeIn(heap, other);
      heaps.delete(other.cell);
      homeOf.set(otherKey, key);
    }
  }
}

function* neighbours(grid: MarkerGrid, heaps: ReadonlyMap<number, Heap>, cell: number): Generator<Heap> {
  const column = cell % grid.columns;
  for (let row = -1; row <= 1; row++)
    for (let step = column > 0 ? -1 : 0; step <= (column < grid.columns - 1 ? 1 : 0); step++) {
      const other = row === 0 && step === 0 ? undefined : heaps.get(cell + row * grid.columns + step);
      if (other) yield other;
    }
}

// Between the rims of two bubbles.
function gapPx(a: Heap, b: Heap, worldPx: number): number {
  const dx = shortWay(a.sumX / a.count - b.sumX / b.count);
  const dy = a.sumY / a.count - b.sumY / b.count;
  return Math.sqrt(dx * dx + dy * dy) * worldPx - bubbleRadiusPx(a.count) - bubbleRadiusPx(b.count);
}

function takeIn(heap: Heap, other: Heap): void {
  heap.count += other.count;
  heap.late += other.late;
  heap.silent += other.silent;
  heap.sumX += other.sumX;
  heap.sumY += other.sumY;
  heap.west = Math.min(heap.west, other.west);
  heap.north = Math.min(heap.north, other.north);
  heap.east = Math.max(heap.east, other.east);
  heap.south = Math.max(heap.south, other.south);
}

function toBubble(
  key: number,
  heap: Heap,
  hasSelected: boolean,
  worldPx: number,
  nowMs: number,
  last: Bubble | undefined,
): Bubble {
  const { count, late, silent, west, north, east, south } = heap;
  const radiusPx = bubbleRadiusPx(count);
  const x = heap.sumX / count;
  const y = heap.sumY / count;
  let [fromX, fromY, toX, toY, startMs, endMs] = [x, y, x, y, 0, 0];
  if (last) {
    ({ fromX, fromY, toX, toY, startMs, endMs } = last);
    const stepPx = Math.hypot(shortWay(x - toX), y - toY) * worldPx;
    if (stepPx >= BUBBLE_STEP_PX_MIN) {
      [fromX, fromY] = bubblePlace(last, nowMs);
      toX = fromX + shortWay(x - fromX);
      toY = y;
      startMs = nowMs;
      endMs = nowMs + BUBBLE_GLIDE_MS;
    }
  }
  return {
    key,
    count,
    late,
    silent,
    hasSelected,
    radiusPx,
    fromX,
    fromY,
    toX,
    toY,
    startMs,
    endMs,
    west,
    north,
    east,
    south,
  };
}

/** Where a bubble is drawn, Mercator. */
export function bubblePlace({ fromX, fromY, toX, toY, startMs, endMs }: Bubble, nowMs: number): [number, number] {
  const share = endMs > startMs ? Math.max(0, Math.min(1, (nowMs - startMs) / (endMs - startMs))) : 1;
  return [fromX + (toX - fromX) * share, fromY + (toY - fromY) * share];
}
