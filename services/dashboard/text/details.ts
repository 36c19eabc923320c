import type { Zone } from '../core/zone.ts';

/** Words of the details of a technician. */
export const detailsText = {
  of: (name: string) => `Details of ${name}`,
  close: 'Close details',
  follow: 'Follow',
  following: 'Following',
  wholeDay: 'History',
  copyLink: 'Copy link',
  copyLinkWhat: 'Copy link to this person and this time',
  copied: 'Copied',
  copyByHand: 'This browser does not let the page copy. It is selected: copy it with Ctrl+C or ⌘C.',
  copyField: 'To copy',

  /** Of a fix that was fresh at the time that is shown: nobody shall take the past for live. */
  position: 'Position',
  copyPosition: 'Copy the position',
  speed: 'Speed',
  heading: 'Heading',
  accuracy: 'Accuracy',
  recorded: 'Last fix',
  delay: 'Upload delay',
  battery: 'Battery',
  appVersion: 'App version',
  link: 'Connection',
  duty: 'Duty',
  unknown: '–',
  noPosition: 'No position was received yet.',
  noPositionThen: 'No position is known of this time.',
  coordinates: (latitudeDeg: number, longitudeDeg: number) => `${latitudeDeg.toFixed(5)}, ${longitudeDeg.toFixed(5)}`,
  speedKmh: (speedMps: number) => `${Math.round(speedMps * 3.6)} km/h`,
  headingDeg: (headingDeg: number) => `${Math.round(headingDeg)}° ${compass(headingDeg)}`,
  accuracyM: (accuracyM: number) => `± ${accuracyM < 10 ? accuracyM.toFixed(1) : Math.round(accuracyM)} m`,
  recordedAt: (atMs: number, nowMs: number, zone: Zone) => zone.moment(atMs, nowMs),
  since: (atMs: number, nowMs: number, zone: Zone) => `since ${zone.moment(atMs, nowMs)}`,
  underASecond: 'under 1 s',
  ofFix: (atMs: number, zone: Zone) => `fix of ${zone.clock(atMs)}`,

  soFar: 'Today so far',
  dayOf: (date: string) => `On ${date}`,
  nothingYet: 'No positions today.',
  nothingThen: 'No positions on this day.',

  connections: (interruptions: number) => {
    if (interruptions === 0) return 'Connection: no interruptions';
    return interruptions === 1 ? 'Connection: 1 interruption' : `Connection: ${interruptions} interruptions`;
  },
  noConnections: 'Connection: nothing recorded on this day',
  connectionsFailed: 'The connections could not be read.',
  connectionsLoading: 'Loading the connections…',
  appAt: (version: string) => `app ${version}`,
  batteryAt: (percent: number) => `${percent} %`,
  deviceAt: (deviceId: string) => `phone ${deviceId}`,
  earlier: (count: number) => `and ${count.toLocaleString('en')} earlier`,

  nobodyTitle: 'Nobody has this ID',
  nobody: (technicianId: string) =>
    `The link names the technician “${technicianId}”, whom this board does not know. The link may be of another company, or the ID may have changed.`,
  nobodyWayOn: 'Show all technicians',
  problemTitle: 'This link cannot be read in full',
  problem: {
    time: 'Its time cannot be read, so the board shows what is live now.',
    day: 'Its day cannot be read, so no history is open.',
  },
  problemWayOn: 'Go on to the board',
} as const;

function compass(headingDeg: number): string {
  const names = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'];
  return names[Math.round(headingDeg / 45) % names.length] ?? '';
}
