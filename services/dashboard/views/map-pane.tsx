import type { BoardView } from '@fieldcast/client';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Reference } from '../adapters/board-place.ts';
import type { OpenBoard } from '../adapters/open-board.ts';
import type { DaySegment, TechnicianDay } from '../core/history.ts';
import type { MarkerFeed } from '../core/marker-feed.ts';
import type { BaseMapKind } from '../map/base-map.ts';
import type { FleetMap, LiveFeed } from '../map/fleet-map.ts';
import { text } from '../text.ts';

/** The map that is on the page, for those outside who need to ask it something. */
export interface MapHandle {
  current: FleetMap | undefined;
}

type MapState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown'; readonly baseMap: BaseMapKind }
  | { readonly kind: 'unavailable'; readonly words: string };

interface MapPaneProps {
  readonly board: OpenBoard;
  readonly handle: MapHandle;
  /** The past to show; undefined: the live fleet. */
  readonly pastFeed: MarkerFeed | undefined;
  readonly selectedId: string | undefined;
  readonly isFollowing: boolean;
  /** Whom the list shows; undefined: everybody. */
  readonly isShown: ((technicianId: string) => boolean) | undefined;
  /** The day of one technician to draw, and the stop, drive or gap to point out. */
  readonly day: TechnicianDay | undefined;
  readonly segment: DaySegment | undefined;
  readonly reference: Reference | undefined;
  onSelect(id: string | undefined): void;
  onPickPlace(place: Reference): void;
  onDrag(): void;
  onView(view: BoardView): void;
}

/** The map and its buttons. Where it cannot be drawn it says so, and the page goes on without. */
export function MapPane(props: MapPaneProps) {
  const { board, handle, pastFeed, selectedId, isFollowing, isShown, day, segment, reference } = props;
  const container = useRef<HTMLDivElement>(null);
  const state = useSignal<MapState>({ kind: 'loading' });
  const liveFeed = useRef<LiveFeed | undefined>(undefined);
  // The map lives longer than one drawing of this view, so it asks for the handlers of the newest one.
  const handlers = useRef(props);
  handlers.current = props;

  useEffect(() => {
    const element = container.current;
    let isGone = false;
    const show = async () => {
      const { createFleetMap, createLiveFeed } = await import('../map/fleet-map.ts');
      if (isGone || !element) return;
      const { fleet } = board.scene;
      handle.current = createFleetMap({
        container: element,
        baseMap: board.baseMap,
        streets: board.streets,
        onView: (view) => {
          fleet.setView(view);
          handlers.current.onView(view);
        },
        onSelect: (id) => handlers.current.onSelect(id),
        onPickPlace: (place) => handlers.current.onPickPlace(place),
        onDrag: () => handlers.current.onDrag(),
        onBaseMap: (baseMap) => {
          state.value = { kind: 'shown', baseMap };
        },
      });
      const motion = matchMedia('(prefers-reduced-motion: reduce)');
      liveFeed.current = createLiveFeed({
        fleet,
        nowMs: () => performance.now(),
        isMotionReduced: () => motion.matches,
      });
      handle.current.show(handlers.current.pastFeed ?? liveFeed.current, { fit: true });
    };
    show().catch((error: unknown) => {
      console.warn('map', error);
      state.value = { kind: 'unavailable', words: whyUnavailable(error) };
    });
    return () => {
      isGone = true;
      liveFeed.current?.stop();
      handle.current?.remove();
      handle.current = undefined;
    };
  }, [board, handle, state]);

  const map = state.value.kind === 'shown' ? handle.current : undefined;
  const feedShown = useRef(pastFeed);
  useEffect(() => {
    const feed = pastFeed ?? liveFeed.current;
    if (feedShown.current !== pastFeed && feed) map?.show(feed, { fit: false });
    feedShown.current = pastFeed;
  }, [map, pastFeed]);
  useEffect(() => map?.select(selectedId, isFollowing), [map, selectedId, isFollowing]);
  useEffect(() => map?.setShown(isShown), [map, isShown]);
  useEffect(() => map?.showDay(day, segment), [map, day, segment]);
  useEffect(() => map?.showReferencePoint(reference), [map, reference]);

  return (
    <div class="map-pane">
      <div class="map" ref={container} />
      {state.value.kind === 'loading' && <p class="map-note">{text.map.loading}</p>}
      {state.value.kind === 'unavailable' && (
        <div class="map-unavailable" role="note">
          <h2>{text.map.unavailableTitle}</h2>
          <p>{state.value.words}</p>
        </div>
      )}
      {state.value.kind === 'shown' && <MapButtons handle={handle} />}
      {state.value.kind === 'shown' && state.value.baseMap === 'offline' && (
        <p class="map-note map-note-quiet">{text.map.offline}</p>
      )}
    </div>
  );
}

function MapButtons({ handle }: { handle: MapHandle }) {
  return (
    <div class="map-buttons">
      <MapButton label={text.map.zoomIn} path="M8 3v10M3 8h10" onClick={() => handle.current?.zoomBy(1)} />
      <MapButton label={text.map.zoomOut} path="M3 8h10" onClick={() => handle.current?.zoomBy(-1)} />
      <MapButton
        label={text.map.fitAll}
        path="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10"
        onClick={() => handle.current?.fitAll()}
      />
    </div>
  );
}

function MapButton({ label, path, onClick }: { label: string; path: string; onClick: () => void }) {
  return (
    <button class="icon-button" type="button" aria-label={label} title={label} onClick={onClick}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}

// Other failures are of loading: a page from before an update may ask for files that are gone.
function whyUnavailable(error: unknown): string {
  return error instanceof Error && error.name === 'GPUInitializationError'
    ? text.map.unavailableLead
    : text.map.failedLead;
}
