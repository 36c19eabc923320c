import { isoTime, type TrackFormat, type TrackPosition } from './track-format.ts';

/**
 * GeoJSON (RFC 7946): a FeatureCollection with one Point a fix, in order of time. Points rather than one LineString:
 * each fix keeps its time and accuracy, a track of one fix or none is valid, and a reader need not hold the whole.
 * Coordinates are longitude, latitude and, when known, metres above the WGS 84 ellipsoid.
 */
export const geojson: TrackFormat = {
  contentType: 'application/geo+json',
  fileExtension: 'geojson',
  head: ({ technicianId, displayName, fromMs, toMs }) => {
    const members = { technician_id: technicianId, name: displayName, from: isoTime(fromMs), to: isoTime(toMs) };
    return `{"type":"FeatureCollection",${JSON.stringify(members).slice(1, -1)},"features":[\n`;
  },
  position: (position, _subject, index) => `${index === 0 ? '' : ',\n'}${JSON.stringify(toFeature(position))}`,
  tail: '\n]}\n',
};

function toFeature(position: TrackPosition) {
  const { longitudeDeg, latitudeDeg, altitudeM } = position;
  return {
    type: 'Feature',
    geometry: {
      type: 'Point',
      coordinates: altitudeM === undefined ? [longitudeDeg, latitudeDeg] : [longitudeDeg, latitudeDeg, altitudeM],
    },
    properties: {
      time: isoTime(position.timeMs),
      received_at: isoTime(position.receivedAtMs),
      accuracy_m: position.accuracyM,
      speed_mps: position.speedMps,
      heading_deg: position.headingDeg,
    },
  };
}
