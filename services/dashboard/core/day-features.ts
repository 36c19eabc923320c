import { LATE_UPLOAD_MS_MIN } from '@fieldcast/protocol';
import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import type { DaySegment, TechnicianDay, TrackPoint } from './history.ts';
import { mercatorX, mercatorY, metresBetween } from './marker-projection.ts';
import { speedClassOf } from './speed-colours.ts';

/** More stops than this are drawn without a number. */
export const NUMBERED_STOPS_MAX = 99;

export interface TrailProperties {
  /** Index of the speed's class. */
  readonly speedClass: number;
  /** Uploaded long after it was recorded. */
  readonly isLate: boolean;
  readonly isPointedOut: boolean;
}

export interface StopProperties {
  /** From 1, in the order of the day. */
  readonly number: number;
  readonly isPointedOut: boolean;
}

/** The trail of a day in stretches of one colour. Where nothing is known of the way, there is no line. */
export function trailFeatures(
  { track, segments }: TechnicianDay,
  pointedOut: DaySegment | undefined,
): FeatureCollection<LineString, TrailProperties> {
  const gaps = segments.filter(({ kind }) => kind === 'gap');
  const features: Feature<LineString, TrailProperties>[] = [];
  let open: Feature<LineString, TrailProperties> | undefined;
  for (const [index, end] of track.points.entries()) {
    const start = track.points[index - 1];
    if (!start) continue;
    if (gaps.some(({ fromMs, toMs }) => start.recordedAtMs <= fromMs && end.recordedAtMs >= toMs)) {
      open = undefined;
      continue;
    }
    const properties = propertiesOf(start, end, pointedOut);
    if (!open || !isSame(open.properties, properties)) {
      open = {
        type: 'Feature',
        properties,
        geometry: { type: 'LineString', coordinates: [[start.longitudeDeg, start.latitudeDeg]] },
      };
      features.push(open);
    }
    open.geometry.coordinates.push([end.longitudeDeg, end.latitudeDeg]);
  }
  return { type: 'FeatureCollection', features };
}

/** The stops of a day, the one pointed out last, so that it lies on top. */
export function stopFeatures(
  { segments }: TechnicianDay,
  pointedOut: DaySegment | undefined,
): FeatureCollection<Point, StopProperties> {
  const stops = segments.filter(({ kind }) => kind === 'stop');
  const features = stops.map(
    (stop, index): Feature<Point, StopProperties> => ({
      type: 'Feature',
      properties: { number: index + 1, isPointedOut: isThat(stop, pointedOut) },
      geometry: { type: 'Point', coordinates: [stop.longitudeDeg, stop.latitudeDeg] },
    }),
  );
  features.sort((a, b) => Number(a.properties.isPointedOut) - Number(b.properties.isPointedOut));
  return { type: 'FeatureCollection', features };
}

/** [[west, south], [east, north]] of a day or a part of it; undefined when nothing of it is known. */
export function boundsOfDay(
  { track }: TechnicianDay,
  part: Pick<DaySegment, 'fromMs' | 'toMs'> | undefined,
): [[number, number], [number, number]] | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { recordedAtMs, longitudeDeg, latitudeDeg } of track.points) {
    if (part && (recordedAtMs < part.fromMs || recordedAtMs > part.toMs)) continue;
    west = Math.min(west, longitudeDeg);
    east = Math.max(east, longitudeDeg);
    south = Math.min(south, latitudeDeg);
    north = Math.max(north, latitudeDeg);
  }
  if (west > east) return undefined;
  return [
    [west, south],
    [east, north],
  ];
}

function propertiesOf(start: TrackPoint, end: TrackPoint, pointedOut: DaySegment | undefined): TrailProperties {
  return {
    speedClass: speedClassOf(end.speedMps ?? speedBetween(start, end))?.index ?? 0,
    isLate: end.receivedAtMs - end.recordedAtMs > LATE_UPLOAD_MS_MIN,
    isPointedOut:
      pointedOut !== undefined && start.recordedAtMs >= pointedOut.fromMs && end.recordedAtMs <= pointedOut.toMs,
  };
}

// Phones that measure no speed are judged by how far they came.
function speedBetween(start: TrackPoint, end: TrackPoint): number | undefined {
  const seconds = (end.recordedAtMs - start.recordedAtMs) / 1000;
  if (seconds <= 0) return undefined;
  const y = mercatorY(start.latitudeDeg);
  const dx = mercatorX(end.longitudeDeg) - mercatorX(start.longitudeDeg);
  return metresBetween(dx, mercatorY(end.latitudeDeg) - y, y) / seconds;
}

function isSame(a: TrailProperties, b: TrailProperties): boolean {
  return a.speedClass === b.speedClass && a.isLate === b.isLate && a.isPointedOut === b.isPointedOut;
}

function isThat(segment: DaySegment, other: DaySegment | undefined): boolean {
  return other !== undefined && segment.kind === other.kind && segment.fromMs === other.fromMs;
}
