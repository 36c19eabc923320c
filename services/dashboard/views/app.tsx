import type { ReadonlySignal } from '@preact/signals';
import type { DispatchApi } from '../adapters/dispatch-api.ts';
import type { OpenBoard } from '../adapters/open-board.ts';
import type { Session } from '../adapters/session.ts';
import { text } from '../text.ts';
import { BoardPage, type MapHandle } from './board-page.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { Wordmark } from './wordmark.tsx';
import { ZoneProvider } from './zone-context.ts';

interface AppProps {
  readonly session: Session;
  readonly api: Pick<DispatchApi, 'createPhoneLink'>;
  /** The board of who is signed in; undefined until it is open. */
  readonly board: ReadonlySignal<OpenBoard | undefined>;
  readonly isFailing: ReadonlySignal<boolean>;
  readonly mapHandle: MapHandle;
}

/** The whole page: sign-in, or the board of who is signed in. */
export function App({ session, api, board, isFailing, mapHandle }: AppProps) {
  const state = session.state.value;
  switch (state.kind) {
    case 'starting':
      return <Opening isFailing={state.isFailing} />;
    case 'signing-in':
    case 'signed-out':
      return <SignInPage state={state} onSubmit={session.signIn} />;
    case 'signed-in': {
      if (!board.value) return <Opening isFailing={isFailing.value} />;
      return (
        <ZoneProvider value={state.zone}>
          <BoardPage board={board.value} user={state} session={session} api={api} mapHandle={mapHandle} />
        </ZoneProvider>
      );
    }
  }
}

function Opening({ isFailing }: { isFailing: boolean }) {
  return (
    <main class="opening">
      <h1>
        <Wordmark />
      </h1>
      <p role="status">{isFailing ? text.startFailed : text.starting}</p>
    </main>
  );
}
