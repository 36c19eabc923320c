import type { TrackColumns } from '@fieldcast/protocol';
import type pg from 'pg';
import { FIX_PACKED, unpackTrack } from './packed-track.ts';

/** Technicians whose tracks are read in one statement: bounds what is in memory, and how long a statement takes. */
const PAGE_TECHNICIANS = 250;
/** How far a phone's clock may be ahead of ours: with it, fixes of a window may bear a time behind its end. */
const CLOCK_AHEAD_MS_MAX = 5 * 60_000;

export interface FleetWindow {
  /** When the window begins, ms since the Unix epoch. */
  readonly fromMs: number;
  /** First time behind it; equal to `fromMs` for a moment. */
  readonly toMs: number;
  /** How old the first point of a track may be at `fromMs`, ms. It also bounds how many days are looked into. */
  readonly ageMaxMs: number;
  /** At most one point of a technician in each stretch of this length, ms. */
  readonly stepMs: number;
  /**
   * False: the fixes recorded in the window, whenever they came. True: what a board knew at each time of the window: a
   * point counts from when it was received, and whatever came later is unknown.
   */
  readonly isAsKnown: boolean;
  /** Technicians a page; 250 when absent. */
  readonly pageSize?: number;
}

export interface FleetTrack {
  readonly technicianId: string;
  readonly track: TrackColumns;
}

interface TrackRow {
  readonly technician_id: string;
  readonly first: Uint8Array | null;
  readonly rest: Uint8Array | null;
}

// Two reads of the primary key a technician: one descent for the last fix before the window, one scan of the window. The
// fixes of a technician come packed into one value, since a row of the driver costs more than the reading of the fix.
const fleetTracks = (first: string, rest: string) => `
  SELECT technician_id, first.packed AS first, rest.packed AS rest
    FROM (SELECT technician_id, technician_key FROM technicians
           WHERE tenant_key = $1 AND technician_id > $2 ORDER BY technician_id LIMIT $3) AS page
    LEFT JOIN LATERAL (
      SELECT recorded_at, ${FIX_PACKED} AS packed FROM positions
       WHERE tenant_key = $1 AND positions.technician_key = page.technician_key AND ${first}
       ORDER BY recorded_at DESC, fix_key DESC LIMIT 1) AS first ON true
    LEFT JOIN LATERAL (${rest}) AS rest ON true
   ORDER BY technician_id`;

// $4: the beginning, $5: the oldest time of a first point, $6: the end, $7: the step, $8: how far clocks may be ahead.
const AS_IT_WAS = fleetTracks(
  'recorded_at <= $4::timestamptz AND recorded_at > $5::timestamptz',
  `SELECT string_agg(packed, '') AS packed FROM (
     SELECT DISTINCT ON (bin) date_bin($7::interval, recorded_at, $4::timestamptz) AS bin, ${FIX_PACKED} AS packed
       FROM positions
      WHERE tenant_key = $1 AND positions.technician_key = page.technician_key
        AND recorded_at > $4::timestamptz AND recorded_at < $6::timestamptz
      ORDER BY bin, recorded_at, fix_key) AS sampled`,
);

// From the first point on: a phone that was offline sends what it recorded since, and nothing older can move the marker.
const AS_KNOWN = fleetTracks(
  `recorded_at <= $4::timestamptz + $8::interval AND recorded_at > $5::timestamptz
        AND received_at <= $4::timestamptz`,
  `SELECT string_agg(packed, '') AS packed FROM (
     SELECT DISTINCT ON (bin) date_bin($7::interval, received_at, $4::timestamptz) AS bin, ${FIX_PACKED} AS packed
       FROM positions
      WHERE tenant_key = $1 AND positions.technician_key = page.technician_key
        AND recorded_at > $5::timestamptz AND recorded_at > coalesce(first.recorded_at, $5::timestamptz)
        AND recorded_at < $6::timestamptz + $8::interval
        AND received_at > $4::timestamptz AND received_at < $6::timestamptz
      ORDER BY bin, recorded_at DESC, fix_key DESC) AS sampled`,
);

/**
 * The tracks of a tenant's technicians through a window, in the order of their ids, a page at a time. The first point of
 * a track is the last fix at or before the beginning; for a moment it is the only one. Technicians without a point are
 * left out. Each page is a statement of its own.
 *
 * What is exact: the first points, and each fix since then that is in the window. As it was known, the fixes that came in
 * the window are those behind the first point (or `ageMaxMs` back where there is none), in the order in which they came,
 * the newest of each step: the one a board was left with.
 * @throws RangeError when a time is not one JavaScript can name.
 */
export async function* readFleetHistory(
  pool: Pick<pg.Pool, 'query'>,
  tenantKey: number,
  { fromMs, toMs, ageMaxMs, stepMs, isAsKnown, pageSize = PAGE_TECHNICIANS }: FleetWindow,
): AsyncGenerator<FleetTrack[]> {
  const times = [fromMs, fromMs - ageMaxMs, toMs].map((timeMs) => new Date(timeMs).toISOString());
  const values = [...times, toInterval(stepMs), ...(isAsKnown ? [toInterval(CLOCK_AHEAD_MS_MAX)] : [])];
  // No id is empty.
  let after = '';
  for (;;) {
    const { rows } = await pool.query<TrackRow>(isAsKnown ? AS_KNOWN : AS_IT_WAS, [
      ...[tenantKey, after, pageSize],
      ...values,
    ]);
    const tracks = rows.flatMap(({ technician_id: technicianId, first, rest }) =>
      first || rest ? [{ technicianId, track: unpackTrack([first, rest]) }] : [],
    );
    if (tracks.length > 0) yield tracks;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.technician_id;
  }
}

function toInterval(durationMs: number): string {
  return `${durationMs} milliseconds`;
}
