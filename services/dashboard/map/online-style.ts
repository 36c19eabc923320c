import type { StyleSpecification } from 'maplibre-gl';

/** An online base map that does not answer within this time counts as not there, ms. */
const ONLINE_STYLE_MS_MAX = 3_000;

/** The online base map's style. @throws Error when it cannot be had in time. */
export async function fetchOnlineStyle(url: string, cache: 'default' | 'reload'): Promise<StyleSpecification> {
  const answer = await fetch(url, { cache, signal: AbortSignal.timeout(ONLINE_STYLE_MS_MAX) });
  const style: unknown = answer.ok ? await answer.json() : undefined;
  if (!isStyle(style)) throw new Error(`no map style at ${url} (${answer.status})`);
  return style;
}

/**
 * Whether the style's ground is dark, by its first background colour.
 * @returns undefined when it has none that is a plain colour.
 */
export function isDarkStyle({ layers }: StyleSpecification): boolean | undefined {
  const background = layers.find((layer) => layer.type === 'background');
  const color: unknown = background?.paint?.['background-color'];
  const brightness = typeof color === 'string' ? brightnessOf(color) : undefined;
  return brightness === undefined ? undefined : brightness < 0.5;
}

// Roughly, from 0 to 1: day and night are far apart.
function brightnessOf(color: string): number | undefined {
  const [, lightness] = /^hsla?\([^,\s]+[,\s]+[^,\s]+[,\s]+([\d.]+)%/.exec(color) ?? [];
  if (lightness !== undefined) return Number(lightness) / 100;
  const [, hex] = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(color) ?? [];
  if (hex !== undefined) {
    const digits = hex.length / 3;
    const channels = [0, 1, 2].map((index) => hex.slice(index * digits, (index + 1) * digits));
    return Math.max(...channels.map((channel) => Number.parseInt(channel, 16))) / (16 ** digits - 1);
  }
  const [, channels] = /^rgba?\(([\d.]+[,\s]+[\d.]+[,\s]+[\d.]+)/.exec(color) ?? [];
  return channels === undefined ? undefined : Math.max(...channels.split(/[,\s]+/).map(Number)) / 255;
}

function isStyle(value: unknown): value is StyleSpecification {
  const style = value as Partial<StyleSpecification> | undefined | null;
  return style?.version === 8 && Array.isArray(style.layers) && typeof style.sources === 'object';
}
