import type { Blocker, BoardPresence, DisconnectReason, Duty, Link } from '@fieldcast/client';
import type { Age } from './core/age.ts';
import type { Connection } from './core/connection.ts';
import type { Freshness } from './core/freshness.ts';
import type { ConnectionEvent } from './core/history.ts';
import type { SignInProblem } from './core/session.ts';
import type { Zone } from './core/zone.ts';
import { dayText } from './text/day.ts';
import { detailsText } from './text/details.ts';
import { emptyTenantText } from './text/empty-tenant.ts';
import { mapText } from './text/map.ts';
import { rosterText } from './text/roster.ts';
import { shortcutsText } from './text/shortcuts.ts';
import { timelineText } from './text/timeline.ts';

const freshnessWords: Record<Freshness, string> = {
  fresh: 'Fresh',
  late: 'Late',
  silent: 'Silent',
  none: 'No position',
};

const dutyWords: Record<Duty, string> = {
  off_duty: 'Off duty',
  available: 'Available',
  en_route: 'En route',
  on_site: 'On site',
};

const blockerWords: Record<Blocker, string> = {
  no_permission: 'No location permission',
  location_off: 'Location switched off',
  low_power: 'Low-power mode',
  mock_location: 'Mock location',
  no_signal: 'No GPS signal',
};

const linkWords: Record<Link, string> = {
  unknown: 'Not connected',
  connected: 'Connected',
  disconnected: 'Disconnected',
  lost: 'Contact lost',
};

const disconnectWords: Record<DisconnectReason, string> = {
  client_closed: 'App closed',
  connection_lost: 'Connection lost',
  no_heartbeat: 'Phone stopped answering',
  node_draining: 'Server restarting',
  token_ran_out: 'Sign-in ran out',
  access_revoked: 'Access revoked',
  newer_connection: 'Moved to a newer connection',
  protocol_violation: 'App fault',
};

/** Title and detail of the connection banner. */
export interface BannerText {
  readonly title: string;
  readonly detail: string;
}

/** Every word the page says, in one place. */
export const text = {
  product: 'Fieldcast',

  signIn: {
    title: 'Sign in',
    lead: 'See where your technicians are, live.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in…',
    withLink: 'Signing you in with your link…',
    wrong: 'The e-mail address or the password is not right.',
    linkOver: 'This sign-in link is no longer valid. Ask for a new one, or sign in with your password.',
    tooMany: (waitMs: number | undefined) =>
      waitMs === undefined
        ? 'Too many attempts. Try again in a while.'
        : `Too many attempts. Try again in ${duration(waitMs)}.`,
    unreachable: 'The server cannot be reached. Check your connection and try again.',
    failed: 'The server could not sign you in. Try again in a moment.',
    notEnded:
      'The server did not confirm that you are signed out. Sign in and out again before you leave this computer.',
    problem: (problem: SignInProblem): string => {
      switch (problem.kind) {
        case 'wrong':
          return text.signIn.wrong;
        case 'link-over':
          return text.signIn.linkOver;
        case 'too-many':
          return text.signIn.tooMany(problem.retryAfterMs);
        case 'unreachable':
          return text.signIn.unreachable;
        case 'failed':
          return text.signIn.failed;
        case 'not-ended':
          return text.signIn.notEnded;
      }
    },
  },

  starting: 'Opening your board…',
  startFailed: 'The server cannot be reached. Trying again…',

  board: {
    signOut: 'Sign out',
    signedInAs: (name: string) => `Signed in as ${name}`,
    map: 'Map of the technicians',
    clickedPlace: 'the place you clicked',
  },

  counts: {
    technicians: (count: number) => (count === 1 ? '1 technician' : `${count.toLocaleString('en')} technicians`),
    one: (freshness: Freshness, count: number) =>
      `${count.toLocaleString('en')} ${freshnessWords[freshness].toLowerCase()}`,
  },

  roster: rosterText,
  shortcuts: shortcutsText,

  freshness: freshnessWords,
  duty: dutyWords,
  blocker: blockerWords,
  presence: (presence: BoardPresence | undefined) =>
    presence?.reason && presence.link === 'disconnected'
      ? disconnectWords[presence.reason]
      : linkWords[presence?.link ?? 'unknown'],
  /** A line of the connection history; a reason that this page does not know yet is left out. */
  connectionChange: ({ link, reason }: Pick<ConnectionEvent, 'link' | 'reason'>): string =>
    link === 'disconnected' && reason !== undefined && Object.hasOwn(disconnectWords, reason)
      ? disconnectWords[reason as DisconnectReason]
      : linkWords[link],
  age: (age: Age) => (age.unit === 'now' ? 'just now' : `${age.count} ${age.unit} ago`),
  battery: (percent: number, isCharging: boolean) => `Battery ${percent} %${isCharging ? ', charging' : ''}`,
  percent: (percent: number) => `${percent} %`,

  details: detailsText,
  emptyTenant: emptyTenantText,

  phone: {
    add: 'Add a phone',
    linkFor: 'Phone link',
    title: 'Add a phone',
    titleFor: (name: string) => `Phone link for ${name}`,
    close: 'Close',
    lead: 'For a phone without your company’s app: it opens a link once and is on the map.',
    id: 'Technician ID',
    idHint: 'Your own ID, such as a staff number. A new one is a new technician.',
    name: 'Name (optional)',
    make: 'Create link',
    busy: 'Creating the link…',
    scan: (name: string) => `Scan this with the phone’s camera, or send the link to ${name}.`,
    qr: (name: string) => `QR code with the phone link for ${name}`,
    link: 'Phone link',
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'This browser does not let the page copy. The link is selected: copy it with Ctrl+C or ⌘C.',
    until: (atMs: number, zone: Zone) =>
      `Works until ${zone.date(atMs, atMs)}, ${zone.minutes(atMs)}. Whoever has it can report as this technician.`,
    reach: {
      local:
        'This server was opened as localhost, which a phone cannot reach. Open the board by an address that phones reach, with https: without it they give no location.',
      insecure: 'This address has no https. A phone opens it, but gives a page its location only with https.',
    },
    problem: (status: number, code: string): string => {
      if (status === 0) return 'The server cannot be reached. Check your connection and try again.';
      if (status === 400) return 'This ID or name cannot be used. It must be 1 to 128 printable characters.';
      if (status === 401) return 'Your session has ended. Sign in again.';
      if (code === 'MINTING_DISABLED')
        return 'This server makes no tokens of its own, so phones need your company’s app.';
      return 'The server could not make the link. Try again in a moment.';
    },
  },

  map: mapText,
  timeline: timelineText,
  day: dayText,

  banner: {
    label: 'Connection',
    again: 'Live again.',
    signInAgain: 'Sign in again',
    reload: 'Reload',
    of: (connection: Connection, nowMs: number, zone: Zone): BannerText | undefined => {
      switch (connection.kind) {
        case 'online':
          return undefined;
        case 'connecting':
          return { title: 'Connecting…', detail: 'The first positions arrive in a moment.' };
        case 'unreachable':
          return { title: 'No connection to the live map', detail: retry(connection.retryAtMs, nowMs) };
        case 'interrupted':
          return {
            title: `Live updates lost since ${zone.moment(connection.sinceMs, nowMs)} – showing the last known positions`,
            detail: retry(connection.retryAtMs, nowMs),
          };
        case 'signed-out':
          return { title: 'Signed out: sign in again', detail: lastKnown(connection.sinceMs, nowMs, zone) };
        case 'refused':
          return {
            title: `The server ended the connection (${connection.reason})`,
            detail: lastKnown(connection.sinceMs, nowMs, zone),
          };
      }
    },
  },
} as const;

function retry(retryAtMs: number | undefined, nowMs: number): string {
  const waitS = retryAtMs === undefined ? 0 : Math.ceil((retryAtMs - nowMs) / 1000);
  return waitS > 0 ? `Reconnecting in ${waitS} s` : 'Reconnecting…';
}

function lastKnown(sinceMs: number | undefined, nowMs: number, zone: Zone): string {
  return sinceMs === undefined ? '' : `Showing the positions known at ${zone.moment(sinceMs, nowMs)}.`;
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;
}
