/** Metres around the globe at the equator (WGS 84 semi-major axis), as web Mercator uses it. */
const EQUATOR_M = 40_075_016.686;
/** Beyond it web Mercator has no place, degrees. */
const LATITUDE_DEG_MAX = 85.051_128;
/** px of the world at zoom 0, as MapLibre counts zooms. */
const WORLD_PX_AT_ZOOM_0 = 512;

/**
 * What is on the screen of a map that has north up: the middle in Mercator (0..1 from west to east and from north to
 * south; x runs on beyond that when the map was dragged around the globe), and sizes in CSS px.
 */
export interface MarkerView {
  readonly centerX: number;
  readonly centerY: number;
  /** The width of the world. */
  readonly worldPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export function mercatorX(lonDeg: number): number {
  return (lonDeg + 180) / 360;
}

export function mercatorY(latDeg: number): number {
  const lat = Math.max(-LATITUDE_DEG_MAX, Math.min(LATITUDE_DEG_MAX, latDeg));
  return (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360;
}

/** Degrees, within ±180. */
export function lonOf(x: number): number {
  return (x - Math.floor(x)) * 360 - 180;
}

export function latOf(y: number): number {
  return (360 / Math.PI) * Math.atan(Math.exp(Math.PI * (1 - 2 * y))) - 90;
}

/** The shorter way around the globe for a difference of two x, -0.5..0.5. */
export function shortWay(dx: number): number {
  return dx - Math.round(dx);
}

export function worldPxAt(zoom: number): number {
  return WORLD_PX_AT_ZOOM_0 * 2 ** zoom;
}

export function zoomOf(worldPx: number): number {
  return Math.log2(worldPx / WORLD_PX_AT_ZOOM_0);
}

/** How long a metre is on the screen at a latitude given by its y. */
export function pxPerMetre(y: number, worldPx: number): number {
  return (worldPx / EQUATOR_M) * Math.cosh(Math.PI * (1 - 2 * y));
}

/** Metres between two places that are near each other. */
export function metresBetween(dx: number, dy: number, y: number): number {
  return Math.hypot(shortWay(dx), dy) * metresPerStep(y);
}

/** Metres of a step of 1, at a latitude given by its y. */
export function metresPerStep(y: number): number {
  return EQUATOR_M / Math.cosh(Math.PI * (1 - 2 * y));
}

/** px from the left edge, in the copy of the world nearest to the middle. */
export function screenX(view: MarkerView, x: number): number {
  return shortWay(x - view.centerX) * view.worldPx + view.widthPx / 2;
}

/** px from the upper edge. */
export function screenY(view: MarkerView, y: number): number {
  return (y - view.centerY) * view.worldPx + view.heightPx / 2;
}
