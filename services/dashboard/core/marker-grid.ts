import { type MarkerView, zoomOf } from './marker-projection.ts';

/**
 * A cell is this wide at a whole zoom, px, and grows to twice of it before the next: a power of two, so that whole
 * cells fit around the globe.
 */
export const CELL_PX = 64;
const CELLS_AT_ZOOM_0 = 8;
/** The grid stays at its level until the zoom is this far out of it, so that a map at rest between two does not flicker. */
const LEVEL_ZOOM_SLACK = 0.08;
/** So much of the view is laid out beyond each of its edges, so that a map that is dragged has markers there. */
const MARGIN_SHARE = 0.25;

/** Cells around the view. The cell of a place is the same however the map is moved. */
export interface MarkerGrid {
  readonly level: number;
  /** Cells around the globe. */
  readonly cellsAround: number;
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly columns: number;
  readonly rows: number;
  readonly centerX: number;
}

/** The whole zoom whose grid is used. @param level the one used so far. */
export function gridLevel(worldPx: number, level: number | undefined): number {
  const zoom = zoomOf(worldPx);
  const isKept = level !== undefined && zoom > level - LEVEL_ZOOM_SLACK && zoom < level + 1 + LEVEL_ZOOM_SLACK;
  return isKept ? level : Math.floor(zoom);
}

export function gridAround(view: MarkerView, level: number): MarkerGrid {
  const cellsAround = Math.max(1, Math.round(2 ** level * CELLS_AT_ZOOM_0));
  const halfX = Math.min(0.5, ((0.5 + MARGIN_SHARE) * view.widthPx) / view.worldPx);
  const halfY = ((0.5 + MARGIN_SHARE) * view.heightPx) / view.worldPx;
  const firstColumn = Math.floor((view.centerX - halfX) * cellsAround);
  const lastColumn = Math.floor((view.centerX + halfX) * cellsAround);
  const firstRow = Math.max(0, Math.floor((view.centerY - halfY) * cellsAround));
  const lastRow = Math.min(cellsAround - 1, Math.floor((view.centerY + halfY) * cellsAround));
  return {
    level,
    cellsAround,
    firstColumn,
    firstRow,
    columns: Math.min(cellsAround, lastColumn - firstColumn + 1),
    rows: Math.max(0, lastRow - firstRow + 1),
    centerX: view.centerX,
  };
}

/** The cell of a Mercator place, -1 when it lies outside of the grid. */
export function cellAt(grid: MarkerGrid, x: number, y: number): number {
  const row = Math.floor(y * grid.cellsAround) - grid.firstRow;
  if (row < 0 || row >= grid.rows) return -1;
  const { cellsAround } = grid;
  const column = (Math.floor(x * cellsAround) - grid.firstColumn) % cellsAround;
  const wrapped = column < 0 ? column + cellsAround : column;
  return wrapped < grid.columns ? row * grid.columns + wrapped : -1;
}

/** A name of a cell that is the same in every grid of its level. */
export function cellKey(grid: MarkerGrid, cell: number): number {
  const row = grid.firstRow + Math.floor(cell / grid.columns);
  const column =
    (((grid.firstColumn + (cell % grid.columns)) % grid.cellsAround) + grid.cellsAround) % grid.cellsAround;
  return row * grid.cellsAround + column;
}

/** True when the view lies within what the grid covers. */
export function covers(grid: MarkerGrid, view: MarkerView): boolean {
  const halfX = Math.min(0.5, view.widthPx / 2 / view.worldPx);
  const halfY = view.heightPx / 2 / view.worldPx;
  const isWide = grid.columns === grid.cellsAround;
  const west = Math.floor((view.centerX - halfX) * grid.cellsAround);
  const east = Math.floor((view.centerX + halfX) * grid.cellsAround);
  const north = Math.max(0, Math.floor((view.centerY - halfY) * grid.cellsAround));
  const south = Math.min(grid.cellsAround - 1, Math.floor((view.centerY + halfY) * grid.cellsAround));
  return (
    (isWide || (west >= grid.firstColumn && east < grid.firstColumn + grid.columns)) &&
    north >= grid.firstRow &&
    south < grid.firstRow + grid.rows
  );
}
