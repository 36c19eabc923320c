import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { OpenBoard } from '../adapters/open-board.ts';
import type { BaseMapKind } from '../map/base-map.ts';
import type { FleetMap } from '../map/fleet-map.ts';
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
  readonly selectedId: string | undefined;
  readonly isFollowing: boolean;
  onSelect(id: string | undefined): void;
  onDrag(): void;
}

/** The map and its buttons. Where it cannot be drawn it says so, and the page goes on without. */
export function MapPane({ board, handle, selectedId, isFollowing, onSelect, onDrag }: MapPaneProps) {
  const container = useRef<HTMLDivElement>(null);
  const state = useSignal<MapState>({ kind: 'loading' });
  // The map lives longer than one drawing of this view, so it asks for the handlers of the newest one.
  const handlers = useRef({ onSelect, onDrag });
  handlers.current = { onSelect, onDrag };

  useEffect(() => {
    const element = container.current;
    let isGone = false;
    let stopFeed: (() => void) | undefined;
    const show = async () => {
      const { createFleetMap, createLiveFeed } = await import('../map/fleet-map.ts');
      if (isGone || !element) return;
      const motion = matchMedia('(prefers-reduced-motion: reduce)');
      const { fleet, ...baseMap } = board;
      const feed = createLiveFeed({ fleet, nowMs: () => performance.now(), isMotionReduced: () => motion.matches });
      const map = createFleetMap({
        container: element,
        ...baseMap,
        onView: fleet.setView,
        onSelect: (id) => handlers.current.onSelect(id),
        onDrag: () => handlers.current.onDrag(),
        onBaseMap: (baseMap) => {
          state.value = { kind: 'shown', baseMap };
        },
      });
      stopFeed = feed.stop;
      map.show(feed, { fit: true });
      handle.current = map;
    };
    show().catch((error: unknown) => {
      console.warn('map', error);
      state.value = { kind: 'unavailable', words: whyUnavailable(error) };
    });
    return () => {
      isGone = true;
      stopFeed?.();
      handle.current?.remove();
      handle.current = undefined;
    };
  }, [board, handle, state]);

  const isShown = state.value.kind === 'shown';
  useEffect(() => {
    if (isShown) handle.current?.select(selectedId, isFollowing);
  }, [handle, isShown, selectedId, isFollowing]);

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
