import type { BoardTechnician, BoardView } from '@fieldcast/client';
import type { Connection } from './connection.ts';

export interface FleetChange {
  readonly changed: readonly BoardTechnician[];
  /** Technicians who were in the picture before and no longer are. */
  readonly leftIds: readonly string[];
}

/** The live picture of one tenant. Positions stay in here; the page is told that something changed. */
export interface Fleet {
  connection(): Connection;
  /** False until the first whole picture is in. */
  hasPicture(): boolean;
  technicianCount(): number;
  technicians(): Iterable<BoardTechnician>;
  find(technicianId: string): BoardTechnician | undefined;
  /** The server's time, with which phones' times are compared, ms since the epoch. */
  serverNowMs(): number;
  /** How many changes have arrived. For tests and support. */
  deltaCount(): number;
  setView(view: BoardView): void;
  /** Answers how to unsubscribe. */
  onChange(handler: (change: FleetChange) => void): () => void;
  onConnection(handler: () => void): () => void;
  stop(): void;
}
