/** Where the base map comes from. Addresses are absolute. */
export type BaseMapSource =
  /** Land outlines alone, from the page's own server. */
  | { readonly kind: 'outlines' }
  /** MapLibre styles, by day and by night; undefined: outlines then. */
  | { readonly kind: 'styles'; readonly lightUrl: string | undefined; readonly darkUrl: string | undefined }
  /** A PMTiles archive in the schema of Protomaps. */
  | { readonly kind: 'archive'; readonly url: string };

interface BaseMapAddresses {
  /** What relative addresses are relative to. */
  readonly pageUrl: string;
  readonly styleUrl: string | undefined;
  readonly styleUrlDark: string | undefined;
  readonly pmtilesUrl: string | undefined;
}

export function baseMapSourceOf({ pageUrl, styleUrl, styleUrlDark, pmtilesUrl }: BaseMapAddresses): BaseMapSource {
  const absolute = (url: string) => new URL(url, pageUrl).href;
  if (pmtilesUrl !== undefined) return { kind: 'archive', url: absolute(pmtilesUrl) };
  if (styleUrl === undefined && styleUrlDark === undefined) return { kind: 'outlines' };
  return {
    kind: 'styles',
    lightUrl: styleUrl && absolute(styleUrl),
    darkUrl: styleUrlDark && absolute(styleUrlDark),
  };
}

/** What to load for a light or a dark page; undefined: nothing but outlines. */
export function onlineUrlOf(source: BaseMapSource, isDark: boolean): string | undefined {
  if (source.kind === 'archive') return source.url;
  if (source.kind === 'styles') return isDark ? source.darkUrl : source.lightUrl;
  return undefined;
}

const RETRY_MS_MIN = 5_000;
const RETRY_MS_MAX = 300_000;

/** How long to wait before the base map is asked for again, after so many failures in a row, ms. */
export function retryDelayMs(failures: number): number {
  return Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** Math.max(0, failures - 1));
}
