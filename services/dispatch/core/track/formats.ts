import { csv } from './csv.ts';
import { geojson } from './geojson.ts';
import { gpx } from './gpx.ts';
import type { TrackFormat, TrackSubject } from './track-format.ts';

export const TRACK_FORMATS = { geojson, gpx, csv } as const satisfies Record<string, TrackFormat>;

export type TrackFormatName = keyof typeof TRACK_FORMATS;

/**
 * The Content-Disposition of a track: a plain name for old clients and the true one as RFC 6266 has it. Neither can
 * name a folder or break out of the header, whatever is in the technician's id.
 */
export function trackDisposition({ technicianId, day }: TrackSubject, format: TrackFormatName): string {
  const name = `track-${technicianId.replace(/[\\/:*?"<>|%]/gu, '_')}-${day}.${TRACK_FORMATS[format].fileExtension}`;
  const ascii = name.replace(/[^\x20-\x7e]/gu, '_');
  const extended = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}
