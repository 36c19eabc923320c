import { describe, expect, it } from 'vitest';
import { GpxError, parseGpx } from './gpx.ts';

const gpx = (body: string) =>
  `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:fc="urn:fieldcast:gpx:1">${body}</gpx>`;
const point = (inner: string, place = 'lat="52.5" lon="13.25"') => `<trkpt ${place}>${inner}</trkpt>`;
const time = '<time>2026-03-02T07:00:00.500Z</time>';
const onlyFix = (inner: string, place?: string) =>
  parseGpx(gpx(`<trk><trkseg>${point(inner, place)}</trkseg></trk>`))[0]?.fixes[0];

describe('a GPX file', () => {
  it('gives a full fix', () => {
    const readings =
      '<extensions><fc:accuracy>5.5</fc:accuracy><fc:speed>1.25</fc:speed><fc:heading>271</fc:heading></extensions>';
    expect(onlyFix(`<ele>-12.5</ele>${time}${readings}`)).toEqual({
      timeMs: Date.UTC(2026, 2, 2, 7, 0, 0, 500),
      latitudeDeg: 52.5,
      longitudeDeg: 13.25,
      altitudeM: -12.5,
      accuracyM: 5.5,
      speedMps: 1.25,
      headingDeg: 271,
    });
  });

  it('takes zero as zero, and -1, nothing and words as unknown', () => {
    const fix = onlyFix(
      `${time}<extensions><accuracy>good</accuracy><speed>0</speed><heading>-1</heading></extensions>`,
    );
    expect(fix).toMatchObject({ speedMps: 0, accuracyM: undefined, headingDeg: undefined, altitudeM: undefined });
  });

  it('finds readings in nested extensions of other makers', () => {
    const nested =
      '<extensions><x:TrackPointExtension><x:speed unit="m/s">3</x:speed><x:course>90</x:course></x:TrackPointExtension></extensions>';
    expect(onlyFix(time + nested)).toMatchObject({ speedMps: 3, headingDeg: 90 });
  });

  it('keeps tracks apart, joins segments, and keeps the order of the file', () => {
    const at = (second: string) => point(`<time>2026-03-02T07:00:${second}Z</time>`);
    const [first, second] = parseGpx(
      gpx(
        `<trk><name>14 &amp; back</name><trkseg>${at('05')}${at('03')}</trkseg><trkseg>${at('05')}</trkseg></trk>` +
          '<trk><trkseg></trkseg></trk>',
      ),
    );
    expect(first?.name).toBe('14 & back');
    expect(first?.fixes.map(({ timeMs }) => new Date(timeMs).getUTCSeconds())).toEqual([5, 3, 5]);
    expect(second).toEqual({ name: undefined, fixes: [], untimedPoints: 0 });
  });

  it('leaves wrong coordinates to the server, which refuses them by name', () => {
    expect(onlyFix(time, 'lat="north" lon="200"')).toMatchObject({ latitudeDeg: Number.NaN, longitudeDeg: 200 });
  });

  it('counts points without a time', () => {
    const [track] = parseGpx(
      gpx(`<trk><trkseg>${point('')}${point('<time>noon</time>')}${point(time)}</trkseg></trk>`),
    );
    expect(track).toMatchObject({ untimedPoints: 2, fixes: [{ latitudeDeg: 52.5 }] });
  });

  it.each([
    ['nothing at all', ''],
    ['text', 'hello'],
    ['broken XML', '<gpx><trk></gpx>'],
    ['another format', '<kml></kml>'],
    ['places only', gpx('<wpt lat="1" lon="2"></wpt>')],
  ])('that is %s is refused', (_name, xml) => {
    expect(() => parseGpx(xml)).toThrow(GpxError);
  });
});
