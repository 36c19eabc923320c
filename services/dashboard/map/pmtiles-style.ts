import { layers, namedFlavor } from '@protomaps/basemaps';
import type { LayerSpecification, StyleSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { TileType } from 'pmtiles';
import { text } from '../text.ts';
import { OFFLINE_FONTS } from './offline-style.ts';
import { darkPalette, lightPalette } from './palette.ts';
import { openArchive } from './pmtiles-protocol.ts';

const SOURCE = 'archive';
/** An archive whose header does not arrive within this time counts as not there, ms. */
const HEADER_MS_MAX = 5_000;
/** They are pictures, which would have to come from elsewhere, or places of no use to dispatchers. */
const LAYERS_LEFT_OUT = new Set(['pois', 'roads_oneway', 'roads_shields']);

/**
 * A style for an archive in the schema of Protomaps. Its labels are drawn by the browser with the system's fonts, so
 * nothing but the archive is loaded.
 * @throws Error when the archive cannot be read, or does not hold vector tiles.
 */
export async function archiveStyle(url: string, isDark: boolean): Promise<StyleSpecification> {
  const header = await withinMs(openArchive(url).getHeader(), HEADER_MS_MAX);
  if (header.tileType !== TileType.Mvt) throw new Error('the archive holds no vector tiles');
  const { land, water } = isDark ? darkPalette : lightPalette;
  // Calmer than Protomaps' own: the technicians are what is to be seen.
  const flavor = { ...namedFlavor(isDark ? 'dark' : 'light'), background: water, earth: land, water };
  const style: LayerSpecification[] = layers(SOURCE, flavor, { lang: 'en' });
  return {
    version: 8,
    sources: { [SOURCE]: { type: 'vector', url: `pmtiles://${url}`, attribution: text.map.archiveAttribution } },
    layers: style.filter(({ id }) => !LAYERS_LEFT_OUT.has(id)).map(withLocalLabels),
  };
}

function withLocalLabels(layer: LayerSpecification): LayerSpecification {
  if (layer.type !== 'symbol') return layer;
  const layout: SymbolLayerSpecification['layout'] = { ...layer.layout, 'text-font': OFFLINE_FONTS };
  delete layout['icon-image'];
  layout['text-field'] = localLabel(layout['text-field']) as (typeof layout)['text-field'];
  return { ...layer, layout };
}

/** Names of this prefix are codes for a font of Protomaps' own, beside the name as text. */
const CODED_NAME = /^pgf:/;

// Parts of a label in a script of their own name a font for it inside the expression.
function localLabel(expression: unknown): unknown {
  if (Array.isArray(expression)) {
    const [operator, name] = expression;
    if (typeof name !== 'string' || !CODED_NAME.test(name)) return expression.map(localLabel);
    return operator === 'has' ? false : [operator, name.replace(CODED_NAME, '')];
  }
  if (typeof expression !== 'object' || expression === null) return expression;
  const { 'text-font': _font, ...rest } = expression as Record<string, unknown>;
  return rest;
}

async function withinMs<T>(work: Promise<T>, msMax: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${msMax} ms`)), msMax);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
