import type { v1 } from '@fieldcast/protocol';
import { DaySegmentKind, decodeFleetHistory, decodeTechnicianDay } from '@fieldcast/protocol/board';
import type { DaySegment, FleetHistory, TechnicianDay, TechnicianTrack, TrackPoint } from './history.ts';

/** Coordinates go over the wire in millionths of a degree: about 11 cm. */
const DEGREE_E6 = 1e6;

/** The fleet's history as it came over the wire. @throws Error when the bytes are not one. */
export function readFleetHistory(bytes: Uint8Array): FleetHistory {
  const { fromMs, toMs, tracks } = decodeFleetHistory(bytes);
  return { fromMs, toMs, tracks: tracks.map((track) => toTrack(track, fromMs)) };
}

/** A technician's day as it came over the wire. @throws Error when the bytes are not one. */
export function readTechnicianDay(bytes: Uint8Array): TechnicianDay {
  const day = decodeTechnicianDay(bytes);
  return {
    fromMs: day.fromMs,
    toMs: day.toMs,
    track: day.track ? toTrack(day.track, day.fromMs) : { technicianId: '', points: [] },
    segments: day.segments.flatMap((segment) => toSegment(segment)),
    distanceM: day.distanceM,
    movingS: day.movingS,
    stoppedS: day.stoppedS,
    gapS: day.gapS,
    fixes: day.fixes,
    lateFixes: day.lateFixes,
    speedMaxMps: day.speedMaxCmps / 100,
  };
}

/** @param windowStartMs what the first recorded time is counted from. */
function toTrack(track: v1.TechnicianTrack.$Properties, windowStartMs: number): TechnicianTrack {
  const { technicianId, recordedMs, latitudeE6, longitudeE6, delayMs, speedCmps, headingDeg, accuracyDm } = track;
  const count = recordedMs?.length ?? 0;
  if (latitudeE6?.length !== count || longitudeE6?.length !== count) {
    // The generated code leaves out what is empty: a track of nobody has no columns at all.
    if (count > 0 || latitudeE6?.length || longitudeE6?.length) throw new RangeError('columns of unequal length');
  }
  const points: TrackPoint[] = [];
  let recordedAtMs = windowStartMs;
  let latE6 = 0;
  let lonE6 = 0;
  for (let at = 0; at < count; at++) {
    recordedAtMs += recordedMs?.[at] ?? 0;
    latE6 += latitudeE6?.[at] ?? 0;
    lonE6 += longitudeE6?.[at] ?? 0;
    points.push({
      recordedAtMs,
      receivedAtMs: recordedAtMs + (delayMs?.[at] ?? 0),
      latitudeDeg: latE6 / DEGREE_E6,
      longitudeDeg: lonE6 / DEGREE_E6,
      speedMps: unlessUnknown(speedCmps?.[at], 100),
      headingDeg: unlessUnknown(headingDeg?.[at], 1),
      accuracyM: unlessUnknown(accuracyDm?.[at], 10),
    });
  }
  return { technicianId: technicianId ?? '', points };
}

// One more than the value, so that nothing (0) means that it is not known.
function unlessUnknown(wire: number | undefined, unitsPerOne: number): number | undefined {
  return wire === undefined || wire === 0 ? undefined : (wire - 1) / unitsPerOne;
}

const SEGMENT_KINDS = new Map<v1.DaySegmentKind | undefined | null, DaySegment['kind']>([
  [DaySegmentKind.STOP, 'stop'],
  [DaySegmentKind.DRIVE, 'drive'],
  [DaySegmentKind.GAP, 'gap'],
]);

// A kind of a newer server is left out rather than shown as something it is not.
function toSegment(segment: v1.DaySegment.$Properties): DaySegment[] {
  const kind = SEGMENT_KINDS.get(segment.kind);
  if (kind === undefined) return [];
  return [
    {
      kind,
      fromMs: segment.fromMs ?? 0,
      toMs: segment.toMs ?? 0,
      latitudeDeg: (segment.latitudeE6 ?? 0) / DEGREE_E6,
      longitudeDeg: (segment.longitudeE6 ?? 0) / DEGREE_E6,
      distanceM: segment.distanceM ?? 0,
      speedMaxMps: (segment.speedMaxCmps ?? 0) / 100,
    },
  ];
}
