import 'maplibre-gl/dist/maplibre-gl.css';
import type { BoardView } from '@fieldcast/client';
import { AttributionControl, Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { DaySegment, TechnicianDay } from '../core/history.ts';
import type { MarkerFeed } from '../core/marker-feed.ts';
import { latOf, lonOf, mercatorX } from '../core/marker-projection.ts';
import { text } from '../text.ts';
import { attachBaseMap, type BaseMapKind, type BaseMapOptions } from './base-map.ts';
import { boundsOfWays } from './bounds.ts';
import { darkMarkers, lightMarkers } from './marker-palette.ts';

export { createLiveFeed, type LiveFeed } from './live-feed.ts';

import { createDayLayers } from './day-layers.ts';
import { fitWhileOpening } from './opening.ts';
import { createTechnicianLayer, type LayerStats, TECHNICIANS_LAYER, type TechnicianLayer } from './technician-layer.ts';

const FIT = { padding: 72, maxZoom: 15.5 };
const SELECTED_ZOOM_MIN = 14;
/** Zooming into a bubble goes no further than this, and at least one level. */
const BUBBLE_ZOOM_MAX = 18;
/** A followed marker may be this far from the middle, px. */
const FOLLOW_SLACK_PX = 0.75;
/** Short, and not 0: then the library places all names of the map anew in each frame, also where nothing has moved. */
const LABEL_FADE_MS = 100;
/** The server is told of a new view at most this often, ms; the last one is always told. */
const VIEW_INTERVAL_MS = 250;

export interface Place {
  readonly latDeg: number;
  readonly lonDeg: number;
}

export interface FleetMapOptions extends Omit<BaseMapOptions, 'onBaseMap'> {
  readonly container: HTMLElement;
  onSelect(id: string | undefined): void;
  /** Distances are to count from here. */
  onPickPlace(place: Place): void;
  /** The dispatcher moved the map by hand. */
  onDrag(): void;
  onBaseMap(kind: BaseMapKind): void;
  /** What is on the screen has changed. */
  onView(view: BoardView): void;
}

export interface FleetMap {
  /** Draws this feed. With `fit` everybody is brought into view, now and while the first positions come in. */
  show(feed: MarkerFeed, options: { readonly fit: boolean }): void;
  /** Marks a technician and brings the marker into view; while following, keeps it in the middle. */
  select(id: string | undefined, isFollowing: boolean): void;
  /** Others are faint dots without a name that take no clicks; undefined: everybody is shown. Asked several times a second. */
  setShown(isShown: ((id: string) => boolean) | undefined): void;
  /** Draws one technician's day with one stop, drive or gap of it pointed out; undefined: no day any more. */
  showDay(day: TechnicianDay | undefined, segment: DaySegment | undefined): void;
  /** A pin where distances count from. */
  showReferencePoint(place: Place | undefined): void;
  fitAll(): void;
  zoomBy(levels: number): void;
  /** True once technicians have been drawn. The library's own `loaded` is false whenever anybody moves. */
  isReady(): boolean;
  stats(): LayerStats;
  remove(): void;
}

/** @throws GPUInitializationError where the browser has no WebGL 2. */
export function createFleetMap(options: FleetMapOptions): FleetMap {
  const map = openMap(options.container);
  const technicians = createTechnicianLayer(map);
  const dayLayers = createDayLayers(map);
  // Each style begins without what is ours.
  const onStyle = () => {
    if (!map.getLayer(TECHNICIANS_LAYER)) map.addLayer(technicians.layer);
    dayLayers.restore(TECHNICIANS_LAYER);
  };
  map.on('style.load', onStyle);
  const baseMap = attachBaseMap(map, {
    ...options,
    onBaseMap: (kind, isDark) => {
      dayLayers.setDark(isDark);
      technicians.setPalette(isDark ? darkMarkers : lightMarkers);
      options.onBaseMap(kind);
    },
  });
  let feed: MarkerFeed | undefined;
  let opening: { stop(): void } | undefined;
  let selectedId: string | undefined;
  let isFollowing = false;
  takeClicks(map, technicians, options);
  const views = tellViews(map, options, () => selectedId);

  const fitAll = (isAnimated: boolean) => {
    const bounds = feed && boundsOfWays(feed.ways());
    if (bounds) map.fitBounds(bounds, { ...FIT, animate: isAnimated && !isMotionReduced() });
  };
  map.on('render', () => {
    const place = isFollowing && selectedId !== undefined ? technicians.placeOf(selectedId) : undefined;
    if (!place || map.isMoving()) return;
    const { clientWidth, clientHeight } = map.getContainer();
    const offPx = Math.hypot(place.x - clientWidth / 2, place.y - clientHeight / 2);
    if (offPx > FOLLOW_SLACK_PX) map.setCenter([place.lonDeg, place.latDeg]);
  });

  return {
    show: (next, { fit }) => {
      feed = next;
      technicians.show(next);
      opening?.stop();
      opening = fit ? fitWhileOpening(map, next, () => fitAll(false)) : undefined;
    },
    select: (id, shallFollow) => {
      const isNew = id !== selectedId;
      selectedId = id;
      isFollowing = shallFollow;
      technicians.select(id);
      const place = id === undefined ? undefined : technicians.placeOf(id);
      if (place && (isNew || isFollowing)) bringIntoView(map, place);
      if (isNew) views.tell();
      if (id !== undefined) opening?.stop();
    },
    setShown: technicians.setShown,
    showDay: (day, segment) => {
      if (day) opening?.stop();
      dayLayers.show(day, segment);
    },
    showReferencePoint: dayLayers.showReference,
    fitAll: () => fitAll(true),
    zoomBy: (levels) => {
      opening?.stop();
      map.zoomTo(map.getZoom() + levels, { animate: !isMotionReduced() });
    },
    isReady: technicians.isDrawn,
    stats: technicians.stats,
    remove: () => {
      opening?.stop();
      views.stop();
      technicians.stop();
      baseMap.stop();
      map.remove();
    },
  };
}

function openMap(container: HTMLElement): MapLibre {
  setWorkerUrl(workerUrl);
  const map = new MapLibre({
    container,
    center: [8, 30],
    zoom: 1.4,
    maxZoom: 19,
    // North stays up and the ground flat: what is drawn of technicians counts on it.
    maxPitch: 0,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: LABEL_FADE_MS,
    locale: { 'Map.Title': text.board.map },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new AttributionControl({ compact: true }), 'bottom-right');
  map.addControl(new ScaleControl({ maxWidth: 100 }), 'bottom-left');
  return map;
}

function bringIntoView(map: MapLibre, { lonDeg, latDeg }: Place): void {
  const zoom = Math.max(map.getZoom(), SELECTED_ZOOM_MIN);
  map.easeTo({ center: [lonDeg, latDeg], zoom, duration: 600, animate: !isMotionReduced() });
}

function isMotionReduced(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function takeClicks(
  map: MapLibre,
  technicians: TechnicianLayer,
  { onSelect, onPickPlace, onDrag }: Pick<FleetMapOptions, 'onSelect' | 'onPickPlace' | 'onDrag'>,
): void {
  map.on('click', ({ point }) => {
    const picked = technicians.pickAt(point);
    if (picked?.kind === 'technician') onSelect(picked.id);
    else if (picked?.kind === 'bubble') zoomInto(map, picked.bubble);
    else onSelect(undefined);
  });
  // A plain click is for selecting and letting go; a place is picked by the other button, or by a long press.
  map.on('contextmenu', ({ lngLat }) => onPickPlace({ latDeg: lngLat.lat, lonDeg: lonOf(mercatorX(lngLat.lng)) }));
  map.on('mousemove', ({ point }) => {
    map.getCanvas().style.cursor = technicians.pickAt(point) ? 'pointer' : '';
  });
  map.on('dragstart', onDrag);
}

type Box = { readonly west: number; readonly north: number; readonly east: number; readonly south: number };

function zoomInto(map: MapLibre, { west, north, east, south }: Box): void {
  const center: [number, number] = [lonOf((west + east) / 2), latOf((north + south) / 2)];
  const fitting = map.cameraForBounds(
    [
      [lonOf(west), latOf(south)],
      [lonOf(east), latOf(north)],
    ],
    { padding: FIT.padding },
  );
  const zoom = Math.max(map.getZoom() + 1, Math.min(BUBBLE_ZOOM_MAX, fitting?.zoom ?? BUBBLE_ZOOM_MAX));
  map.easeTo({ center, zoom, duration: 500, animate: !isMotionReduced() });
}

function tellViews(
  map: MapLibre,
  { onView }: Pick<FleetMapOptions, 'onView'>,
  selectedId: () => string | undefined,
): { tell(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    timer = undefined;
    const bounds = map.getBounds();
    onView({
      ...lonRange(bounds.getWest(), bounds.getEast()),
      southDeg: Math.max(-90, bounds.getSouth()),
      northDeg: Math.min(90, bounds.getNorth()),
      zoom: Math.floor(map.getZoom()),
      followedTechnicianId: selectedId(),
    });
  };
  map.on('moveend', () => {
    timer ??= setTimeout(tell, VIEW_INTERVAL_MS);
  });
  return { tell, stop: () => clearTimeout(timer) };
}

// A map that was dragged around the globe counts on beyond ±180°.
function lonRange(west: number, east: number): { westDeg: number; eastDeg: number } {
  if (east - west >= 360) return { westDeg: -180, eastDeg: 180 };
  return { westDeg: wrapLon(west), eastDeg: wrapLon(east) };
}

function wrapLon(lon: number): number {
  return lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
}
