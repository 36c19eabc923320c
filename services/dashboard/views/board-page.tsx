import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import type { Reference } from '../adapters/board-place.ts';
import type { DispatchApi } from '../adapters/dispatch-api.ts';
import type { OpenBoard } from '../adapters/open-board.ts';
import type { Scene } from '../adapters/scene.ts';
import type { Session } from '../adapters/session.ts';
import type { DaySegment, TechnicianDay } from '../core/history.ts';
import { PLAY_BACK_MS } from '../core/replay.ts';
import { text } from '../text.ts';
import { Banner } from './banner.tsx';
import { createFleetSignals } from './fleet-signals.ts';
import { HelpButton } from './help-button.tsx';
import { LazyPhoneDialog } from './lazy-phone-dialog.tsx';
import { LazyTimeline } from './lazy-timeline.tsx';
import { type MapHandle, MapPane } from './map-pane.tsx';
import { PastBand } from './past-band.tsx';
import type { PhoneDialogProps } from './phone-dialog.tsx';
import { type IsShown, Roster } from './roster.tsx';
import type { RosterReference } from './roster-sort.ts';
import { SelectedPanel } from './selected-panel.tsx';
import { useShortcuts } from './shortcuts.tsx';
import { Wordmark } from './wordmark.tsx';

export type { MapHandle } from './map-pane.tsx';

interface BoardPageProps {
  readonly board: OpenBoard;
  readonly user: { readonly userName: string; readonly tenantName: string };
  readonly session: Session;
  readonly api: Pick<DispatchApi, 'createPhoneLink'>;
  readonly mapHandle: MapHandle;
}

/** The dispatch board: map, roster, timeline, details of the selected technician, and whether it all is live. */
export function BoardPage({ board, user, session, api, mapHandle }: BoardPageProps) {
  const { scene } = board;
  const { fleet, replay, place, picture, mode, history } = scene;
  const signals = useMemo(() => createFleetSignals(fleet, picture), [fleet, picture]);
  useEffect(() => signals.stop, [signals]);
  const isShown = useSignal<IsShown | undefined>(undefined);
  const shownDay = useSignal<TechnicianDay | undefined>(undefined);
  const segment = useSignal<DaySegment | undefined>(undefined);
  const phoneDialog = useSignal<Pick<PhoneDialogProps, 'technician'> | undefined>(undefined);
  const closePhoneDialog = useCallback(() => {
    phoneDialog.value = undefined;
  }, [phoneDialog]);
  const onShown = useCallback(
    (next: IsShown | undefined) => {
      isShown.value = next;
    },
    [isShown],
  );
  const { nowMs } = signals.moment.value;
  const isPast = mode.value === 'past';
  const reference = place.reference.value;
  const rosterReference = useMemo(() => reference && toRosterReference(reference), [reference]);
  useBoardKeys(scene, mapHandle);

  return (
    <div class={isPast ? 'board board-past' : 'board'}>
      <Banner connection={signals.connection.value} nowMs={nowMs} onSignIn={session.expire} />
      <BoardHead user={user} session={session} />
      <main class="board-main">
        {isPast && <PastBand replay={replay} liveTimeMs={fleet.timeMs} onLive={place.goLive} />}
        <div class="board-map">
          <MapPane
            board={board}
            handle={mapHandle}
            pastFeed={isPast ? replay.feed : undefined}
            selectedId={place.selectedId.value}
            isFollowing={place.isFollowing.value}
            isShown={isShown.value}
            day={shownDay.value}
            segment={segment.value}
            reference={reference}
            onSelect={place.select}
            onPickPlace={(picked) => {
              place.reference.value = picked;
            }}
            onDrag={() => {
              place.isFollowing.value = false;
            }}
            onView={({ zoom, ...bounds }) => replay.setView({ bounds, zoom })}
          />
        </div>
      </main>
      <div class="board-timeline">
        <LazyTimeline
          replay={replay}
          api={history}
          mode={mode}
          liveTimeMs={fleet.timeMs}
          onGoTo={place.goTo}
          onLive={place.goLive}
        />
      </div>
      <SelectedPanel
        scene={scene}
        moment={signals.moment}
        canFollow={mapHandle.current !== undefined}
        shownDay={shownDay}
        segment={segment}
        onPhoneLink={(technician) => {
          phoneDialog.value = { technician };
        }}
      />
      <Roster
        picture={picture.value}
        moment={signals.moment}
        isPast={isPast}
        selectedId={place.selectedId.value}
        reference={rosterReference}
        onClearReference={() => {
          place.reference.value = undefined;
        }}
        onSelect={place.select}
        onShown={onShown}
        onAddPhone={() => {
          phoneDialog.value = { technician: undefined };
        }}
      />
      {phoneDialog.value && (
        <LazyPhoneDialog {...phoneDialog.value} createLink={api.createPhoneLink} onClose={closePhoneDialog} />
      )}
    </div>
  );
}

function toRosterReference({ latDeg, lonDeg }: Reference): RosterReference {
  return { label: text.board.clickedPlace, place: { latitudeDeg: latDeg, longitudeDeg: lonDeg } };
}

function BoardHead({ user, session }: Pick<BoardPageProps, 'user' | 'session'>) {
  return (
    <header class="board-head">
      <h1>
        <Wordmark />
      </h1>
      <span class="tenant">{user.tenantName}</span>
      <HelpButton />
      <button
        class="button button-quiet"
        type="button"
        title={text.board.signedInAs(user.userName)}
        onClick={() => void session.signOut()}
      >
        {text.board.signOut}
      </button>
    </header>
  );
}

function useBoardKeys({ place, replay, fleet }: Scene, map: MapHandle): void {
  useShortcuts({
    follow: () => {
      if (place.selectedId.peek() !== undefined) place.isFollowing.value = !place.isFollowing.peek();
    },
    live: place.goLive,
    playPause: () => {
      if (!place.isPast.peek()) place.goTo(fleet.timeMs() - PLAY_BACK_MS);
      if (replay.state.peek().isPlaying) replay.pause();
      else replay.play();
    },
    zoomIn: () => map.current?.zoomBy(1),
    zoomOut: () => map.current?.zoomBy(-1),
    fitAll: () => map.current?.fitAll(),
  });
}
