import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Position } from 'geojson';

// The outlines as bytes, less than half of what they are as compressed GeoJSON:
//
//   count of polygons, each: count of rings, each a line     (the land)
//   count of lines, each a line                              (the borders)
//   a line: count of points, then of each point the steps east and north from the one before, the first from 0, 0
//
// All are variable-length integers of 7 bits a byte, the low ones first; steps are zigzag-coded hundredths of a degree.

/** Steps a degree. The outlines are rounded to this already. */
const STEPS_PER_DEG = 100;

/** World outlines: one `land` MultiPolygon, and the `border` lines between countries. */
export type Outlines = FeatureCollection<MultiPolygon | MultiLineString, { kind: 'land' | 'border' }>;

export function packOutlines(land: readonly Position[][][], borders: readonly Position[][]): Uint8Array {
  const bytes: number[] = [];
  writeCount(bytes, land.length);
  for (const rings of land) writeLines(bytes, rings);
  writeLines(bytes, borders);
  return Uint8Array.from(bytes);
}

/** @throws RangeError when the bytes end before the last line does. */
export function unpackOutlines(bytes: Uint8Array): Outlines {
  const reader = createReader(bytes);
  const land = Array.from({ length: reader.count() }, () => readLines(reader));
  const borders = readLines(reader);
  return {
    type: 'FeatureCollection',
    features: [
      featureOf('land', { type: 'MultiPolygon', coordinates: land }),
      featureOf('border', { type: 'MultiLineString', coordinates: borders }),
    ],
  };
}

function featureOf<G extends MultiPolygon | MultiLineString>(
  kind: 'land' | 'border',
  geometry: G,
): Feature<G, { kind: 'land' | 'border' }> {
  return { type: 'Feature', properties: { kind }, geometry };
}

function writeLines(bytes: number[], lines: readonly Position[][]): void {
  writeCount(bytes, lines.length);
  for (const line of lines) {
    writeCount(bytes, line.length);
    let east = 0;
    let north = 0;
    for (const [lon = 0, lat = 0] of line) {
      const [nextEast, nextNorth] = [Math.round(lon * STEPS_PER_DEG), Math.round(lat * STEPS_PER_DEG)];
      writeStep(bytes, nextEast - east);
      writeStep(bytes, nextNorth - north);
      east = nextEast;
      north = nextNorth;
    }
  }
}

function writeStep(bytes: number[], step: number): void {
  writeCount(bytes, step < 0 ? -2 * step - 1 : 2 * step);
}

function writeCount(bytes: number[], count: number): void {
  let rest = count;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}

interface Reader {
  count(): number;
  step(): number;
}

function readLines(reader: Reader): Position[][] {
  return Array.from({ length: reader.count() }, () => {
    let east = 0;
    let north = 0;
    return Array.from({ length: reader.count() }, () => {
      east += reader.step();
      north += reader.step();
      return [east / STEPS_PER_DEG, north / STEPS_PER_DEG];
    });
  });
}

function createReader(bytes: Uint8Array): Reader {
  let at = 0;
  const count = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('the outlines end too early');
      value |= (byte & 0x7f) << shift;
      if (byte <= 0x7f) return value;
    }
  };
  return {
    count,
    step: () => {
      const coded = count();
      return coded & 1 ? -(coded + 1) / 2 : coded / 2;
    },
  };
}
