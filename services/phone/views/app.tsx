import type { Duty } from '@fieldcast/client';
import type { ReadonlySignal } from '@preact/signals';
import type { ScreenLock } from '../adapters/device.ts';
import type { Place } from '../adapters/one-page.ts';
import type { Session } from '../adapters/session.ts';
import type { Tracking } from '../adapters/tracking.ts';
import { text } from '../text.ts';
import { NoticeCard } from './notice-card.tsx';
import { Opening, SignInPage } from './sign-in-page.tsx';
import { TrackingPage } from './tracking-page.tsx';
import { Wordmark } from './wordmark.tsx';

interface AppProps {
  readonly place: ReadonlySignal<Place>;
  readonly session: Session;
  /** The tracker of who is signed in; undefined until it is at work. */
  readonly tracking: ReadonlySignal<Tracking | undefined>;
  readonly nowMs: ReadonlySignal<number>;
  readonly screenLock: ReadonlySignal<ScreenLock>;
  readonly isSecure: boolean;
  onDuty(duty: Duty): void;
}

/** The whole page: sign-in, or the tracker of who is signed in. */
export function App({ place, session, tracking, onDuty, ...rest }: AppProps) {
  const state = session.state.value;
  if (place.value === 'elsewhere') return <Elsewhere />;
  if (place.value === 'asking' || state.kind === 'opening') return <Opening words={text.opening} />;
  if (state.kind !== 'signed-in')
    return <SignInPage state={state} onPaste={session.signInWith} onRetry={session.retry} />;
  if (!tracking.value) return <Opening words={text.opening} />;
  return (
    <TrackingPage
      person={state.person}
      tracking={tracking.value}
      onDuty={onDuty}
      onSignOut={() => void session.signOut()}
      {...rest}
    />
  );
}

function Elsewhere() {
  return (
    <div class="screen">
      <header class="top">
        <Wordmark />
      </header>
      <main class="middle">
        <NoticeCard notice={text.elsewhere} weight="hint" />
      </main>
    </div>
  );
}
