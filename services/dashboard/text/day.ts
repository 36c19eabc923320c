import type { DayFileFormat } from '../core/day.ts';
import type { LoadProblem } from '../core/day-loader.ts';
import type { DaySegment } from '../core/history.ts';
import type { SpeedClass } from '../core/speed-colours.ts';
import type { Zone } from '../core/zone.ts';

const formatWords: Record<DayFileFormat, string> = { gpx: 'GPX', geojson: 'GeoJSON', csv: 'CSV' };

/** Words of the history of one technician. */
export const dayText = {
  of: (name: string) => `History of ${name}`,
  title: 'History',
  back: 'Back to details',
  close: 'Close history',
  previousDay: 'Previous day',
  nextDay: 'Next day',
  pickDay: 'Day',
  today: 'Today',
  copyLink: 'Copy link',
  copyLinkWhat: 'Copy link to this person and this day',
  loading: 'Loading the day…',
  problem: (problem: LoadProblem) => problemWords[problem],
  retry: 'Try again',
  notNewest: (problem: LoadProblem, atMs: number, zone: Zone) =>
    `${problemWords[problem]} Shown as of ${zone.minutes(atMs)}.`,
  empty: 'No positions on this day.',
  showDay: (day: string) => `Show ${day}`,
  noSuchDay: 'This day cannot be shown.',

  distance: 'Distance',
  driving: 'Driving',
  standing: 'Standing',
  stops: 'Stops',
  /** One line: how many fixes, how many of them late, and the top speed. */
  basis: (fixes: number, late: number, speedMaxMps: number) =>
    [
      `${fixes.toLocaleString('en')} ${fixes === 1 ? 'fix' : 'fixes'}`,
      ...(late > 0 ? [`${late.toLocaleString('en')} uploaded late`] : []),
      `top ${kmh(speedMaxMps)}`,
    ].join(' · '),

  legend: 'Speed on the map, km/h',
  speedClass: ({ fromKmh, toKmh }: SpeedClass) => {
    if (fromKmh === 0) return `under ${toKmh}`;
    return toKmh === undefined ? `over ${fromKmh}` : `${fromKmh}–${toKmh}`;
  },
  late: 'uploaded late',

  table: 'Stops and drives of the day',
  columns: { from: 'From', what: 'What', duration: 'Time', distance: 'Distance' },
  segment: (kind: DaySegment['kind'], stopNumber: number | undefined) => {
    if (kind === 'stop') return `Stop ${stopNumber ?? ''}`.trim();
    return kind === 'drive' ? 'Drive' : 'No data';
  },
  topOf: (speedMps: number) => `top ${kmh(speedMps)}`,
  goTo: (time: string) => `Go to ${time}`,
  onMap: (words: string) => `${words}: show on the map`,

  exports: 'Save the day as',
  format: (format: DayFileFormat) => formatWords[format],
  saveAs: (format: DayFileFormat) => `Save the day as ${formatWords[format]}`,

  duration: (ms: number) => durationWords(ms),
  metres: (distanceM: number) => distanceWords(distanceM),
} as const;

const problemWords: Record<LoadProblem, string> = {
  unreachable: 'The server cannot be reached.',
  'signed-out': 'Your session has ended. Sign in again.',
  failed: 'The server could not read the day.',
};

const SECOND_MS = 1_000;
const MINUTE_S = 60;
const HOUR_MIN = 60;

/** `45 s`, `12 min`, `1 h 05 min`: as exact as it matters. */
function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / SECOND_MS));
  if (seconds < MINUTE_S) return `${seconds} s`;
  const minutes = Math.round(seconds / MINUTE_S);
  if (minutes < HOUR_MIN) return `${minutes} min`;
  return `${Math.floor(minutes / HOUR_MIN)} h ${String(minutes % HOUR_MIN).padStart(2, '0')} min`;
}

/** `0 m`, `850 m`, `4.2 km`, `128 km`. */
function distanceWords(distanceM: number): string {
  const wholeM = Math.round(distanceM / 10) * 10;
  if (wholeM < 1_000) return `${wholeM} m`;
  const km = distanceM / 1_000;
  return km < 99.95 ? `${km.toFixed(1)} km` : `${Math.round(km).toLocaleString('en')} km`;
}

function kmh(speedMps: number): string {
  return `${Math.round(speedMps * 3.6)} km/h`;
}
