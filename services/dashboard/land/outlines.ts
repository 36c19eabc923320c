import type { FeatureCollection, MultiLineString, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** Longitude and latitude are kept to this many decimals: 0.01° is about 1 km, below what the 1:50 m data knows. */
const DECIMALS = 2;
/** How far a simplified line may lie from the original, degrees. */
const TOLERANCE_DEG = 0.05;
/** Islands whose bounding box is smaller than this in both directions are not drawn, degrees. */
const ISLAND_DEG_MIN = 0.1;

export type Atlas = Topology<{ land: GeometryCollection; countries: GeometryCollection }>;

export interface WorldLines {
  /** Polygons, each an outer ring and its holes. */
  readonly land: Position[][][];
  /** Lines between countries. */
  readonly borders: Position[][];
}

/**
 * World outlines ready for MapLibre, from a world-atlas topology. World-atlas stitches its polygons over the antimeridian and the south pole, which a flat map fills wrongly,
 * so rings are unrolled to continuous longitudes (a renderer wraps what lies beyond ±180°) and closed through the pole.
 */
export function worldOutlines(atlas: Atlas): WorldLines {
  const simplified = { ...atlas, ...simplifyArcs(atlas) };
  const { land, countries } = simplified.objects;
  return {
    land: landPolygons(polygonsOf(feature(simplified, land))),
    borders: borderLines(mesh(simplified, countries, (left, right) => left !== right)),
  };
}

function landPolygons(polygons: Position[][][]): Position[][][] {
  return polygons
    .map((rings) => rings.map((ring) => roundLine(closeThroughPole(unroll(ring)))).filter(isVisibleRing))
    .filter((rings) => rings.length > 0);
}

function borderLines({ coordinates }: MultiLineString): Position[][] {
  return coordinates.map((line) => roundLine(unroll(line))).filter((line) => line.length > 1);
}

function polygonsOf(collection: FeatureCollection): Position[][][] {
  return collection.features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return [geometry.coordinates];
    return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  });
}

/** The same line with longitudes that never jump by more than 180°, so some may lie beyond ±180°. */
export function unroll(line: readonly Position[]): Position[] {
  let turns = 0;
  let previousLon = line[0]?.[0] ?? 0;
  return line.map(([lon = 0, lat = 0]) => {
    if (lon - previousLon > 180) turns -= 360;
    else if (previousLon - lon > 180) turns += 360;
    previousLon = lon;
    return [lon + turns, lat];
  });
}

/** An unrolled ring that went once around the globe is closed along the south pole; any other is left alone. */
export function closeThroughPole(ring: readonly Position[]): Position[] {
  const [firstLon = 0, firstLat = 0] = ring[0] ?? [];
  const [lastLon = 0] = ring[ring.length - 1] ?? [];
  if (Math.abs(lastLon - firstLon) < 180) return [...ring];
  return [...ring, [lastLon, -90], [firstLon, -90], [firstLon, firstLat]];
}

// Simplifying the shared arcs instead of the polygons keeps coasts and borders on top of one another.
function simplifyArcs(atlas: Atlas): Pick<Atlas, 'arcs' | 'transform'> {
  const { scale, translate } = atlas.transform ?? { scale: [1, 1], translate: [0, 0] };
  const arcs = atlas.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    const absolute = arc.map(([dx = 0, dy = 0]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
    return simplify(absolute, TOLERANCE_DEG);
  });
  return { arcs, transform: undefined };
}

/** Ramer, Douglas and Peucker's line simplification; both ends stay. The distance of closed lines is from the start. */
export function simplify(line: readonly Position[], toleranceDeg: number): Position[] {
  const kept = new Uint8Array(line.length);
  kept[0] = 1;
  kept[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    const farthest = farthestPoint(line, first, last);
    if (farthest.distance <= toleranceDeg) continue;
    kept[farthest.index] = 1;
    spans.push([first, farthest.index], [farthest.index, last]);
  }
  return line.filter((_, index) => kept[index] === 1);
}

function farthestPoint(line: readonly Position[], first: number, last: number): { index: number; distance: number } {
  const start = line[first] ?? [0, 0];
  const end = line[last] ?? [0, 0];
  let index = first;
  let distance = 0;
  for (let candidate = first + 1; candidate < last; candidate++) {
    const away = distanceToSegment(line[candidate] ?? start, start, end);
    if (away > distance) {
      distance = away;
      index = candidate;
    }
  }
  return { index, distance };
}

function distanceToSegment(
  [x = 0, y = 0]: Position,
  [startX = 0, startY = 0]: Position,
  [endX = 0, endY = 0]: Position,
): number {
  const dx = endX - startX;
  const dy = endY - startY;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : ((x - startX) * dx + (y - startY) * dy) / lengthSquared;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - startX - t * dx, y - startY - t * dy);
}

function roundLine(line: readonly Position[]): Position[] {
  const factor = 10 ** DECIMALS;
  const rounded = line.map(([lon = 0, lat = 0]) => [
    Math.round(lon * factor) / factor,
    Math.round(lat * factor) / factor,
  ]);
  return rounded.filter(([lon, lat], index) => {
    const previous = rounded[index - 1];
    return previous === undefined || previous[0] !== lon || previous[1] !== lat;
  });
}

function isVisibleRing(ring: readonly Position[]): boolean {
  if (ring.length < 4) return false;
  const lons = ring.map(([lon = 0]) => lon);
  const lats = ring.map(([, lat = 0]) => lat);
  return spanOf(lons) >= ISLAND_DEG_MIN || spanOf(lats) >= ISLAND_DEG_MIN;
}

function spanOf(values: readonly number[]): number {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return max - min;
}
