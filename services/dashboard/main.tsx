import './styles/tokens.css';
import './styles/page.css';
import './styles/board.css';
import './styles/roster.css';
import './styles/map.css';
import './styles/past-band.css';
import './styles/details.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { createDispatchApi } from './adapters/dispatch-api.ts';
import { type OpenBoard, openBoard } from './adapters/open-board.ts';
import { createSession } from './adapters/session.ts';
import { installTestHook } from './adapters/test-hook.ts';
import { signInCodeOf } from './core/session.ts';
import { App } from './views/app.tsx';
import type { MapHandle } from './views/map-pane.tsx';

start(document.body);

/** The only wiring: session, board of whoever is signed in, page. */
function start(body: HTMLElement): void {
  const api = createDispatchApi(location.href);
  const session = createSession(api);
  const board = signal<OpenBoard | undefined>(undefined);
  const isFailing = signal(false);
  const mapHandle: MapHandle = { current: undefined };

  effect(() => {
    if (session.state.value.kind !== 'signed-in') return undefined;
    const closing = new AbortController();
    isFailing.value = false;
    const onFailing = () => {
      isFailing.value = true;
    };
    void openBoard(api, onFailing, closing.signal).then((opened) => {
      if (opened) board.value = opened;
    });
    return () => {
      closing.abort();
      board.peek()?.scene.stop();
      board.value = undefined;
    };
  });
  installTestHook(
    () => board.peek()?.scene,
    () => mapHandle.current,
  );
  render(<App session={session} api={api} board={board} isFailing={isFailing} mapHandle={mapHandle} />, body);
  void session.start(takeSignInCode());
}

/** The code of a sign-in link, taken out of the address bar before anything else can see or keep it. */
function takeSignInCode(): string | undefined {
  const code = signInCodeOf(location.hash);
  if (code !== undefined) history.replaceState(null, '', location.pathname + location.search);
  return code;
}
