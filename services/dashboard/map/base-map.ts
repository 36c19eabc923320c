import outlinesUrl from 'virtual:world-outlines';
import type { ErrorEvent, Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import type { Streets } from '../core/streets.ts';
import { offlineStyle } from './offline-style.ts';
import { fetchOnlineStyle } from './online-style.ts';
import { darkPalette, lightPalette } from './palette.ts';

export type BaseMapKind = 'offline' | 'online';

export interface BaseMapOptions {
  readonly styleUrl: string | undefined;
  readonly streets: Streets | undefined;
  /** `isDark`: whether the ground now shown is, by which colours of our own on top are chosen. */
  onBaseMap(kind: BaseMapKind, isDark: boolean): void;
}

/**
 * Gives the map its style: the offline one at once, the online one as soon as it answers. An online map whose tiles
 * cannot be had either (a style may come from a cache) is dropped for the offline one again.
 */
export function attachBaseMap(map: MapLibre, { styleUrl, streets, onBaseMap }: BaseMapOptions): { stop(): void } {
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  let kind: BaseMapKind = 'offline';
  let isStopped = false;

  const apply = (next: BaseMapKind, style: StyleSpecification, isDark: boolean) => {
    kind = next;
    map.setStyle(style, { diff: false });
    onBaseMap(next, isDark);
  };
  const goOffline = () => {
    const palette = darkness.matches ? darkPalette : lightPalette;
    apply('offline', offlineStyle({ outlinesUrl, streets, palette }), darkness.matches);
  };
  const goOnline = async (url: string) => {
    const style = await fetchOnlineStyle(url);
    // Most online base maps are light only, whatever the page's colours are.
    if (style && !isStopped) apply('online', style, false);
  };
  const onDarkness = () => {
    if (kind === 'offline') goOffline();
  };

  let hasTiles = false;
  map.on('sourcedata', ({ tile }) => {
    if (kind === 'online' && tile) hasTiles = true;
  });
  map.on('error', ({ error }: ErrorEvent) => {
    if (kind === 'online' && !hasTiles) goOffline();
    else console.warn('map', error.message);
  });
  darkness.addEventListener('change', onDarkness);
  goOffline();
  if (styleUrl) void goOnline(styleUrl);
  return {
    stop: () => {
      isStopped = true;
      darkness.removeEventListener('change', onDarkness);
    },
  };
}
