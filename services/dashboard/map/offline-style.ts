import type { FeatureCollection, LineString } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { StreetKind, Streets } from '../core/streets.ts';
import type { Outlines } from '../land/packed.ts';
import { text } from '../text.ts';
import type { Palette } from './palette.ts';

/** Drawn by the browser with the system's fonts: a style without `glyphs` fetches none. */
export const OFFLINE_FONTS = ['system-ui', 'sans-serif'];

export const OUTLINES_SOURCE = 'outlines';

/**
 * Past this zoom the outlines say nothing more (they are good to a few kilometres), so land and water fade into one
 * neutral ground rather than show a town in the sea.
 */
const OUTLINES_ZOOM_MAX = 9;

interface OfflineParts {
  /** undefined while they are on their way: water everywhere until then. */
  readonly outlines: Outlines | undefined;
  readonly streets: Streets | undefined;
  readonly palette: Palette;
}

/** The base map that needs no internet: bundled outlines of land and countries, and the demo's streets. */
export function offlineStyle({ outlines, streets, palette }: OfflineParts): StyleSpecification {
  const style: StyleSpecification = {
    version: 8,
    sources: {
      [OUTLINES_SOURCE]: {
        type: 'geojson',
        data: outlines ?? { type: 'FeatureCollection', features: [] },
        maxzoom: 8,
        attribution: text.map.outlinesAttribution,
      },
      graticule: { type: 'geojson', data: graticule(), maxzoom: 4 },
    },
    layers: [...outlineLayers(palette), ...(streets ? streetLayers(palette) : [])],
  };
  if (streets)
    style.sources.streets = {
      type: 'geojson',
      data: streets,
      attribution: text.map.streetsAttribution,
      tolerance: 0.1,
    };
  return style;
}

function outlineLayers(palette: Palette): LayerSpecification[] {
  const fadingOut: ExpressionSpecification = [
    'interpolate',
    ['linear'],
    ['zoom'],
    OUTLINES_ZOOM_MAX - 2,
    1,
    OUTLINES_ZOOM_MAX,
    0,
  ];
  return [
    {
      id: 'ground',
      type: 'background',
      paint: {
        'background-color': [
          'interpolate',
          ['linear'],
          ['zoom'],
          ...[OUTLINES_ZOOM_MAX - 2, palette.water],
          ...[OUTLINES_ZOOM_MAX, palette.land],
        ] as ExpressionSpecification,
      },
    },
    {
      id: 'graticule',
      type: 'line',
      source: 'graticule',
      maxzoom: 7,
      paint: { 'line-color': palette.graticule, 'line-width': 0.5, 'line-opacity': 0.45 },
    },
    {
      id: 'land',
      type: 'fill',
      source: OUTLINES_SOURCE,
      filter: ['==', ['get', 'kind'], 'land'],
      paint: { 'fill-color': palette.land },
    },
    {
      id: 'border',
      type: 'line',
      source: OUTLINES_SOURCE,
      filter: ['==', ['get', 'kind'], 'border'],
      paint: { 'line-color': palette.border, 'line-width': 0.8, 'line-opacity': fadingOut },
    },
    {
      id: 'coast',
      type: 'line',
      source: OUTLINES_SOURCE,
      filter: ['==', ['get', 'kind'], 'land'],
      paint: { 'line-color': palette.coast, 'line-width': 0.8, 'line-opacity': fadingOut },
    },
  ];
}

const STREET_WIDTHS_AT_ZOOM_16: Record<StreetKind, number> = { main: 14, street: 9, lane: 5 };

function streetLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'street-casing',
      type: 'line',
      source: 'streets',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.streetCasing, 'line-width': streetWidth(2) },
    },
    {
      id: 'street-fill',
      type: 'line',
      source: 'streets',
      layout: {
        'line-cap': 'round',
        'line-join': 'round',
        'line-sort-key': ['match', ['get', 'kind'], 'main', 2, 'street', 1, 0],
      },
      paint: {
        'line-color': ['match', ['get', 'kind'], 'main', palette.mainStreet, palette.street],
        'line-width': streetWidth(0),
      },
    },
    {
      id: 'street-name',
      type: 'symbol',
      source: 'streets',
      minzoom: 13,
      filter: ['!=', ['get', 'name'], ''],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 400,
        'text-field': ['get', 'name'],
        'text-font': OFFLINE_FONTS,
        'text-size': ['match', ['get', 'kind'], 'main', 12, 11],
        'text-padding': 8,
      },
      paint: { 'text-color': palette.streetName, 'text-halo-color': palette.halo, 'text-halo-width': 1.2 },
    },
  ];
}

// Real streets keep their width on the ground, so a line doubles with each zoom; far out it stays visible.
function streetWidth(extraPx: number): ExpressionSpecification {
  const at = (factor: number, px: number): ExpressionSpecification => {
    const { main, street, lane } = STREET_WIDTHS_AT_ZOOM_16;
    const width = (ofKind: number) => ofKind * factor + px;
    return ['match', ['get', 'kind'], 'main', width(main), 'lane', width(lane), width(street)];
  };
  return [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    ...[9, at(0.06, extraPx * 0.2)],
    ...[13, at(0.32, extraPx * 0.7)],
    ...[16, at(1, extraPx)],
    ...[19, at(3.5, extraPx * 1.5)],
  ] as ExpressionSpecification;
}

const GRATICULE_STEP_DEG = 15;

function graticule(): FeatureCollection<LineString> {
  const lines: [number, number][][] = [];
  for (let lon = -180; lon <= 180; lon += GRATICULE_STEP_DEG)
    lines.push([
      [lon, -85],
      [lon, 85],
    ]);
  for (let lat = -75; lat <= 75; lat += GRATICULE_STEP_DEG)
    lines.push([
      [-180, lat],
      [180, lat],
    ]);
  return {
    type: 'FeatureCollection',
    features: lines.map((coordinates) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates },
    })),
  };
}
