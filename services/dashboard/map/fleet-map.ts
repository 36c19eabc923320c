import 'maplibre-gl/dist/maplibre-gl.css';
import { AttributionControl, Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { BaseMapSource } from '../core/base-map.ts';
import type { Fleet } from '../core/fleet.ts';
import type { Streets } from '../core/streets.ts';
import { text } from '../text.ts';
import { attachBaseMap, type BaseMapKind } from './base-map.ts';
import { boundsOf } from './bounds.ts';
import { drawTechnicians } from './drawing.ts';
import { fitWhileOpening } from './opening.ts';
import { MARKER_LAYER } from './technician-layers.ts';

const FIT = { padding: 72, maxZoom: 15.5 };
const SELECTED_ZOOM_MIN = 14;
/** Clicks this near to a marker count, px: fingers are wide. */
const CLICK_REACH_PX = 8;

export interface FleetMapOptions {
  readonly container: HTMLElement;
  readonly fleet: Fleet;
  readonly baseMap: BaseMapSource;
  readonly streets: Streets | undefined;
  onSelect(id: string | undefined): void;
  /** The dispatcher moved the map by hand. */
  onDrag(): void;
  onBaseMap(kind: BaseMapKind): void;
}

export interface FleetMap {
  /** Marks a technician and brings the marker into view; while following, keeps it in the middle. */
  select(id: string | undefined, isFollowing: boolean): void;
  fitAll(): void;
  zoomBy(levels: number): void;
  /** True once technicians have been drawn. The library's own `loaded` is false whenever anybody moves. */
  isReady(): boolean;
  remove(): void;
}

/** @throws GPUInitializationError where the browser has no WebGL 2. */
export function createFleetMap(options: FleetMapOptions): FleetMap {
  const { container, fleet } = options;
  setWorkerUrl(workerUrl);
  const map = new MapLibre({
    container,
    center: [8, 30],
    zoom: 1.4,
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    locale: { 'Map.Title': text.board.map },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new AttributionControl({ compact: true }), 'bottom-right');
  map.addControl(new ScaleControl({ maxWidth: 100 }), 'bottom-left');
  const baseMap = attachBaseMap(map, options);
  const drawing = drawTechnicians(map, fleet);
  let selectedId: string | undefined;
  takeClicks(map, options);

  const fitAll = (isAnimated: boolean) => {
    const bounds = boundsOf(fleet.technicians());
    if (bounds) map.fitBounds(bounds, { ...FIT, animate: isAnimated });
  };
  const opening = fitWhileOpening(map, fleet, () => fitAll(false));
  const tellView = () => {
    const bounds = map.getBounds();
    fleet.setView({
      ...lonRange(bounds.getWest(), bounds.getEast()),
      southDeg: Math.max(-90, bounds.getSouth()),
      northDeg: Math.min(90, bounds.getNorth()),
      zoom: Math.floor(map.getZoom()),
      followedTechnicianId: selectedId,
    });
  };
  map.on('moveend', tellView);

  return {
    select: (id, isFollowing) => {
      const isNew = id !== selectedId;
      selectedId = id;
      drawing.select(id, isFollowing);
      const place = drawing.placeOf(id);
      if (place && (isNew || isFollowing))
        map.easeTo({ center: place, zoom: Math.max(map.getZoom(), SELECTED_ZOOM_MIN), duration: 600 });
      if (isNew) tellView();
      if (id !== undefined) opening.stop();
    },
    fitAll: () => fitAll(true),
    zoomBy: (levels) => {
      opening.stop();
      map.zoomTo(map.getZoom() + levels);
    },
    isReady: drawing.isDrawn,
    remove: () => {
      opening.stop();
      drawing.stop();
      baseMap.stop();
      map.remove();
    },
  };
}

function takeClicks(map: MapLibre, { onSelect, onDrag }: FleetMapOptions): void {
  const markerAt = ({ x, y }: { x: number; y: number }): string | undefined => {
    if (!map.getLayer(MARKER_LAYER)) return undefined;
    const [marker] = map.queryRenderedFeatures(
      [
        [x - CLICK_REACH_PX, y - CLICK_REACH_PX],
        [x + CLICK_REACH_PX, y + CLICK_REACH_PX],
      ],
      { layers: [MARKER_LAYER] },
    );
    const id: unknown = marker?.properties.id;
    return typeof id === 'string' ? id : undefined;
  };
  map.on('click', ({ point }) => onSelect(markerAt(point)));
  map.on('mousemove', ({ point }) => {
    map.getCanvas().style.cursor = markerAt(point) ? 'pointer' : '';
  });
  map.on('dragstart', onDrag);
}

// A map that was dragged around the globe counts on beyond ±180°.
function lonRange(west: number, east: number): { westDeg: number; eastDeg: number } {
  if (east - west >= 360) return { westDeg: -180, eastDeg: 180 };
  return { westDeg: wrapLon(west), eastDeg: wrapLon(east) };
}

function wrapLon(lon: number): number {
  return lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
}
