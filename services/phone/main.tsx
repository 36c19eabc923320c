import './styles/tokens.css';
import './styles/page.css';
import './styles/tracking.css';
import type { Duty } from '@fieldcast/client';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { createBattery, createScreen } from './adapters/device.ts';
import { keepForOffline } from './adapters/keep-for-offline.ts';
import { createNow } from './adapters/now.ts';
import { claimPlace } from './adapters/one-page.ts';
import { openTracker } from './adapters/open-tracker.ts';
import { createPhoneApi } from './adapters/phone-api.ts';
import { createPhoneMemory } from './adapters/phone-memory.ts';
import { createSession } from './adapters/session.ts';
import { installTestHook } from './adapters/test-hook.ts';
import { startTracking, type Tracking } from './adapters/tracking.ts';
import { linkCodeOf } from './core/session.ts';
import { App } from './views/app.tsx';

start(document.body);

/** The only wiring: session, tracker of whoever is signed in, page. */
function start(body: HTMLElement): void {
  const code = takeLinkCode();
  const memory = createPhoneMemory(localStorage);
  const session = createSession(createPhoneApi(location.href), memory);
  const place = claimPlace();
  const screen = createScreen();
  const battery = createBattery();
  const tracking = signal<Tracking | undefined>(undefined);

  effect(() => {
    const state = session.state.value;
    if (place.value !== 'here' || state.kind !== 'signed-in') return undefined;
    const started = startTracking(openTracker(state.person, session), memory.duty(Date.now()));
    tracking.value = started;
    return () => {
      started.stop();
      tracking.value = undefined;
    };
  });
  effect(() => {
    if (battery.value) tracking.value?.setBattery(battery.value);
  });
  effect(() => screen.keepOn((tracking.value?.view.value.duty ?? 'off_duty') !== 'off_duty'));

  const onDuty = (duty: Duty) => {
    memory.setDuty(duty, Date.now());
    tracking.peek()?.setDuty(duty);
  };
  installTestHook(
    () => (place.peek() === 'here' ? session.state.peek().kind : place.peek()),
    () => tracking.peek()?.view.peek(),
  );
  const page = { place, session, tracking, nowMs: createNow(), screenLock: screen.lock };
  render(<App {...page} isSecure={isSecureContext} onDuty={onDuty} />, body);
  keepForOffline();
  addEventListener('online', () => void session.retryIfUnreachable());
  void session.start(code);
}

/** The code of a dispatcher's link, taken out of the address bar before anything else can see or keep it. */
function takeLinkCode(): string | undefined {
  const code = linkCodeOf(location.hash);
  if (code !== undefined) history.replaceState(null, '', location.pathname + location.search);
  return code;
}
