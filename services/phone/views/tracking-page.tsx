import type { Duty } from '@fieldcast/client';
import type { ReadonlySignal } from '@preact/signals';
import type { ScreenLock } from '../adapters/device.ts';
import type { Tracking } from '../adapters/tracking.ts';
import type { Person } from '../core/session.ts';
import { statusOf } from '../core/status.ts';
import type { TrackingView } from '../core/tracking-view.ts';
import { text } from '../text.ts';
import { DutyControl } from './duty-control.tsx';
import { NoticeCard } from './notice-card.tsx';
import { StatusCard } from './status-card.tsx';
import { Wordmark } from './wordmark.tsx';

interface TrackingPageProps {
  readonly person: Person;
  readonly tracking: Tracking;
  readonly nowMs: ReadonlySignal<number>;
  readonly screenLock: ReadonlySignal<ScreenLock>;
  readonly isSecure: boolean;
  onDuty(duty: Duty): void;
  onSignOut(): void;
}

/** The screen of who is signed in: state above, details in the middle, the switch below. */
export function TrackingPage(props: TrackingPageProps) {
  const { person, tracking, onDuty } = props;
  const view = tracking.view.value;
  // An event may come between two ticks of the clock; nothing on the page happened in the future.
  const nowMs = Math.max(props.nowMs.value, view.lastStoredAtMs ?? 0);
  const isOn = view.duty !== 'off_duty';
  return (
    <div class="screen">
      <header class="top">
        <Wordmark />
        <span class="who">{person.technicianName}</span>
      </header>
      <main class="middle">
        <StatusCard status={statusOf(view, nowMs)} nowMs={nowMs} onTryAgain={tracking.wake} />
        {!props.isSecure && <NoticeCard notice={text.insecure} weight="alarm" />}
        {isOn && view.blockers.map((one) => <NoticeCard notice={text.blocker[one]} weight="alarm" key={one} />)}
        {view.isStoreFailing && <NoticeCard notice={text.storeFailing} weight="alarm" />}
        <Sending view={view} onSendNow={tracking.sendNow} />
        <Facts view={view} nowMs={nowMs} />
        {isOn && <NoticeCard notice={text.screen(props.screenLock.value)} weight="hint" />}
        <SignedIn person={person} canSignOut={!isOn} hasWaiting={view.waiting > 0} onSignOut={props.onSignOut} />
      </main>
      <DutyControl duty={view.duty} onDuty={onDuty} />
    </div>
  );
}

function Sending({ view, onSendNow }: { view: TrackingView; onSendNow(): void }) {
  const isOn = view.duty !== 'off_duty';
  return (
    <section class="part">
      <h2>{text.sending.title}</h2>
      {!isOn && <p>{text.sending.nothing}</p>}
      {isOn && <p>{view.sampling ? text.sending.rate(view.sampling) : text.sending.noRate}</p>}
      {isOn && (
        <p class={view.isWatched ? 'watched' : undefined}>
          {view.isWatched ? text.sending.watched(view.watcherNames) : text.sending.unwatched}
        </p>
      )}
      {isOn && (
        <button class="button" type="button" onClick={onSendNow}>
          {text.sending.now}
        </button>
      )}
    </section>
  );
}

function Facts({ view, nowMs }: { view: TrackingView; nowMs: number }) {
  const lost = text.facts.lostCounts(view);
  const rows: readonly (readonly [string, string])[] = [
    [text.facts.waiting, text.facts.waitingCount(view, nowMs)],
    [text.facts.stored, text.facts.storedAt(view.lastStoredAtMs, nowMs)],
    [text.facts.taken, text.facts.takenAt(view.lastFixAtMs, view.lastFixAccuracyM, nowMs)],
    ...(lost ? [[text.facts.lost, lost] as const] : []),
  ];
  return (
    <dl class="part facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface SignedInProps {
  readonly person: Person;
  readonly canSignOut: boolean;
  readonly hasWaiting: boolean;
  onSignOut(): void;
}

function SignedIn({ person, canSignOut, hasWaiting, onSignOut }: SignedInProps) {
  return (
    <section class="part">
      <p>
        {text.person.signedIn} <strong>{person.technicianName}</strong>
        {person.tenantName && ` ${text.person.at(person.tenantName)}`}
      </p>
      {canSignOut && hasWaiting && <p>{text.person.waitsHere}</p>}
      {canSignOut && (
        <button class="button" type="button" onClick={onSignOut}>
          {text.person.signOut}
        </button>
      )}
    </section>
  );
}
