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
export type { ConnectionState } from './connection.ts';
export type { ClientLog, EnvironmentOptions, Timers, WebSocketConstructor, WebSocketLike } from './environment.ts';
export { ClientError, type ClientFault, SignedOutError } from './errors.ts';
export { createTracker } from './tracker.ts';
export type { RefusalReason, Tracker, TrackerEvents, TrackerOptions, TrackerState } from './tracker-types.ts';
export type { Blocker, DeviceStatus, DisconnectReason, Duty, Link } from './words.ts';
