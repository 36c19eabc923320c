import type { Map as MapLibre } from 'maplibre-gl';
import type { MarkerFeed } from '../core/marker-feed.ts';

/** How long after the first positions the map still widens for further ones, ms. */
const OPENING_MS = 10_000;

/**
 * Shows everybody at first. Somebody whose first position comes a little later is taken in, but only in the opening
 * seconds, and only until the dispatcher moves the map: it is theirs then.
 */
export function fitWhileOpening(map: MapLibre, feed: MarkerFeed, fitAll: () => void): { stop(): void } {
  let fittedCount = 0;
  let openUntilMs = Number.POSITIVE_INFINITY;

  const stop = () => {
    unsubscribe();
    openUntilMs = 0;
  };
  const look = () => {
    const nowMs = performance.now();
    if (nowMs > openUntilMs) return stop();
    const count = countOf(feed);
    if (count <= fittedCount) return;
    if (fittedCount === 0) openUntilMs = nowMs + OPENING_MS;
    fittedCount = count;
    fitAll();
  };
  const unsubscribe = feed.onChange(look);
  map.on('movestart', ({ originalEvent }) => {
    // Only movements by hand carry the event that caused them.
    if (originalEvent) stop();
  });
  look();
  return { stop };
}

function countOf(feed: MarkerFeed): number {
  let count = 0;
  for (const _ of feed.ways()) count++;
  return count;
}
