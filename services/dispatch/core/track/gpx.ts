import { isoTime, type TrackFormat } from './track-format.ts';

/**
 * GPX 1.1: one track with one segment. Speed and heading are in Garmin's TrackPointExtension 2, which most programs
 * read; GPX has no field for an accuracy in metres, so it is left out (CSV and GeoJSON have it).
 */
export const gpx: TrackFormat = {
  contentType: 'application/gpx+xml',
  fileExtension: 'gpx',
  head: ({ technicianId, displayName, fromMs, toMs }) => `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Fieldcast" xmlns="http://www.topografix.com/GPX/1/1" \
xmlns:tpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2">
<trk><name>${escapeXml(displayName ?? technicianId)}</name>\
<desc>${escapeXml(technicianId)}, ${isoTime(fromMs)} to ${isoTime(toMs)}</desc><trkseg>
`,
  position: ({ latitudeDeg, longitudeDeg, altitudeM, timeMs, speedMps, headingDeg }) => {
    const elevation = altitudeM === undefined ? '' : `<ele>${altitudeM}</ele>`;
    const motion = element('tpx:speed', speedMps) + element('tpx:course', headingDeg);
    const extensions =
      motion && `<extensions><tpx:TrackPointExtension>${motion}</tpx:TrackPointExtension></extensions>`;
    const children = `${elevation}<time>${isoTime(timeMs)}</time>${extensions}`;
    return `<trkpt lat="${decimal(latitudeDeg)}" lon="${decimal(longitudeDeg)}">${children}</trkpt>\n`;
  },
  tail: '</trkseg></trk></gpx>\n',
};

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
// What XML 1.0 cannot hold, not even escaped.
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text for an XML element or attribute; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function element(name: string, value: number | undefined): string {
  return value === undefined ? '' : `<${name}>${value}</${name}>`;
}

// xsd:decimal has no exponents, which String() would write for a coordinate within 1e-6 of zero.
function decimal(degrees: number): string {
  return degrees.toFixed(7);
}
