import type { StyleSpecification } from 'maplibre-gl';

/** An online base map that does not answer within this time is not used, ms. */
const ONLINE_STYLE_MS_MAX = 3_000;

/** The online base map's style; undefined when it cannot be had in time. Being offline is normal here, not an error. */
export async function fetchOnlineStyle(url: string): Promise<StyleSpecification | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ONLINE_STYLE_MS_MAX) });
    const style: unknown = answer.ok ? await answer.json() : undefined;
    return isStyle(style) ? style : undefined;
  } catch {
    return undefined;
  }
}

/** Fonts the style's own labels use, so that its glyph server has them; undefined when it has no labels. */
export function fontsOf({ layers }: StyleSpecification): string[] | undefined {
  for (const layer of layers) {
    if (layer.type !== 'symbol') continue;
    const fonts: unknown = layer.layout?.['text-font'];
    if (isFontList(fonts)) return fonts;
  }
  return undefined;
}

// The same property may hold an expression, which is an array too: its first word is an operator.
function isFontList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((font) => typeof font === 'string') && /^[A-Z]/.test(value[0] ?? '');
}

function isStyle(value: unknown): value is StyleSpecification {
  const style = value as Partial<StyleSpecification> | undefined | null;
  return style?.version === 8 && Array.isArray(style.layers) && typeof style.sources === 'object';
}
