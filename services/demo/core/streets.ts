import { otherEnd, type Point, type Segment, type StreetKind, type Town, toPlace } from './town.ts';

interface StreetFeature {
  readonly type: 'Feature';
  readonly properties: { readonly kind: StreetKind; readonly name: string };
  readonly geometry: { readonly type: 'LineString'; readonly coordinates: readonly (readonly [number, number])[] };
}

export interface Streets {
  readonly type: 'FeatureCollection';
  readonly features: readonly StreetFeature[];
}

/** The town's streets as GeoJSON: one line for each unbroken run of segments with one name and kind. */
export function toGeoJson(town: Town): Streets {
  const unused = new Set(town.segments.keys());
  const features: StreetFeature[] = [];
  for (const start of town.segments.keys()) {
    if (!unused.delete(start)) continue;
    const first = town.segments[start] as Segment;
    const line = [...extend(town, unused, first, first.from).reverse(), ...extend(town, unused, first, first.to)];
    features.push({
      type: 'Feature',
      properties: { kind: first.kind, name: first.name },
      geometry: { type: 'LineString', coordinates: line.map((index) => toCoordinates(town.crossings[index] as Point)) },
    });
  }
  return { type: 'FeatureCollection', features };
}

/** The crossings from `end` on, following unused segments of the same street, which are used up. */
function extend(town: Town, unused: Set<number>, { name, kind }: Segment, end: number): number[] {
  const crossings = [end];
  for (let crossing: number | undefined = end; crossing !== undefined; ) {
    const here: number = crossing;
    const next = (town.segmentsAt[here] ?? []).find((index) => {
      const segment = town.segments[index] as Segment;
      return unused.has(index) && segment.name === name && segment.kind === kind;
    });
    if (next === undefined) return crossings;
    unused.delete(next);
    crossing = otherEnd(town.segments[next] as Segment, here);
    crossings.push(crossing);
  }
  return crossings;
}

/** GeoJSON's order, to 1e-6 degrees: 11 cm. */
function toCoordinates(point: Point): readonly [number, number] {
  const { latitudeDeg, longitudeDeg } = toPlace(point);
  return [round(longitudeDeg), round(latitudeDeg)];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
