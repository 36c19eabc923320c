import outlinesUrl from 'virtual:world-outlines';
import type { ErrorEvent, Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import type { Streets } from '../core/streets.ts';
import { drawMarker, isMarkerImage, MARKER_PIXEL_RATIO } from './marker-images.ts';
import { OFFLINE_FONTS, offlineStyle } from './offline-style.ts';
import { fetchOnlineStyle, fontsOf } from './online-style.ts';
import { darkPalette, lightPalette } from './palette.ts';
import { FOOTPRINT_IMAGE, TECHNICIANS_SOURCE, withTechnicians } from './technician-layers.ts';

export type BaseMapKind = 'offline' | 'online';

interface BaseMapOptions {
  readonly styleUrl: string | undefined;
  readonly streets: Streets | undefined;
  onBaseMap(kind: BaseMapKind): void;
}

const FOOTPRINT_PX = 20;
/** Most online base maps are light only, whatever the page's colours are. */
const ONLINE_PALETTE = lightPalette;

/**
 * Gives the map its style: the offline one at once, the online one as soon as it answers. An online map whose tiles
 * cannot be had either (a style may come from a cache) is dropped for the offline one again.
 */
export function attachBaseMap(map: MapLibre, { styleUrl, streets, onBaseMap }: BaseMapOptions): { stop(): void } {
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  let kind: BaseMapKind = 'offline';
  let isStopped = false;

  const apply = (next: BaseMapKind, style: StyleSpecification) => {
    kind = next;
    map.setStyle(style, { diff: false });
    onBaseMap(next);
  };
  const goOffline = () => {
    const palette = darkness.matches ? darkPalette : lightPalette;
    const style = offlineStyle({ outlinesUrl, streets, palette });
    apply('offline', withTechnicians(style, OFFLINE_FONTS, palette));
  };
  const goOnline = async (url: string) => {
    const style = await fetchOnlineStyle(url);
    if (style && !isStopped) apply('online', withTechnicians(style, fontsOf(style) ?? OFFLINE_FONTS, ONLINE_PALETTE));
  };
  const onDarkness = () => {
    if (kind === 'offline') goOffline();
  };

  let hasTiles = false;
  map.setMissingStyleImageResolver((id) => addImage(map, id));
  map.on('sourcedata', ({ sourceId, tile }) => {
    if (kind === 'online' && tile && sourceId !== TECHNICIANS_SOURCE) hasTiles = true;
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

// Each style begins without images and asks for ours when it first needs one.
function addImage(map: MapLibre, id: string): void {
  if (map.hasImage(id)) return;
  if (id === FOOTPRINT_IMAGE) map.addImage(id, new ImageData(FOOTPRINT_PX, FOOTPRINT_PX));
  else if (isMarkerImage(id)) map.addImage(id, drawMarker(id), { pixelRatio: MARKER_PIXEL_RATIO });
}
