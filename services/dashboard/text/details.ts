import type { Zone } from '../core/zone.ts';

/** Words of the details of a technician. */
export const detailsText = {
  close: 'Close details',
  follow: 'Follow',
  following: 'Following',
  speed: 'Speed',
  heading: 'Heading',
  accuracy: 'Accuracy',
  recorded: 'Recorded',
  unknown: '–',
  noPosition: 'No position was received yet.',
  speedKmh: (speedMps: number) => `${Math.round(speedMps * 3.6)} km/h`,
  headingDeg: (headingDeg: number) => `${Math.round(headingDeg)}° ${compass(headingDeg)}`,
  accuracyM: (accuracyM: number) => `± ${accuracyM < 10 ? accuracyM.toFixed(1) : Math.round(accuracyM)} m`,
  recordedAt: (atMs: number, nowMs: number, zone: Zone) => zone.moment(atMs, nowMs),
} as const;

function compass(headingDeg: number): string {
  const names = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'];
  return names[Math.round(headingDeg / 45) % names.length] ?? '';
}
