export { createBoard } from './board.ts';
export type {
  Board,
  BoardEvents,
  BoardOptions,
  BoardPresence,
  BoardState,
  BoardTechnician,
  BoardView,
} from './board-types.ts';
export type { DisconnectReason, Link } from './board-words.ts';
export type { ConnectionReason, ConnectionState } from './connection-state.ts';
export type {
  ClientLog,
  Clock,
  EnvironmentOptions,
  Timers,
  WebSocketConstructor,
  WebSocketLike,
} from './environment.ts';
export { ClientError, type ClientFault, UnauthorizedError } from './errors.ts';
export {
  type BrowserGeolocation,
  type BrowserLocationOptions,
  type BrowserPermission,
  createBrowserLocation,
} from './location/browser.ts';
export {
  type BackgroundGeolocationPlugin,
  type CapacitorLocation,
  type CapacitorLocationOptions,
  createCapacitorLocation,
} from './location/capacitor.ts';
export {
  createFixSieve,
  type FixSieve,
  type Motion,
  type SieveTerms,
  type SkipReason,
  type Verdict,
} from './location/sieve.ts';
export type { LocationListener, LocationSource, Reading } from './location/source.ts';
export { createTrackLocation, type TrackLocationOptions } from './location/track.ts';
export { createBrowserNetwork, createSilentNetwork, type NetworkSignal, type NetworkSignals } from './network.ts';
export { createIndexedDbStore, type IndexedDbStoreOptions } from './queue/indexeddb-store.ts';
export { createKeyValueStore, type KeyValueStorage, type KeyValueStoreOptions } from './queue/key-value-store.ts';
export { createMemoryStore } from './queue/memory-store.ts';
export type { FixStore, QueuedFix, StoreContents } from './queue/store.ts';
export type { GetToken, TokenReason, TokenRequest } from './token-source.ts';
export { createTracker } from './tracker.ts';
export type { Job, RefusalReason, Tracker, TrackerEvents, TrackerOptions, TrackerState } from './tracker-types.ts';
export type { Blocker, DeviceStatus, Duty } from './words.ts';
