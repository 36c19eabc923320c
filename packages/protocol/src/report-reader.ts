import { limits } from './limits.ts';
import { MALFORMED, readSfixed32, readSint32, readUint32, readUint64, skipField, valueEnd } from './wire-bytes.ts';

// Field numbers and wire types of track.proto; the tests encode what is read here with the generated code.
const TAG = {
  reportId: 0x08,
  baseTime: 0x10,
  position: 0x1a,
} as const;

/**
 * Reads encoded Reports into columns that are used again for the next one, so that a fix costs no object. Row n is the
 * n-th fix; a value that is absent is NaN.
 *
 *     bytes          … 1a len fix 0 | 1a len fix 1 | …
 *     fieldStart     ^              ^
 *     fieldEnd                     ^              ^
 *     timeOffsetMs   t              t
 *     latitudeE7     φ              φ                 and so on, one array a field
 */
export class ReportReader {
  reportId = 0;
  /** ms since the Unix epoch; a fix's time is this plus its `timeOffsetMs`. */
  baseTimeMs = 0;
  /** How many fixes the report has; rows behind it are left over from earlier reports. */
  count = 0;
  timeOffsetMs = new Uint32Array(limits.reportPositionsMax);
  latitudeE7 = new Int32Array(limits.reportPositionsMax);
  longitudeE7 = new Int32Array(limits.reportPositionsMax);
  accuracyDm = new Float64Array(limits.reportPositionsMax);
  altitudeDm = new Float64Array(limits.reportPositionsMax);
  speedCmps = new Float64Array(limits.reportPositionsMax);
  headingDdeg = new Float64Array(limits.reportPositionsMax);
  /** Where in the bytes each fix lies as a field of its report, tag and length included. */
  fieldStart = new Uint32Array(limits.reportPositionsMax);
  fieldEnd = new Uint32Array(limits.reportPositionsMax);

  /**
   * Reads the Report in `bytes` from `start` to `end`. Fields it does not know are passed over.
   * @returns false when it is no whole message; what has been read is then of no use.
   */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.reportId = 0;
    this.baseTimeMs = 0;
    this.count = 0;
    let at = start;
    while (at < end) {
      const tag = bytes[at];
      if (tag === TAG.position) {
        const length = readUint32(bytes, at + 1);
        const positionStart = valueEnd();
        const positionEnd = positionStart + length;
        if (positionEnd > end || !this.#readPosition(bytes, positionStart, positionEnd)) return false;
        this.fieldStart[this.count] = at;
        this.fieldEnd[this.count] = positionEnd;
        this.count++;
        at = positionEnd;
      } else if (tag === TAG.reportId) {
        this.reportId = readUint32(bytes, at + 1);
        at = valueEnd();
      } else if (tag === TAG.baseTime) {
        this.baseTimeMs = readUint64(bytes, at + 1);
        at = valueEnd();
      } else {
        at = skipField(bytes, at, end);
        if (at === MALFORMED) return false;
      }
    }
    return at === end;
  }

  #readPosition(bytes: Uint8Array, start: number, end: number): boolean {
    const row = this.count;
    if (row === this.timeOffsetMs.length) this.#grow();
    let timeOffsetMs = 0;
    let latitudeE7 = 0;
    let longitudeE7 = 0;
    let accuracyDm = Number.NaN;
    let altitudeDm = Number.NaN;
    let speedCmps = Number.NaN;
    let headingDdeg = Number.NaN;
    let at = start;
    while (at < end) {
      const tag = bytes[at++];
      if (tag === 0x08) {
        timeOffsetMs = readUint32(bytes, at);
        at = valueEnd();
      } else if (tag === 0x15) {
        latitudeE7 = readSfixed32(bytes, at);
        at += 4;
      } else if (tag === 0x1d) {
        longitudeE7 = readSfixed32(bytes, at);
        at += 4;
      } else if (tag === 0x20) {
        accuracyDm = readUint32(bytes, at);
        at = valueEnd();
      } else if (tag === 0x28) {
        altitudeDm = readSint32(bytes, at);
        at = valueEnd();
      } else if (tag === 0x30) {
        speedCmps = readUint32(bytes, at);
        at = valueEnd();
      } else if (tag === 0x38) {
        headingDdeg = readUint32(bytes, at);
        at = valueEnd();
      } else {
        at = skipField(bytes, at - 1, end);
        if (at === MALFORMED) return false;
      }
    }
    this.timeOffsetMs[row] = timeOffsetMs;
    this.latitudeE7[row] = latitudeE7;
    this.longitudeE7[row] = longitudeE7;
    this.accuracyDm[row] = accuracyDm;
    this.altitudeDm[row] = altitudeDm;
    this.speedCmps[row] = speedCmps;
    this.headingDdeg[row] = headingDdeg;
    return at === end;
  }

  // Reports over the limit are refused, but by name and number: first they have to be read.
  #grow(): void {
    const rows = this.timeOffsetMs.length * 2;
    this.timeOffsetMs = grown(this.timeOffsetMs, new Uint32Array(rows));
    this.latitudeE7 = grown(this.latitudeE7, new Int32Array(rows));
    this.longitudeE7 = grown(this.longitudeE7, new Int32Array(rows));
    this.accuracyDm = grown(this.accuracyDm, new Float64Array(rows));
    this.altitudeDm = grown(this.altitudeDm, new Float64Array(rows));
    this.speedCmps = grown(this.speedCmps, new Float64Array(rows));
    this.headingDdeg = grown(this.headingDdeg, new Float64Array(rows));
    this.fieldStart = grown(this.fieldStart, new Uint32Array(rows));
    this.fieldEnd = grown(this.fieldEnd, new Uint32Array(rows));
  }
}

function grown<Column extends { set(values: Column): void }>(old: Column, larger: Column): Column {
  larger.set(old);
  return larger;
}
