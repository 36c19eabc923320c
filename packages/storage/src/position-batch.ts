import { type FixReading, writeFixKey } from '@fieldcast/core';
import { dayOf } from './day.ts';

const NONE = -1;

/** A technician with fixes in a batch; the keys are filled in by whoever looks them up. */
export interface BatchTechnician {
  readonly tenantId: string;
  readonly technicianId: string;
  tenantKey: number;
  technicianKey: number;
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
  /** The days (since the Unix epoch, UTC) that the fixes belong to. */
  readonly days = new Set<number>();
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
  private readonly slotsOfTenant = new Map<string, Map<string, number>>();
  private latestDay = NONE;

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

  /** The slot of a technician in this batch, to be given to `add`. */
  slotOf(tenantId: string, technicianId: string): number {
    const slots = this.slotsOfTenant.get(tenantId) ?? new Map<string, number>();
    if (slots.size === 0) this.slotsOfTenant.set(tenantId, slots);
    const known = slots.get(technicianId);
    if (known !== undefined) return known;
    const slot = this.technicians.push({ tenantId, technicianId, tenantKey: NONE, technicianKey: NONE }) - 1;
    slots.set(technicianId, slot);
    return slot;
  }

  get tenantIds(): Iterable<string> {
    return this.slotsOfTenant.keys();
  }

  /** Adds one fix. Times are ms since the Unix epoch; `fix` is in the units of the wire. */
  add(slot: number, recordedAtMs: number, receivedAtMs: number, fix: FixReading): void {
    const row = this.rows++;
    if (row === this.slot.length) this.grow();
    this.slot[row] = slot;
    this.recordedAtMs[row] = recordedAtMs;
    this.receivedAtMs[row] = receivedAtMs;
    writeFixKey(this.fixKeyWords, row * 2, fix);
    this.latitudeE7[row] = fix.latitudeE7 ?? 0;
    this.longitudeE7[row] = fix.longitudeE7 ?? 0;
    this.accuracyDm[row] = fix.accuracyDm ?? Number.NaN;
    this.altitudeDm[row] = fix.altitudeDm ?? Number.NaN;
    this.speedCmps[row] = fix.speedCmps ?? Number.NaN;
    this.headingDdeg[row] = fix.headingDdeg ?? Number.NaN;
    const day = dayOf(recordedAtMs);
    if (day === this.latestDay) return;
    this.days.add(day);
    this.latestDay = day;
  }

  private grow(): void {
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

/** The rows of a batch in the order in which they go into the tables. */
export interface RowOrder {
  /** Row numbers by tenant, technician, time and fix key; of equal ones only the first that arrived. */
  readonly distinct: Uint32Array;
  /** Row numbers of each technician's newest fix, by technician key; of two at one time the first that arrived. */
  readonly newest: Uint32Array;
}

/**
 * Sorts a batch whose keys are known. All writers insert in this one order, so that two of them wait for each other
 * but never in a circle; and rows that are neighbours in the index arrive together.
 */
export function orderRows(batch: PositionBatch): RowOrder {
  const { rows, technicians, recordedAtMs } = batch;
  const slots = technicians.map((_, slot) => slot).sort((a, b) => compareTechnicians(technicians, a, b));
  const groupEnds = endsOfGroups(batch, slots);
  const order = groupRows(batch, groupEnds);

  const newest = new Uint32Array(slots.length);
  let newestCount = 0;
  let distinctCount = 0;
  let start = 0;
  const compare = (a: number, b: number) => compareRows(batch, a, b);
  for (const slot of slots) {
    const end = groupEnds[slot] ?? rows;
    if (start === end) continue;
    const group = order.subarray(start, end);
    newest[newestCount++] = newestOf(group, recordedAtMs);
    if (!isSorted(group, compare)) group.sort(compare);
    let previous = NONE;
    for (const row of group) {
      if (previous !== NONE && compare(previous, row) === 0) continue;
      // Never ahead of the row just read, so the group can be compacted where it lies.
      order[distinctCount++] = row;
      previous = row;
    }
    start = end;
  }
  return { distinct: order.subarray(0, distinctCount), newest: newest.subarray(0, newestCount) };
}

function compareTechnicians(technicians: readonly BatchTechnician[], slotA: number, slotB: number): number {
  const a = technicians[slotA];
  const b = technicians[slotB];
  if (!a || !b) throw new RangeError('no such slot');
  return a.tenantKey - b.tenantKey || a.technicianKey - b.technicianKey;
}

/** For each slot, where its group of rows ends when the groups lie one behind another in the order of `slots`. */
function endsOfGroups({ rows, slot }: PositionBatch, slots: readonly number[]): Uint32Array {
  const ends = new Uint32Array(slots.length);
  for (let row = 0; row < rows; row++) bump(ends, slot[row] ?? 0, 1);
  let end = 0;
  for (const each of slots) {
    end += ends[each] ?? 0;
    ends[each] = end;
  }
  return ends;
}

/** Row numbers group by group, each group in order of arrival (a counting sort: no comparisons). */
function groupRows({ rows, slot }: PositionBatch, groupEnds: Uint32Array): Uint32Array {
  const order = new Uint32Array(rows);
  const next = groupEnds.slice();
  for (let row = rows - 1; row >= 0; row--) order[bump(next, slot[row] ?? 0, -1)] = row;
  return order;
}

function bump(counts: Uint32Array, index: number, step: number): number {
  const count = (counts[index] ?? 0) + step;
  counts[index] = count;
  return count;
}

function newestOf(group: Uint32Array, recordedAtMs: Float64Array): number {
  let newest = NONE;
  let newestMs = Number.NEGATIVE_INFINITY;
  for (const row of group) {
    const timeMs = recordedAtMs[row] ?? newestMs;
    if (timeMs > newestMs) {
      newest = row;
      newestMs = timeMs;
    }
  }
  return newest;
}

function compareRows({ recordedAtMs, fixKeyWords }: PositionBatch, a: number, b: number): number {
  return (
    difference(recordedAtMs, a, b) ||
    difference(fixKeyWords, a * 2, b * 2) ||
    difference(fixKeyWords, a * 2 + 1, b * 2 + 1)
  );
}

function difference(column: Float64Array | Uint32Array, a: number, b: number): number {
  return (column[a] ?? 0) - (column[b] ?? 0);
}

function isSorted(group: Uint32Array, compare: (a: number, b: number) => number): boolean {
  for (let index = 1; index < group.length; index++) {
    if (compare(group[index - 1] ?? 0, group[index] ?? 0) > 0) return false;
  }
  return true;
}
