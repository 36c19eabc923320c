/**
 * What the map draws of one technician: the way from one place to the next, measured by the clock of the feed it comes
 * from. Where `endMs` is not behind `startMs`, the marker stands at its end.
 */
export interface MarkerWay {
  readonly id: string;
  readonly name: string;
  readonly fromLonDeg: number;
  readonly fromLatDeg: number;
  readonly toLonDeg: number;
  readonly toLatDeg: number;
  readonly startMs: number;
  readonly endMs: number;
  /** When the fix at its end was recorded, ms since the epoch; the marker's age and freshness follow from it. */
  readonly recordedAtMs: number;
  /** Clockwise from north. */
  readonly headingDeg: number | undefined;
  readonly speedMps: number | undefined;
  readonly accuracyM: number | undefined;
  /** Known only from an upload that came long after: drawn differently. */
  readonly isLateUpload: boolean;
}

export interface MarkerChange {
  readonly changed: readonly MarkerWay[];
  readonly leftIds: readonly string[];
}

/** Where markers come from: the live fleet or a replay of the past. The map draws one feed at a time. */
export interface MarkerFeed {
  /** The clock of the ways, ms; asked once a frame. Live it is the page's, in the past the replayed time. */
  clockMs(): number;
  /** The time by which ages are judged, ms since the epoch. */
  timeMs(): number;
  /** False while nothing moves by itself, so that no frame is drawn for nothing. */
  isRunning(): boolean;
  /** Everybody, each on the way of this moment. */
  ways(): Iterable<MarkerWay>;
  /** Answers how to unsubscribe. */
  onChange(handler: (change: MarkerChange) => void): () => void;
}
