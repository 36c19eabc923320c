import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Fleet } from '../core/fleet.ts';
import { createMovingMarkers } from './moving-markers.ts';
import { TECHNICIANS_SOURCE, toMarkerFeatures } from './technician-layers.ts';

/** Markers go to the renderer at most this often (10 Hz): each time costs in proportion to the fleet. */
const DRAW_INTERVAL_MS = 100;
/** Ages run on without news, so markers are judged anew at this pace. */
const FRESHNESS_INTERVAL_MS = 1_000;

interface Drawing {
  select(id: string | undefined, isFollowing: boolean): void;
  /** [lon, lat] of a marker as drawn. */
  placeOf(id: string | undefined): [number, number] | undefined;
  isDrawn(): boolean;
  stop(): void;
}

/** Keeps the technicians of the fleet drawn on the map: one source, fed within animation frames. */
export function drawTechnicians(map: MapLibre, fleet: Fleet): Drawing {
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const markers = createMovingMarkers(() => reducedMotion.matches);
  let selectedId: string | undefined;
  let isFollowing = false;
  let isDirty = true;
  let isDrawn = false;
  let drawnAtMs = 0;
  let frame: number | undefined;

  const draw = () => {
    frame = undefined;
    const nowMs = performance.now();
    const source = map.getSource<GeoJSONSource>(TECHNICIANS_SOURCE);
    const isDue = nowMs - drawnAtMs >= DRAW_INTERVAL_MS;
    if (source && isDue && (isDirty || markers.isAnyMoving(drawnAtMs))) {
      isDirty = false;
      drawnAtMs = nowMs;
      source.setData(toMarkerFeatures(markers.markersAt(nowMs, fleet.timeMs(), selectedId)));
      follow(nowMs);
    }
    if (isDirty || markers.isAnyMoving(drawnAtMs)) schedule();
  };
  const schedule = () => {
    frame ??= requestAnimationFrame(draw);
  };
  const redraw = () => {
    isDirty = true;
    schedule();
  };
  const follow = (nowMs: number) => {
    const place = isFollowing && selectedId !== undefined ? markers.placeOf(selectedId, nowMs) : undefined;
    if (place && !map.isMoving()) map.setCenter(place);
  };

  markers.update(fleet.technicians(), performance.now());
  const unsubscribe = fleet.onChange(({ changed, leftIds }) => {
    markers.update(changed, performance.now());
    leftIds.forEach(markers.remove);
    redraw();
  });
  map.on('style.load', redraw);
  map.on('sourcedata', ({ sourceId, tile }) => {
    if (sourceId === TECHNICIANS_SOURCE && tile) isDrawn = true;
  });
  const timer = setInterval(redraw, FRESHNESS_INTERVAL_MS);
  redraw();

  return {
    select: (id, shallFollow) => {
      selectedId = id;
      isFollowing = shallFollow;
      redraw();
    },
    placeOf: (id) => (id === undefined ? undefined : markers.placeOf(id, performance.now())),
    isDrawn: () => isDrawn,
    stop: () => {
      unsubscribe();
      clearInterval(timer);
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
  };
}
