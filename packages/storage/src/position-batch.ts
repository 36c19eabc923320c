import { type FixReading, writeFixKeyOfValues } from '@fieldcast/core';
import { dayOf } from './day.ts';
import { TechnicianIndex } from './technician-index.ts';

const NONE = -1;
const encoder = new TextEncoder();
// Strict, and leaving every byte its meaning: two ids that differ in their bytes never become one string.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A technician with fixes in a batch; the keys are filled in by whoever looks them up. */
export interface BatchTechnician {
  readonly tenantId: string;
  readonly technicianId: string;
  tenantKey: number;
  technicianKey: number;
}

/** The fixes of one report, one array a field; absent values are NaN (protocol's ReportReader). */
export interface ReportColumns {
  readonly count: number;
  /** ms since the Unix epoch; each fix's offset is added to it. */
  readonly baseTimeMs: number;
  readonly timeOffsetMs: Uint32Array;
  readonly latitudeE7: Int32Array;
  readonly longitudeE7: Int32Array;
  readonly accuracyDm: Float64Array;
  readonly altitudeDm: Float64Array;
  readonly speedCmps: Float64Array;
  readonly headingDdeg: Float64Array;
}

/** A point in a batch to which it can be taken back. */
export interface BatchMark {
  readonly rows: number;
  readonly technicians: number;
}

/**
 * Fixes on their way into the database: one typed array a column, so that a fix costs no object. Rows are in order of
 * arrival; absent values are NaN.
 *
 *   technicians[]   0: acme/anna   1: acme/bob
 *   slot            0  0  1  0  1 …       the row's technician
 *   recordedAtMs    t  t  t  t  t …
 *   fixKeyWords     h l  h l  h l  h l  h l …
 */
export class PositionBatch {
  rows = 0;
  readonly technicians: BatchTechnician[] = [];
  slot: Uint32Array;
  recordedAtMs: Float64Array;
  receivedAtMs: Float64Array;
  fixKeyWords: Uint32Array;
  latitudeE7: Int32Array;
  longitudeE7: Int32Array;
  accuracyDm: Float64Array;
  altitudeDm: Float64Array;
  speedCmps: Float64Array;
  headingDdeg: Float64Array;
  readonly #tenantIds: string[] = [];
  readonly #tenantNumbers = new Map<string, number>();
  readonly #index = new TechnicianIndex();

  /** @param rowsExpected how many rows fit before the columns have to grow. */
  constructor(rowsExpected: number) {
    this.slot = new Uint32Array(rowsExpected);
    this.recordedAtMs = new Float64Array(rowsExpected);
    this.receivedAtMs = new Float64Array(rowsExpected);
    this.fixKeyWords = new Uint32Array(rowsExpected * 2);
    this.latitudeE7 = new Int32Array(rowsExpected);
    this.longitudeE7 = new Int32Array(rowsExpected);
    this.accuracyDm = new Float64Array(rowsExpected);
    this.altitudeDm = new Float64Array(rowsExpected);
    this.speedCmps = new Float64Array(rowsExpected);
    this.headingDdeg = new Float64Array(rowsExpected);
  }

  /** A number for the tenant in this batch, to be given to `slotOfBytes`. */
  tenantNumber(tenantId: string): number {
    const known = this.#tenantNumbers.get(tenantId);
    if (known !== undefined) return known;
    const number = this.#tenantIds.push(tenantId) - 1;
    this.#tenantNumbers.set(tenantId, number);
    return number;
  }

  /**
   * The slot of a technician in this batch, to be given to `add` and `addReport`. The id is the UTF-8 in `bytes` from
   * `start` to `end`. -1 when it is no UTF-8, or `isAllowed`, asked once a technician and batch, says no.
   */
  slotOfBytes(
    tenantNumber: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    isAllowed: (technicianId: string) => boolean,
  ): number {
    const known = this.#index.find(tenantNumber, bytes, start, end);
    if (known !== NONE) return known;
    const technicianId = decode(bytes.subarray(start, end));
    const tenantId = this.#tenantIds[tenantNumber];
    if (technicianId === undefined || tenantId === undefined || !isAllowed(technicianId)) return NONE;
    this.technicians.push({ tenantId, technicianId, tenantKey: NONE, technicianKey: NONE });
    return this.#index.insert(tenantNumber, bytes, start, end);
  }

  /** The slot of a technician in this batch, to be given to `add` and `addReport`. */
  slotOf(tenantId: string, technicianId: string): number {
    const bytes = encoder.encode(technicianId);
    return this.slotOfBytes(this.tenantNumber(tenantId), bytes, 0, bytes.length, () => true);
  }

  /** The tenants of the technicians, each once. */
  get tenantIds(): Set<string> {
    return new Set(this.technicians.map(({ tenantId }) => tenantId));
  }

  /** The days (since the Unix epoch, UTC) that the fixes belong to. */
  get days(): Set<number> {
    const days = new Set<number>();
    let latestDay = NONE;
    for (let row = 0; row < this.rows; row++) {
      const day = dayOf(this.recordedAtMs[row] ?? 0);
      if (day !== latestDay) days.add(day);
      latestDay = day;
    }
    return days;
  }

  /** Adds one fix. Times are ms since the Unix epoch; `fix` is in the units of the wire. */
  add(slot: number, recordedAtMs: number, receivedAtMs: number, fix: FixReading): void {
    const optional = (value: number | null | undefined) => Float64Array.of(value ?? Number.NaN);
    this.addReport(slot, receivedAtMs, {
      ...{ count: 1, baseTimeMs: recordedAtMs, timeOffsetMs: Uint32Array.of(0) },
      latitudeE7: Int32Array.of(fix.latitudeE7 ?? 0),
      longitudeE7: Int32Array.of(fix.longitudeE7 ?? 0),
      accuracyDm: optional(fix.accuracyDm),
      altitudeDm: optional(fix.altitudeDm),
      speedCmps: optional(fix.speedCmps),
      headingDdeg: optional(fix.headingDdeg),
    });
  }

  /** Adds all fixes of a report. */
  addReport(slot: number, receivedAtMs: number, report: ReportColumns): void {
    const { count, baseTimeMs } = report;
    while (this.rows + count > this.slot.length) this.#grow();
    for (let index = 0; index < count; index++) {
      const row = this.rows++;
      const latitudeE7 = report.latitudeE7[index] ?? 0;
      const longitudeE7 = report.longitudeE7[index] ?? 0;
      const accuracyDm = report.accuracyDm[index] ?? Number.NaN;
      const altitudeDm = report.altitudeDm[index] ?? Number.NaN;
      const speedCmps = report.speedCmps[index] ?? Number.NaN;
      const headingDdeg = report.headingDdeg[index] ?? Number.NaN;
      this.slot[row] = slot;
      this.recordedAtMs[row] = baseTimeMs + (report.timeOffsetMs[index] ?? 0);
      this.receivedAtMs[row] = receivedAtMs;
      this.latitudeE7[row] = latitudeE7;
      this.longitudeE7[row] = longitudeE7;
      this.accuracyDm[row] = accuracyDm;
      this.altitudeDm[row] = altitudeDm;
      this.speedCmps[row] = speedCmps;
      this.headingDdeg[row] = headingDdeg;
      writeFixKeyOfValues(
        this.fixKeyWords,
        row * 2,
        latitudeE7,
        longitudeE7,
        accuracyDm,
        altitudeDm,
        speedCmps,
        headingDdeg,
      );
    }
  }

  /** Empties the batch, whose memory is used again: fresh memory costs more than what is written into it. */
  clear(): void {
    this.takeBack({ rows: 0, technicians: 0 });
    this.#tenantIds.length = 0;
    this.#tenantNumbers.clear();
  }

  /** Where the batch stands now, for `takeBack`. */
  mark(): BatchMark {
    return { rows: this.rows, technicians: this.technicians.length };
  }

  /** Takes out what was added after `mark`. */
  takeBack({ rows, technicians }: BatchMark): void {
    this.rows = rows;
    this.technicians.length = technicians;
    this.#index.truncate(technicians);
  }

  #grow(): void {
    const larger = new PositionBatch(Math.max(1024, this.slot.length * 2));
    for (const column of COLUMNS) larger[column].set(this[column]);
    for (const column of COLUMNS) Object.assign(this, { [column]: larger[column] });
  }
}

const COLUMNS = [
  'slot',
  'recordedAtMs',
  'receivedAtMs',
  'fixKeyWords',
  'latitudeE7',
  'longitudeE7',
  'accuracyDm',
  'altitudeDm',
  'speedCmps',
  'headingDdeg',
] as const satisfies (keyof PositionBatch)[];

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    // The reason is always the same, bytes that are no UTF-8.
    return undefined;
  }
}
