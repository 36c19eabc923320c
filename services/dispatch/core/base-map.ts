/** Styles of OpenFreeMap, made for data on top: pale by day, near black by night. */
export const STYLE_URL_DEFAULT = 'https://tiles.openfreemap.org/styles/positron';
const STYLE_URL_DARK_DEFAULT = 'https://tiles.openfreemap.org/styles/dark';

/** Where a PMTiles file of this server is found, below its own address. */
export const MAP_FILE_PATH = '/map/base.pmtiles';

/** A map style of this value means that the board stays with its bundled land outlines. */
export const NO_STYLE = 'none';

export interface BaseMapConfig {
  /** null: no online map. */
  readonly mapStyleUrl: string | null;
  /** undefined: the one that goes with `mapStyleUrl`. */
  readonly mapStyleUrlDark: string | null | undefined;
  /** An address with https (or http), or the path of a file; undefined: none. */
  readonly mapPmtiles: string | undefined;
}

/** What boards are told: styles, or a PMTiles archive, or nothing of either. Addresses are absolute, or paths of this server. */
export interface BaseMap {
  readonly styleUrl: string | null;
  readonly styleUrlDark: string | null;
  readonly pmtilesUrl: string | null;
  /** The file to serve at MAP_FILE_PATH; undefined: none. */
  readonly pmtilesFile: string | undefined;
}

/** Who names an archive of their own wants nothing from elsewhere, so it takes the place of the styles. */
export function baseMapOf({ mapStyleUrl, mapStyleUrlDark, mapPmtiles }: BaseMapConfig): BaseMap {
  if (mapPmtiles !== undefined) {
    const isFile = !isWebAddress(mapPmtiles);
    return {
      styleUrl: null,
      styleUrlDark: null,
      pmtilesUrl: isFile ? MAP_FILE_PATH : mapPmtiles,
      pmtilesFile: isFile ? mapPmtiles : undefined,
    };
  }
  const darkDefault = mapStyleUrl === STYLE_URL_DEFAULT ? STYLE_URL_DARK_DEFAULT : mapStyleUrl;
  return {
    styleUrl: mapStyleUrl,
    // Without an online map by day there is none by night: "none" keeps boards from asking anybody outside.
    styleUrlDark: mapStyleUrl === null ? null : (mapStyleUrlDark ?? darkDefault),
    pmtilesUrl: null,
    pmtilesFile: undefined,
  };
}

/** The addresses a page must be allowed to load its base map from. */
export function outsideUrlsOf({ styleUrl, styleUrlDark, pmtilesUrl }: BaseMap): string[] {
  return [styleUrl, styleUrlDark, pmtilesUrl].filter((url) => url !== null).filter(isWebAddress);
}

export function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text);
}
