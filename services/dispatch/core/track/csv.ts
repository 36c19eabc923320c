import { isoTime, type TrackFormat } from './track-format.ts';

const COLUMNS = [
  'technician_id',
  'recorded_at',
  'received_at',
  'latitude',
  'longitude',
  'accuracy_m',
  'altitude_m',
  'speed_mps',
  'heading_deg',
];

/** CSV as RFC 4180 has it: a header line, CRLF, UTF-8, empty cells for what is unknown. */
export const csv: TrackFormat = {
  contentType: 'text/csv; charset=utf-8; header=present',
  fileExtension: 'csv',
  head: () => line(COLUMNS),
  position: (position, { technicianId }) =>
    line([
      textCell(technicianId),
      isoTime(position.timeMs),
      isoTime(position.receivedAtMs),
      position.latitudeDeg.toFixed(7),
      position.longitudeDeg.toFixed(7),
      position.accuracyM,
      position.altitudeM,
      position.speedMps,
      position.headingDeg,
    ]),
  tail: '',
};

// Spreadsheets run a cell that begins like this as a formula, full-width forms included (OWASP, "CSV Injection").
const FORMULA = /^[\s]*[=+\-@\t\r＝＋－＠]/u;

/** A cell of somebody else's text: an apostrophe keeps a spreadsheet from running it; quotes where CSV needs them. */
export function textCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function line(cells: readonly (string | number | undefined)[]): string {
  return `${cells.join(',')}\r\n`;
}
