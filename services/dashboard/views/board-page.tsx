import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import type { DispatchApi } from '../adapters/dispatch-api.ts';
import { createHistoryApi } from '../adapters/history-api.ts';
import type { OpenBoard } from '../adapters/open-board.ts';
import type { Session } from '../adapters/session.ts';
import { text } from '../text.ts';
import { Banner } from './banner.tsx';
import { DayView } from './day.tsx';
import { Details } from './details.tsx';
import { createFleetSignals } from './fleet-signals.ts';
import { HelpButton } from './help-button.tsx';
import { LazyPhoneDialog } from './lazy-phone-dialog.tsx';
import { type MapHandle, MapPane } from './map-pane.tsx';
import type { PhoneDialogProps } from './phone-dialog.tsx';
import { Roster } from './roster.tsx';
import { Wordmark } from './wordmark.tsx';

export type { MapHandle } from './map-pane.tsx';

interface BoardPageProps {
  readonly board: OpenBoard;
  readonly user: { readonly userName: string; readonly tenantName: string };
  readonly session: Session;
  readonly api: Pick<DispatchApi, 'createPhoneLink'>;
  readonly mapHandle: MapHandle;
}

/** The dispatch board: map, roster, details of the selected technician, and whether it all is live. */
export function BoardPage({ board, user, session, api, mapHandle }: BoardPageProps) {
  const { fleet } = board;
  const signals = useMemo(() => createFleetSignals(fleet), [fleet]);
  useEffect(() => signals.stop, [signals]);
  const selectedId = useSignal<string | undefined>(undefined);
  const isFollowing = useSignal(false);
  const history = useMemo(() => createHistoryApi(location.href), []);
  const openDay = useSignal<string | undefined>(undefined);
  const phoneDialog = useSignal<Pick<PhoneDialogProps, 'technician'> | undefined>(undefined);
  const closePhoneDialog = useCallback(() => {
    phoneDialog.value = undefined;
  }, [phoneDialog]);
  const { nowMs, serverNowMs } = signals.moment.value;
  const selected = selectedId.value === undefined ? undefined : fleet.find(selectedId.value);

  const select = useCallback(
    (id: string | undefined) => {
      if (id !== selectedId.peek()) isFollowing.value = false;
      if (id !== selectedId.peek()) openDay.value = undefined;
      selectedId.value = id;
    },
    [selectedId, isFollowing, openDay],
  );
  return (
    <div class="board">
      <Banner connection={signals.connection.value} nowMs={nowMs} onSignIn={session.expire} />
      <header class="board-head">
        <Wordmark />
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
      <main class="board-main">
        <MapPane
          board={board}
          handle={mapHandle}
          selectedId={selectedId.value}
          isFollowing={isFollowing.value}
          onSelect={select}
          onDrag={() => {
            isFollowing.value = false;
          }}
        />
      </main>
      {selected && openDay.value === undefined && (
        <Details
          technician={selected}
          timeMs={serverNowMs}
          isPast={false}
          history={history}
          isFollowing={isFollowing.value}
          canFollow={mapHandle.current !== undefined}
          onFollow={(follow) => {
            isFollowing.value = follow;
          }}
          onOpenDay={(day) => {
            openDay.value = day;
          }}
          onPhoneLink={() => {
            phoneDialog.value = { technician: selected };
          }}
          onClose={() => select(undefined)}
        />
      )}
      {selected && openDay.value !== undefined && (
        <DayView
          technicianId={selected.technicianId}
          displayName={selected.displayName}
          day={openDay.value}
          nowMs={serverNowMs}
          lastFixMs={selected.position?.timeMs}
          history={history}
          onDay={(day) => {
            openDay.value = day;
          }}
          onShown={() => undefined}
          onSegment={() => undefined}
          onGoTo={() => undefined}
          onClose={() => {
            openDay.value = undefined;
          }}
        />
      )}
      <Roster
        picture={fleet}
        moment={signals.moment}
        selectedId={selectedId.value}
        onSelect={select}
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
