import { type Freshness, freshnessOf } from '../core/freshness.ts';
import type { FleetMap } from '../map/fleet-map.ts';
import type { Scene } from './scene.ts';

type MapStats = ReturnType<FleetMap['stats']>;

/**
 * `window.__fieldcast`: what browser tests and benchmarks look at instead of pixels. Nothing in the page reads it, and
 * it shows nothing that the person in front of the page does not see anyway. Times are ms since the epoch.
 */
export interface TestHook {
  /** Everybody with a position in the picture shown, by the fix itself (not by where the marker glides just now). */
  technicians(): { id: string; name: string; lat: number; lon: number; recordedAtMs: number; freshness: Freshness }[];
  /** The kind of `core/connection.ts`, such as `online`; `none` while no board is open. */
  connection(): string;
  /** The base map and the technicians are drawn. */
  mapReady(): boolean;
  /** How many changes the board has received. */
  deltaCount(): number;
  mode(): 'live' | 'past';
  /** The time of the picture shown; undefined while a moment of the past is still on its way. */
  timeMs(): number | undefined;
  goTo(atMs: number): void;
  goLive(): void;
  /** What the map has drawn; undefined without one. */
  map(): Omit<MapStats, 'placeOf'> | undefined;
  /** Where a marker is drawn just now, degrees and px of the map; undefined when it is not. */
  placeOf(technicianId: string): ReturnType<MapStats['placeOf']>;
  /** Keeps (a bounded number of) times at which fixes reached the page and the screen. */
  traceMarkers(isOn: boolean): void;
  takeMarkerTrace(): ReturnType<MapStats['takeTrace']>;
}

declare global {
  interface Window {
    __fieldcast?: TestHook;
  }
}

/** Installs the hook; both questions are asked anew at each call. */
export function installTestHook(currentScene: () => Scene | undefined, currentMap: () => FleetMap | undefined): void {
  const isOnItsWay = ({ replay }: Scene) => replay.state.peek().loading === 'moment';
  window.__fieldcast = {
    technicians: () => techniciansOf(currentScene()),
    connection: () => currentScene()?.fleet.connection().kind ?? 'none',
    mapReady: () => currentMap()?.isReady() ?? false,
    deltaCount: () => currentScene()?.fleet.deltaCount() ?? 0,
    mode: () => currentScene()?.mode.peek() ?? 'live',
    timeMs: () => {
      const scene = currentScene();
      if (!scene || (scene.mode.peek() === 'past' && isOnItsWay(scene))) return undefined;
      return scene.picture.peek().timeMs();
    },
    goTo: (atMs) => currentScene()?.place.goTo(atMs),
    goLive: () => currentScene()?.place.goLive(),
    map: () => currentMap()?.stats(),
    placeOf: (technicianId) => currentMap()?.stats().placeOf(technicianId),
    traceMarkers: (isOn) => currentMap()?.stats().trace(isOn),
    takeMarkerTrace: () => currentMap()?.stats().takeTrace() ?? [],
  };
}

function techniciansOf(scene: Scene | undefined): ReturnType<TestHook['technicians']> {
  const picture = scene?.picture.peek();
  if (!picture) return [];
  const timeMs = picture.timeMs();
  return Array.from(picture.technicians()).flatMap(({ technicianId, displayName, position }) =>
    position
      ? {
          id: technicianId,
          name: displayName,
          lat: position.latitudeDeg,
          lon: position.longitudeDeg,
          recordedAtMs: position.timeMs,
          freshness: freshnessOf(position.timeMs, timeMs),
        }
      : [],
  );
}
