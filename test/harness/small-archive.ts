import { PbfWriter } from 'pbf';

// One archive of one tile, written by the book: PMTiles version 3 around a Mapbox Vector Tile version 2.
const HEADER_BYTES = 127;
const EXTENT = 4_096;
const NO_COMPRESSION = 1;
const VECTOR_TILES = 1;
const POLYGON = 3;

interface Feature {
  readonly type: typeof POLYGON;
  readonly geometry: readonly number[];
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * A world with land in the west and water in the east, in the schema of Protomaps.
 * @param coastLonDeg where the one meets the other.
 */
export function smallArchive(coastLonDeg: number): Buffer {
  const coast = Math.round(((coastLonDeg + 180) / 360) * EXTENT);
  const tile = tileOf({
    earth: { type: POLYGON, geometry: rectangle(0, EXTENT), properties: { kind: 'earth' } },
    water: { type: POLYGON, geometry: rectangle(coast, EXTENT), properties: { kind: 'ocean' } },
  });
  // One entry: tile 0, for one tile, of this length, at the begin of the tiles (counted from 1).
  const directory = varints([1, 0, 1, tile.length, 1]);
  const metadata = Buffer.from(JSON.stringify({ name: 'small', vector_layers: [] }));
  const header = headerOf(directory.length, metadata.length, tile.length);
  return Buffer.concat([header, directory, metadata, tile]);
}

function headerOf(directoryBytes: number, metadataBytes: number, tileBytes: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const metadataAt = HEADER_BYTES + directoryBytes;
  const tilesAt = metadataAt + metadataBytes;
  const words = [HEADER_BYTES, directoryBytes, metadataAt, metadataBytes, tilesAt, 0, tilesAt, tileBytes, 1, 1, 1];
  for (const [index, word] of words.entries()) header.writeBigUInt64LE(BigInt(word), 8 + 8 * index);
  header.writeUInt8(1, 96);
  header.writeUInt8(NO_COMPRESSION, 97);
  header.writeUInt8(NO_COMPRESSION, 98);
  header.writeUInt8(VECTOR_TILES, 99);
  for (const [index, degrees] of [-180, -85, 180, 85].entries()) header.writeInt32LE(degrees * 1e7, 102 + 4 * index);
  return header;
}

function tileOf(layers: Readonly<Record<string, Feature>>): Buffer {
  const pbf = new PbfWriter();
  for (const [name, feature] of Object.entries(layers)) pbf.writeMessage(3, writeLayer, { name, feature });
  return Buffer.from(pbf.finish());
}

function writeLayer({ name, feature }: { name: string; feature: Feature }, pbf: PbfWriter): void {
  pbf.writeVarintField(15, 2);
  pbf.writeStringField(1, name);
  pbf.writeMessage(2, writeFeature, feature);
  for (const key of Object.keys(feature.properties)) pbf.writeStringField(3, key);
  for (const value of Object.values(feature.properties))
    pbf.writeMessage(4, (text: string, inner: PbfWriter) => inner.writeStringField(1, text), value);
  pbf.writeVarintField(5, EXTENT);
}

function writeFeature({ type, geometry, properties }: Feature, pbf: PbfWriter): void {
  const tags = Object.keys(properties).flatMap((_key, index) => [index, index]);
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, type);
  pbf.writePackedVarint(4, [...geometry]);
}

/** From north to south, between two columns of the tile: move, three lines, close. */
function rectangle(west: number, east: number): number[] {
  const width = east - west;
  return [9, zigzag(west), 0, 26, zigzag(width), 0, 0, zigzag(EXTENT), zigzag(-width), 0, 15];
}

function zigzag(step: number): number {
  return step < 0 ? -2 * step - 1 : 2 * step;
}

function varints(values: readonly number[]): Buffer {
  const pbf = new PbfWriter();
  for (const value of values) pbf.writeVarint(value);
  return Buffer.from(pbf.finish());
}
