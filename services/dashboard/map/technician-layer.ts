import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl';
import type { MarkerFeed } from '../core/marker-feed.ts';
import type { LayoutRequest } from '../core/marker-layout.ts';
import { type Picked, pick } from '../core/marker-picking.ts';
import type { MarkerView } from '../core/marker-projection.ts';
import { latOf, lonOf, mercatorX, mercatorY, screenX, screenY, worldPxAt, zoomOf } from '../core/marker-projection.ts';
import {
  clearMarkers,
  createMarkerStore,
  placeX,
  placeY,
  progressAt,
  putWay,
  removeMarker,
} from '../core/marker-store.ts';
import { createDrawTrace, type DrawnFix } from './draw-trace.ts';
import { createFrameTimes } from './frame-times.ts';
import { createLayerGraphics, type LayerGraphics } from './layer-graphics.ts';
import { createLayoutSchedule } from './layout-schedule.ts';
import { lightMarkers, type MarkerPalette } from './marker-palette.ts';
import { createRepainter, speedPxPerS } from './repainter.ts';

export const TECHNICIANS_LAYER = 'technicians';

/** While the map is zoomed, names are placed anew each time by so much: they move towards each other. */
const ZOOM_STEP = 0.06;

/** Where a marker is drawn. */
export interface DrawnPlace {
  readonly lonDeg: number;
  readonly latDeg: number;
  /** CSS px from the upper left of the map. */
  readonly x: number;
  readonly y: number;
}

interface Durations {
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
}

/** What tests and measurements ask; nothing of the page does. */
export interface LayerStats {
  /** Technicians the map knows, those drawn singly, bubbles, and names. */
  readonly technicians: number;
  readonly drawn: number;
  readonly clusters: number;
  readonly labels: number;
  /** Script of the layer in a frame, ms, over the latest 512. */
  readonly renderMs: Durations;
  /** Script of taking over news, ms. */
  readonly feedMs: Durations;
  placeOf(id: string): DrawnPlace | undefined;
  /** Off at first. */
  trace(isOn: boolean): void;
  takeTrace(): DrawnFix[];
}

export interface TechnicianLayer {
  readonly layer: CustomLayerInterface;
  /** Draws this feed from now on. */
  show(feed: MarkerFeed): void;
  select(id: string | undefined): void;
  setShown(isShown: ((id: string) => boolean) | undefined): void;
  setPalette(palette: MarkerPalette): void;
  placeOf(id: string): DrawnPlace | undefined;
  pickAt(point: { readonly x: number; readonly y: number }): Picked | undefined;
  isDrawn(): boolean;
  stats(): LayerStats;
  stop(): void;
}

/** The one layer that draws technicians, above everything of the base map. */
export function createTechnicianLayer(map: MapLibre): TechnicianLayer {
  const store = createMarkerStore();
  const repainter = createRepainter(() => map.triggerRepaint());
  const renderTimes = createFrameTimes();
  const feedTimes = createFrameTimes();
  const trace = createDrawTrace();
  let graphics: LayerGraphics | undefined;
  let feed: MarkerFeed | undefined;
  let unsubscribe: (() => void) | undefined;
  let selectedId: string | undefined;
  let isShown: ((id: string) => boolean) | undefined;
  let palette = lightMarkers;
  let isDrawn = false;
  let laidOutZoom = 0;
  const size = watchSize(map);
  const view = (): MarkerView => viewOf(map, size);
  const requestOf = (from: MarkerFeed): LayoutRequest => ({
    view: view(),
    clockMs: from.clockMs(),
    timeMs: from.timeMs(),
    nowMs: performance.now(),
    selectedSlot: selectedSlot(),
    isShown,
  });
  const onLayout = (request: LayoutRequest) => {
    laidOutZoom = zoomOf(request.view.worldPx);
    graphics?.refresh();
    repainter.judge(store, schedule.current(), request);
  };
  const schedule = createLayoutSchedule({
    store,
    nowMs: () => performance.now(),
    ask: () => (feed?.isRunning() ? requestOf(feed) : undefined),
    onLayout: (request) => {
      onLayout(request);
      repainter.afterwards();
    },
  });
  const selectedSlot = () => (selectedId === undefined ? undefined : store.slotOf.get(selectedId));
  const renew = () => {
    schedule.renew();
    graphics?.refresh();
    repainter.now();
  };

  // Names are placed for what is in view. While a marker is followed the map moves all the time, so that only zooming is
  // worth a layout at once.
  const onMoved = () => (feed?.isRunning() ? schedule.noteNews() : renew());
  map.on('moveend', onMoved);
  map.on('zoomend', renew);

  const take = (from: MarkerFeed) =>
    from.onChange(({ changed, leftIds }) => {
      const startMs = performance.now();
      const clockMs = from.clockMs();
      const worldPx = worldPxAt(map.getZoom());
      let isSeen = false;
      for (const way of changed) {
        const slot = putWay(store, way);
        if (!graphics?.isDrawn(slot)) continue;
        isSeen = true;
        if (trace.isOn()) trace.received(slot, way.id, way.recordedAtMs, way.endMs, epochMs(startMs));
        graphics.change(slot);
        repainter.noteSpeed(speedPxPerS(store, slot, clockMs, worldPx));
      }
      for (const id of leftIds) {
        const slot = removeMarker(store, id);
        if (slot !== undefined) graphics?.drop(slot);
      }
      // Of a past that stands still there is nothing to wait for: it was asked for another time.
      if (from.isRunning()) schedule.noteNews();
      else schedule.renew();
      if (leftIds.length > 0 || !from.isRunning() || !isDrawn) repainter.now();
      else if (isSeen) repainter.news();
      feedTimes.add(performance.now() - startMs);
    });

  const render = (gl: WebGL2RenderingContext) => {
    if (!feed) return;
    const nowMs = performance.now();
    graphics ??= createLayerGraphics(gl);
    const request = requestOf(feed);
    if (Math.abs(zoomOf(request.view.worldPx) - laidOutZoom) > ZOOM_STEP) schedule.renew();
    if (schedule.advance(request)) onLayout(request);
    const layout = schedule.current();
    if (layout) {
      graphics.draw({ ...request, store, layout, dpr: map.getPixelRatio(), palette });
      isDrawn = true;
      if (trace.isOn()) trace.drawn(request.clockMs, epochMs(nowMs), graphics.isDrawn);
    }
    repainter.plan(schedule.isBusy() || (graphics?.isBehind() ?? false), feed.isRunning(), nowMs);
    renderTimes.add(performance.now() - nowMs);
  };

  const placeOf = (id: string): DrawnPlace | undefined => {
    const slot = store.slotOf.get(id);
    if (slot === undefined || !feed) return undefined;
    const progress = progressAt(store, slot, feed.clockMs());
    const [x, y, now] = [placeX(store, slot, progress), placeY(store, slot, progress), view()];
    return { lonDeg: lonOf(x), latDeg: latOf(y), x: screenX(now, x), y: screenY(now, y) };
  };

  return {
    layer: {
      id: TECHNICIANS_LAYER,
      type: 'custom',
      renderingMode: '2d',
      // A new style, or a context that was lost, begins with nothing.
      onAdd: () => {
        graphics = undefined;
      },
      onRemove: () => {
        graphics?.remove();
        graphics = undefined;
      },
      render: (gl) => {
        if (gl instanceof WebGL2RenderingContext) render(gl);
      },
    },
    show: (next) => {
      unsubscribe?.();
      clearMarkers(store);
      schedule.reset();
      graphics?.forget();
      feed = next;
      for (const way of next.ways()) putWay(store, way);
      unsubscribe = take(next);
      repainter.now();
    },
    select: (id) => {
      selectedId = id;
      renew();
    },
    setShown: (next) => {
      isShown = next;
      renew();
    },
    setPalette: (next) => {
      palette = next;
      renew();
    },
    placeOf,
    pickAt: (point) => {
      const layout = schedule.current();
      if (!layout || !feed) return undefined;
      return pick(store, layout, view(), { clockMs: feed.clockMs(), nowMs: performance.now() }, point);
    },
    isDrawn: () => isDrawn,
    stats: () => ({
      technicians: store.size,
      drawn: schedule.current()?.drawn.length ?? 0,
      clusters: schedule.current()?.clusters.bubbles.length ?? 0,
      labels: graphics?.labelCount() ?? 0,
      renderMs: durationsOf(renderTimes),
      feedMs: durationsOf(feedTimes),
      placeOf,
      trace: trace.set,
      takeTrace: trace.take,
    }),
    stop: () => {
      unsubscribe?.();
      schedule.stop();
      repainter.stop();
      feed = undefined;
    },
  };
}

function durationsOf(times: ReturnType<typeof createFrameTimes>): Durations {
  return { p50: times.percentile(0.5), p99: times.percentile(0.99), count: times.count() };
}

function epochMs(pageMs: number): number {
  return performance.timeOrigin + pageMs;
}

// Asking an element for its size in each frame would make the browser lay the page out each time.
function watchSize(map: MapLibre): { widthPx: number; heightPx: number } {
  const size = { widthPx: 0, heightPx: 0 };
  const read = () => {
    const { clientWidth, clientHeight } = map.getContainer();
    size.widthPx = clientWidth;
    size.heightPx = clientHeight;
  };
  map.on('resize', read);
  read();
  return size;
}

function viewOf(map: MapLibre, { widthPx, heightPx }: { widthPx: number; heightPx: number }): MarkerView {
  const { lng, lat } = map.getCenter();
  return {
    centerX: mercatorX(lng),
    centerY: mercatorY(lat),
    worldPx: worldPxAt(map.getZoom()),
    widthPx,
    heightPx,
  };
}
