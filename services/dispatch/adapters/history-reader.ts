import { LATE_UPLOAD_MS_MIN, toTechnicianTrack, v1 } from '@fieldcast/protocol';
import { readFleetHistory } from '@fieldcast/storage';
import type pg from 'pg';
import { ApiError } from '../core/api-error.ts';
import { type GeoBounds, padBounds } from '../core/history/bounds.ts';
import { samplingStepMs, simplifyTrack } from '../core/history/simplify.ts';
import type { Bins, Window } from '../core/history/window.ts';
import { type ActivityCache, createActivityCache } from './activity-cache.ts';

/** Reads of a whole fleet at a time, in one dispatch. Over it: OVERLOADED, and the page asks again. */
const FLEET_READS_MAX = 4;
const OVERLOADED_RETRY_MS = 1_000;
/** The first point of a track is no older than this at the window's beginning, ms. */
const FIRST_POINT_AGE_MS_MAX = 24 * 3_600_000;
/** Points of a technician in one answer. Over it: they are sampled further apart, never cut off. */
const POINTS_MAX = 600;
/** Who is this near to the view, as a share of its size, is drawn as finely as who is in it. */
const VIEW_MARGIN = 0.5;
/** Technicians asked for their activity. Over it: an even choice of them stands for all. */
const ACTIVITY_TECHNICIANS_MAX = 2_000;

export interface FleetRequest extends Window {
  readonly isAsKnown: boolean;
  readonly zoom: number;
  readonly bounds?: GeoBounds | undefined;
}

export interface HistoryReader {
  /**
   * Where the fleet was, as a `FleetHistory` on the wire.
   * @param isWanted asked now and then; false: nobody waits for the answer any more
   * @throws ApiError OVERLOADED
   */
  fleet(tenantKey: number, request: FleetRequest, isWanted: () => boolean): Promise<Uint8Array>;
  /**
   * How much was going on in each bin.
   * @param isWanted as of `fleet`
   * @throws ApiError OVERLOADED
   */
  activity(tenantKey: number, bins: Bins, nowMs: number, isWanted: () => boolean): ReturnType<ActivityCache['read']>;
}

export function createHistoryReader(pool: pg.Pool): HistoryReader {
  let reads = 0;
  const activities = createActivityCache(pool, {
    lateMsMin: LATE_UPLOAD_MS_MIN,
    techniciansMax: ACTIVITY_TECHNICIANS_MAX,
  });

  async function limited<T>(read: () => Promise<T>): Promise<T> {
    if (reads >= FLEET_READS_MAX) throw new ApiError('OVERLOADED', { retryAfterMs: OVERLOADED_RETRY_MS });
    reads += 1;
    try {
      return await read();
    } finally {
      reads -= 1;
    }
  }

  return {
    fleet: (tenantKey, request, isWanted) => limited(() => readFleet(pool, tenantKey, request, isWanted)),
    activity: (tenantKey, bins, nowMs, isWanted) => limited(() => activities.read(tenantKey, bins, nowMs, isWanted)),
  };
}

async function readFleet(
  pool: pg.Pool,
  tenantKey: number,
  { fromMs, toMs, isAsKnown, zoom, bounds }: FleetRequest,
  isWanted: () => boolean,
): Promise<Uint8Array> {
  const detail = { zoom, isAsKnown, bounds: bounds && padBounds(bounds, VIEW_MARGIN) };
  const stepMs = Math.max(samplingStepMs(zoom), Math.ceil((toMs - fromMs) / POINTS_MAX));
  // Messages one behind the other are one message with the repeated fields of all, so that each page is encoded while the
  // event loop is ours anyway, and never the whole fleet at once.
  const parts = [v1.FleetHistory.encode({ fromMs, toMs }).finish()];
  const window = { fromMs, toMs, ageMaxMs: FIRST_POINT_AGE_MS_MAX, stepMs, isAsKnown };
  for await (const page of readFleetHistory(pool, tenantKey, window)) {
    const tracks = page.map(({ technicianId, track }) =>
      toTechnicianTrack(technicianId, track, simplifyTrack(track, detail), fromMs),
    );
    parts.push(v1.FleetHistory.encode({ tracks }).finish());
    if (!isWanted()) break;
  }
  return Buffer.concat(parts);
}
