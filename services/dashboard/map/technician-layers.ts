import type { Feature, FeatureCollection, Point } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { Freshness } from '../core/freshness.ts';
import type { MarkerImage } from './marker-images.ts';
import type { Palette } from './palette.ts';

export const TECHNICIANS_SOURCE = 'technicians';
/** A transparent image as large as a marker's disc. */
export const FOOTPRINT_IMAGE = 'footprint';
/** The layer that takes clicks. */
export const MARKER_LAYER = 'technician-marker';

/** What the style needs to know to draw one technician. */
export interface Marker {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly freshness: Exclude<Freshness, 'none'>;
  readonly headingDeg: number | undefined;
  readonly isSelected: boolean;
}

interface MarkerProperties {
  id: string;
  name: string;
  image: MarkerImage;
  headingDeg: number;
  isSelected: boolean;
  /** Higher is drawn later, over others, and gets its name placed first. */
  rank: number;
}

const ranks = { silent: 0, late: 1, fresh: 2 } as const;
const SELECTED_RANK = 3;

export function toMarkerFeatures(markers: Iterable<Marker>): FeatureCollection<Point, MarkerProperties> {
  return { type: 'FeatureCollection', features: Array.from(markers, toMarkerFeature) };
}

function toMarkerFeature(marker: Marker): Feature<Point, MarkerProperties> {
  const { id, name, lon, lat, freshness, isSelected } = marker;
  // An old heading says nothing about where somebody drives now.
  const headingDeg = freshness === 'fresh' ? marker.headingDeg : undefined;
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: {
      id,
      name,
      image: headingDeg === undefined ? freshness : 'fresh-heading',
      headingDeg: headingDeg ?? 0,
      isSelected,
      rank: isSelected ? SELECTED_RANK : ranks[freshness],
    },
  };
}

/** The base map with our technicians on top. */
export function withTechnicians(base: StyleSpecification, fonts: string[], palette: Palette): StyleSpecification {
  return {
    ...base,
    sources: {
      ...base.sources,
      [TECHNICIANS_SOURCE]: { type: 'geojson', data: toMarkerFeatures([]), maxzoom: 20 },
    },
    layers: [
      ...base.layers,
      {
        id: 'technician-selected',
        type: 'circle',
        source: TECHNICIANS_SOURCE,
        filter: ['get', 'isSelected'],
        paint: {
          'circle-radius': 21,
          'circle-color': palette.selection,
          'circle-opacity': 0.18,
          'circle-stroke-color': palette.selection,
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'technician-name',
        type: 'symbol',
        source: TECHNICIANS_SOURCE,
        minzoom: 9,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': fonts,
          'text-size': ['case', ['get', 'isSelected'], 14, 12.5],
          'text-variable-anchor-offset': ['top', [0, 1.15], 'bottom', [0, -1.15], 'left', [1.2, 0], 'right', [-1.2, 0]],
          'text-justify': 'auto',
          'text-max-width': 12,
          'text-padding': 1,
          'symbol-sort-key': ['-', ['get', 'rank']],
        },
        paint: {
          'text-color': palette.label,
          'text-halo-color': palette.halo,
          'text-halo-width': 1.6,
          'text-opacity': ['match', ['get', 'rank'], 0, 0.75, 1],
        },
      },
      {
        id: MARKER_LAYER,
        type: 'symbol',
        source: TECHNICIANS_SOURCE,
        layout: {
          'icon-image': ['get', 'image'],
          'icon-rotate': ['get', 'headingDeg'],
          'icon-rotation-alignment': 'map',
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
          'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.7, 12, 1],
          'symbol-sort-key': ['get', 'rank'],
        },
        paint: { 'icon-opacity': ['match', ['get', 'rank'], 0, 0.85, 1] },
      },
      {
        // Names are placed after the layers above them and keep clear of these invisible footprints, so no name is
        // covered by somebody else's marker. The markers' own images are too large for that: they have room to turn.
        id: 'technician-footprint',
        type: 'symbol',
        source: TECHNICIANS_SOURCE,
        layout: {
          'icon-image': FOOTPRINT_IMAGE,
          'icon-padding': 0,
          'icon-allow-overlap': true,
        },
      },
    ],
  };
}
