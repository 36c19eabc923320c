import type { ErrorEvent, GeoJSONSource, Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { type BaseMapSource, onlineUrlOf, retryDelayMs } from '../core/base-map.ts';
import type { Streets } from '../core/streets.ts';
import type { Outlines } from '../land/packed.ts';
import { changeBehindCurtain } from './curtain.ts';
import { loadOutlines } from './land-outlines.ts';
import { OUTLINES_SOURCE, offlineStyle } from './offline-style.ts';
import { loadOnlineMap, type OnlineMap } from './online-map.ts';
import { darkPalette, lightPalette } from './palette.ts';

export type BaseMapKind = 'offline' | 'online';

export interface BaseMapOptions {
  readonly baseMap: BaseMapSource;
  readonly streets: Streets | undefined;
  /** `isDark`: whether the ground now shown is, by which colours of our own on top are chosen. */
  onBaseMap(kind: BaseMapKind, isDark: boolean): void;
}

/** The online map may take this long to appear before outlines stand in for it, ms. */
const ONLINE_HEAD_START_MS = 800;
/** Tiles that fail one after the other before the map is taken to be out of reach. */
const FAILED_TILES_MAX = 4;

/**
 * Gives the map its style: the configured one, and outlines while that cannot be had. It is asked for again, after
 * growing waits and as soon as the browser is back online, and follows the page from light to dark.
 */
export function attachBaseMap(map: MapLibre, options: BaseMapOptions): { stop(): void } {
  const { baseMap, onBaseMap } = options;
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  const tiles = watchTiles(map, {
    onFirst: () => {
      failures = 0;
    },
    onLost: () => retryLater(),
  });
  let kind: BaseMapKind | undefined;
  let attempt = 0;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const apply = (next: BaseMapKind, style: StyleSpecification, isDark: boolean) => {
    const change = () => {
      map.setStyle(style, { diff: false });
      onBaseMap(next, isDark);
    };
    if (kind === undefined) change();
    else changeBehindCurtain(map, change);
    kind = next;
  };
  const goOffline = () => {
    tiles.watch(undefined);
    const palette = darkness.matches ? darkPalette : lightPalette;
    apply('offline', outlineStyle(map, options, palette), darkness.matches);
  };
  const goOnline = ({ style, isDark }: OnlineMap) => {
    tiles.watch(style);
    apply('online', style, isDark);
  };
  const tryOnline = async () => {
    clearTimeout(timer);
    const mine = ++attempt;
    const found = await loadOnlineMap(baseMap, darkness.matches, failures > 0);
    if (mine !== attempt) return;
    if (found) goOnline(found);
    else retryLater();
  };
  // What is on the screen of a map that was there stays: it is worth more than outlines.
  const retryLater = () => {
    failures++;
    if (kind !== 'offline' && !tiles.hasAny()) goOffline();
    clearTimeout(timer);
    timer = setTimeout(() => void tryOnline(), retryDelayMs(failures));
  };
  const begin = () => {
    if (onlineUrlOf(baseMap, darkness.matches) === undefined) {
      attempt++;
      clearTimeout(timer);
      goOffline();
      return;
    }
    void tryOnline();
    if (kind === 'offline') goOffline();
  };
  const onNetwork = () => {
    if (failures > 0) void tryOnline();
  };

  darkness.addEventListener('change', begin);
  window.addEventListener('online', onNetwork);
  begin();
  const headStart = setTimeout(() => {
    if (kind === undefined) goOffline();
  }, ONLINE_HEAD_START_MS);
  return {
    stop: () => {
      attempt++;
      clearTimeout(timer);
      clearTimeout(headStart);
      darkness.removeEventListener('change', begin);
      window.removeEventListener('online', onNetwork);
    },
  };
}

let outlines: Outlines | undefined;

/** The style of outlines, which are drawn as soon as they are there. */
function outlineStyle(map: MapLibre, { streets }: BaseMapOptions, palette: typeof lightPalette): StyleSpecification {
  if (!outlines)
    loadOutlines()
      .then((loaded) => {
        outlines = loaded;
        map.getSource<GeoJSONSource>(OUTLINES_SOURCE)?.setData(loaded);
      })
      .catch((error: unknown) => console.warn('map outlines', error));
  return offlineStyle({ outlines, streets, palette });
}

interface TileWatch {
  /** Begins anew with the sources of this style; undefined: there is nothing to watch. */
  watch(style: StyleSpecification | undefined): void;
  /** Whether a tile of the style has arrived. */
  hasAny(): boolean;
}

/**
 * Tells when an online map's tiles cannot be had, which a style that came from a cache does not show. Sources of our own
 * on top do not count.
 */
function watchTiles(map: MapLibre, { onFirst, onLost }: { onFirst(): void; onLost(): void }): TileWatch {
  let sources: StyleSpecification['sources'] = {};
  let hasAny = false;
  let failed = 0;
  map.on('sourcedata', ({ sourceId, tile }) => {
    if (!tile || !(sourceId in sources)) return;
    if (!hasAny) onFirst();
    hasAny = true;
    failed = 0;
  });
  map.on('error', ({ error, sourceId }: ErrorEvent & { sourceId?: string }) => {
    console.warn('map', error.message);
    if (sourceId === undefined || !(sourceId in sources)) return;
    failed++;
    if (!hasAny || failed === FAILED_TILES_MAX) onLost();
  });
  return {
    watch: (style) => {
      sources = style?.sources ?? {};
      hasAny = false;
      failed = 0;
    },
    hasAny: () => hasAny,
  };
}
