import type { Fix } from '@fieldcast/protocol';

/** A fix as the database has it. */
export interface StoredPosition extends Fix {
  /** When ingest received it, ms since the Unix epoch. */
  readonly receivedAtMs: number;
  /** The signed 64-bit fix key, in decimal. */
  readonly fixKey: string;
}

/** The columns of a stored position, in `positions` and in `technician_state`. */
export const POSITION_COLUMNS =
  'recorded_at, fix_key, received_at, latitude, longitude, accuracy_m, altitude_m, speed_mps, heading_deg';

export interface PositionRow {
  recorded_at: Date;
  fix_key: string;
  received_at: Date;
  latitude: number;
  longitude: number;
  accuracy_m: number | null;
  altitude_m: number | null;
  speed_mps: number | null;
  heading_deg: number | null;
}

export function toStoredPosition(row: PositionRow): StoredPosition {
  return {
    timeMs: row.recorded_at.getTime(),
    latitudeDeg: row.latitude,
    longitudeDeg: row.longitude,
    accuracyM: row.accuracy_m ?? undefined,
    altitudeM: row.altitude_m ?? undefined,
    speedMps: row.speed_mps ?? undefined,
    headingDeg: row.heading_deg ?? undefined,
    receivedAtMs: row.received_at.getTime(),
    fixKey: row.fix_key,
  };
}
