import { readFileSync } from 'node:fs';

/** What a GPX file must lead to, counted with nothing but regular expressions: no code of the product is used. */
export interface ExpectedTrack {
  readonly name: string;
  readonly fixes: number;
  readonly distinctValid: number;
  /** Refused fixes by the number of the reason in the protocol. */
  readonly refused: Readonly<Record<number, number>>;
}

const OUT_OF_RANGE = 1;
const NULL_ISLAND = 5;

/** One entry for each `trk` of the file. */
export function expectedTracks(file: string): ExpectedTrack[] {
  const gpx = readFileSync(file, 'utf8');
  return [...gpx.matchAll(/<trk>(.*?)<\/trk>/gs)].map(([, trk = '']) => {
    const refused: Record<number, number> = {};
    const valid = new Set<string>();
    const points = [...trk.matchAll(/<trkpt lat="([^"]+)" lon="([^"]+)">(.*?)<\/trkpt>/gs)];
    for (const [, lat = '', lon = '', inner = ''] of points) {
      const reason =
        Math.abs(Number(lat)) > 90 || Math.abs(Number(lon)) > 180
          ? OUT_OF_RANGE
          : Number(lat) === 0 && Number(lon) === 0
            ? NULL_ISLAND
            : 0;
      if (reason !== 0) refused[reason] = (refused[reason] ?? 0) + 1;
      else valid.add(identity(lat, lon, inner));
    }
    return {
      name: /<name>(.*?)<\/name>/.exec(trk)?.[1] ?? '',
      fixes: points.length,
      distinctValid: valid.size,
      refused,
    };
  });
}

// The steps of the wire, as docs/protocol.md states them: 1e-7 degrees, decimetres, cm/s, tenths of a degree; -1 unknown.
function identity(lat: string, lon: string, inner: string): string {
  const value = (tag: string) => new RegExp(`<(?:fc:)?${tag}>([^<]*)<`).exec(inner)?.[1];
  const scaled = (tag: string, factor: number) => {
    const number = Number(value(tag) ?? -1);
    return number < 0 ? 'unknown' : Math.round(number * factor);
  };
  const elevation = value('ele');
  return [
    Date.parse(value('time') ?? ''),
    Math.round(Number(lat) * 1e7),
    Math.round(Number(lon) * 1e7),
    scaled('accuracy', 10),
    elevation === undefined ? 'unknown' : Math.round(Number(elevation) * 10),
    scaled('speed', 100),
    scaled('heading', 10),
  ].join('|');
}
