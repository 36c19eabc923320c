import { emptyTrackColumns, type TrackColumns } from '@fieldcast/protocol';

// A fix in 44 bytes, big-endian, as PostgreSQL itself sends its values:
//
//   0         8         16        24         32     36       40
//   recorded  received  latitude  longitude  speed  heading  accuracy
//   int64 µs  int64 µs  float64   float64    float32, NaN for unknown
const FIX_BYTES = 44;
/** Postgres counts microseconds from 2000-01-01. */
const POSTGRES_EPOCH_MS = 946_684_800_000;
const WORD = 2 ** 32;

/** The expression that packs a row of `positions`. */
export const FIX_PACKED = `(timestamptz_send(recorded_at) || timestamptz_send(received_at)
  || float8send(latitude) || float8send(longitude) || float4send(coalesce(speed_mps, 'NaN'))
  || float4send(coalesce(heading_deg, 'NaN')) || float4send(coalesce(accuracy_m, 'NaN')))`;

/** The fixes of the parts, one part after the other. */
export function unpackTrack(parts: readonly (Uint8Array | null)[]): TrackColumns {
  const length = parts.reduce((sum, part) => sum + (part?.byteLength ?? 0), 0) / FIX_BYTES;
  if (!Number.isInteger(length)) throw new Error('the database packs fixes in another way');
  const columns = emptyTrackColumns(length);
  let index = 0;
  for (const part of parts) {
    if (!part) continue;
    const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
    for (let start = 0; start < part.byteLength; start += FIX_BYTES) unpackFix(view, start, columns, index++);
  }
  return columns;
}

function unpackFix(view: DataView, start: number, columns: TrackColumns, index: number): void {
  columns.recordedMs[index] = timeMsAt(view, start);
  columns.receivedMs[index] = timeMsAt(view, start + 8);
  columns.latitudeDeg[index] = view.getFloat64(start + 16);
  columns.longitudeDeg[index] = view.getFloat64(start + 24);
  columns.speedMps[index] = view.getFloat32(start + 32);
  columns.headingDeg[index] = view.getFloat32(start + 36);
  columns.accuracyM[index] = view.getFloat32(start + 40);
}

/** Without a BigInt: the sum of both words is below 2^53 until the year 2285. */
function timeMsAt(view: DataView, start: number): number {
  const microseconds = view.getInt32(start) * WORD + view.getUint32(start + 4);
  return POSTGRES_EPOCH_MS + microseconds / 1000;
}
