import type { Fleet } from '../core/fleet.ts';
import { type Freshness, freshnessOf } from '../core/freshness.ts';

/**
 * `window.__fieldcast`: what browser tests look at instead of pixels. Nothing in the page reads it, and it shows
 * nothing that the person in front of the page does not see anyway.
 */
export interface TestHook {
  /** Everybody with a position, by the newest fix received (not by where the marker glides just now). */
  technicians(): { id: string; name: string; lat: number; lon: number; recordedAtMs: number; freshness: Freshness }[];
  /** The kind of `core/connection.ts`, such as `online`; `none` while no board is open. */
  connection(): string;
  /** The base map and the technicians are drawn. */
  mapReady(): boolean;
  /** How many changes the board has received. */
  deltaCount(): number;
}

declare global {
  interface Window {
    __fieldcast?: TestHook;
  }
}

/** Installs the hook; both questions are asked anew at each call. */
export function installTestHook(currentFleet: () => Fleet | undefined, isMapReady: () => boolean): void {
  window.__fieldcast = {
    technicians: () => {
      const fleet = currentFleet();
      if (!fleet) return [];
      const serverNowMs = fleet.timeMs();
      return [...fleet.technicians()].flatMap(({ technicianId, displayName, position }) =>
        position
          ? {
              id: technicianId,
              name: displayName,
              lat: position.latitudeDeg,
              lon: position.longitudeDeg,
              recordedAtMs: position.timeMs,
              freshness: freshnessOf(position.timeMs, serverNowMs),
            }
          : [],
      );
    },
    connection: () => currentFleet()?.connection().kind ?? 'none',
    mapReady: isMapReady,
    deltaCount: () => currentFleet()?.deltaCount() ?? 0,
  };
}
