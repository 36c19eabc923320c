import type { Blocker, Duty } from '@fieldcast/client';
import type { SamplingReason } from '@fieldcast/core';
import type { ScreenLock } from './adapters/device.ts';
import { ageOf } from './core/age.ts';
import type { SignInProblem } from './core/session.ts';
import type { Status } from './core/status.ts';
import type { TrackingView } from './core/tracking-view.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

const dutyWords: Record<Duty, string> = {
  off_duty: 'Off duty',
  available: 'Available',
  en_route: 'En route',
  on_site: 'On site',
};

const reasonWords: Record<SamplingReason, string> = {
  moving: 'you are moving',
  turning: 'you are turning',
  watched: 'somebody is watching',
  near_job: 'you are near your job',
  still: 'you are not moving',
  low_battery: 'the battery is low',
};

/** What is wrong, and what the person can do about it. */
const blockerWords: Record<Blocker, Notice> = {
  no_permission: {
    title: 'Location is not allowed',
    detail: 'Open the browser’s settings for this page, allow “Location”, then come back.',
  },
  location_off: {
    title: 'Location is switched off',
    detail: 'Switch on “Location” in the phone’s quick settings.',
  },
  low_power: {
    title: 'Battery saver is on',
    detail: 'Positions come less often. Charge the phone, or switch battery saver off.',
  },
  mock_location: {
    title: 'Another app makes up the location',
    detail: 'Switch off the mock-location app in the developer settings.',
  },
  no_signal: {
    title: 'The phone cannot find where it is',
    detail: 'Go near a window or outside. It goes on trying.',
  },
};

/** For screen readers, without numbers that change all the time. */
const announcedWords: Record<Status['kind'], string> = {
  'off-duty': 'Off duty',
  'not-allowed': 'No location: nothing is taken',
  'no-location': 'No location found',
  'no-signal': 'No signal: positions wait on this phone',
  'no-server': 'Server not reached: positions wait on this phone',
  ended: 'Sending has stopped',
  connecting: 'Connecting',
  'first-position': 'Finding where you are',
  sending: 'Sending',
  resting: 'Connected again when there is something to send',
  sent: 'Position sent',
};

export interface Notice {
  readonly title: string;
  readonly detail: string;
}

/** Every word the page says, in one place. */
export const text = {
  product: 'Fieldcast',
  opening: 'Opening…',
  duty: dutyWords,

  signIn: {
    title: 'Sign in',
    busy: 'Signing you in…',
    lead: 'Open the link, or scan the code, that your dispatcher made for you.',
    field: 'Or paste the link here',
    submit: 'Sign in with this link',
    retry: 'Try again',
    problem: (problem: SignInProblem): string => {
      switch (problem.kind) {
        case 'link-over':
          return 'This link is no longer valid. Ask your dispatcher for a new link.';
        case 'session-over':
          return 'You are no longer signed in on this phone. Ask your dispatcher for a new link.';
        case 'not-a-link':
          return 'This is not a sign-in link. Copy the whole link and paste it again.';
        case 'failed':
          return 'The server could not sign you in. Try again in a moment.';
        case 'not-ended':
          return 'The server did not confirm that you are signed out. Sign in and out again before you lend this phone.';
        case 'unreachable':
          return 'The server cannot be reached. Check your connection; your link is not lost.';
        case 'too-many':
          return problem.retryAfterMs === undefined
            ? 'Too many attempts. Try again in a while.'
            : `Too many attempts. Try again in ${duration(problem.retryAfterMs)}.`;
      }
    },
  },

  elsewhere: {
    title: 'Open in another tab',
    detail:
      'Fieldcast is already at work in another tab or window of this phone. Use that one, or close it to go on here.',
  },

  insecure: {
    title: 'This address cannot use location',
    detail: 'Browsers give a location only to pages opened with https. Ask your dispatcher for such a link.',
  },

  status: (status: Status, nowMs: number): Notice => ({
    title: statusTitle(status, nowMs),
    detail: statusDetail(status, nowMs),
  }),
  announced: announcedWords,
  tryAgain: 'Try again now',

  switch: {
    label: 'On duty',
    on: 'On duty',
    off: 'Off duty',
    turnOn: 'Go on duty',
    turnOff: 'Go off duty',
    what: 'What are you doing?',
  },

  sending: {
    title: 'What is sent',
    nothing: 'Nothing. Your location is taken only while you are on duty.',
    rate: (sampling: NonNullable<TrackingView['sampling']>) =>
      `Your position ${every(sampling.intervalMs)}, because ${reasonWords[sampling.reason]}.`,
    noRate: 'Your position, as soon as the phone knows it.',
    watched: (names: readonly string[]) =>
      names.length === 0 ? 'A dispatcher is watching you live.' : `A dispatcher is watching: ${listed(names)}.`,
    unwatched: 'Nobody is watching you live just now.',
    now: 'Send my position now',
  },

  facts: {
    waiting: 'Waiting on this phone',
    waitingCount: (view: TrackingView, nowMs: number) =>
      view.waiting === 0
        ? 'Nothing'
        : `${positions(view.waiting)}${view.oldestWaitingAtMs === undefined ? '' : `, oldest ${agoIn(nowMs - view.oldestWaitingAtMs)}`}`,
    stored: 'Last position stored',
    storedAt: (atMs: number | undefined, nowMs: number) => (atMs === undefined ? 'None yet' : moment(atMs, nowMs)),
    taken: 'Last position taken',
    takenAt: (atMs: number | undefined, accuracyM: number | undefined, nowMs: number) =>
      atMs === undefined
        ? 'None yet'
        : `${moment(atMs, nowMs)}${accuracyM === undefined ? '' : `, ± ${Math.max(1, Math.round(accuracyM))} m`}`,
    lost: 'Given up',
    lostCounts: ({ refused, thinned, dropped }: Pick<TrackingView, 'refused' | 'thinned' | 'dropped'>) =>
      [
        ...(dropped > 0 ? [`${count(dropped)} too old or too many`] : []),
        ...(thinned > 0 ? [`${count(thinned)} on straight stretches`] : []),
        ...(refused > 0 ? [`${count(refused)} refused by the server`] : []),
      ].join(', '),
  },

  blocker: blockerWords,
  storeFailing: {
    title: 'This phone’s storage is full or refused',
    detail: 'Positions are kept only while this page stays open. Free some storage.',
  },

  screen: (lock: ScreenLock): Notice => {
    switch (lock) {
      case 'held':
        return {
          title: 'Keep this page in front',
          detail:
            'The screen stays on while you are on duty: a phone takes no position for a web page behind a dark screen.',
        };
      case 'not-wanted':
      case 'refused':
      case 'unsupported':
        return {
          title: 'Keep the screen on and this page in front',
          detail: 'A phone takes no position for a web page once its screen is off or another app is in front.',
        };
    }
  },

  person: {
    signedIn: 'Signed in as',
    at: (tenantName: string) => `for ${tenantName}`,
    signOut: 'Sign out',
    waitsHere: 'Positions that wait stay on this phone, and are sent when you sign in here again.',
  },
} as const;

function statusTitle(status: Status, nowMs: number): string {
  const { waiting } = status;
  switch (status.kind) {
    case 'off-duty':
      return 'Off duty';
    case 'not-allowed':
      return 'No location – nothing is taken';
    case 'no-location':
      return 'No location found';
    case 'no-signal':
      return waiting === 0 ? 'No signal' : `No signal – ${waitOnPhone(waiting)}`;
    case 'no-server':
      return waiting === 0 ? 'Server not reached' : `Server not reached – ${waitOnPhone(waiting)}`;
    case 'ended':
      return waiting === 0 ? 'Sending has stopped' : `Sending has stopped – ${waitOnPhone(waiting)}`;
    case 'connecting':
      return 'Connecting…';
    case 'first-position':
      return 'Finding where you are…';
    case 'sending':
      return 'Sending…';
    case 'resting':
      return status.storedAtMs === undefined ? 'Nothing sent yet' : `Sent ${agoIn(nowMs - status.storedAtMs)}`;
    case 'sent':
      return `Sent ${agoIn(nowMs - status.storedAtMs)}`;
  }
}

function statusDetail(status: Status, nowMs: number): string {
  const { waiting } = status;
  switch (status.kind) {
    case 'off-duty':
      return waiting === 0 ? 'Nothing is taken or sent.' : `Nothing is taken. ${waitOnPhone(waiting)} from before.`;
    case 'not-allowed':
    case 'no-location':
      return waiting === 0 ? 'See below what to do.' : `See below what to do. ${waitOnPhone(waiting)}.`;
    case 'no-signal':
      return waiting === 0
        ? 'Your positions will wait on this phone.'
        : 'They are sent by themselves once there is a network.';
    case 'no-server':
      return retry(status.retryAtMs, nowMs);
    case 'ended':
      return `The server ended it${status.errorCode ? ` (${status.errorCode})` : ''}.`;
    case 'connecting':
      return waiting === 0 ? '' : `${waitOnPhone(waiting)}.`;
    case 'first-position':
      return 'The first one can take a minute.';
    case 'sending':
      return [waiting > 0 && `${waitOnPhone(waiting)}.`, lastStored(status.storedAtMs, nowMs)]
        .filter(Boolean)
        .join(' ');
    case 'resting':
      return waiting > 0
        ? `${waitOnPhone(waiting)} until the next upload.`
        : 'Connects when there is something to send.';
    case 'sent':
      return waiting > 1
        ? `${positions(waiting - 1)} more ${waiting === 2 ? 'is' : 'are'} on the way.`
        : 'Your dispatcher has your position.';
  }
}

function waitOnPhone(waiting: number): string {
  return `${positions(waiting)} ${waiting === 1 ? 'waits' : 'wait'} on this phone`;
}

function positions(amount: number): string {
  return amount === 1 ? '1 position' : `${count(amount)} positions`;
}

function count(amount: number): string {
  return amount.toLocaleString('en');
}

function lastStored(atMs: number | undefined, nowMs: number): string {
  return atMs === undefined ? '' : `The last one was stored ${agoIn(nowMs - atMs)}.`;
}

function agoIn(ageMs: number): string {
  const age = ageOf(ageMs);
  return age.unit === 'now' ? 'just now' : `${age.count} ${age.unit} ago`;
}

function retry(retryAtMs: number | undefined, nowMs: number): string {
  const waitS = retryAtMs === undefined ? 0 : Math.ceil((retryAtMs - nowMs) / 1_000);
  return waitS > 0 ? `Trying again in ${waitS} s.` : 'Trying again…';
}

function every(intervalMs: number): string {
  const seconds = Math.round(intervalMs / 1_000);
  if (seconds <= 1) return 'every second';
  return seconds % 60 === 0
    ? seconds === 60
      ? 'once a minute'
      : `every ${seconds / 60} minutes`
    : `every ${seconds} seconds`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

// A time of today needs no date.
function moment(atMs: number, nowMs: number): string {
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  return isToday ? clock.format(atMs) : `${day.format(atMs)}, ${clock.format(atMs)}`;
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;
}
