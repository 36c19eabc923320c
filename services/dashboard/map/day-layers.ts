import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import { boundsOfDay, NUMBERED_STOPS_MAX, stopFeatures, trailFeatures } from '../core/day-features.ts';
import type { DaySegment, TechnicianDay } from '../core/history.ts';
import { darkSpeedColours, lightSpeedColours } from '../core/speed-colours.ts';
import { drawPin, drawStop, IMAGE_PIXEL_RATIO } from './day-images.ts';
import { darkPalette, lightPalette } from './palette.ts';

const TRAIL_SOURCE = 'day-trail';
const STOPS_SOURCE = 'day-stops';
const REFERENCE_SOURCE = 'reference-place';
const PIN_IMAGE = 'reference-pin';
const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

export interface DayLayers {
  /** Draws a day, and points out one stop or drive of it. */
  show(day: TechnicianDay | undefined, pointedOut: DaySegment | undefined): void;
  /** The place from which distances in the list count. */
  showReference(place: { readonly latDeg: number; readonly lonDeg: number } | undefined): void;
  setDark(isDark: boolean): void;
  /** Puts everything into a style that has just begun. @param beforeLayer lies on top of it. */
  restore(beforeLayer: string): void;
}

/**
 * What does not move: the day of one technician and the clicked place. Their layers are in the map only while there is
 * something to draw.
 */
export function createDayLayers(map: MapLibre): DayLayers {
  let day: TechnicianDay | undefined;
  let pointedOut: DaySegment | undefined;
  let reference: FeatureCollection = NOTHING;
  let isDark = false;

  const contents = (): Record<string, FeatureCollection> => ({
    [TRAIL_SOURCE]: day ? trailFeatures(day, pointedOut) : NOTHING,
    [STOPS_SOURCE]: day ? stopFeatures(day, pointedOut) : NOTHING,
    [REFERENCE_SOURCE]: reference,
  });
  const update = () => {
    for (const [id, data] of Object.entries(contents())) map.getSource<GeoJSONSource>(id)?.setData(data);
  };
  const addImages = () => {
    const options = { pixelRatio: IMAGE_PIXEL_RATIO };
    const stops = day?.segments.filter(({ kind }) => kind === 'stop').length ?? 0;
    for (let number = 1; number <= Math.min(stops, NUMBERED_STOPS_MAX); number++)
      for (const isOut of [false, true]) {
        const name = stopImage(number, isOut);
        if (!map.hasImage(name)) map.addImage(name, drawStop(String(number), isOut, isDark), options);
      }
    if (!map.hasImage(PIN_IMAGE)) map.addImage(PIN_IMAGE, drawPin(isDark), options);
  };

  return {
    show: (nextDay, nextPointedOut) => {
      const isNew =
        nextDay !== undefined &&
        (nextDay.fromMs !== day?.fromMs || nextDay.track.technicianId !== day.track.technicianId);
      const isOther = nextPointedOut?.fromMs !== pointedOut?.fromMs;
      [day, pointedOut] = [nextDay, nextPointedOut];
      if (map.getSource(TRAIL_SOURCE)) addImages();
      update();
      if (day && (isNew || (isOther && pointedOut))) bringIntoView(map, day, isNew ? undefined : pointedOut);
    },
    showReference: (place) => {
      reference = place ? pointAt(place.lonDeg, place.latDeg) : NOTHING;
      update();
    },
    setDark: (next) => {
      isDark = next;
    },
    restore: (beforeLayer) => {
      addImages();
      for (const [id, data] of Object.entries(contents()))
        if (!map.getSource(id)) map.addSource(id, { type: 'geojson', data });
      for (const layer of layersOf(isDark)) if (!map.getLayer(layer.id)) map.addLayer(layer, beforeLayer);
    },
  };
}

function layersOf(isDark: boolean): LayerSpecification[] {
  const { halo } = isDark ? darkPalette : lightPalette;
  const colours = isDark ? darkSpeedColours : lightSpeedColours;
  const [slowest = halo] = colours;
  const byClass = colours.slice(1).flatMap((colour, index) => [index + 1, colour]);
  const width = (px: number): ExpressionSpecification => ['case', ['get', 'isPointedOut'], px + 3, px];
  const trail = (id: string, isLate: boolean): LayerSpecification => ({
    id,
    type: 'line',
    source: TRAIL_SOURCE,
    filter: ['==', ['get', 'isLate'], isLate],
    layout: { 'line-join': 'round', ...(isLate ? {} : { 'line-cap': 'round' }) },
    paint: {
      'line-color': ['step', ['get', 'speedClass'], slowest, ...byClass] as ExpressionSpecification,
      'line-width': width(3.5),
      ...(isLate ? { 'line-dasharray': [1.6, 1.1] } : {}),
    },
  });
  return [
    {
      id: 'day-trail-casing',
      type: 'line',
      source: TRAIL_SOURCE,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': halo, 'line-width': width(6.5), 'line-opacity': 0.85 },
    },
    trail('day-trail', false),
    trail('day-trail-late', true),
    {
      id: 'day-stops',
      type: 'symbol',
      source: STOPS_SOURCE,
      layout: {
        'icon-image': [
          'concat',
          'day-stop-',
          ['to-string', ['get', 'number']],
          ['case', ['get', 'isPointedOut'], '-out', ''],
        ],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'reference-place',
      type: 'symbol',
      source: REFERENCE_SOURCE,
      layout: { 'icon-image': PIN_IMAGE, 'icon-anchor': 'bottom', 'icon-allow-overlap': true },
    },
  ];
}

function stopImage(number: number, isPointedOut: boolean): string {
  return `day-stop-${number}${isPointedOut ? '-out' : ''}`;
}

// A stop may lie where the map already looks; a drive is wanted as a whole.
function bringIntoView(map: MapLibre, day: TechnicianDay, part: DaySegment | undefined): void {
  const animate = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (part?.kind === 'stop') {
    const place: [number, number] = [part.longitudeDeg, part.latitudeDeg];
    if (!map.getBounds().contains(place)) map.easeTo({ center: place, duration: 500, animate });
    return;
  }
  const bounds = boundsOfDay(day, part);
  if (bounds) map.fitBounds(bounds, { padding: 72, maxZoom: 16, duration: 500, animate });
}

function pointAt(lonDeg: number, latDeg: number): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lonDeg, latDeg] } }],
  };
}
