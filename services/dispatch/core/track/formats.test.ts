import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { textCell } from './csv.ts';
import { TRACK_FORMATS, type TrackFormatName, trackDisposition } from './formats.ts';
import { escapeXml } from './gpx.ts';
import type { TrackPosition, TrackSubject } from './track-format.ts';

const timeMs = Date.UTC(2026, 4, 1, 12, 0, 0, 250);
const full: TrackPosition = {
  timeMs,
  receivedAtMs: timeMs + 1000,
  latitudeDeg: 52.1234567,
  longitudeDeg: -0.0000004,
  accuracyM: 4.5,
  altitudeM: -1.5,
  speedMps: 0,
  headingDeg: 359.9,
  fixKey: '-1',
};
const bare: TrackPosition = {
  timeMs,
  receivedAtMs: timeMs,
  latitudeDeg: -33.5,
  longitudeDeg: 151,
  fixKey: '9',
};
const subject: TrackSubject = {
  technicianId: '=a/b "c" <d>&\u{1f527}',
  displayName: null,
  fromMs: timeMs - 1000,
  toMs: timeMs + 1000,
  day: '2026-05-01',
};

function write(name: TrackFormatName, positions: readonly TrackPosition[]): string {
  const format = TRACK_FORMATS[name];
  const body = positions.map((position, index) => format.position(position, subject, index));
  return format.head(subject) + body.join('') + format.tail;
}

describe('a track as GeoJSON', () => {
  it('is a FeatureCollection of points with their times, longitude first', () => {
    const { features, ...collection } = JSON.parse(write('geojson', [full, bare]));
    expect(collection).toEqual({
      type: 'FeatureCollection',
      technician_id: subject.technicianId,
      name: null,
      from: '2026-05-01T11:59:59.250Z',
      to: '2026-05-01T12:00:01.250Z',
    });
    expect(features[0]).toEqual({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [-0.0000004, 52.1234567, -1.5] },
      properties: {
        time: '2026-05-01T12:00:00.250Z',
        received_at: '2026-05-01T12:00:01.250Z',
        accuracy_m: 4.5,
        speed_mps: 0,
        heading_deg: 359.9,
      },
    });
    expect(features[1].geometry.coordinates).toEqual([151, -33.5]);
    expect(features[1].properties).not.toHaveProperty('speed_mps');
  });

  it('is valid without any fix', () => expect(JSON.parse(write('geojson', [])).features).toEqual([]));
});

describe('a track as GPX', () => {
  it('is well-formed XML, whatever the id says', () => {
    const xml = write('gpx', [full, bare]);
    expect(XMLValidator.validate(xml)).toBe(true);
    const parsed = new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(xml);
    expect(parsed.gpx.trk.name).toBe(subject.technicianId);
    expect(parsed.gpx.trk.trkseg.trkpt).toEqual([
      {
        '@_lat': '52.1234567',
        '@_lon': '-0.0000004',
        ele: '-1.5',
        time: '2026-05-01T12:00:00.250Z',
        extensions: { 'tpx:TrackPointExtension': { 'tpx:speed': '0', 'tpx:course': '359.9' } },
      },
      { '@_lat': '-33.5000000', '@_lon': '151.0000000', time: '2026-05-01T12:00:00.250Z' },
    ]);
  });

  it('is well-formed without any fix', () => expect(XMLValidator.validate(write('gpx', []))).toBe(true));

  it('replaces what XML cannot hold', () => expect(escapeXml('a\u0000\uffffb<\u{1f527}')).toBe('a��b&lt;🔧'));
});

describe('a track as CSV', () => {
  it('has a header, one line a fix, and empty cells for what is unknown', () => {
    expect(write('csv', [full, bare]).split('\r\n')).toEqual([
      'technician_id,recorded_at,received_at,latitude,longitude,accuracy_m,altitude_m,speed_mps,heading_deg',
      `"'=a/b ""c"" <d>&🔧",2026-05-01T12:00:00.250Z,2026-05-01T12:00:01.250Z,52.1234567,-0.0000004,4.5,-1.5,0,359.9`,
      `"'=a/b ""c"" <d>&🔧",2026-05-01T12:00:00.250Z,2026-05-01T12:00:00.250Z,-33.5000000,151.0000000,,,,`,
      '',
    ]);
  });

  it.each([
    ['tech-1', 'tech-1'],
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-2', "'-2"],
    ['@sum', "'@sum"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
  ])('writes the text %s as %s', (text, cell) => expect(textCell(text)).toBe(cell));
});

it('the file of a track has a name without folders, quotes or line breaks', () => {
  const disposition = trackDisposition({ ...subject, technicianId: '../ä"\r\n🔧' }, 'gpx');
  expect(disposition).toBe(
    `attachment; filename="track-..____\u005f_-2026-05-01.gpx"; filename*=UTF-8''track-.._%C3%A4_%0D%0A%F0%9F%94%A7-2026-05-01.gpx`,
  );
});
