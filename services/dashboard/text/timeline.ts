import type { ReplayProblem } from '../core/replay.ts';
import type { Zone } from '../core/zone.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const problemWords: Record<ReplayProblem, string> = {
  future: 'This time is still to come.',
  nothing: 'No positions are kept from then.',
  unreachable: 'The server cannot be reached. Trying again…',
  failed: 'The server could not tell of this time. Trying again…',
  'signed-out': 'Your session has ended. Sign in again.',
};

/** Words of the timeline. */
export const timelineText = {
  title: 'Timeline',
  live: 'Live',
  returnToLive: 'Return to live',
  slider: 'Time shown',
  play: 'Play',
  playFromHere: 'Play the last 10 minutes',
  pause: 'Pause',
  speed: 'Speed',
  times: (speed: number) => `${speed}×`,
  more: 'More',
  truth: 'What to show',
  truths: { were: 'Where they were', known: 'What we knew then' },
  truthsMean: {
    were: 'With everything uploaded since.',
    known: 'As a board showed it then, without what came later.',
  },
  showing: 'Showing the past',
  showingAt: (atMs: number, nowMs: number, zone: Zone) =>
    `${weekday(atMs, zone)} ${zone.date(atMs, nowMs)}, ${zone.clock(atMs)}`,
  asKnown: 'as we knew it then',
  dateOf: (atMs: number, nowMs: number, zone: Zone) => `${weekday(atMs, zone)} ${zone.date(atMs, nowMs)}`,
  sliderValue: (atMs: number, nowMs: number, zone: Zone, active: string) =>
    `${zone.minutes(atMs)}, ${weekday(atMs, zone)} ${zone.date(atMs, nowMs)}${active === '' ? '' : `, ${active}`}`,
  sliderLive: (nowMs: number, zone: Zone) => `Live, ${zone.minutes(nowMs)}`,
  active: (technicians: number, late: number) => {
    if (technicians === 0) return 'nobody sending';
    const all = `${technicians.toLocaleString('en')} sending`;
    return late === 0 ? all : `${all}, ${late.toLocaleString('en')} uploaded late`;
  },
  toCome: 'still to come',
  hour: (hour: number) => String(hour).padStart(2, '0'),
  legend: { prompt: 'Sending', late: 'Uploaded late', future: 'Still to come' },
  loadingMoment: 'Loading this time…',
  loadingAhead: 'Loading what comes next…',
  loadingDay: 'Loading the day…',
  emptyDay: 'Nobody sent anything on this day.',
  emptyToday: 'Nobody has sent anything today yet.',
  activityFailed: 'The day’s activity could not be loaded.',
  tryAgain: 'Try again',
  problem: (problem: ReplayProblem) => problemWords[problem],
  skipped: (skippedMs: number) => `Skipped ${stretch(skippedMs)} in which nobody moved.`,
  table: {
    open: 'Activity as a table',
    caption: (dateWords: string) => `Technicians sending, by the hour, ${dateWords}`,
    hour: 'Hour',
    technicians: 'Most at a time',
    late: 'Of them uploaded late',
    goTo: (clock: string) => `Go to ${clock}`,
  },
  failed: 'The timeline could not be loaded. Reload the page to try again.',
} as const;

function weekday(atMs: number, zone: Zone): string {
  return WEEKDAYS[new Date(zone.dayOf(atMs)).getUTCDay()] ?? '';
}

function stretch(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}
