import { type ReadonlySignal, signal } from '@preact/signals';
import type { FleetChange } from '../core/fleet.ts';
import type { MarkerChange } from '../core/marker-feed.ts';
import type { PlayFleet } from '../core/play-fleet.ts';
import type { ReplayState } from '../core/replay.ts';

/** Tells map and page of what changed in a replay. */
export interface ReplayTeller {
  readonly state: ReadonlySignal<ReplayState>;
  change(part: Partial<ReplayState>): void;
  markers(change: MarkerChange): void;
  picture(): void;
  onMarkers(handler: (change: MarkerChange) => void): () => void;
  onPicture(handler: (change: FleetChange) => void): () => void;
}

export function createReplayTeller(fleet: Pick<PlayFleet, 'takeChange'>, atMs: number): ReplayTeller {
  const state = signal<ReplayState>({
    atMs,
    isPlaying: false,
    speed: 1,
    truth: 'were',
    loading: 'none',
    problem: undefined,
    skippedMs: undefined,
  });
  const markerHandlers = new Set<(change: MarkerChange) => void>();
  const pictureHandlers = new Set<(change: FleetChange) => void>();
  return {
    state,
    change: (part) => {
      state.value = { ...state.peek(), ...part };
    },
    markers: (change) => {
      for (const handler of markerHandlers) handler(change);
    },
    picture: () => {
      const change = fleet.takeChange();
      for (const handler of pictureHandlers) handler(change);
    },
    onMarkers: (handler) => {
      markerHandlers.add(handler);
      return () => void markerHandlers.delete(handler);
    },
    onPicture: (handler) => {
      pictureHandlers.add(handler);
      return () => void pictureHandlers.delete(handler);
    },
  };
}
