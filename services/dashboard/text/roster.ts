import { ageOf } from '../core/age.ts';
import type { StatusFilter } from '../core/roster.ts';
import type { SilenceReason } from '../core/silence-reason.ts';

const filterHints: Record<StatusFilter, string> = {
  all: 'Everybody',
  fresh: 'Position newer than 30 s',
  late: 'Position 30 s to 5 min old',
  silent: 'Position older than 5 min, or none',
};

/** Words of the roster. */
export const rosterText = {
  title: 'Technicians',
  search: 'Search name or ID',
  clearSearch: 'Clear search',
  filters: 'Show',
  status: { all: 'All', fresh: 'Fresh', late: 'Late', silent: 'Silent' },
  filterHint: (status: StatusFilter, key: string) => `${filterHints[status]} (${key})`,
  showAll: 'Show everybody',
  sort: 'Sort',
  sortBy: { name: 'Name', newest: 'Newest first', oldest: 'Oldest first' },
  sortByDistance: (label: string) => `Near ${label}`,
  clearDistance: 'Sort by name again',
  list: 'Technicians, in order',
  /** Said aloud when the search or the filter has changed. */
  found: (count: number, total: number) =>
    count === total ? `All ${counted(total)} technicians` : `${counted(count)} of ${counted(total)} technicians`,
  /** Why the list is empty. */
  nobody: (status: StatusFilter, words: string) => {
    const who = status === 'all' ? 'Nobody' : `Nobody who is ${rosterText.status[status].toLowerCase()}`;
    return words === '' ? `Nobody is ${rosterText.status[status].toLowerCase()} now.` : `${who} matches “${words}”.`;
  },
  distance: (distanceM: number) =>
    distanceM < 995
      ? `${Math.round(distanceM / 10) * 10} m`
      : `${distanceM < 9_950 ? (distanceM / 1000).toFixed(1) : counted(Math.round(distanceM / 1000))} km`,
  /** What a position says where the phone's own words are not known. */
  motion: (speedMps: number) => (speedMps < 1 ? 'Standing still' : `Moving, ${Math.round(speedMps * 3.6)} km/h`),
  loading: 'Loading technicians…',
  emptyTitle: 'No technicians yet',
  emptyLead: 'They appear here by themselves when they first connect. Without an app: “Add a phone” above.',
  emptySteps: [
    'Give each technician a token: POST /v1/tokens with your company’s API key and role “technician”.',
    'Open the app on their phone, or run the Fieldcast SDK with that token.',
    'The first position shows up here within a second.',
  ],
  /** Why a technician is grey, in one line. `timeMs`: of the picture. */
  reason: (reason: SilenceReason, timeMs: number): string => reasonWords(reason, timeMs),
} as const;

function reasonWords({ cause, sinceMs, batteryPercent }: SilenceReason, timeMs: number): string {
  const span = sinceMs === undefined ? undefined : spanWords(timeMs - sinceMs);
  const ago = span === undefined ? '' : span === '' ? ' just now' : ` ${span} ago`;
  const during = span ? ` for ${span}` : '';
  switch (cause) {
    case 'access_revoked':
      return `Access revoked${ago}`;
    case 'off_duty':
      return 'Off duty';
    case 'no_permission':
      return 'No location permission';
    case 'location_off':
      return 'Location switched off';
    case 'app_closed':
      return `App closed${ago}`;
    case 'sign_in_over':
      return `Sign-in ran out${ago}`;
    case 'app_fault':
      return `App fault${ago}`;
    case 'server_restart':
      return `Not back since a server restart${span ? `, ${span}` : ''}`;
    case 'server_lost':
      return `Server problem${during}`;
    case 'battery_empty':
      return `Battery was at ${batteryPercent} %, not heard${during}`;
    case 'no_network':
      return `No network${during}`;
    case 'no_answer':
      return `Phone has not answered${during}`;
    case 'disconnected':
      return `Disconnected${ago}`;
    case 'no_signal':
      return `No GPS signal${during}`;
    case 'low_power':
      return `Low-power mode, no fix${during}`;
    case 'no_first_fix':
      return `Connected${during}, no position yet`;
    case 'no_fix':
      return `Standing still or no GPS${during}`;
    case 'never_heard':
      return 'Not heard from yet';
    case 'unknown':
      return `Nothing heard${during}`;
  }
}

function counted(count: number): string {
  return count.toLocaleString('en');
}

/** `12 min`; empty for a span too short to name. */
function spanWords(spanMs: number): string {
  const age = ageOf(spanMs);
  return age.unit === 'now' ? '' : `${age.count} ${age.unit}`;
}
