import type { BoardTechnician, BoardView } from '@fieldcast/client';
import type { Connection } from './connection.ts';

export interface FleetChange {
  readonly changed: readonly BoardTechnician[];
  /** Technicians who were in the picture before and no longer are. */
  readonly leftIds: readonly string[];
}

/**
 * A picture of the tenant's technicians: of now, or of a moment of the past. Positions stay in here; the page is told
 * that something changed. What reads a picture does not need to know of which time it is.
 */
export interface FleetPicture {
  /** False until it is whole for the first time. */
  hasPicture(): boolean;
  technicianCount(): number;
  technicians(): Iterable<BoardTechnician>;
  find(technicianId: string): BoardTechnician | undefined;
  /** The time the picture is of, by which the ages of its positions are judged, ms since the epoch by the server's clock. */
  timeMs(): number;
  /** Answers how to unsubscribe. */
  onChange(handler: (change: FleetChange) => void): () => void;
}

/** The live picture, and the board's link to the server. */
export interface Fleet extends FleetPicture {
  connection(): Connection;
  /** How many changes have arrived. For tests and support. */
  deltaCount(): number;
  /** Tells the server what is on the screen. */
  setView(view: BoardView): void;
  onConnection(handler: () => void): () => void;
  stop(): void;
}
