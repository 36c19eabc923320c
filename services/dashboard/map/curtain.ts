import '../styles/curtain.css';
import type { Map as MapLibre } from 'maplibre-gl';

/** The old picture stays no longer than this, ms. */
const CURTAIN_MS_MAX = 3_000;

/**
 * Changes the map's style behind its last picture, which stays until the new one is whole, so that nothing flashes.
 * Whoever moves the map meanwhile sees what is there.
 */
export function changeBehindCurtain(map: MapLibre, change: () => void): void {
  // Nothing is drawn in the background, so there is no picture and nobody to see it.
  if (document.hidden) {
    change();
    return;
  }
  map.once('render', () => {
    // The picture can be read only until the browser shows it.
    const curtain = pictureOf(map.getCanvas());
    map.getCanvasContainer().append(curtain);
    queueMicrotask(change);
    liftWhenDrawn(map, curtain);
  });
  map.triggerRepaint();
}

function liftWhenDrawn(map: MapLibre, curtain: HTMLElement): void {
  const lift = () => {
    clearTimeout(timer);
    map.off('render', liftIfDrawn);
    map.off('movestart', lift);
    curtain.remove();
  };
  const liftIfDrawn = () => {
    if (map.isStyleLoaded() === true && map.areTilesLoaded()) lift();
  };
  const timer = setTimeout(lift, CURTAIN_MS_MAX);
  map.on('movestart', lift);
  map.once('style.load', () => {
    map.on('render', liftIfDrawn);
  });
}

function pictureOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  picture.className = 'map-curtain';
  picture.width = canvas.width;
  picture.height = canvas.height;
  picture.getContext('2d')?.drawImage(canvas, 0, 0);
  return picture;
}
