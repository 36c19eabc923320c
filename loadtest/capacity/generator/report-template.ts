import { DEGREE_E7, toReport, v1 } from '@fieldcast/protocol';

// A report is encoded once with the ordinary encoder. For each report that goes out, only what differs is written over in
// place: the report id, the time, and the coordinates. All of these have a constant length by the ranges chosen here.

/** Between two fixes of one report. */
export const FIX_INTERVAL_MS = 20;
/** Two bytes as a varint, like every id up to `REPORT_ID_MIN + REPORT_IDS`; a phone is there after its first 127 reports. */
export const REPORT_ID_MIN = 128;
/** Ids before they come round again: far more than a connection ever has unacknowledged. */
export const REPORT_IDS = 16_000;
/** The latitude of a technician's first fix; each further fix lies `FIX_STEP_E7` north of the one before. */
export const FIRST_LATITUDE_E7 = 350_000_000;
export const FIX_STEP_E7 = 10;
/** The longitude of the first technician; the others live side by side to the east. */
export const FIRST_LONGITUDE_E7 = 90_000_000;
export const TECHNICIAN_STEP_E7 = 1_000;

const VARINT_BITS = 28;
const VARINT_WORD = 2 ** VARINT_BITS;
const TAG = { frameReport: 0x12, reportId: 0x08, baseTime: 0x10, position: 0x1a } as const;
const POSITION_TAG = { timeOffset: 0x08, latitude: 0x15, longitude: 0x1d } as const;

/** Where in the encoded frame the changing parts lie. */
interface Offsets {
  readonly reportId: number;
  readonly baseTime: number;
  readonly latitudes: readonly number[];
  readonly longitudes: readonly number[];
}

export interface ReportTemplate {
  readonly fixesPerReport: number;
  /** The payload of the WebSocket message as it is after the last `fill`; its memory starts at a multiple of four bytes. */
  readonly payload: Uint8Array;
  /**
   * Writes a technician's n-th report (from 0), whose newest fix was taken at `newestFixTimeMs`. The same arguments give the
   * same bytes: a report is sent again by filling it in again.
   */
  fill(technician: number, sequence: number, newestFixTimeMs: number): void;
}

/** The id a technician's n-th report (from 0) has on the wire. */
export function reportIdOf(sequence: number): number {
  return REPORT_ID_MIN + (sequence % REPORT_IDS);
}

/** @throws RangeError when the encoder no longer writes reports in the form this relies on. */
export function createReportTemplate(fixesPerReport: number): ReportTemplate {
  const encoded = v1.ClientFrame.encode({ report: exampleReport(fixesPerReport) }).finish();
  const payload = new Uint8Array(new ArrayBuffer(Math.ceil(encoded.length / 4) * 4), 0, encoded.length);
  payload.set(encoded);
  const { reportId, baseTime, latitudes, longitudes } = findOffsets(payload, fixesPerReport);
  const spanMs = (fixesPerReport - 1) * FIX_INTERVAL_MS;
  return {
    fixesPerReport,
    payload,
    fill: (technician, sequence, newestFixTimeMs) => {
      writeReportId(payload, reportId, reportIdOf(sequence));
      writeTime(payload, baseTime, newestFixTimeMs - spanMs);
      const longitudeE7 = FIRST_LONGITUDE_E7 + technician * TECHNICIAN_STEP_E7;
      let latitudeE7 = FIRST_LATITUDE_E7 + sequence * fixesPerReport * FIX_STEP_E7;
      for (let index = 0; index < fixesPerReport; index++) {
        writeFixed32(payload, latitudes[index] ?? 0, latitudeE7);
        // A little to and fro, within the technician's own strip.
        writeFixed32(payload, longitudes[index] ?? 0, longitudeE7 + ((sequence * 7 + index) % 500));
        latitudeE7 += FIX_STEP_E7;
      }
    },
  };
}

function exampleReport(fixesPerReport: number): v1.Report.$Properties {
  const timeMs = Date.UTC(2026, 0, 1);
  const fixes = Array.from({ length: fixesPerReport }, (_, index) => ({
    timeMs: timeMs + index * FIX_INTERVAL_MS,
    latitudeDeg: FIRST_LATITUDE_E7 / DEGREE_E7,
    longitudeDeg: FIRST_LONGITUDE_E7 / DEGREE_E7,
    // Under the open sky.
    accuracyM: 8 + (index % 5),
    altitudeM: 412.5 + index,
    speedMps: 13.9 + index / 10,
    headingDeg: 27 + index,
  }));
  return toReport(REPORT_ID_MIN, fixes);
}

function findOffsets(bytes: Uint8Array, fixesPerReport: number): Offsets {
  const latitudes: number[] = [];
  const longitudes: number[] = [];
  let at = expectTag(bytes, 0, TAG.frameReport);
  at = skipVarint(bytes, at);
  const reportId = expectTag(bytes, at, TAG.reportId);
  const baseTime = expectTag(bytes, skipVarint(bytes, reportId), TAG.baseTime);
  at = skipVarint(bytes, baseTime);
  for (let index = 0; index < fixesPerReport; index++) {
    at = expectTag(bytes, at, TAG.position);
    // One byte: a position is shorter than 128.
    const end = at + 1 + (bytes[at] ?? 0);
    at += 1;
    // Left out where it is zero.
    if (bytes[at] === POSITION_TAG.timeOffset) at = skipVarint(bytes, at + 1);
    const latitude = expectTag(bytes, at, POSITION_TAG.latitude);
    const longitude = expectTag(bytes, latitude + 4, POSITION_TAG.longitude);
    latitudes.push(latitude);
    longitudes.push(longitude);
    at = end;
  }
  if (at !== bytes.length || baseTime - reportId !== 3)
    throw new RangeError('reports are no longer encoded as expected');
  return { reportId, baseTime, latitudes, longitudes };
}

function expectTag(bytes: Uint8Array, at: number, tag: number): number {
  if (bytes[at] !== tag) throw new RangeError(`expected the tag ${tag} at byte ${at} of a report`);
  return at + 1;
}

function skipVarint(bytes: Uint8Array, start: number): number {
  let at = start;
  while ((bytes[at] ?? 0) > 0x7f) at += 1;
  return at + 1;
}

/** A varint of two bytes. */
function writeReportId(bytes: Uint8Array, at: number, id: number): void {
  bytes[at] = (id & 0x7f) | 0x80;
  bytes[at + 1] = id >>> 7;
}

/** A varint of six bytes: times from 1971 to 2109. */
function writeTime(bytes: Uint8Array, at: number, timeMs: number): void {
  const high = Math.floor(timeMs / VARINT_WORD);
  const low = timeMs - high * VARINT_WORD;
  bytes[at] = (low & 0x7f) | 0x80;
  bytes[at + 1] = ((low >>> 7) & 0x7f) | 0x80;
  bytes[at + 2] = ((low >>> 14) & 0x7f) | 0x80;
  bytes[at + 3] = ((low >>> 21) & 0x7f) | 0x80;
  bytes[at + 4] = (high & 0x7f) | 0x80;
  bytes[at + 5] = high >>> 7;
}

function writeFixed32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}
