/** Whether the past is shown with what was uploaded since, or as a board of that time showed it. */
export type Truth = 'were' | 'known';

/** A point of a technician's track. */
export interface TrackPoint {
  /** When the phone took it, ms since the epoch. */
  readonly recordedAtMs: number;
  readonly receivedAtMs: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly speedMps: number | undefined;
  readonly headingDeg: number | undefined;
  readonly accuracyM: number | undefined;
}

export interface TechnicianTrack {
  readonly technicianId: string;
  /**
   * In the order in which a marker goes through them. The first may be older than the window: the last fix before it.
   * Of the truth `known` a point counts from when it was received, and one that was overtaken by then is left out.
   */
  readonly points: readonly TrackPoint[];
}

/** Where the fleet was between two times; a moment when they are equal. */
export interface FleetHistory {
  readonly fromMs: number;
  readonly toMs: number;
  readonly tracks: readonly TechnicianTrack[];
}

/** What part of a fleet's history is asked for. */
export interface HistoryQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly truth: Truth;
  /** Tracks are simplified to what can be told apart at this zoom. */
  readonly zoom: number;
  /** Degrees. Who never comes into it is simplified further. Absent: the whole world. */
  readonly bounds?: HistoryBounds | undefined;
}

export interface HistoryBounds {
  readonly westDeg: number;
  readonly southDeg: number;
  readonly eastDeg: number;
  readonly northDeg: number;
}

/** How much was going on in a stretch of a day. */
export interface ActivityBin {
  /** When it begins, ms since the epoch. */
  readonly fromMs: number;
  /** Technicians who sent at least one fix of it. */
  readonly technicians: number;
  /** Of them, those whose fixes came only later. */
  readonly late: number;
}

export interface DaySegment {
  readonly kind: 'stop' | 'drive' | 'gap';
  readonly fromMs: number;
  readonly toMs: number;
  /** Of a stop its middle, else where it begins. */
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly distanceM: number;
  readonly speedMaxMps: number;
}

/** What a technician did in a period. */
export interface TechnicianDay {
  readonly fromMs: number;
  readonly toMs: number;
  readonly track: TechnicianTrack;
  readonly segments: readonly DaySegment[];
  readonly distanceM: number;
  readonly movingS: number;
  readonly stoppedS: number;
  readonly gapS: number;
  readonly fixes: number;
  readonly lateFixes: number;
  readonly speedMaxMps: number;
}

/** A change of a phone's connection, newest first in lists. */
export interface ConnectionEvent {
  readonly atMs: number;
  readonly link: 'connected' | 'disconnected' | 'lost';
  /** Why it is disconnected; the words of `DisconnectReason` of the client package. */
  readonly reason: string | undefined;
  readonly deviceId: string;
  readonly appVersion: string | undefined;
  readonly batteryPercent: number | undefined;
}

/** The past, as dispatch tells it. Each throws ApiError. */
export interface HistoryApi {
  fleetHistory(query: HistoryQuery, signal?: AbortSignal): Promise<FleetHistory>;
  /** `bins` equal stretches of a period; those of the future are left out. */
  activity(fromMs: number, toMs: number, bins: number, signal?: AbortSignal): Promise<ActivityBin[]>;
  /** Undefined: nobody of this id is known. */
  technicianDay(
    technicianId: string,
    fromMs: number,
    toMs: number,
    signal?: AbortSignal,
  ): Promise<TechnicianDay | undefined>;
  connections(technicianId: string, fromMs: number, toMs: number, signal?: AbortSignal): Promise<ConnectionEvent[]>;
}
