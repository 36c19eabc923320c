import type { Feature, FeatureCollection, LineString } from 'geojson';

export type StreetKind = 'main' | 'street' | 'lane';
export type Streets = FeatureCollection<LineString, { kind: StreetKind; name: string }>;

/** More streets than this are not drawn: the demo's town has a few hundred. */
const STREETS_MAX = 20_000;

/** The drawable streets of what the server sent; undefined when there are none. */
export function toStreets(content: unknown): Streets | undefined {
  const features = (content as Partial<FeatureCollection> | undefined)?.features;
  if (!Array.isArray(features)) return undefined;
  const streets = features.filter(isLine).slice(0, STREETS_MAX).map(toStreet);
  return streets.length === 0 ? undefined : { type: 'FeatureCollection', features: streets };
}

function isLine(feature: Feature | null): feature is Feature<LineString> {
  return feature?.geometry?.type === 'LineString' && Array.isArray(feature.geometry.coordinates);
}

function toStreet({ geometry, properties }: Feature<LineString>): Streets['features'][number] {
  const { kind, name } = properties ?? {};
  return {
    type: 'Feature',
    geometry,
    properties: {
      kind: kind === 'main' || kind === 'lane' ? kind : 'street',
      name: typeof name === 'string' ? name : '',
    },
  };
}
