import type { StyleSpecification } from 'maplibre-gl';
import { type BaseMapSource, onlineUrlOf } from '../core/base-map.ts';
import { fetchOnlineStyle, isDarkStyle } from './online-style.ts';

/** A base map with streets, ready to be shown. */
export interface OnlineMap {
  readonly style: StyleSpecification;
  /** Whether its ground is, whatever the page is. */
  readonly isDark: boolean;
}

/**
 * The base map as configured.
 * @param isFresh nothing out of the browser's cache: there is a reason to doubt that the server answers.
 * @returns undefined when it cannot be had. Being offline is normal here, not an error.
 */
export async function loadOnlineMap(
  source: BaseMapSource,
  wantsDark: boolean,
  isFresh: boolean,
): Promise<OnlineMap | undefined> {
  const url = onlineUrlOf(source, wantsDark);
  if (url === undefined) return undefined;
  try {
    if (source.kind === 'archive') {
      const { archiveStyle } = await import('./pmtiles-style.ts');
      return { style: await archiveStyle(url, wantsDark), isDark: wantsDark };
    }
    const style = await fetchOnlineStyle(url, isFresh ? 'reload' : 'default');
    if (hasArchive(style)) await import('./pmtiles-protocol.ts').then(({ addArchiveProtocol }) => addArchiveProtocol());
    const isDark = isDarkStyle(style) ?? (wantsDark && url !== onlineUrlOf(source, false));
    return { style, isDark };
  } catch (error) {
    console.info('no base map for now:', String(error));
    return undefined;
  }
}

function hasArchive({ sources }: StyleSpecification): boolean {
  return Object.values(sources).some((source) => 'url' in source && source.url?.startsWith('pmtiles://'));
}
