import type { Fix } from '@fieldcast/protocol';
import type { DisconnectReason, Link } from './board-words.ts';
import type { ConnectionReason, ConnectionState } from './connection-state.ts';
import type { EnvironmentOptions } from './environment.ts';
import type { ClientError } from './errors.ts';
import type { GetToken } from './token-source.ts';
import type { DeviceStatus } from './words.ts';

export interface BoardOptions extends EnvironmentOptions {
  /** `ws://host:port/v1/map` or `wss://…`. */
  readonly url: string;
  /** A dispatcher's token, asked for when one is needed. What it throws is retried, but for `UnauthorizedError`. */
  readonly getToken: GetToken;
}

/** What a board knows of a technician. A new object whenever something changed. */
export interface BoardTechnician {
  /** Short name of the technician within an epoch of the board. */
  readonly ref: number;
  readonly technicianId: string;
  /** The technician's name, or the id where there is no name. */
  readonly displayName: string;
  /** The newest known position; absent: none was ever received. Its altitude is not told to boards. */
  readonly position?: Fix | undefined;
  readonly presence?: BoardPresence | undefined;
}

export interface BoardPresence extends DeviceStatus {
  readonly link: Link;
  /** When the link became what it is, ms since the epoch by the server's clock. */
  readonly changedAtMs: number;
  /** Why it is disconnected. */
  readonly reason?: DisconnectReason | undefined;
  readonly appVersion?: string | undefined;
}

/** What a board's window shows, degrees. West may be greater than east: the box crosses the antimeridian. */
export interface BoardView {
  readonly westDeg: number;
  readonly southDeg: number;
  readonly eastDeg: number;
  readonly northDeg: number;
  readonly zoom: number;
  /** Comes at the full rate wherever it is. */
  readonly followedTechnicianId?: string | undefined;
}

export interface BoardState {
  readonly connection: ConnectionState['kind'];
  /** When the next attempt begins, local clock, ms; undefined unless in backoff or offline. */
  readonly retryAtMs: number | undefined;
  /** Why it is in backoff, offline or closed. */
  readonly error: ClientError | undefined;
  /** The picture the board has; undefined before the first one. */
  readonly epoch: string | undefined;
  readonly version: number;
  /** When anything was last received, local clock, ms; undefined before the first frame. */
  readonly lastFrameAtMs: number | undefined;
  /** Server time minus local time: add it to the local clock before comparing with times of positions. */
  readonly serverClockOffsetMs: number;
}

export interface BoardEvents {
  /** The connection changed its state. */
  state: {
    readonly previous: ConnectionState['kind'];
    readonly current: BoardState;
    readonly reason: ConnectionReason;
  };
  /** The refs of the technicians that one frame changed, all of them after a new picture (those that left included). */
  change: ReadonlySet<number>;
  error: ClientError;
}

export interface Board {
  /** Connects and stays connected. */
  start(): void;
  /** Disconnects. The technicians stay as they were last known. */
  stop(): void;
  /** Tells the server what is on the screen, at most 4 times a second; undefined: everything. */
  setView(view: BoardView | undefined): void;
  /** Does not wait for the next attempt. Browsers' own signals are listened to; this is for those of other platforms. */
  wake(): void;
  /** By ref. Always the same map; it changes while a frame is applied, then `change` tells how. */
  readonly technicians: ReadonlyMap<number, BoardTechnician>;
  /** Adds a handler; the answer removes it. */
  on<Name extends keyof BoardEvents>(event: Name, handler: (detail: BoardEvents[Name]) => void): () => void;
  getState(): BoardState;
}
